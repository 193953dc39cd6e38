# SPDX-License-Identifier: BSD-2-Clause
# Descriptions from stdin: those before a bad one are written.
lines() {
	printf 'swap type=5 offset=0x1234 soft_dirty\n\n\traw  type=0\toffset=1 \r\n'
	printf 'swap type=40 offset=1\nhwpoison pfn=0x12345\nswap type=1\0 offset=1\n'
	for i in $(seq 70); do printf 'word%d ' "$i"; done
}
lines | pte encode -l x86_64@6.12 -
echo "-> $?"
lines | pte encode -l x86_64@6.12 --json -k -
