# SPDX-License-Identifier: BSD-2-Clause
# Several values: a line each; and the same from stdin.
pte decode -l x86_64@6.12 0x2fffffffffdb960e 0 8000000012345067 \
	0x2fffffffffdb962e fffffffffffffc00 0xf7ffe7ffff85ce02
printf '0x2fffffffffdb960e\n\n  0\t\r\n\n 8000_0000_1234_5067 ' |
	pte decode -l x86_64@6.12
