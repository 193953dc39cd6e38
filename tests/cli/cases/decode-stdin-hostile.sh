# SPDX-License-Identifier: BSD-2-Clause
# NUL bytes, bytes that don't print, lines of megabytes.
many() {
	head -c "$1" /dev/zero | tr '\0' "$2"
}
try() {
	pte decode -l x86_64@6.12 "$@" 2>&1
	echo "-> $?"
}
printf '1\n0x1\0002\n3\n' | try
printf '\0\n' | try
printf '\0012\033[31m\\\377\n' | try
{ printf '1\n'; many 2000000 f; printf '\n2\n'; } | try
{ printf '1\n'; many 2000000 f; printf '\n2\n'; } | try -k
{ many 2000000 ' '; printf '1\n2\n'; } | try -k
{ many 2000000 '\0'; printf '\n2\n'; } | try -k
# a line's end may fall anywhere in a buffer
for length in 65533 65534 65535 65536 98303 98304 131071 131072; do
	{ many $length 0; printf '\n2\n'; } | try -k | tail -n 2
done
# a million blank lines are counted
{ many 1000000 '\n'; echo zz; } | try
