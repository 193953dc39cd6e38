#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# extract.sh TREE ARCH: print the few functions of a tree's .c files that the
# shim asks, as they stand there. ARCH/extract names more: FILE, and where in it
# something begins; after a "?", what only some trees have.
set -eu
tree=$1 arch=$2

# take FILE PATTERN...: from a line that matches to the "}" that ends it
take() {
	local file=$1 pattern
	shift
	for pattern; do
		sed -n "/^$pattern/,/^}/p" "$tree/$file" | grep . || {
			echo "extract: $file has no line \"$pattern\"" >&2
			exit 1
		}
	done
}

# the same of what only newer kernels divide from the rest
take_any() {
	! grep -q "^$2" "$tree/$1" || take "$@"
}

take mm/swapfile.c 'unsigned long generic_max_swapfile_size(void)'
if [ -e "$arch/extract" ]; then
	while read -r file pattern; do
		case $file in
		'?') take_any "${pattern%% *}" "${pattern#* }" ;;
		*) take "$file" "$pattern" ;;
		esac
	done <"$arch/extract"
else
	take mm/swapfile.c '.*unsigned long.* arch_max_swapfile_size(void)'
fi
sed -n '/^typedef struct {$/,/^} pagemap_entry_t;$/p; /^#define PM_.*BIT/p
	/^#define PM_END_OF_BUFFER/p' \
	"$tree/fs/proc/task_mmu.c"
take fs/proc/task_mmu.c 'struct pagemapread {' \
	'static inline pagemap_entry_t make_pme('
take_any fs/proc/task_mmu.c 'static bool __folio_page_mapped_exclusively('
take fs/proc/task_mmu.c 'static pagemap_entry_t pte_to_pagemap_entry(' \
	'static int add_to_pagemap('
echo '#ifdef CONFIG_HUGETLB_PAGE'
take fs/proc/task_mmu.c 'static int pagemap_hugetlb_range('
echo '#endif'
echo '#ifdef CONFIG_TRANSPARENT_HUGEPAGE'
take_any fs/proc/task_mmu.c 'static int pagemap_pmd_range_thp('
take fs/proc/task_mmu.c 'static int pagemap_pmd_range('
echo '#endif'
