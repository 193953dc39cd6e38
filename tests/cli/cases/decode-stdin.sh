# SPDX-License-Identifier: BSD-2-Clause
# Bad lines: each names itself and its number, blank lines counted.
words() {
	printf '0\n\n 0x12g \r\n1\n-5\n'
}
words | pte decode -l x86_64@6.12
echo "-> $?"
words | pte decode -l x86_64@6.12 --keep-going
echo "-> $?"
words | pte decode -l x86_64@6.12 --json -k | cut -d, -f4
# nothing at all is fine; so is a last line without its end
pte decode -l x86_64@6.12
echo "-> $?"
printf 1 | pte decode -l x86_64@6.12
echo "-> $?"
