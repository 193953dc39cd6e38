#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh CC INCLUDE LIBRARY CHOICES PTE: what `pte export kunit` prints of each layout
# at its newest version is compiled in user space against that layout's kernel.h, and
# run: the cases that `refuted` names fail, and no others. A suite that another
# layout is asked finds that it writes other words.
set -euo pipefail
cc=$1 include=$2 library=$3 choices=$4 pte=$5
here=$PWD/export
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
flags=(-std=c11 -O0 -Wall -Wextra -Werror -Wno-c2x-extensions -I"$here/include" -I"$include")
failed=0 ran=0
fail() {
	echo "$*"
	failed=$((failed + 1))
}

# ask SUITE NAME ARGUMENT...: run what was printed of SUITE on the kernel NAME; its
# cases that fail, a line each, into $tmp/said
ask() {
	local suite=$1 name=$2
	shift 2
	ran=$((ran + 1))
	: >"$tmp/said"
	if ! "$pte" export kunit "$suite" >"$tmp/suite.c" 2>"$tmp/log" ||
		! "$cc" "${flags[@]}" "-DTARGET=\"$name\"" "$@" "$tmp/suite.c" "$library" \
			-o "$tmp/suite" >>"$tmp/log" 2>&1; then
		fail "$suite on $name isn't built: $(head -n 20 "$tmp/log")"
		return
	fi
	"$tmp/suite" >"$tmp/all" || true
	grep -q '^ok ' "$tmp/all" || fail "$suite on $name: no case passes"
	sed -n 's/^FAILED //p' "$tmp/all" >"$tmp/said"
}

"$choices" | grep -v '@6[.]12 ' >"$tmp/choices"
while read -r name arguments; do
	read -ra arguments <<<"$arguments"
	ask "$name" "$name" "${arguments[@]}"
	sed -n "s/^$name //p" "$here/refuted" |
		diff -u --label "refuted: $name" --label "fails: $name" - "$tmp/said" ||
		fail "$name fails otherwise"
	case $name in
	x86_64@*) other=$name ;;
	esac
done <"$tmp/choices"

# the same options number the same types, but the words are others
read -r name arguments < <(grep '^ppc64-radix-64k@' "$tmp/choices")
read -ra arguments <<<"$arguments"
ask "$other" "$name" -DCONFIG_HAVE_ARCH_USERFAULTFD_WP=1 "${arguments[@]}"
grep -q '^written_at_pte$' "$tmp/said" || fail "$other and $name write the same words"

# the options that number types are asked for
read -r name arguments < <(grep '^x86_64@' "$tmp/choices")
read -ra arguments <<<"${arguments/-DCONFIG_MEMORY_FAILURE=1/}"
"$pte" export kunit "$name" >"$tmp/suite.c"
! "$cc" "${flags[@]}" "-DTARGET=\"$name\"" "${arguments[@]}" -fsyntax-only \
	"$tmp/suite.c" 2>"$tmp/log" || fail "$name is built without CONFIG_MEMORY_FAILURE"
grep -q 'CONFIG_MEMORY_FAILURE' "$tmp/log" || fail "$(head -n 5 "$tmp/log")"

echo "$ran suites, $failed failures"
[ "$failed" = 0 ] && [ "$ran" -gt 12 ]
