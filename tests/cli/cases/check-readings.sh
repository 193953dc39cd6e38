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
	pte check "$name.json" --json |
		sed -n 's/.*"level":"\([a-z]*\)","config":"".*"witness":"\([^"]*\)","readings":\["\([^"]*\)","\([^"]*\)"\].*"becomes":"\2".*/\1:\2:\3:\4/p' |
		sort -u >words
	entries=0 others=0
	while IFS=: read -r level word first reading; do
		kind=${first%% *}
		[ "$first" != "$reading" ] ||
			echo "$name: $word at $level: $first twice"
		pte decode -l "$name.json" --level "$level" --json "$word" |
			grep -q "\"kind\":\"$kind\"" ||
			echo "$name: $word at $level isn't $kind"
		case $reading in
		*type=*)
			entries=$((entries + 1))
			# shellcheck disable=SC2086
			made=$(pte encode -l "$name.json" --level "$level" \
				raw ${reading#* })
			[ "$made" = "$word" ] ||
				echo "$name: $reading at $level: $made, not $word"
			;;
		*) others=$((others + 1)) ;;
		esac
	done <words
	echo "$name: $entries words of an entry, $others of a predicate"
done
pte check pse.json 2>&1 | grep -A4 'refuted  pmd-not-present'
