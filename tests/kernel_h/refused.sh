#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# refused.sh CC INCLUDE: a choice that no kernel has doesn't compile against
# kernel.h, and the compiler says why; one that a kernel has does, without a
# warning, optimised or not.
set -euo pipefail
cc=$1 include=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/code.c" <<'END'
#include <pte/arch/arm64.h>
#include <pte/arch/ppc64.h>
#include <pte/arch/x86_64.h>
#include <pte/kernel.h>

int code(pte_t pte);
int code(pte_t pte)
{
	const pte_t read = ptep_get(&pte);

	return likely(is_swap_pte(read)) &&
	       is_migration_entry(pte_to_swp_entry(read));
}
END
failed=0

# compile VERSION LAYOUT ARGUMENT...: what the compiler says
compile() {
	local version=$1 layout=$2
	shift 2
	"$cc" -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wno-unused-variable \
		-Wno-unused-const-variable -Werror -I"$include" \
		${version:+"-DPTE_KERNEL_VERSION=PTE_LINUX($version)"} \
		${layout:+"-DPTE_KERNEL_LAYOUT=$layout"} "$@" \
		-c "$tmp/${source:-code}.c" -o "$tmp/code.o" 2>&1
}

# refused REASON VERSION LAYOUT ARGUMENT...
refused() {
	local reason=$1 said
	shift
	if said=$(compile "$@" -O2); then
		echo "FAILED: $*: compiles"
		failed=1
	elif ! grep -qF "$reason" <<<"$said"; then
		printf 'FAILED: %s: not "%s":\n%s\n' "$*" "$reason" "$said"
		failed=1
	else
		echo "refused: $*: $reason"
	fi
}

# taken VERSION LAYOUT ARGUMENT...
taken() {
	local said level
	for level in -O0 -O2; do
		if ! said=$(compile "$@" $level); then
			printf 'FAILED: %s %s:\n%s\n' "$*" $level "$said"
			failed=1
			return
		fi
	done
	echo "taken: $*"
}

refused 'define PTE_KERNEL_LAYOUT' '6, 12' ''
refused 'define PTE_KERNEL_VERSION' '' PTE_X86_64_V5_19
refused "within the layout's span" '5, 18' PTE_X86_64_V5_19
refused "within the layout's span" '5, 19' PTE_X86_64_V5_10
refused 'CONFIG_MEM_SOFT_DIRTY: this layout has no such flag' \
	'6, 12' PTE_ARM64_4K_V6_10 -DCONFIG_MEM_SOFT_DIRTY=1
refused 'CONFIG_HAVE_ARCH_USERFAULTFD_WP: this layout has no such flag' \
	'6, 12' PTE_PPC64_RADIX_64K_V5_19 -DCONFIG_HAVE_ARCH_USERFAULTFD_WP=1
refused 'CONFIG_DEVICE_PRIVATE needs CONFIG_MIGRATION, which is off' \
	'6, 12' PTE_X86_64_V5_19 -DCONFIG_DEVICE_PRIVATE=1
refused 'CONFIG_PTE_MARKER: no option of this version' '6, 12' PTE_X86_64_V5_19 \
	-DCONFIG_HAVE_ARCH_USERFAULTFD_WP=1 -DCONFIG_PTE_MARKER=1

# a helper whose option is off is named with it; code may have its own by that name
declare -A optional=(
	[NUMA_BALANCING]="pte_protnone pmd_protnone"
	[MEM_SOFT_DIRTY]="pte_soft_dirty pte_mksoft_dirty pte_clear_soft_dirty
		pmd_soft_dirty pmd_mksoft_dirty pmd_clear_soft_dirty"
	[HAVE_ARCH_USERFAULTFD_WP]="pte_uffd_wp pte_clear_uffd_wp pmd_uffd_wp
		pmd_clear_uffd_wp pte_uffd pte_clear_uffd pmd_uffd pmd_clear_uffd"
)
cp "$tmp/code.c" "$tmp/own.c"
for option in "${!optional[@]}"; do
	for helper in ${optional[$option]}; do
		printf 'unsigned long %s(unsigned long word);\n' "$helper" >>"$tmp/own.c"
		{
			cat "$tmp/code.c"
			echo "int ask(${helper%%_*}_t it);"
			echo "int ask(${helper%%_*}_t it) { (void)$helper(it); return 0; }"
		} >"$tmp/ask.c"
		source=ask refused "${helper}_needs_CONFIG_$option" '6, 12' PTE_X86_64_V5_19 -fsyntax-only
	done
	source=ask taken '6, 12' PTE_X86_64_V5_19 "-DCONFIG_$option=1"
done
source=own taken '6, 12' PTE_X86_64_V5_19

# only x86_64's compilers know -m32; they bring the headers that it takes
if echo 'int i;' | "$cc" -m32 -x c -c - -o "$tmp/code.o" 2>/dev/null; then
	refused 'unsigned long has 64 bits in these kernels' '6, 12' PTE_X86_64_V5_19 \
		-m32 -ffreestanding
fi

taken '5, 10' PTE_X86_64_V5_10
taken '6, 12' PTE_X86_64_V5_19 -DCONFIG_MIGRATION=1 -DCONFIG_MEM_SOFT_DIRTY=1 \
	-DCONFIG_HAVE_ARCH_USERFAULTFD_WP=1 -DCONFIG_NUMA_BALANCING=1
taken '6, 1' PTE_ARM64_64K_PA52_V5_19 -DCONFIG_MIGRATION=1 \
	-DCONFIG_SPARSEMEM_VMEMMAP=1 -DCONFIG_DEVICE_PRIVATE=1
taken '7, 1' PTE_PPC64_NOHASH_V6_11
# what is said to be absent is
for name in set_pte set_pte_at set_pmd_at copy_pte_marker; do
	if ! grep -qw "$name" "$include/pte/kernel.h" || grep -qw "$name" "$include"/pte/kernel/*.h; then
		echo "FAILED: $name: kernel.h says that it isn't there"
		failed=1
	fi
done
exit "$failed"
