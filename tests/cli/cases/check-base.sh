# SPDX-License-Identifier: BSD-2-Clause
# A what-if is judged against its base: what that refutes, too, for the same
# reason, is the base's own. (README names what the built-in layouts refute.)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
spec() { # NAME BASE MEMBERS
	printf '{"base": "%s"%s}\n' "$2" "${3:+, $3}" >"$1.json"
}
short() { # all but how many verdicts there are, and the time
	printf '$ pte check %s\n' "$*"
	pte check "$@" 2>&1 | sed '/^[0-9]* proved/d; /^in [0-9.]* s/d'
	printf -- '-> %d\n' "${PIPESTATUS[0]}"
}

# what changes nothing breaks nothing, whatever its base refutes
for layout in $(pte list layouts --json | sed 's/.*"layout":"\([^"]*\)".*/\1/' | sort -u); do
	spec nothing "$layout@7.1"
	pte check nothing.json >out 2>/dev/null
	printf '%d %s\n' $? "$(head -n 1 out)"
done

# bit 9 of arm64 is one of the type's, 10:6
spec inside arm64-4k@6.12 '"flags": [{"name": "mine", "bit": 9}]'
short inside.json
# two fields over each other
spec over x86_64@6.12 '"swap": {"type": {"lsb": 30}}'
short over.json

# the base's type spills; that the offset does, too, is the spec's doing
spec spill ppc64-radix-64k@6.12 '"swap": {"spill": {"offset": {"lsb": 0, "width": 8, "at": 50}}}'
short spill.json
pte check spill.json --json | grep encode-contained
pte check ppc64-radix-64k@6.12 --json | grep '"encode-contained".*"refuted"'

# a row that the base has for what it refutes excuses nothing else
spec lpa2 arm64-4k-lpa2@6.12
short lpa2.json
spec dropped arm64-4k-lpa2@6.12 '"flags": [{"name": "mine", "bit": 52}]'
short dropped.json --accept-known
# one of the spec's own does
spec says x86_64@6.12 '"stores": [{"path": "set_pte", "levels": ["pte"], "dropped": "0x8"}],
  "known": [{"claim": "store-stable", "why": "we know"}]'
short says.json
short says.json --accept-known

# with an option that the base hasn't got: it's asked without
spec dirty arm64-4k@6.12 '"options": [{"option": "mem_soft_dirty"}, {"option": "userfaultfd_wp"}, {"option": "arm64_contpte"}, {"option": "pte_marker_uffd_wp"}],
  "swap": {"flags": {"soft_dirty": 4}}, "owners": [{"lsb": 4, "width": 1, "owner": "soft_dirty"}]'
short dirty.json -c mem_soft_dirty
short dirty.json -c -mem_soft_dirty

# verdicts, and their sums; every verdict of every configuration is in one
pte check --json inside.json | tail -n 1 | sed 's/:[0-9]*[1-9][0-9]*/:N/g'
for spec in lpa2 inside says; do
	pte check --json $spec.json | awk '
		function of(key) { match($0, "\"" key "\":[0-9]*"); return substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 3) }
		/"summary"/ { print of("proved") - n["proved"], of("base") - base, of("refuted") - own, of("known") - known, of("not_applicable") - n["not-applicable"] }
		{ match($0, /"verdict":"[a-z-]*"/); v = substr($0, RSTART + 11, RLENGTH - 12); n[v] += of("configs") }
		v == "refuted" && /"base":true/ { base += of("configs"); next }
		v == "refuted" && /"known":true/ { known += of("configs"); next }
		v == "refuted" { own += of("configs") }'
done

# undecided is no yes; and refuted is stronger
many='"none": {"mask": "0xffffffffffffffff", "value": "0x0"}, "present": {"mask": "0x0", "value": "0x0", "any": "0xffffffffffffffff"}, "protnone": {"mask": "0x0", "value": "0x0", "any": "0xaaaaaaaaaaaaaaaa"}'
spec much x86_64@6.12 "\"levels\": {\"pte\": {$many}}"
short much.json --level pte | sed -n '1,3p;/undecided/p;/^->/p'
pte check much.json --level pte --json 2>/dev/null | grep '"undecided","'
pte check much.json --level pte --json 2>/dev/null | grep -o '"undecided":[0-9]*'

# two names of one bit, in the same words; and in words that differ
names() { # WHEN: of another name of bit 1
	printf '"names": [{"name": "rw", "macro": "_PAGE_RW", "lsb": 1, "width": 1, "when": {"mask": "0x1", "value": "0x1"}},
  {"name": "mine", "macro": "_PAGE_MINE", "lsb": 1, "width": 2, "when": %s, "levels": ["pte"]}]' "$1"
}
spec named x86_64@6.12 "$(names '{"mask": "0x0", "value": "0x0"}')"
short named.json
spec apart x86_64@6.12 "$(names '{"mask": "0x1", "value": "0x0"}')"
short apart.json

# -v is the whole; no base, no promises
short inside.json -v | sed -n '1,4p;/^  refuted  bits-owned/,/^  base /p'
pte show x86_64@6.12 --json >whole.json
short whole.json
