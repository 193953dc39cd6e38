#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# patch.sh NAME TREE: in a copy of a tree, what a series would do to it, by what is written
# here. Files are replaced, not changed: a copy may be one of links.
#   soft-dirty  arm64 with soft-dirty, in entries bit 61, as before 6.10 it could have been
#   device-private-migration  three more types, for pages of a device that migrate, which
#               helpers of migration entries accept (J. Niethe's series)
set -euo pipefail
name=$1
cd "$2"

# change FILE SED...: and it must change something
change() {
	local file=$1
	shift
	sed -E "$@" "$file" >"$file.new"
	! cmp -s "$file" "$file.new" || {
		echo "patch.sh: $name: nothing in $file to change" >&2
		exit 1
	}
	mv "$file.new" "$file"
}

# insert FILE PATTERN TEXT: before the last line that matches
insert() {
	local file=$1 line
	line=$(grep -nE "$2" "$file" | tail -n 1 | cut -d : -f 1)
	change "$file" "${line}i\\
${3//$'\n'/\\$'\n'}"
}

soft_dirty() {
	local level
	change arch/arm64/Kconfig '0,/^config ARM64$/s//&\n\tselect HAVE_ARCH_SOFT_DIRTY/'
	insert arch/arm64/include/asm/pgtable-prot.h '^#endif' '
#define PTE_SOFT_DIRTY (_AT(pteval_t, 1) << 59)
#define PTE_SWP_SOFT_DIRTY (_AT(pteval_t, 1) << 61)'
	insert arch/arm64/include/asm/pgtable.h '^#endif.*__ASSEMBL' "$(
		for level in pte:SOFT pte_swp:SWP_SOFT; do
			cat <<-END
				static inline bool ${level%:*}_soft_dirty(pte_t pte)
				{
				        return pte_val(pte) & PTE_${level#*:}_DIRTY;
				}
				static inline pte_t ${level%:*}_mksoft_dirty(pte_t pte)
				{
				        return set_pte_bit(pte, __pgprot(PTE_${level#*:}_DIRTY));
				}
				static inline pte_t ${level%:*}_clear_soft_dirty(pte_t pte)
				{
				        return clear_pte_bit(pte, __pgprot(PTE_${level#*:}_DIRTY));
				}
			END
		done
		for level in '' swp_; do
			cat <<-END
				#define pmd_${level}soft_dirty(pmd) pte_${level}soft_dirty(pmd_pte(pmd))
				#define pmd_${level}mksoft_dirty(pmd) pte_pmd(pte_${level}mksoft_dirty(pmd_pte(pmd)))
				#define pmd_${level}clear_soft_dirty(pmd) pte_pmd(pte_${level}clear_soft_dirty(pmd_pte(pmd)))
			END
		done
	)"
}

# of "type == A" also B
also() {
	change include/linux/swapops.h "/^static inline int $1\\(/,/^}/\
s/swp_type\\(entry\\) == $2(\\)*;)/swp_type(entry) == $2 || swp_type(entry) == $3\\1/"
}

device_private_migration() {
	local type=4 name
	change include/linux/swap.h 's/^(#define SWP_DEVICE_NUM) 4$/\1 7/'
	for name in READ READ_EXCLUSIVE WRITE; do
		change include/linux/swap.h "/^#define SWP_DEVICE_NUM 7\$/a\\
#define SWP_MIGRATION_DEVICE_$name (SWP_DEVICE_WRITE + $type)"
		type=$((type + 1))
	done
	also is_migration_entry SWP_MIGRATION_WRITE 'SWP_MIGRATION_DEVICE_READ || swp_type(entry) == SWP_MIGRATION_DEVICE_READ_EXCLUSIVE || swp_type(entry) == SWP_MIGRATION_DEVICE_WRITE'
	also is_writable_migration_entry SWP_MIGRATION_WRITE SWP_MIGRATION_DEVICE_WRITE
	also is_readable_migration_entry SWP_MIGRATION_READ SWP_MIGRATION_DEVICE_READ
	also is_readable_exclusive_migration_entry SWP_MIGRATION_READ_EXCLUSIVE \
		SWP_MIGRATION_DEVICE_READ_EXCLUSIVE
}

case $name in
soft-dirty) soft_dirty ;;
device-private-migration) device_private_migration ;;
*) echo "patch.sh: $name: no such patch" >&2 && exit 2 ;;
esac
