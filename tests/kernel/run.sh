#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh [OPTION...] [ROW...]: hold the model against the kernel's own macros,
# row by row of `matrix`; all rows, or breaks, unless some rows are named.
#   --quick    the rows of the share only, with the words of the grid
#   --words N  as many words a row (4000000)
#   --seed N   another seed
#   --again    also rows that have passed with the same inputs
#   --break    break each header of `breaks`, and see it found; with --quick, one
#              for each architecture of the share
#   --shim     only compile what asks the kernel's macros
#   --list     name the rows
#   --table    only write the table, of what is remembered
#
# What passed is remembered in build/kernel; a run of all rows writes the table,
# docs/kernel-referee.md, where a row of which nothing is remembered stays as it
# was. Exit 0: no row differs; 1: one does; 2: trouble: a row couldn't be tried.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD/tests/kernel
cache=${PTE_KERNEL_CACHE:-$PWD/build/kernel}
grid=200000 # all that inputs.c lists; beyond, words are random
words=4000000 seed=0x9e3779b97f4a7c15 share=full again=false names=false rows=()
try=try_row breaking=false tabling=false

while [ $# -gt 0 ]; do
	case $1 in
	--quick) share=quick words=$grid ;;
	--words) words=${2:?} && shift ;;
	--seed) seed=${2:?} && shift ;;
	--again) again=true ;;
	--break) breaking=true words=$grid ;;
	--shim) try=try_shim ;;
	--list) names=true ;;
	--table) tabling=true ;;
	-*) sed -n '4,18s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
	*) rows+=("$1") ;;
	esac
	shift
done

# ---- the steps of a row; one that fails says its name and why ------------------

# say what failed, with the last lines of the log
fail() {
	local step=$1
	shift
	echo "SKIP: $step: $*"
	return 2
}

# step NAME COMMAND...: into the log; on failure its first error
step() {
	local name=$1
	shift
	local status=0
	"$@" >"$log.step" 2>&1 </dev/null || status=$?
	{ echo "== $name" && cat "$log.step"; } >>"$log"
	[ $status != 0 ] || return 0
	# on a full disk there's no log either
	local why
	why=$(grep -m 1 -iE \
		'undefined ref|error|no such|cannot|free,' "$log.step" ||
		tail -1 "$log.step")
	fail "$name" "${why:-nothing was logged, $(df -Pm "$cache" |
		awk 'NR == 2 { print $4 }') MiB free} (all of it: $log)"
}

# the variables that a target has in `targets`
find_target() {
	local found
	found=$(grep -E "^${target}[[:space:]]" "$here/targets") ||
		fail target "no $target in targets" || return
	read -r _ folder arch prefix emulator flags <<<"$found"
	[ "$prefix" != - ] || prefix=
	[ "$emulator" != - ] || emulator=
	[ "$flags" != - ] || flags=
	case $prefix in
	LLVM=*)
		compiler=clang${prefix#LLVM=}
		toolchain=("$prefix" HOSTCC=gcc HOSTCXX=g++)
		;;
	*) compiler=${prefix}gcc toolchain=("CROSS_COMPILE=$prefix") ;;
	esac
	local tool
	for tool in "$compiler" make flex bison bc $emulator; do
		command -v "$tool" >/dev/null ||
			fail tools "$tool isn't installed" || return
	done
}

# its own tools run once or twice: to optimise them takes longer
make_kernel() {
	make -s -j"$(nproc)" -C "$source" O="$objects" ARCH="$arch" \
		"${toolchain[@]}" HOSTCFLAGS=-O0 "$@"
}

# The headers that are generated. What builds and signs an image or its modules
# isn't wanted, and of that the makefiles alone are told.
prepare_headers() {
	make_kernel prepare0 CONFIG_DTC= CONFIG_KALLSYMS= CONFIG_ASN1= \
		CONFIG_BUILDTIME_TABLE_SORT= CONFIG_MODULE_SIG_FORMAT= \
		CONFIG_MODVERSIONS=
}

