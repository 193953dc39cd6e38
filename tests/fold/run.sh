#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh: the inline path folds: with a constant layout each operation costs no
# more than so many instructions. Compilers that aren't there are named; 77 if
# none is.
set -eu
cd "$(dirname "$0")"
include=../../include
bench=../../bench
object=$(mktemp --suffix=.o)
trap 'rm -f "$object"' EXIT
failed=0 ran=0

# bound ARCH OPERATION, of fold.c, which answers with a bool and masks the type.
# Of kernel.h's, count_OPERATION, it is what the kernel's own macro takes by the same
# compiler, by bench/kernel.tsv, and on x86_64 with gcc less than half of that to
# decode; for is_migration_entry, fewer.
bound() {
	case $1-$2 in
	x86_64-count_decode) echo $((($(kernel "$1" decode) - 1) / 2)) ;;
	*-count_is_migration) echo $(($(kernel "$1" is_migration) - 1)) ;;
	*-count_*) kernel "$1" "${2#count_}" ;;
	# of these four are for an offset in two pieces alone
	x86_64-ready_decode | x86_64-ready_encode) echo 20 ;;
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

# kernel ARCH OPERATION: what the kernel's takes
kernel() {
	awk -F'\t' -v arch="$1" -v name="$2" '
		$1 == arch && $2 == name { print $3 }' "$bench/kernel.tsv"
}

# compile SOURCE COMPILER...; says so if it can't. Freestanding, since a compiler
# for another machine needn't have a C library.
compile() {
	local source=$1
	shift
	"$@" -std=c11 -O2 -ffreestanding -Wno-unused-const-variable -I "$include" \
		-c "$source" -o "$object" || {
		echo "FAILED: $source with $*: doesn't build"
		failed=1
		return 1
	}
	ran=1
}

# judge ARCH OBJDUMP COMPILER-AS-SAID NAME...: what isn't found in the object
# would stay below any bound, so these names must be there
judge() {
	local arch=$1 objdump=$2 said=$3 name instructions limit mark seen=" "
	shift 3
	while read -r name instructions; do
		limit=$(bound "$arch" "$name")
		mark=
		seen="$seen$name "
		if [ -z "$limit" ]; then
			limit="(no bound)" mark='  FAILED'
			failed=1
		elif [ "$limit" != - ] && [ "$instructions" -gt "$limit" ]; then
			mark='  too many'
			failed=1
		fi
		printf '%-8s %-34s %-18s %3d  at most %s%s\n' "$arch" "$said" \
			"$name" "$instructions" "$limit" "$mark"
	done < <(./count.sh "$objdump" "$object")
	for name; do
		case $seen in
		*" $name "*) ;;
		*)
			echo "FAILED: $arch with $said: no $name was counted"
			failed=1
			;;
		esac
	done
}

operations=$(sed -nE 's/^OPERATION\((\w+),.*/count_\1/p' "$bench/operations.h")

# count ARCH OBJDUMP COMPILER...
count() {
	local arch=$1 objdump=$2 of
	shift 2
	if ! command -v "$1" >/dev/null || ! command -v "$objdump" >/dev/null; then
		echo "skipped: $arch with $1: not installed"
		return
	fi
	if [ "$arch" != ppc64 ] && compile fold.c "$@"; then
		judge "$arch" "$objdump" "$*" present none protnone encode decode
	fi
	# Of ppc64 the big-endian ones are counted.
	[ "$arch" != ppc64le ] || return 0
	case $1 in
	clang) of=$arch-clang ;;
	*) of=$arch ;;
	esac
	if compile "$bench/ours.c" "$@"; then
		# shellcheck disable=SC2086
		judge "$of" "$objdump" "kernel.h, $1" $operations
	fi
}

count x86_64 objdump gcc
count x86_64 objdump clang
count aarch64 aarch64-linux-gnu-objdump aarch64-linux-gnu-gcc
count aarch64 aarch64-linux-gnu-objdump clang --target=aarch64-linux-gnu
count ppc64le powerpc64le-linux-gnu-objdump powerpc64le-linux-gnu-gcc
count ppc64 powerpc64-linux-gnu-objdump powerpc64-linux-gnu-gcc

[ "$ran" = 1 ] || exit 77
exit "$failed"
