#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# kernel.sh PTE [ROW...]: what `pte export kunit` prints of the layouts of tests/kernel,
# compiled with a kernel's own flags and headers, and run. ROWs are of its matrix, and
# are compiled if they aren't yet; without a ROW, those are taken that
# tests/kernel/run.sh has compiled, with all options. The
# cases that `refuted` names fail, no others. What `pte export build-bug-on` prints is
# compiled with each, too; and with each of its numbers another it isn't.
set -euo pipefail
pte=$(realpath "$1")
shift
here=$(cd "$(dirname "$0")" && pwd)
kernel=$here/../kernel
cache=${PTE_KERNEL_CACHE:-$here/../../build/kernel}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0 ran=0

# the compiler's command for the row's shim, for another file, which is included if
# it's a suite
compile() {
	local row=$1 of=$2 file=${3-$here/kernel_suite.c} command
	command=$(sed -n 's/^\(saved\)*cmd_[^ ]* := //p' "$cache/shim/$row/.shim.o.cmd")
	command=${command%%;*} # objtool
	command=$(sed -E "s# -o [^ ]+# -o $tmp/suite.o#; s#-Wp,-MMD,[^ ]+#-Wp,-MMD,$tmp/suite.d#
		s#[^ ]*shim[.]c( |\$)#$file #" <<<"$command")
	[[ $command != *clang* ]] || command+=" -ferror-limit=0"
	cd "$cache/shim/$row/objects" && bash -c "$command -I$cache/shim/$row -DCONFIG_KUNIT=1 \
		-DKBUILD_MODFILE='\"mm/pte_claims_kunit\"' -DSUITE='\"$of\"'"
}

# how many assertions a file has, or failed of them
assertions() {
	grep -cE 'static_assert\(|BUILD_BUG_ON\(' "$1" || true
}
assert_failures() {
	grep -cE 'error: (static assertion|static_assert|call to)' "$tmp/log" || true
}

# of wrong.c each assertion fails
none_holds() {
	(compile "$1" "" "$tmp/wrong.c") >"$tmp/log" 2>&1 || true
	[ "$(assert_failures)" = "$(assertions "$tmp/wrong.c")" ] && return
	echo "$1: $2: with other numbers $(assert_failures) of $(assertions "$tmp/wrong.c") fail:" \
		"$(grep -m 1 error "$tmp/log")"
	return 1
}

# bugs ROW LAYOUT: its constants are this kernel's, and no number is idle
bugs() {
	local row=$1 layout=$2
	"$pte" export build-bug-on "$layout" >"$tmp/bugs.c" || return
	(compile "$row" "" "$tmp/bugs.c") >"$tmp/log" 2>&1 || {
		echo "$row: $layout has other constants: $(grep -m 3 error "$tmp/log")"
		return 1
	}
	# what is known at once; then what is folded, each in a function of its own, as
	# one that fails doesn't return
	sed -E '/IS_ENABLED/d; /BUILD_BUG_ON/d; s/(static_assert.* == )(.*)\);/\1(1 ^ \2));/' \
		"$tmp/bugs.c" >"$tmp/wrong.c"
	none_holds "$row" "$layout" || return
	sed -E '/static_assert/d; /^[{}]$/d; /pte_layout_words/d
		s/(BUILD_BUG_ON.* != )(.*)\);/\1(1 ^ \2));/' "$tmp/bugs.c" |
		awk '/BUILD_BUG_ON/ { $0 = "static void __used f" NR "(void) {" $0 "}" } 1' >"$tmp/wrong.c"
	none_holds "$row" "$layout" || return
	echo "$row: $(assertions "$tmp/bugs.c") assertions hold, and fail with other numbers"
}

# program ROW TREE TARGET: a program of the suite that was compiled
program() {
	local row=$1 tree=$2 prefix flags compiler folder libc=()
	read -r _ folder _ prefix _ flags < <(grep -E "^$3[[:space:]]" "$kernel/targets")
	case $prefix in
	LLVM=*) compiler=clang${prefix#LLVM=} ;;
	-) compiler=gcc ;;
	*) compiler=${prefix}gcc ;;
	esac
	# the tree's own, where Debian has none
	[ ! -e "$kernel/$folder/libc" ] ||
		libc=(-nostdlibinc -fno-builtin -isystem "$kernel/$folder/libc"
			-isystem "$cache/$tree/tools/include/nolibc"
			-isystem "$cache/shim/$row/objects/usr/include")
	# shellcheck disable=SC2086 # several
	"$compiler" -static -O1 $flags "${libc[@]}" -Wl,-z,noexecstack -o "$tmp/suite" \
		"$here/kernel_run.c" "$tmp/suite.o"
}

# row ROW TREE TARGET LAYOUT MACHINE: build and run it
row() {
	local row=$1 tree=$2 target=$3 layout=$4 machine=$5 emulator
	read -r _ _ _ _ emulator _ < <(grep -E "^${target}[[:space:]]" "$kernel/targets")
	[ "$emulator" != - ] || emulator=
	ran=$((ran + 1))
	if "$pte" export kunit "$layout@$tree" >"$tmp/suite.c" &&
		(compile "$row" "$tmp/suite.c") >"$tmp/log" 2>&1 &&
		program "$row" "$tree" "$target" >>"$tmp/log" 2>&1; then
		$emulator "$tmp/suite" "$machine" >"$tmp/all" || true
	else
		echo "$row: $layout@$tree isn't built: $(grep -m 3 -E 'error|undefined' "$tmp/log")"
		failed=$((failed + 1))
		return
	fi
	sed -n "s/^$layout@$tree //p" "$here/refuted" |
		diff -u --label refuted --label fails - <(sed -n 's/^FAILED //p' "$tmp/all") ||
		failed=$((failed + 1))
	grep -q '^ok' "$tmp/all" || {
		echo "$row: no case ran: $(head -1 "$tmp/all")"
		failed=$((failed + 1))
	}
	echo "$row: $(grep -c '^ok' "$tmp/all") cases pass, $(grep -c '^FAILED' "$tmp/all" || true) fail"
}

while read -r name tree target _ machine layout _ _ options; do
	[ $# -eq 0 ] || [[ " $* " = *" $name "* ]] || continue
	[ "$options" = - ] || [ $# -gt 0 ] || continue
	[ -e "$cache/shim/$name/.shim.o.cmd" ] || [ $# -eq 0 ] ||
		"$kernel/run.sh" --shim "$name" </dev/null | sed '$d'
	[ -e "$cache/shim/$name/.shim.o.cmd" ] || continue
	row "$name" "$tree" "$target" "$layout" "$machine"
	bugs "$name" "$layout@$tree" || failed=$((failed + 1))
done < <(grep -v '^#' "$kernel/matrix")
echo "$ran rows, $failed failures"
[ "$failed" = 0 ] && [ "$ran" -gt 0 ]
