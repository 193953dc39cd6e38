# SPDX-License-Identifier: BSD-2-Clause
# The what-ifs in examples/: a free bit works; one that is taken doesn't (bit 3
# is the exclusive flag: facts, x86_64, section 3); two that work alone collide.
cd ../../../examples || exit

# what is refuted and wasn't foreseen, in a line
refuted() {
	pte check "$@" --json >"$tmp"
	status=$?
	sed -n 's/.*"level":"\([a-z]*\)".*"claim":"\([a-z-]*\)".*"verdict":"refuted".*"known":false,"until".*/\2 at \1/p' "$tmp" | sort -u
	printf -- 'check %s: exit %d\n' "$*" "$status"
}
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT

refuted free-bit.json
refuted taken-bit.json
refuted same-bit.json
refuted riscv64-top-bit.json
refuted riscv64-pmd-present.json
refuted loongarch64-lower.json
refuted loongarch64-rplv.json
refuted -s free-bit.json -s same-bit.json
pte check -s free-bit.json -s same-bit.json 2>&1 | sed '/^$/,$d'
pte check -s same-bit.json -s free-bit.json --json | grep '"collision":"bit"'
pte encode -l free-bit.json swap type=5 offset=0x1234 uffd_wp_unmap
