#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# consumer.sh SOURCE CC CXX: install the library, move the installed tree, and
# use it from there as strangers do: CMake and pkg-config, C and C++17, with a C
# library and without one.
set -euo pipefail
source=$1 cc=$2 cxx=$3
here=$PWD/install/consumer
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export CC=$cc CXX=$cxx CMAKE_GENERATOR=Ninja

quietly() {
	"$@" >"$tmp/log" 2>&1 || {
		cat "$tmp/log" >&2
		echo "failed: $*" >&2
		exit 1
	}
}

# Debian's lib/<triplet> is one level deeper than lib.
for libdir in lib "lib/$("$cc" -dumpmachine)"; do
	rm -rf "$tmp"/{stage,moved,consumer,examples}
	[ ! -e "$tmp/away" ] || mv "$tmp/away" "$tmp/build"
	quietly cmake -S "$source" -B "$tmp/build" -DCMAKE_BUILD_TYPE=Release \
		-DCMAKE_C_FLAGS_RELEASE=-O0 \
		-DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_INSTALL_LIBDIR="$libdir" \
		-DPTE_BUILD_CLI=OFF -DPTE_BUILD_TESTS=OFF
	quietly cmake --build "$tmp/build" -j2
	DESTDIR=$tmp/stage quietly cmake --install "$tmp/build"
	mv "$tmp/stage/usr" "$tmp/moved"
	# What isn't installed must not be found.
	mv "$tmp/build" "$tmp/away"

	quietly cmake -S "$here" -B "$tmp/consumer" \
		-DCMAKE_PREFIX_PATH="$tmp/moved"
	quietly cmake --build "$tmp/consumer"
	for program in {consumer,prover}-{c,cxx}-{shared,static} freestanding-run; do
		quietly "$tmp/consumer/$program"
	done
	needed=$(readelf -d "$tmp/consumer/"{consumer,prover}-c-shared |
		grep -oE '\[libpte[a-z-]*' | tr -d '\n')
	[ "$needed" = "[libpte[libpte-prove[libpte" ] || {
		echo "consumer and prover need: $needed" >&2
		exit 1
	}
	echo "find_package, $libdir: C and C++17, shared and static, and freestanding"

	quietly cmake -S "$source/examples" -B "$tmp/examples" \
		-DCMAKE_PREFIX_PATH="$tmp/moved"
	quietly cmake --build "$tmp/examples"
	"$tmp/examples/kernel_code" | diff -u "$source/examples/kernel_code.expected" -
	echo "examples, $libdir: built, and say what is expected"

	export PKG_CONFIG_PATH=$tmp/moved/$libdir/pkgconfig
	for program in consumer=libpte prover=libpte-prove; do
		read -ra flags <<<"$(pkg-config --cflags --libs "${program#*=}")"
		for language in c c++; do
			compiler=$cc
			[ "$language" = c ] || compiler=$cxx
			quietly "$compiler" -x "$language" "$here/${program%=*}.c" \
				-x none "${flags[@]}" -o "$tmp/program"
			LD_LIBRARY_PATH=$tmp/moved/$libdir quietly "$tmp/program"
		done
	done
	echo "pkg-config, $libdir: C and C++"
done
