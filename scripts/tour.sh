#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# tour.sh PTE: every claim tried on every layout, a line an architecture; all of it,
# and the schemes side by side, in a file; and what to try. Exit 1 if something is
# refuted that isn't known.
set -eu
cd "$(dirname "$0")/.."
pte=$1
report=build/report.txt status=0

# 1 is an answer: a claim is refuted, here is the witness. 2 is trouble.
mkdir -p build
"$pte" check --brief --accept-known >"$report" || status=$?
[ "$status" -le 1 ] || exit "$status"

# "NAME  5.10 to 7.3  38 proved, ..." a layout, "known  CLAIM  arm64*, riscv64 5.10 to ..." a
# fact: how many layouts each architecture has, and how many facts
awk '
function arch_of(name) {
	sub(/[-*].*/, "", name)
	return name
}
$3 == "to" && $5 ~ /^[0-9]+$/ {
	arch = arch_of($1)
	if (!(arch in layouts))
		order[++n] = arch
	layouts[arch]++
	if (since[arch] == "" || $2 == "5.10")
		since[arch] = $2
	until[arch] = $4
}
$1 == "known" {
	split("", told)
	for (i = 3; i <= NF && $i !~ /^[0-9]/; i++) {
		sub(/,$/, "", $i)
		told[arch_of($i)] = 1
	}
	for (arch in told)
		facts[arch]++
}
$1 ~ /^(refuted|undecided)$/ { print }
{ last = $0 }
END {
	print "What is claimed of page-table entries, tried over all 2^64 words:\n"
	for (i = 1; i <= n; i++) {
		arch = order[i]
		printf "  %-11s  %-4s to %-3s %2d layout%s every claim holds%s\n", arch,
			since[arch], until[arch], layouts[arch], layouts[arch] == 1 ? ": " : "s:",
			facts[arch] == 0 ? "" : ", but for " facts[arch] \
				(facts[arch] == 1 ? " known fact" : " known facts")
	}
	# "nothing is refuted but what is known; proved: 12, and 3 on domains"
	if (last ~ /^nothing is refuted/) {
		split(last, words, /: |, and | on /)
		last = "nothing is refuted but what is known; proved: " words[2] \
			" for any word,\n" words[3] " for any word that Linux writes"
	}
	print "\n" last
}' "$report"
{
	echo
	"$pte" check 2>/dev/null || [ $? = 1 ]
	"$pte" compare -v
} >>"$report"
cat <<-end

	A known fact is a corner of Linux, with its source and what comes of it.
	All of it, and the schemes side by side: $report ($(wc -l <"$report") lines).
	To have pte in this shell, and to ask it something:
	    export PATH="$(realpath "$(dirname "$pte")"):\$PATH"
	    pte decode -l x86_64@6.12 0x2fffffffffdb960e
	    pte show arm64-4k@6.12
	    pte check -s examples/taken-bit.json
	\`pte help\` shows all commands; docs/README.md says where to read on.
end
exit "$status"
