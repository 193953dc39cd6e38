# SPDX-License-Identifier: BSD-2-Clause
# What a kernel's headers fold, as its own assertions. That these hold in kernels, and
# each fails with another number, is tests/export/kernel.sh's.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
try export build-bug-on i386@6.12
# by version: kinds and flags as they were called; markers; what an option has off
for one in x86_64@5.10 x86_64@6.1 arm64-4k@7.3 riscv64@7.3; do
	pte export build-bug-on "$one" | grep -E 'SWP_(PTE|EXCL|UFFD|SOFT|SWAPIN|DEVICE_E)|PAGE_SWP|MARKER|UFFD|MTMASK' |
		sed "s/^/$one /"
done
pte export build-bug-on x86_64@6.12 -c -mem_soft_dirty,-device_private | grep -E 'SOFT_DIRTY|DEVICE|MAX_SWAP'
# pages of architectures whose headers weren't read for this: types and words alone
pte export build-bug-on mips64@7.3 | grep -vE 'BUILD_BUG|^ ?[/*]|^#'
# a what-if: what its tree must have
cat >numbers.json <<'END'
{"base": "x86_64@6.12", "types": [{"name": "mine", "holds": "pfn"}],
 "numbers": [{"type": 31, "kind": "marker"}, {"type": 30, "kind": "mine"}, {"type": 29, "kind": "hwpoison"}],
 "swap": {"flags": {"exclusive": 4}}}
END
pte export build-bug-on numbers.json | grep -E 'MAX_SWAP|SWP_(PTE|HW|EXCL)|PAGE_SWP'
try export build-bug-on x86_64-4.14
try export build-bug-on x86_64@6.12 round-trip
