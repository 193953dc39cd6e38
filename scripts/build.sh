#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# build.sh PRESET: configure and build, silently unless it fails.
set -eu
cd "$(dirname "$0")/.."
preset=$1
mkdir -p build
log=build/$preset.log
{ cmake --preset "$preset" && cmake --build --preset "$preset" -- --quiet; } \
	>"$log" 2>&1 </dev/null || {
	tail -n 60 "$log" >&2
	echo "build: preset $preset failed; all of it: $log" >&2
	exit 1
}
