# SPDX-License-Identifier: BSD-2-Clause
# What-ifs with a bug in what is written of pages, of nothing, and of flags: each
# is refuted at its level, by its claim, with a word that both read. Before pages
# were asked of, check said yes to each. (proofs/run.sh asks solvers, too.)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
specs=../../specs/broken
# read_by LAYOUT LEVEL WORD
read_by() {
	pte decode -l "$1" --level "$2" "$3" 2>&1 | sed -n '1p; /^  kind/p; /^  pfn/p; /^  table/p; /^  stray/p'
}
# what_if CLAIM LEVEL SPEC
what_if() {
	local reason='' word base='' spec=$specs/$3.json
	printf '%s: %s at %s, ' "$3" "$1" "$2"
	pte check "$spec" --json >"$tmp/out" 2>/dev/null
	printf '%d\n' $?
	# the first that isn't the base's own: its reason and its word
	awk -v level="\"level\":\"$2\"" -v claim="\"claim\":\"$1\"" '
		function of(key) {
			return match($0, "\"" key "\":\"[^\"]*\"") ? substr($0,
				RSTART + length(key) + 4, RLENGTH - length(key) - 5) : ""
		}
		!index($0, level) || !index($0, claim) || /"base":true/ { next }
		/"verdict":"refuted"/ { print of("reason"); print of("becomes"); exit }
		' "$tmp/out" >"$tmp/first"
	{ IFS= read -r reason && read -r word; } <"$tmp/first" ||
		echo "not refuted"
	printf '  %s\n' "$reason"
	while read -r key rest; do
		[ "$key" != '"base":' ] || base=${rest//[\",]/}
	done <"$spec"
	read_by "$base" "$2" "$word"
	read_by "$spec" "$2" "$word"
	tried=$((tried + 1))
}

tried=0
while read -r claim level spec; do
	what_if "$claim" "$level" "$spec"
done <<'END'
page-read pte forgotten-protnone
pfn-round-trip pte protection-in-address
page-bits pte address-inverted
page-walked pmd leaf-without-pse
page-walked hugetlb hugetlb-table-bit
pfn-round-trip pte lpa2-shareability
page-flags pte soft-dirty-accessed
page-flags-owned pte soft-dirty-in-address
invalid-read pmd thp-migration-present
changes-read pmd leaf-unread-bit
empty-is-none hugetlb hugetlb-empty-not-none
tests-passed pte protnone-empty
tests-passed pmd table-empty
round-trip pte uffd-wp-in-type
flags-independent pte uffd-wp-in-offset
table-read pmd table-executable
table-read pmd table-address-44
table-read pmd table-address-leaf
attributes-stable pte attributes-protnone
pfn-round-trip pte attributes-in-address
page-flags-owned pte attributes-soft-dirty
tests-passed pmd clear-begins-nowhere
page-told pte special-soft-dirty
tests-passed pte user-never
tests-passed hugetlb beside-no-page
moment-not-entry pte protection-start-present
moment-not-entry pte halves-present-first
same-entry-same-word pte flag-compared
zero-names-no-page pte zero-complemented
pfn-kept pmd pfn-31-bits
bits-owned pte marker-taken
no-physical-alias pte l1tf-protnone
no-physical-alias pmd l1tf-invalidated
no-physical-alias pte l1tf-one-bit-less
END
set -- "$specs"/*
echo "$tried of $#"
