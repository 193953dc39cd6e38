#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh: print the tables of bench/README.md, measured on this machine.
set -eu
cd "$(dirname "$0")/.."
echo "instructions of the inline path (no return, no padding), -O2:"
tests/fold/run.sh
echo
echo "time a word, beside a bare shift and mask in the same run:"
cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release \
	-DPTE_BUILD_TESTS=OFF -DPTE_BUILD_BENCH=ON >/dev/null
cmake --build build/bench --target bench-micro >/dev/null
build/bench/bench/bench-micro