# OPTION=y or OPTION=n a line: the folder's, which may say of which trees, then
# the row's, which win
wanted_options() {
	{
		awk -v tree="$tree" '/^#/ { next }
			NF == 1 || index($0 " ", " " tree " ") { print $1 }' \
			"$here/$folder/config"
		[ "$options" = - ] || tr ',' '\n' <<<"$options" |
			sed -E 's/^\+(.*)/\1=y/; s/^-(.*)/\1=n/'
	} | awk -F= '{ value[$1] = $2 } END { for (o in value) print o "=" value[o] }' |
		sort
}

# a name for a configuration: a few megabytes are prepared for each, once
configuration() {
	{ echo "$defconfig" && wanted_options; } | sha256sum | head -c 12
}

# whether what was wanted has stuck
check_options() {
	local option value stuck=true
	while IFS="=" read -r option value; do
		if [ "$value" = n ]; then
			! grep -q "^CONFIG_$option=" "$objects/.config" && continue
		else
			grep -qx "CONFIG_$option=$value" "$objects/.config" && continue
		fi
		echo "error: CONFIG_$option isn't $value"
		stuck=false
	done < <(wanted_options)
	$stuck
}

# Each pass over all of Kconfig asks the compiler hundreds of questions: one has to do.
# It leaves auto.conf beside .config where there's none, and make asks no more.
configure() {
	local given
	mapfile -t given < <(tr + '\n' <<<"$defconfig")
	rm -rf "$objects"/{.config,include/config}
	# what the makefiles put together of others is no file
	{ (cd "$source/arch/$arch/configs" && cat "${given[@]}") \
		>"$objects/.config" || make_kernel "$defconfig"; } &&
		wanted_options | sed 's/^/CONFIG_/' >>"$objects/.config" &&
		rm -rf "$objects/include/config" &&
		make_kernel olddefconfig
}

# compile the shim as the kernel's own files are
compile_shim() {
	rm -rf "$shim" && mkdir -p "$shim" && ln -s "$objects" "$shim/objects" &&
		cp "$here"/{Kbuild,shim*.[ch]} "$here/$folder"/*.h "$shim" &&
		find "$here/$folder" -name arch.Kbuild -exec cp -t "$shim" {} + &&
		"$here/extract.sh" "$source" "$here/$folder" >"$shim/extracted.h" &&
		make_kernel M="$shim" shim.o
}

our_sources() {
	# version.c wants a header that is generated, and says nothing of words
	printf '%s\n' src/common/*.c src/arch/*/*.c tests/kernel/[!s]*.c |
		grep -vx 'src/common/version.c'
}

# A folder may have a libc for programs that Debian has none for: what the tree's own
# lacks, which is meant for the kernel's tests.
libc_flags() {
	[ ! -e "$here/$folder/libc" ] ||
		echo "-nostdlibinc -fno-builtin -isystem $here/$folder/libc" \
			"-isystem $source/tools/include/nolibc" \
			"-isystem $objects/usr/include"
}

# What programs see of the kernel, for a folder with a libc of its own.
prepare_libc() {
	[ ! -e "$here/$folder/libc" ] || make_kernel headers
}

