#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# headers.sh BUILD [WORDS]: a second witness of the reader, on a kernel's own headers:
# the helpers of x86_64, 6.12, compiled by gcc with the kernel's flags and run, beside what
# the reader has of what clang makes of them. BUILD is the build directory that has
# pte-probe; the kernel's objects are those of tests/kernel, which is run if there are none.
# Exit 0; 1: they differ; 2: trouble.
set -euo pipefail
build=$(realpath "${1:?}") words=${2:-2200} row=x86_64-6.12
cd "$(dirname "$0")/../.."
kernels=${PTE_KERNEL_CACHE:-$PWD/build/kernel}
shim=$kernels/shim/$row
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
[ -e "$shim/.shim.o.cmd" ] || tests/kernel/run.sh --shim $row
objects=$(realpath "$shim/objects")
XDG_CACHE_HOME=$tmp "$build/src/probe/probe-tree" --objects "$objects" "$kernels/6.12" \
	x86_64 "$tmp/work"

# the helpers that both compilers have
mkdir "$tmp/probe"
absent=$(sed -n 's/^absent=//p' "$tmp/work/about" | tr ' ' '\n' | grep . | paste -sd '|')
grep -vE "^[A-Z_]+\(($absent)[,)]" src/probe/helpers.h >"$tmp/probe/helpers.h"

# as tests/kernel's own shim was compiled
command=$(sed -n 's/^\(saved\)*cmd_[^ ]* := //p' "$shim/.shim.o.cmd")
command=$(sed -E "s# -o [^ ]+# -o $tmp/shim.o#; s#-Wp,-MMD,[^ ]+#-Wp,-MMD,$tmp/shim.d#
	s#[^ ]*shim[.]c( |\$)#$PWD/src/probe/tree/shim.c #" <<<"${command%%;*}")
(cd "$objects" && bash -c "$command -I$tmp -w") >"$tmp/log" 2>&1 || {
	echo "the shim: $(grep -m 1 error "$tmp/log")"
	exit 2
}
# what is undefined nothing that is asked needs
gcc -std=gnu11 -O1 -w -static -no-pie -Wl,-z,noexecstack -Wl,--unresolved-symbols=ignore-all \
	-I src/probe -I include tests/probe/headers_run.c "$tmp/shim.o" -o "$tmp/run"
"$tmp/run" "$words" | "$build/tests/probe-headers" "$tmp/work/shim.bc" x86_64
