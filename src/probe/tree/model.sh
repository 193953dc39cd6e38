#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# probe-model [OPTION...] LAYOUT VERSION INCLUDE WORK: the helpers of helpers.h as
# pte/kernel.h has them, as LLVM bitcode. LAYOUT is the constant of a pte/arch header
# (PTE_X86_64_V5_19), VERSION a kernel's (6.12), INCLUDE where <pte/kernel.h> is, and
# WORK what probe-tree left: its architecture and options, and its clang.
#   --phys-bits N   MAX_PHYSMEM_BITS, if it isn't the layout's
#   --without NAME  an option that the layout lacks, whatever the tree's say
#   --cache-bits N  PTE_KERNEL_CACHE_BITS, if a processor with L1TF limits offsets
#   -o FILE         instead of WORK/model.bc
# On stdout absent=NAME NAME...: what kernel.h doesn't have.
# Exit 0, 2: trouble, with one line that says which; 130: interrupted.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$here # where it was built; installed, it has a directory of its own
[ ! -d "$here/probe" ] || data=$here/probe
# shellcheck source=src/probe/tree/common.sh
. "$data/common.sh"

flags=() without=() out=''

read_arguments() {
	while [ $# -gt 0 ]; do
		case $1 in
		--phys-bits | --cache-bits)
			[[ ${2-} =~ ^[0-9]+$ ]] || fail "$1 ${2-}: not a number"
			;;&
		--phys-bits) flags+=("-DMAX_PHYSMEM_BITS=$2") ;;
		--cache-bits) flags+=("-DPTE_KERNEL_CACHE_BITS=$2") ;;
		--without)
			[[ ${2-} =~ ^[A-Z0-9_]+$ ]] || fail "$1 ${2-}: no option"
			without+=("$2")
			;;
		-o)
			[ $# -gt 1 ] || fail "$1: needs a value"
			out=$2
			;;
		-*) fail "$1: no such option" ;;
		*) break ;;
		esac
		shift 2
	done
	[ $# = 4 ] || fail "usage: probe-model [--phys-bits N] [--cache-bits N]" \
		"[-o FILE] LAYOUT VERSION INCLUDE WORK"
	layout=$1 version=$2 include=$3 work=$4
	[[ $layout =~ ^PTE_[A-Z0-9_]+$ ]] || fail "$layout: no layout's constant"
	[[ $version =~ ^[0-9]+\.[0-9]+$ ]] || fail "$version: not a version as 6.12"
	[ -e "$include/pte/kernel.h" ] || fail "$include: has no pte/kernel.h"
	[ -e "$work/about" ] || fail "$work: probe-tree left nothing there"
	out=${out:-$work/model.bc}
}

# KEY: its value in WORK/about
told() {
	sed -n "s/^$1=//p" "$work/about"
}

compile() {
	"clang$llvm" "--target=$(told triple)" -std=c11 -O2 -fno-jump-tables -ffreestanding \
		-Wall -Wextra -ferror-limit=0 -Werror=implicit-function-declaration \
		-I"$unwanted" -I"$include" -include "pte/arch/$header.h" \
		-include "$(told autoconf)" -include "$unwanted/without.h" "-DPTE_KERNEL_LAYOUT=$layout" \
		"-DPTE_KERNEL_VERSION=PTE_LINUX(${version/./, })" "${flags[@]}" \
		-emit-llvm -c "$unwanted/model.c" -o "$unwanted/model.bc"
}

# What must not be called, for a layout that isn't of that version, is an error only
# where code is made.
check_calls() {
	"clang$llvm" "--target=$(told triple)" -x ir -c "$unwanted/model.bc" -o /dev/null
}

read_arguments "$@"
helpers=$data/helpers.h
[ -e "$helpers" ] || helpers=$data/../helpers.h
llvm=$(told llvm)
header=$(awk -v name="$(told arch)" '!/^#/ && $1 == name { print $3 }' \
	"$data/targets")
need "clang$llvm" "clang$llvm"
rm -f "$out" || fail "$out: can't be written"
unwanted=$(mktemp -d) || fail "no temporary directory"
# shellcheck disable=SC2015 # whichever fails
mkdir "$unwanted/probe" && cp "$data/model.c" "$unwanted" &&
	cp "$helpers" "$unwanted/probe" &&
	printf '#undef CONFIG_%s\n' "${without[@]:-NOTHING}" >"$unwanted/without.h" ||
	fail "$unwanted: can't be written to"
# shellcheck disable=SC2015
compile_present "$unwanted/log" "$unwanted/probe/helpers.h" compile &&
	logged "$unwanted/log" check_calls ||
	fail "$layout, $version: $(first_error "$unwanted/log")"
is_bitcode "$unwanted/model.bc" || fail "clang$llvm made no bitcode"
# shellcheck disable=SC2015
cp "$unwanted/model.bc" "$out.new" && mv "$out.new" "$out" ||
	fail "$out: can't be written"
echo "absent=${absent# }"
