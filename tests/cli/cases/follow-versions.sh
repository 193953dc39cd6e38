# SPDX-License-Identifier: BSD-2-Clause
# Version by version: what 6.4 changed of mprotect and back-mapping, 6.9 of what is
# mapped back dirty, 6.11 of reading a slot of one's own; a word is another kind's
# where types moved. LPA2 came with 6.9.
versions() { pte follow -v "$@" | newest x86_64 arm64 | grep -A1 -e '^[a-z].*@'; }
versions -l x86_64 0xd7fffffffdb97404 mprotect
versions -l x86_64 0xd7fffffffdb97404 back-mapping
versions -l x86_64 0xc7ffeffffdb97400 back-mapping
versions -l x86_64 0x2ffffffffdb97408 fault-read
versions -l arm64-4k-lpa2 0 fork
pte follow -v -l x86_64 0x2ffffffffdb97408 fault-read | newest x86_64 |
	grep -A6 @6.11
pte follow -v -l x86_64 0xfffffffffffffa00 fault-read --json |
	sed -nE 's/.*"(x86_64@[0-9.]*)".*"shared".*"outcome":"([a-zA-Z]*)".*/\1 \2/p' |
	sed -n '1,/6.7/p' | newest x86_64
# of one version alone, with what is folded elsewhere: the sources
for one in '-l x86_64@6.1 0' '-l x86_64 swap' '-l x86_64 -S special-pte 4'; do
	echo "$one:"
	# shellcheck disable=SC2086 # words of a command line
	pte follow -v $one | sed -nE '1p;s/.*; .*(mm.*: [a-z_]+)$/\1/p' | head -n 2
done
try follow -v -l x86_64-4.8 0
