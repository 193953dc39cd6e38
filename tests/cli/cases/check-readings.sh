# SPDX-License-Identifier: BSD-2-Clause
# A refutation's word has two readings, and both are real: `pte decode` gives the
# first, and of the second, where it's an entry, `pte encode` makes that word.
# Specs whose fields overlap have such words of every sort.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit

# a flag inside the type, an offset that reaches the type or PROT_NONE, a flag
# that makes a pmd present (what commit eee4818baac0 mended)
spec() { printf '{"base": "x86_64@6.12", "swap": %s}\n' "$2" >"$1.json"; }
spec flag '{"flags": {"exclusive": 60}}'
spec high '{"offset": {"width": 51}}'
spec low '{"offset": {"lsb": 8, "width": 51}}'
spec pse '{"flags": {"soft_dirty": 7}}'

for name in flag high low pse; do
	entries=0 others=0
	# LEVEL:WORD:READING:OTHER
	pte check "$name.json" --json |
		sed -n 's/.*"level":"\([a-z]*\)","config":"".*"witness":"\([^"]*\)","readings":\["\([^"]*\)","\([^"]*\)"\].*"becomes":"\2".*/\1:\2:\3:\4/p' |
		sort -u >all
	for level in pte pmd hugetlb; do
		sed -n "s/^$level://p" all >here
		cut -d: -f1 here | pte decode -l "$name.json" --level "$level" --json |
			sed 's/.*"pte":"[^"]*","kind":"\([a-z_]*\)".*/\1/' | paste -d: here - |
			awk -F: '{ split($2, word, " ") }
				word[1] != $4 { print "not " $4 ": " $0 }
				$2 == $3 { print "twice the same: " $0 }'
		sed -n '/:[a-z_]* type=[^:]*$/s/:.*//p' here >words
		sed -n 's/.*:[a-z_]* \(type=[^:]*\)$/raw \1/p' here |
			pte encode -l "$name.json" --level "$level" - |
			diff words -
		entries=$((entries + $(wc -l <words)))
		others=$((others + $(wc -l <here) - $(wc -l <words)))
	done
	echo "$name: $entries words of an entry, $others of a predicate"
done
pte check pse.json -v 2>&1 | grep -A4 'refuted  pmd-not-present'
