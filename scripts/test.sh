#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# test.sh [PRESET [CTEST-ARGUMENT...]]: build a preset (dev) and run its tests.
# The last line counts: N passed, N failed, N skipped.
set -eu
cd "$(dirname "$0")/.."
preset=${1:-dev}
[ $# = 0 ] || shift
scripts/setup.sh build test
scripts/build.sh "$preset"

results=$PWD/build/$preset/tests.xml
rm -f "$results"
status=0
ctest --preset "$preset" -j "$(nproc)" --output-junit "$results" "$@" \
	</dev/null || status=$?

# ctest doesn't say why a test was skipped.
sed -n 's/.*<system-out>\(.*SKIP: .*\)/\1/p' "$results"
# A test that couldn't be started is "notrun" like one that skipped itself, but
# it has failed.
count() {
	grep -c "$1" "$results" || true
}
tests=$(count '<testcase ')
passed=$(count '<testcase .* status="run"')
skipped=$(count '<skipped message="SKIP_RETURN_CODE')
echo "$passed passed, $((tests - passed - skipped)) failed, $skipped skipped"
exit "$status"
