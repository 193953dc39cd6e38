#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# tour.sh PTE: every claim tried on every layout, a line a layout and a line a
# finding; all of it, and the schemes side by side, in a file; and what to try.
# Exit 1 if something is refuted that isn't known.
set -eu
cd "$(dirname "$0")/.."
pte=$1
report=build/report.txt status=0

# 1 is an answer: a claim is refuted, here is the witness. 2 is trouble.
mkdir -p build
{
	"$pte" check 2>/dev/null || [ $? = 1 ]
	"$pte" compare
} >"$report"
"$pte" check --brief --accept-known || status=$?
[ "$status" -le 1 ] || exit "$status"
cat <<-end

	All of it, and the schemes side by side: $report ($(wc -l <"$report") lines).
	To have pte in this shell, and to ask it something:
	    export PATH="$(realpath "$(dirname "$pte")"):\$PATH"
	    pte decode -l x86_64@6.12 0x2fffffffffdb960e
	    pte show arm64-4k@6.12
	    pte check -s examples/taken-bit.json
end
exit "$status"