# the library and our side of the process, once for each compiler
compile_ours() {
	local id
	id=$({
		our_sources | xargs cat include/pte/*.h include/pte/*/*.h \
			src/common/*.h "$here"/*.h
		echo "$flags"
		find "$here/$folder" -path '*/libc/*' -exec cat {} +
	} | sha256sum)
	ours=$cache/ours/$compiler-${id:0:16}
	[ ! -e "$ours/done" ] || return 0
	prepare_libc || return
	rm -rf "$ours" && mkdir -p "$ours"
	ours_flags="$flags $(libc_flags)"
	export ours compiler ours_flags
	our_sources | xargs -P "$(nproc)" -I{} bash -c 'compile_one {}' || return
	touch "$ours/done"
}

compile_one() {
	# shellcheck disable=SC2086
	"$compiler" -std=c11 -O2 -Wall -Wextra $ours_flags -Iinclude -Isrc \
		-c "$1" -o "$ours/${1//\//-}.o"
}
export -f compile_one

link_referee() {
	# shellcheck disable=SC2086
	"$compiler" -static $flags -Wl,-z,noexecstack -o "$shim/referee" \
		"$ours"/*.o "$shim/shim.o"
}

# what decides the row's outcome: the same again is the same answer
inputs() {
	{
		sed -n "/^${row}[[:space:]]/p" "$here/matrix"
		grep -E "^${target}[[:space:]]" "$here/targets"
		find "$here/$folder" -type f | sort | xargs cat "$source/.stamp" \
			"$here"/*.[ch] "$here"/*.sh "$here/unasked" tests/random.h \
			src/common/*.[ch] src/arch/*/* include/pte/*.h \
			include/pte/*/*.h
		"$compiler" --version
		echo "$words $seed"
	} | sha256sum
}

# what the table needs: the tree, the compiler, the day and what was counted; a
# row that differs has no inputs, so that it's tried again
remember() {
	{
		if [ "$1" = 0 ]; then inputs; else echo differs; fi
		echo "linux-source-$tree $(cat "$source/.package")"
		"$compiler" --version | head -1
		date -u +%F
		tail -1 "$shim/answers"
	} >"$result"
}

try_row() {
	begin_row || return
	if ! $again && [ -e "$result" ] &&
		[ "$(head -1 "$result")" = "$(inputs)" ]; then
		echo "passed before: $(tail -1 "$result")"
		return 0
	fi
	rm -f "$result"
	prepare_kernel && build_referee && judge
}

try_shim() {
	begin_row && prepare_kernel && step shim compile_shim &&
		step headers prepare_libc && echo built
}

begin_row() {
	result=$cache/results/$share/$row
	log=$cache/logs/$row
	: >"$log"
	find_target || return
	source=$cache/$tree
	objects=$cache/objects/$tree-$target-$(configuration)
	shim=$cache/shim/$row
	mkdir -p "$objects"
	step unpack "$here/tree.sh" "$tree" "$source"
}

prepare_kernel() {
	local kernel
	kernel="$(cat "$source/.stamp") $defconfig $(wanted_options | sha256sum)"
	if [ "$(cat "$objects/.prepared" 2>/dev/null)" != "$kernel" ]; then
		rm -f "$objects/.prepared"
		step configure configure || return
		step options check_options || return
		step prepare prepare_headers || return
		echo "$kernel" >"$objects/.prepared"
	fi
}

build_referee() {
	step names "$here/names.sh" "$source" && step shim compile_shim &&
		step compile compile_ours && step link link_referee
}

referee() {
	# shellcheck disable=SC2086
	$emulator "$shim/referee" "$layout" "$machine" "$fact" "$words" "$seed" \
		>"$shim/answers" 2>&1 </dev/null
}

judge() {
	local status=0
	referee || status=$?
	cat "$shim/answers" >>"$log"
	[ $status -gt 1 ] || remember $status
	case $status in
	0) echo "$(tail -1 "$shim/answers") ($((SECONDS - start)) s)" ;;
	1) echo "DIFFERS" && cat "$shim/answers" && return 1 ;;
	*) fail referee "status $status: $(tail -1 "$shim/answers")" ;;
	esac
}

# ---- broken headers ----------------------------------------------------------

# One file as it shouldn't be, until it's mended. Meanwhile the tree has no stamp:
# what is left broken is unpacked again.
break_header() {
	rm -rf "$broken" && mkdir -p "$broken" &&
		cp -p "$source/$header" "$broken/header" &&
		mv "$source/.stamp" "$broken/stamp" || return
	sed -E "$change" "$broken/header" >"$source/$header"
	! cmp -s "$broken/header" "$source/$header" ||
		{ echo "error: nothing in $header to change" && return 1; }
}

