#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh [OPTION...] [HOST...]: build the library and its tests for other hosts,
# by Debian's cross compilers, and run them, by qemu's user emulation; all hosts
# of `table` unless some are named.
#   --quick  the hosts and the tests of the share that .ci/run takes
#   --list   name the hosts
#
# What a host needs is installed first; one for which that fails is skipped, and
# counted so. Exit 0: no test failed; 1: one did, or a host couldn't be built for.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD/tests/hosts
cache=$PWD/build/hosts
share=full hosts=() names=false

while [ $# -gt 0 ]; do
	case $1 in
	--quick) share=quick ;;
	--list) names=true ;;
	-*) sed -n '4,11s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
	*) hosts+=("$1") ;;
	esac
	shift
done

# What a byte order or the width of a long could turn: words read and written,
# beside known answers and beside the reference; proofs and refutations. Each of the
# others is a second of compiling more, and some take minutes by qemu.
# A C library turns none of these, but its threads may have little stack.
quick_tests() {
	local tests='vector/layouts|reference/library|unit/prover'
	[ "$emulator" != - ] || tests='vector/layouts|unit/stack'
	echo "^($tests)\$"
}

# ---- the steps of a host: what they print goes to its log ----------------------

# step NAME COMMAND...: on failure its first error
step() {
	local name=$1
	shift
	echo "== $name" >>"$log"
	"$@" >"$log.step" 2>&1 </dev/null || {
		cat "$log.step" >>"$log"
		echo "$name: $(grep -m 1 -iE '(^|[^W])error[: ]|undefined ref|unable to' \
			"$log.step" || tail -1 "$log.step") (all of it: $log)"
		return 1
	}
	cat "$log.step" >>"$log"
}

# The compiler is for what the table says, or the host would prove nothing.
check_nature() {
	local is
	is=$("$compiler" -E -P - <<-'end' | tr -d '\n "'
		#include <limits.h>
		#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		"big"
		#else
		"little"
		#endif
		,
		#if LONG_MAX == 0x7fffffff
		32
		#else
		64
		#endif
		,
		#ifdef __GLIBC__
		"glibc"
		#else
		"musl"
		#endif
	end
	)
	[ "$is" = "$nature" ] || {
		echo "error: $compiler is $is, not $nature"
		return 1
	}
}

# What cmocka.c asks of config.h, for any C library of today.
compile_cmocka() {
	mkdir -p "$build"
	"$compiler" -std=gnu99 -O1 -DHAVE_INTTYPES_H -DHAVE_MALLOC_H \
		-DHAVE_SIGNAL_H -DHAVE_STRINGS_H -DHAVE_STRSIGNAL \
		-DHAVE_SIGLONGJMP -DHAVE_STRUCT_TIMESPEC -DHAVE_CLOCK_REALTIME \
		-DHAVE_GCC_THREAD_LOCAL_STORAGE -I"$cmocka/include" \
		-c "$cmocka/src/cmocka.c" -o "$build/cmocka.o" &&
		ar rcs "$build/libcmocka.a" "$build/cmocka.o"
}

# Named a system, CMake takes it for a cross build: nothing is run but the tests.
configure() {
	local flags=(-DCMAKE_BUILD_TYPE=RelWithDebInfo -DPTE_TEST_TIMEOUT=3000)
	# a stack is measured as compilers make it; what else is asked runs shorter
	# than it compiles
	[ $share = full ] || flags=(-DCMAKE_BUILD_TYPE= -DCMAKE_C_FLAGS=-O1)
	[ "$emulator" = - ] || {
		flags+=("-DCMAKE_CROSSCOMPILING_EMULATOR=$emulator")
		[ $share = full ] || flags+=(-DCMAKE_C_FLAGS=-O0)
	}
	cmake -G Ninja -S . -B "$build" "${flags[@]}" \
		-DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR="$host" \
		-DCMAKE_C_COMPILER="$compiler" -DCMAKE_EXE_LINKER_FLAGS=-static \
		-DCMAKE_COMPILE_WARNING_AS_ERROR=ON -DPTE_BUILD_CLI=OFF \
		-DCMAKE_DISABLE_FIND_PACKAGE_cmocka=ON \
		-DCMOCKA_LIBRARY="$build/libcmocka.a" \
		-DCMOCKA_INCLUDE_DIR="$cmocka/include"
}

# ctest of the share's tests
chosen() {
	local tests=.
	[ $share = full ] || tests=$(quick_tests)
	ctest --test-dir "$build" --no-tests=error -R "$tests" "$@"
}

compile() {
	local targets=(all)
	[ $share = full ] ||
		mapfile -t targets < <(echo pte && chosen -N |
			sed -nE 's,^ +Test +#[0-9]+: ([^/]+)/,test-\1-,p')
	cmake --build "$build" --target "${targets[@]}"
}

# into the sums, and what failed onto the screen
run_tests() {
	local status=0 failed total
	chosen -j "$(nproc)" --output-on-failure >"$log.step" 2>&1 </dev/null ||
		status=$?
	cat "$log.step" >>"$log"
	read -r failed total < <(sed -nE \
		's/.*, ([0-9]+) tests failed out of ([0-9]+)$/\1 \2/p' "$log.step") ||
		{ echo "tests: $(tail -1 "$log.step")" && return 1; }
	passed=$((passed + total - failed))
	tests_failed=$((tests_failed + failed))
	echo "$((total - failed)) of $total tests passed ($((SECONDS - start)) s)"
	[ $status = 0 ] ||
		{ grep -E '^ERROR|FAILED|^ +[0-9]+ - ' "$log.step" | tail -40 &&
			echo "all of it: $log"; }
}

try_host() {
	local build=$cache/$share/$host log=$cache/logs/$host start=$SECONDS
	: >"$log"
	if ! step install scripts/setup.sh build "host:$host" ||
		! step cmocka "$here/cmocka.sh" "$cmocka"; then
		echo "SKIP: $host: couldn't be installed"
		skipped=$((skipped + 1))
	elif ! step nature check_nature || ! step cmocka compile_cmocka ||
		! step configure configure || ! step compile compile ||
		! run_tests; then
		tests_failed=$((tests_failed + 1))
	fi
}

# ---- the hosts -------------------------------------------------------------------

# the lines of the table that are asked for
asked() {
	local host
	for host in "${hosts[@]}"; do
		grep -E "^${host}[[:space:]]" "$here/table" ||
			{ echo "hosts: $host: not in tests/hosts/table" >&2 && exit 2; }
	done
	[ ${#hosts[@]} -gt 0 ] || awk -v share=$share \
		'!/^#/ && (share == "full" || $2 == share)' "$here/table"
}

table=$(asked)
if $names; then
	awk '{ print $1 }' <<<"$table"
	exit 0
fi
cmocka=$cache/cmocka
export PTE_REFERENCE_WORDS=${PTE_REFERENCE_WORDS:-20000} PTE_EVERY_ROW=1
mkdir -p "$cache/logs"
passed=0 tests_failed=0 skipped=0
while read -r host _ nature compiler emulator _; do
	printf '%s (%s): ' "$host" "$nature"
	try_host
done <<<"$table"
echo "$passed passed, $tests_failed failed, $skipped skipped"
[ $tests_failed = 0 ]
