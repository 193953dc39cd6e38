# SPDX-License-Identifier: BSD-2-Clause
# A line a layout and a line a finding. Each claim counts once, where it fares
# worst; one that all layouts of an architecture refute alike is told of the
# architecture. How many are proved changes with every claim: N.
brief() {
	printf '$ pte check --brief %s\n' "$*"
	pte check --brief "$@" | sed -E \
		's/[0-9]+ (proved|on domains)/N \1/g; s/(proved|not known): [0-9]+, and [0-9]+ on/\1: N, and N on/; s/not known: [0-9]+/not known: N/; s/proved: [0-9]+/proved: N/; s/[0-9]+ not app/N not app/' | newest arm64 ppc64
	printf -- '-> %d\n' "${PIPESTATUS[0]}"
}
brief 'arm64-*' ppc64-nohash
brief --accept-known 'ppc64-*@6.12'
brief x86_64@6.12
brief -s ../../../examples/taken-bit.json
brief -s ../../../examples/taken-bit.json -s ../../../examples/same-bit.json
brief -S pte-bit=4 x86_64@6.12
brief --level pmd -c -transparent_hugepage arm64@6.12
pte check -q arm64@6.12 | cmp - <(pte check --brief arm64@6.12)
pte check -q arm64@6.12 --json | cmp - <(pte check arm64@6.12 --json)
brief --all x86_64
# every claim but those of schemes is in each line
claims=$(pte list claims --json | grep -vc scheme-)
pte check -q | awk -v claims="$claims" '/^[a-z0-9]+[^ ]* +[0-9.]+ to/ {
	sum = 0
	for (i = 5; i <= NF; i++)
		sum += $i ~ /^[0-9]+$/ ? $i : 0
	good += sum == claims
	lines++
} END { print (lines > 10 && good == lines ? "all" : good " of " lines) }'