mend_header() {
	cp -p "$broken/header" "$source/$header" &&
		mv "$broken/stamp" "$source/.stamp"
}

# whether each of the helpers has an answer that differs: print it
shown_by() {
	local helper
	for helper in ${shown//,/ }; do
		grep -m 1 "^${helper}[( ]" "$shim/answers" ||
			{ echo "NOT SHOWN by $helper" && return 1; }
	done
}

# whether the row differs, and the helpers show it
try_break() {
	local status=0 broken=$cache/broken shim
	begin_row && prepare_kernel || return
	shim=$broken/shim
	{ step break break_header && build_referee; } || status=$?
	mend_header || return 2
	[ $status = 0 ] || return $status
	referee || status=$?
	cat "$shim/answers" >>"$log"
	case $status in
	0) echo "NOT FOUND" && return 1 ;;
	1) shown_by ;;
	*) fail referee "status $status: $(tail -1 "$shim/answers")" ;;
	esac
}

try_breaks() {
	while read -r row shown header change; do
		read -r _ tree target defconfig machine layout fact _ options < <(
			grep -E "^${row}[[:space:]]" "$here/matrix")
		printf '%s, %s changed: ' "$row" "$header"
		count try_break
	done < <(awk -v share="$share" -v only="${rows[*]}" '
		/^#/ || only != "" && !index(" " only " ", " " $1 " ") { next }
		FILENAME ~ /matrix$/ { if ($8 == "quick") quick[$1]; next }
		share == "full" || $1 in quick && !seen[substr($1, 1, 5)]++' \
		"$here/matrix" "$here/breaks")
}

# ---- the rows ----------------------------------------------------------------

# the rows of the matrix that are asked for
chosen() {
	local row
	if [ ${#rows[@]} -gt 0 ]; then
		for row in "${rows[@]}"; do
			grep -E "^${row}[[:space:]]" "$here/matrix" ||
				{ echo "kernel: $row: no such row" >&2 && exit 2; }
		done
	else
		awk -v share="$share" '!/^#/ && (share == "full" || $8 == share)' \
			"$here/matrix"
	fi
}

matrix=$(chosen)
if $names; then
	awk '{ print $1 }' <<<"$matrix"
	exit 0
fi
mkdir -p "$cache/results/$share" "$cache/logs" || exit 2
passed=0 differ=0 trouble=0
count() {
	local status=0
	"$@" || status=$?
	case $status in
	0) passed=$((passed + 1)) ;;
	1) differ=$((differ + 1)) ;;
	*) trouble=$((trouble + 1)) ;;
	esac
}

try_rows() {
	local total at=0
	total=$(wc -l <<<"$matrix")
	while read -r row tree target defconfig machine layout fact _ options; do
		at=$((at + 1)) start=$SECONDS
		printf '[%d/%d] %s: ' "$at" "$total" "$row"
		count $try
	done <<<"$matrix"
}

# what all rows came to; after a run in which one couldn't be tried there's none
write_table() {
	local table=$cache/table
	scripts/build.sh release &&
		"$here/table.sh" build/release/src/cli/pte docs/kernel-referee.md \
			>"$table" &&
		mv "$table" docs/kernel-referee.md &&
		echo "written: docs/kernel-referee.md"
}

if $tabling; then
	write_table
	exit 0
fi
if $breaking; then try_breaks; else try_rows; fi
if [ $share = full ] && [ ${#rows[@]} = 0 ] && [ $try = try_row ] &&
	! $breaking && [ $trouble = 0 ]; then
	write_table
fi
# A row that couldn't be tried is counted as skipped, and it's trouble.
echo "$passed passed, $differ failed, $trouble skipped"
[ $differ = 0 ] || exit 1
[ $trouble = 0 ] || exit 2
