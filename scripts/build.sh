#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# build.sh PRESET: configure and build; the compiler is heard only if it fails.
set -eu
cd "$(dirname "$0")/.."
preset=$1
mkdir -p build
log=build/$preset.log
# shellcheck disable=SC2016 # it's the inner shell's
scripts/progress.sh "build: preset $preset" "$log" bash -c \
	'cmake --preset "$1" && cmake --build --preset "$1"' build "$preset" || {
	tail -n 60 "$log" >&2
	echo "build: preset $preset failed; all of it: $log" >&2
	exit 1
}
