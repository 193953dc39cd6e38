#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# probe-tree [OPTION...] TREE ARCH WORK: what a kernel's source tree says of its
# entries, as LLVM bitcode. Leaves WORK/shim.bc, the helpers of helpers.h, and
# WORK/about, KEY=VALUE lines of what it was built from.
#   --config FRAGMENT  options, a line each as in config/; a later file's win
#   --objects DIR      a build directory, used as it is: nothing is configured;
#                      TREE itself if that was built in place
#   --llvm SUFFIX      the clang to use: -19 for clang-19
#   --newest VERSION   the newest kernel that is modelled: newer ones are told of
#   --sources          with what `sources` names of the tree's .c files, too
#
# This runs the tree's makefiles and scripts: only for trees that one would build.
# The tree isn't written to. What was prepared for it stays in
# ${XDG_CACHE_HOME:-~/.cache}/pte/probe, where each step has a log.
# Exit 0, 2: trouble, with one line that says which; 130: interrupted.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$here # where it was built; installed, it has a directory of its own
[ ! -d "$here/probe" ] || data=$here/probe
# shellcheck source=src/probe/tree/common.sh
. "$data/common.sh"
# shellcheck source=src/probe/tree/configure.sh
. "$data/configure.sh"

oldest=5.10
need_kib=$((50 * 1024))
fragments=() given='' llvm='' newest='' with_sources=false

# ---- what is asked for -----------------------------------------------------------

usage() {
	fail "usage: probe-tree [--config FRAGMENT]... [--objects DIR]" \
		"[--llvm SUFFIX] [--newest VERSION] TREE ARCH WORK"
}

read_arguments() {
	while [ $# -gt 0 ]; do
		case $1 in
		--config | --objects | --llvm | --newest)
			[ $# -gt 1 ] || fail "$1: needs a value"
			;;&
		--config) fragments+=("$2") ;;
		--objects) given=$2 ;;
		--llvm) llvm=$2 ;;
		--newest) newest=$2 ;;
		--sources) with_sources=true && shift && continue ;;
		--) shift && break ;;
		-*) fail "$1: no such option" ;;
		*) break ;;
		esac
		shift 2
	done
	[ $# = 3 ] || usage
	tree=$1 arch=$2 work=$3
	# nothing of an earlier run is taken for this one's
	rm -f "$work"/{shim.bc,about} || fail "$work: can't be written to"
}

check_values() {
	local file
	for file in "${fragments[@]}"; do
		{ [ -r "$file" ] && [ ! -d "$file" ]; } ||
			fail "--config $file: no such file"
	done
	[[ $llvm =~ ^(-[0-9]+)?$ ]] || fail "--llvm $llvm: not a suffix as -19"
	[[ $newest =~ ^([0-9]+\.[0-9]+)?$ ]] ||
		fail "--newest $newest: not a version as 7.3"
}

# the row of `targets`
find_target() {
	local row
	row=$(awk -v name="$arch" '!/^#/ && $1 == name' "$data/targets")
	[ -n "$row" ] || fail "$arch: no such architecture; there are$(awk \
		'!/^#/ && NF { printf "%s %s", sep, $1; sep = "," }' "$data/targets")"
	read -r _ kbuild_arch config defconfigs has triple <<<"$row"
}

