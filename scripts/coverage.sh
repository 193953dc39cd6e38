#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# coverage.sh [--rebase]: what the tests reach of src. The report is
# build/coverage/html. Every line and 95 % of the branches are the gate, but for the
# command and the museum, of which tests/coverage has what was reached: no figure may
# fall. --rebase: only raise those there to what the last run reached.
set -eu -o pipefail
cd "$(dirname "$0")/.."
floors=tests/coverage figures=build/coverage/figures

# against_floors [RAISE]: with figures that fell or rose, exit 1 if one fell; RAISE:
# the floors, raised
against_floors() {
	awk -v raise="${1-}" '
		FILENAME == ARGV[1] { figure[$1, $2] = $3; next }
		raise && !/^#/ && figure[$1, $2] > $3 { $3 = figure[$1, $2] }
		raise { print; next }
		/^#/ { next }
		!(($1, $2) in figure) { print $1 ", " $2 ": no figure"; bad = 1; next }
		figure[$1, $2] < $3 {
			print $1 ", " $2 ": " figure[$1, $2] " %, and was " $3 " %"
			bad = 1
		}
		figure[$1, $2] > $3 {
			print $1 ", " $2 ": " figure[$1, $2] " %, and was " $3 " %:" \
				" scripts/coverage.sh --rebase"
		}
		END { exit bad }' "$figures" "$floors"
}

if [ "${1-}" = --rebase ]; then
	against_floors raise >"$figures.floors"
	cp "$figures.floors" "$floors"
	exit 0
fi
scripts/setup.sh build test check
scripts/build.sh coverage
find build/coverage -name '*.gcda' -delete
# Some repeat by the million what the others do once: a few words will do here.
export PTE_REFERENCE_WORDS=40000 PTE_EVERY_ROW=1
ctest --preset coverage -j "$(nproc)" -LE 'mutation|fold|fuzz|docs|kernel|install' -E '^(proofs|probe|scripts|walk)/|^export/headers$|^property/every_transition$|^report/(box|browser)$|^cli/completion$' \
	>build/coverage/tests.log </dev/null || {
	cat build/coverage/tests.log
	exit 1
}

# lcov 1.16 makes Perl warn of redefined subroutines, whatever happens.
lcov() {
	command lcov --quiet --rc lcov_branch_coverage=1 "$@" \
		2>build/coverage/lcov.log || {
		cat build/coverage/lcov.log >&2
		exit 1
	}
}
# The first pass counts what no test links, too.
html=build/coverage/html info=build/coverage/lcov.info
lcov --capture --initial --directory build/coverage --output-file "$info.none"
lcov --capture --directory build/coverage --output-file "$info.some"
lcov --add-tracefile "$info.none" --add-tracefile "$info.some" --output-file "$info"
lcov --extract "$info" "$PWD/src/*" --output-file "$info"
genhtml --quiet --branch-coverage --output-directory "$html" \
	--title libpte "$info" 2>/dev/null
echo "report: $html/index.html"

# reached NAME GCOVR-ARGUMENT... gcov has a count below 0 now and then, and gcovr
# stops there unless told to skip it.
reached() {
	local name=$1
	shift
	gcovr --root . --gcov-ignore-parse-errors --print-summary "$@" build/coverage |
		sed -nE "s#^(lines|branches):#$name, \1:#p"
}
{
	reached src/cli --filter src/cli/
	reached src/museum --filter src/museum/
} >"$figures.said"
cat "$figures.said"
sed -E 's/^(.*), (.*): ([0-9.]+)%.*/\1 \2 \3/' "$figures.said" >"$figures"
status=0
against_floors || {
	echo "$floors has what was reached: a test is missing, of what is new" >&2
	status=1
}
reached "all other of src" --filter src/ --exclude src/cli/ --exclude src/museum/ \
	--fail-under-line 100 --fail-under-branch 95 || status=1
exit $status
