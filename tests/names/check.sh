#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# check.sh INCLUDE GENERATED: no name that our headers define is a name of the
# kernel's, so that both can be included in one file. Headers that are meant to
# define the kernel's names are listed, with the reason, in ./exceptions.
#
# Ours: macros from the preprocessor, the rest from ctags. All begin with pte_
# or PTE_, so of the kernel's names those are enough; any word that its sources
# use counts as defined, since macros paste names together.
set -euo pipefail
include=$1 generated=$2
tarball=${LINUX_SOURCE:-/usr/src/linux-source-6.12.tar.xz}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

(cd "$include" && find pte -name '*.h') >"$tmp/headers"
(cd "$generated" && find pte -name '*.h') >>"$tmp/headers"
sort "$tmp/headers" |
	grep -vxFf <(awk '!/^#/ { print $1 }' names/exceptions) |
	sed 's/.*/#include <&>/' >"$tmp/all.c"

# Only lines that come from our files; /usr/include is no business of ours.
gcc -std=c11 -E -dD -I"$include" -I"$generated" "$tmp/all.c" |
	awk -v a="\"$include/" -v b="\"$generated/" '
		$1 == "#" && $2 ~ /^[0-9]+$/ {
			ours = index($3, a) == 1 || index($3, b) == 1
			next
		}
		ours' >"$tmp/ours.h"
{
	awk '$1 == "#define" { sub(/\(.*/, "", $2); print $2 }' "$tmp/ours.h"
	sed -i '/^#/d' "$tmp/ours.h"
	ctags -x --_xformat=%N --language-force=C --kinds-C=+px-dlmz \
		'--extras=-{anonymous}' "$tmp/ours.h"
} | sort -u >"$tmp/ours"
[ "$(wc -l <"$tmp/ours")" -gt 50 ] # or the gathering is broken

if grep -vE '^(pte|PTE)_' "$tmp/ours"; then
	echo "names: these don't begin with pte_ or PTE_" >&2
	exit 1
fi

if ! [ -e "$tarball" ]; then
	echo "names: SKIP: no $tarball (Debian package linux-source-6.12):" \
		"our names were not compared with the kernel's"
	exit 77
fi
# the words of what tests/kernel has unpacked, or else of the archive
tree=${PTE_KERNEL_CACHE:-../build/kernel}/6.12
folders=(include mm arch/{x86,arm64,powerpc}/include)
if kernel/tree.sh --there 6.12 "$tree" >"$tmp/log"; then
	grep -raohwE '(pte|PTE)_[A-Za-z0-9_]+' "${folders[@]/#/$tree/}"
else
	top=$(basename "$tarball" .tar.xz)
	folders=("${folders[@]/#/$top/}")
	tar -xJOf "$tarball" --wildcards "${folders[@]/%//*}" |
		grep -aohwE '(pte|PTE)_[A-Za-z0-9_]+'
fi | sort -u >"$tmp/kernel"
[ "$(wc -l <"$tmp/kernel")" -gt 200 ]

comm -12 "$tmp/ours" "$tmp/kernel" >"$tmp/both"
if [ -s "$tmp/both" ]; then
	echo "names: the kernel has these, too:" >&2
	cat "$tmp/both" >&2
	exit 1
fi
echo "names: $(wc -l <"$tmp/ours") of ours," \
	"$(wc -l <"$tmp/kernel") of the kernel's, none in common"