# a path as kbuild can take it
check_path() {
	[[ ! $1 =~ [[:space:]:\"\'\$\#%\;\&\\] ]] ||
		fail "$1: kbuild takes no path with such characters"
}

# ---- look ------------------------------------------------------------------------

# as a number that can be compared
number() {
	echo $((10#${1%%.*} * 1000 + 10#${1#*.}))
}

look_at_tree() {
	[ -d "$tree" ] || fail "$tree: no such directory"
	tree=$(realpath "$tree")
	check_path "$tree"
	local name is value VERSION='' PATCHLEVEL='' SUBLEVEL='' EXTRAVERSION=''
	{
		while read -r name is value; do
			[ "$is" = = ] || continue
			case $name in
			VERSION | PATCHLEVEL | SUBLEVEL | EXTRAVERSION)
				printf -v "$name" %s "$value"
				;;
			NAME) break ;;
			esac
		done <"$tree/Makefile"
	} 2>/dev/null
	if ! [[ "$VERSION.$PATCHLEVEL" =~ ^[0-9]+\.[0-9]+$ ]] ||
		[ ! -e "$tree/Kconfig" ] || [ ! -d "$tree/include/linux" ]; then
		fail "$tree: not a kernel tree"
	fi
	[ -d "$tree/arch/$kbuild_arch/include" ] ||
		fail "$tree: has no arch/$kbuild_arch"
	kernel=$VERSION.$PATCHLEVEL
	version=$kernel.${SUBLEVEL:-0}$EXTRAVERSION
	[[ $version =~ ^[-A-Za-z0-9._+~]+$ ]] ||
		fail "$tree: Makefile: $version isn't a version"
	[ "$(number "$kernel")" -ge "$(number $oldest)" ] ||
		fail "$tree: Linux $version is older than $oldest"
	[ -z "$newest" ] || [ "$(number "$kernel")" -le "$(number "$newest")" ] ||
		printf 'pte: probe: %s\n' "Linux $version is newer than $newest, \
the newest that is modelled" >&2
}

# Kbuild's own test of whether a tree is clean.
look_at_objects() {
	if [ -z "$given" ]; then
		# shellcheck disable=SC2015 # any of them
		[ ! -e "$tree/.config" ] && [ ! -d "$tree/include/config" ] &&
			[ ! -d "$tree/arch/$kbuild_arch/include/generated" ] ||
			fail "$tree: it was built in place: --objects $tree uses that"
		return
	fi
	[ ${#fragments[@]} = 0 ] ||
		fail "--config and --objects: a build directory has its options"
	[ -d "$given" ] || fail "--objects $given: no such directory"
	given=$(realpath "$given")
	check_path "$given"
	local file
	for file in .config include/config/auto.conf include/generated/autoconf.h; do
		[ -e "$given/$file" ] ||
			fail "--objects $given: nothing was built there: no $file"
	done
}

look_for_tools() {
	need make make
	need gcc gcc
	need flock util-linux
	if [ -z "$given" ]; then
		need flex flex
		need bison bison
		need bc bc
	fi
	choose_llvm
	[ -n "$llvm" ] || fail "clang-19 isn't installed: apt install clang-19"
	need "clang$llvm" "clang$llvm"
	need "ld.lld$llvm" "lld$llvm"
	need "llvm-nm$llvm" "llvm$llvm"
	! $with_sources || need "llvm-link$llvm" "llvm$llvm"
	clang=$("clang$llvm" --version |
		sed -nE 's/.*clang version ([0-9.]+).*/\1/p;1q')
	[ -n "$clang" ] || fail "clang$llvm: doesn't say its version"
	local least=$tree/scripts/min-tool-version.sh
	[ ! -e "$least" ] || least=$(ARCH=$kbuild_arch SRCARCH=$kbuild_arch \
		sh "$least" llvm 2>/dev/null) || least=
	[[ ! $least =~ ^[0-9.]+$ ]] ||
		printf '%s\n' "$least" "$clang" | sort -CV ||
		fail "Linux $version wants clang $least or newer, clang$llvm is $clang"
}

# ---- make ------------------------------------------------------------------------

# What a user's environment says of his own builds isn't meant for this.
clear_environment() {
	unset ARCH SUBARCH CROSS_COMPILE LLVM LLVM_IAS MAKEFLAGS GNUMAKEFLAGS \
		MFLAGS MAKELEVEL MAKEFILES KCFLAGS KCPPFLAGS KAFLAGS HOSTCFLAGS \
		HOSTLDFLAGS USERCFLAGS LOCALVERSION O M MO V W C CDPATH \
		"${!KBUILD_@}" "${!KCONFIG_@}"
}

# Tools are named one by one: LLVM=-19 is known from 5.18 on only. Up to 5.14 a prefix
# says which target is meant. The compiler is cc.sh, which is clang with a memory. The
# tree's own programs run once or twice: to optimise them takes longer. What builds and
# signs an image or its modules isn't wanted; of that the makefiles alone are told.
set_make() {
	local tool cc=clang$llvm
	# kbuild takes no path with blanks, where this may be installed
	[[ $data =~ [[:space:]] ]] || cc=$data/cc.sh
	PROBE_CC=$(type -P "clang$llvm")
	PROBE_ANSWERS=$cache/answers-$({
		echo "$PROBE_CC" && "clang$llvm" --version && stat -Lc '%s %Y' "$PROBE_CC"
	} | sha256sum | cut -c 1-16)
	export PROBE_CC PROBE_ANSWERS
	make=(make -s "-j$(nproc)" -C "$tree" "ARCH=$kbuild_arch" LLVM=1 LLVM_IAS=1
		"CC=$cc" "LD=ld.lld$llvm" HOSTCC=gcc HOSTCFLAGS=-O0)
	for tool in ar nm objcopy objdump readelf strip; do
		make+=("${tool^^}=llvm-$tool$llvm")
	done
	[ "$objects" = "$tree" ] || make+=("O=$objects")
	[ "$(number "$kernel")" -ge "$(number 5.15)" ] ||
		make+=("CROSS_COMPILE=$triple-")
	# configured for gcc by the user: flags go by the compiler that there is now
	[ -z "$given" ] || ! grep -qx CONFIG_CC_IS_GCC=y "$objects/.config" ||
		make+=(CONFIG_CC_IS_GCC= CONFIG_CC_IS_CLANG=y CONFIG_GCC_PLUGINS=)
}

prepare() {
	"${make[@]}" prepare0 CONFIG_DTC= CONFIG_KALLSYMS= CONFIG_ASN1= \
		CONFIG_BUILDTIME_TABLE_SORT= CONFIG_MODULE_SIG_FORMAT= \
		CONFIG_MODVERSIONS=
}

# ---- steps -----------------------------------------------------------------------

# step NAME COMMAND...: logged; tells of itself on a terminal
step() {
	local name=$1 log=$build/log/$1 start=$SECONDS status=0
	shift
	[ ! -t 2 ] || printf 'pte: probe: %s ...' "$name" >&2
	"${@//LOG/$log}" || status=$?
	[ ! -t 2 ] || printf ' %d s\n' $((SECONDS - start)) >&2
	[ $status = 0 ] || fail "$tree: $name: $(first_error "$log") (log: $log)"
}

# One directory for a tree, an architecture, options and a compiler.
open_build() {
	local id
	cache=${XDG_CACHE_HOME:-$HOME/.cache}/pte/probe
	id=$({
		echo "$tree" "$arch" "$given" "$clang"
		echo "$wanted"
	} | sha256sum)
	build=$cache/${id:0:16}
	check_path "$build"
	mkdir -p "$build/log" "$work" || fail "$build: can't be made"
	{ exec 9>"$build/lock"; } 2>/dev/null || fail "$build: can't be written to"
	if ! flock -n 9; then
		echo "pte: probe: another probe of $tree, $arch, is running: waiting" >&2
		wait_for_lock
	fi
	objects=${given:-$build/objects}
	[ -n "$given" ] || mkdir -p "$objects" || fail "$objects: can't be made"
	local free
	free=$(df -Pk "$build" | awk 'NR == 2 { print $4 }')
	[ "${free:-0}" -ge $need_kib ] ||
		fail "$build: $((${free:-0} / 1024)) MB free, $((need_kib / 1024)) wanted"
}

wait_for_lock() {
	flock 9 &
	child=$!
	wait "$child" || fail "$build/lock: can't be locked"
	child=
}

prepare_objects() {
	[ -z "$given" ] || return 0
	configured || step configure logged LOG configure
	step prepare logged LOG prepare
	check_options
	# only now: what didn't stick may, once the tree has changed
	configuration >"$build/configured"
}

# Once make has said how, the compiler alone: what make asks first takes longer.
compile_once() {
	local words
	if [ ! -e "$PROBE_COMMAND" ]; then
		"${make[@]}" "M=$1" shim.o
		return
	fi
	mapfile -d '' words <"$PROBE_COMMAND"
	cd "${words[0]}" && "$PROBE_CC" "${words[@]:1}"
}

# What another compiler was found to know when the user's directory was configured, and
# this one doesn't, is left out.
#
# compile_shim LOG SHIM
compile_shim() {
	local compile=(compile_present "$1" "$2/probe/helpers.h" compile_once "$2")
	local unknown round
	for round in 1 2 3; do
		! "${compile[@]}" || return 0
		[ -n "$given" ] || return
		unknown=$(sed -nE "s/.*error: (unknown|unsupported) \
(argument|option|warning option):? '([^']+)'.*/\3/p" "$1")
		[ -n "$unknown" ] || return
		echo "ccflags-remove-y += ${unknown//$'\n'/ }" >>"$2/Kbuild"
		rm -f "$PROBE_COMMAND"
	done
	return 1
}

build_shim() {
	local shim=$build/shim
	unwanted=$shim
	# shellcheck disable=SC2015 # whichever fails
	rm -rf "$shim" && mkdir -p "$shim/probe" &&
		cp "$data/shim.c" "$data/Kbuild" "$shim" &&
		cp "$helpers" "$shim/probe" || fail "$shim: can't be written"
	export PROBE_COMMAND=$shim/command
	step shim compile_shim LOG "$shim"
	is_bitcode "$shim/shim.o" || fail "$shim/shim.o: clang$llvm made no bitcode"
	bitcode=$shim/shim.o
}

# What of a tree's .c files is wanted, a file of ours for each in $1: the names of the
# objects that they'll be, and their own.
write_sources() {
	local of file within
	ln -s "$tree" "$1/tree" || return
	while read -r of file within; do
		case $of in
		'*' | "$kbuild_arch") ;;
		*) continue ;;
		esac
		[ -e "$tree/$file" ] || continue
		source_objects+=("source_${#source_files[@]}.o")
		source_files+=("$file")
		if [ "$within" = - ]; then
			echo "#include \"tree/$file\""
		else
			cat "$data/$within"
		fi >"$1/source_$((${#source_files[@]} - 1)).c" || return
	done < <(grep -v '^#' "$data/sources")
}

# One that doesn't compile is told of: what stands there isn't read.
#
# compile_sources LOG SHIM
compile_sources() {
	logged "$1" "${make[@]}" -k "M=$2" CONFIG_MODVERSIONS= \
		"${source_objects[@]}" || return 0
}

# LOG SHIM OBJECT...
link_sources() {
	local log=$1 shim=$2
	shift 2
	logged "$log" "llvm-link$llvm" -o "$shim/linked.bc" "$shim/shim.o" "$@"
}

build_sources() {
	local shim=$build/shim compiled=() i
	source_files=() source_objects=()
	write_sources "$shim" || fail "$shim: can't be written"
	[ ${#source_files[@]} != 0 ] || return 0
	step sources compile_sources LOG "$shim"
	for i in "${!source_files[@]}"; do
		if is_bitcode "$shim/${source_objects[i]}"; then
			compiled+=("$shim/${source_objects[i]}")
		else
			unread+=" ${source_files[i]}"
		fi
	done
	[ ${#compiled[@]} != 0 ] || return 0
	step link link_sources LOG "$shim" "${compiled[@]}"
	bitcode=$shim/linked.bc
}

about() {
	printf '%s\n' "version=$version" "arch=$arch" "kbuild_arch=$kbuild_arch" \
		"clang=$clang" "llvm=$llvm" "triple=$triple" "defconfig=$defconfig" \
		"options=$options" "missing=$missing" \
		"autoconf=$objects/include/generated/autoconf.h" "objects=$objects" \
		"absent=${absent# }" "unread=${unread# }"
}

# whole or not at all
deliver() {
	# shellcheck disable=SC2015 # whichever fails
	cp "$bitcode" "$work/.shim.bc" && about >"$work/.about" &&
		mv "$work/.shim.bc" "$work/shim.bc" && mv "$work/.about" "$work/about" ||
		fail "$work: can't be written to"
}

read_arguments "$@"
helpers=$data/helpers.h
[ -e "$helpers" ] || helpers=$data/../helpers.h
clear_environment
check_values
find_target
look_at_tree
look_at_objects
look_for_tools
want_options
options=0 missing='' defconfig=''
if [ -z "$given" ]; then
	defconfig_files >/dev/null
	mapfile -t defaults < <(defconfig_files)
fi
open_build
set_make
prepare_objects
check_kind
build_shim
unread=''
! $with_sources || build_sources
deliver
