# SPDX-License-Identifier: BSD-2-Clause
# Words of which it's known who wrote them: from reports, and from kernels that
# were asked (tests/vectors/captures). Nothing but the words is given.
all="x86_64 arm64 ppc64 arm i386 loongarch64 mips64 parisc64 riscv64 s390x sparc64"
try_all() {
	# shellcheck disable=SC2086 # words
	try "$@" | newest $all
}
# as a kernel has them, each with the level at which it stood
captured() {
	tail -n +2 "../../vectors/captures/$1.csv" |
		awk -F, '{ print ($4 ~ /hugetlb/ ? "hugetlb" : $5) ":" $6 }'
}
# all of a kernel's words: 6.12.117, 6.1.192 and 6.1, without DEVICE_PRIVATE
for kernel in x86_64-6.12.117 arm64-4k-6.1.192 ppc64-radix-64k-6.1; do
	echo "$kernel:"
	captured $kernel | try_all infer | sed '/^as /,/^->/{/^->/!d}'
	captured $kernel | pte infer --json | head -1 | newest x86_64
done

# a huge page that migrates, of 5.14 to 5.18; the type is another's in 6.1
try_all infer pmd:dffffffe71fbfe02
try_all infer -l x86_64@6.1 pmd:dffffffe71fbfe02
try_all infer -l x86_64@6.1 -c -memory_failure pmd:dffffffe71fbfe02
# 4.1, x86_64; 3.11-rc, too, where bit 7 was soft-dirty
try_all infer fd20b000=007e9058 005a2a80=00002d15
# 2.6.3x: 8 digits of 64 bits
try_all infer d900000000=6c800000
# 4.18.8: bit 58 of an empty slot turned, so that no kernel wrote it
try_all infer 400000000000000=1ffffffffffff
# 5.0.2
try_all infer --all 9200000082=3ffffb6ffffff 9b0f00ef00000000=4c02787f887fffff
# 6.3.5: two flags were cleared
try_all infer 800000bed4b380ba=4003ffffa095a63f
# 5.6, i386: what is cleared is a bit of the type, too
try_all infer 0ee8543c=7007742a 0eee563c=7007772b 0eec543c=7007762a 0ea45e3c=7007522f
# ... and the same bug in a tree of April 2022, which nobody describes
try_all infer 0128003e=6c009400 0128023e=6c009401
# 4.1.8, arm
try_all infer 806a0000=100d400
# 5.7-rc, arm64: poison
try_all infer 5a5a5a5a5a5a5a5a=58025a5a5a5a5a5a
# 6.5, parisc64
try_all infer 14ee2418=600000000029dc48 8000000000000000=100000000000000 80000=1000
# 6.6, arm64
try_all infer 168000140000f43 pmd:8000000c1ca0003
# an entry alone, of a word that no kernel writes
try_all infer entry:3803ad7a32eab547 -l 'x86_64*' -l s390x@6.12

# an old kernel's and a newer one's: none explains both
try_all infer fd20b000=7e9058 400000000000000=1ffffffffffff
try_all infer --json fd20b000=7e9058 400000000000000=1ffffffffffff
# type 30, which is the page's that migrates only if nothing is numbered above
# but swapin_error, and device-private's aren't below
try infer --json -l x86_64@6.1 pmd:f7fffffe71fbfe02
# all of it, those that need an option, too
try_all infer --all -l 'x86_64*' pmd:dffffffe71fbfe02
# what is at the pmd may be hugetlb's
try_all infer -l x86_64@6.12 -c -device_private pmd:0xdfffffffff5ffe00
# a spec of one's own, and a named one
try infer -l x86_64-3.5 -l ../../../examples/free-bit.json 0xfd20b000=7e9058
# a walk, of which upper levels aren't described; and nothing but those
try_all infer -l 'x86_64*' pgd:12345067 p4d:12345067 pmd:12346067 pte:8000000012345067
try_all infer --json -l 'x86_64*' pgd:12345067 p4d:12345067 pmd:12346067 pte:8000000012345067
try infer pud:80000001c00000e7
# a vendor's release names what its kernel was made from
try infer --json -l x86_64@5.14.0-503.el9.x86_64 0
# each once, whatever the form
try_all infer --json -l x86_64@6.12 pte:0x0 0 0x0 pte=0_0 pmd=0 --level=pmd
