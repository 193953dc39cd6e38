#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh: the inline path folds: with a constant layout each operation costs no
# more than so many instructions. Compilers that aren't there are named; 77 if
# none is.
set -eu
cd "$(dirname "$0")"
include=../../include
object=$(mktemp --suffix=.o)
trap 'rm -f "$object"' EXIT
failed=0 ran=0

# The bounds: the kernel's own macros take 2, 3, 4, 7, 24 on x86_64, and 6, 2, 6,
# 3 (its encoder doesn't mask the type), 10 on aarch64.
bound() {
	case $1-$2 in
	x86_64-present) echo 2 ;;
	x86_64-none) echo 3 ;;
	x86_64-protnone) echo 4 ;;
	x86_64-encode) echo 7 ;;
	x86_64-decode) echo 10 ;;
	aarch64-present) echo 3 ;;
	aarch64-none) echo 2 ;;
	aarch64-protnone) echo 7 ;;
	aarch64-encode) echo 4 ;;
	aarch64-decode) echo 5 ;;
	*) echo - ;;
	esac
}

# count ARCH OBJDUMP COMPILER...
count() {
	local arch=$1 objdump=$2 name instructions limit mark seen=" "
	shift 2
	if ! command -v "$1" >/dev/null || ! command -v "$objdump" >/dev/null; then
		echo "skipped: $arch with $1: not installed"
		return
	fi
	if ! "$@" -std=c11 -O2 -Wno-unused-const-variable -I "$include" \
		-c fold.c -o "$object"; then
		echo "FAILED: $arch with $*: doesn't build"
		failed=1
		return
	fi
	ran=1
	while read -r name instructions; do
		limit=$(bound "$arch" "$name")
		mark=
		seen="$seen$name "
		if [ "$limit" != - ] && [ "$instructions" -gt "$limit" ]; then
			mark='  too many'
			failed=1
		fi
		printf '%-8s %-34s %-16s %3d  at most %s%s\n' "$arch" "$*" \
			"$name" "$instructions" "$limit" "$mark"
	done < <(./count.sh "$objdump" "$object")
	# What isn't found in the object would stay below any bound.
	for name in present none protnone encode decode; do
		case $seen in
		*" $name "*) ;;
		*)
			echo "FAILED: $arch with $*: no $name was counted"
			failed=1
			;;
		esac
	done
}

count x86_64 objdump gcc
count x86_64 objdump clang
count aarch64 aarch64-linux-gnu-objdump aarch64-linux-gnu-gcc
count aarch64 aarch64-linux-gnu-objdump clang --target=aarch64-linux-gnu
count ppc64le powerpc64le-linux-gnu-objdump powerpc64le-linux-gnu-gcc

[ "$ran" = 1 ] || exit 77
exit "$failed"
