# SPDX-License-Identifier: BSD-2-Clause
# The type numbers of a tree. Those that include/linux/swap.h of 6.12 gives, all
# options on, are what it has anyway; with two more below the marker all others
# move, and 21 is nobody's. On x86_64 the type is bits 63:59, the offset the
# complement of bits 58:9: type 29, offset 0x1234 is 0xefffffffffdb9600.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
# rows FIRST KIND...: numbered upwards
rows() {
	local n=$1 before=
	shift
	for kind in "$@"; do
		printf '%s{"type": %u, "kind": "%s"}' "$before" "$n" "$kind"
		before=', ' n=$((n + 1))
	done
}
linux="migration_read migration_read_exclusive migration_write device_private_write
device_private_read device_exclusive_write device_exclusive_read"
# shellcheck disable=SC2086 # words
{
	printf '{"base": "x86_64@6.12", "numbers": [%s]}\n' \
		"$(rows 23 hwpoison $linux marker)" >same.json
	printf '{"base": "x86_64@6.12", "types": [{"name": "private_read", "holds": "pfn", "accepted_as": ["migration_read"]}, {"name": "private_write", "holds": "pfn"}], "numbers": [%s, %s]}\n' \
		"$(rows 20 hwpoison)" "$(rows 22 $linux private_read private_write marker)" >more.json
}
try diff x86_64@6.12 same.json
try diff -v x86_64@6.12 more.json
pte show more.json | sed -n '/^  types/,/^  pfn/p'
pte show more.json --json | sed -n '/^  "types"/,/^  "max_/p'
pte show more.json --json >shown.json
pte show shown.json --json | cmp - shown.json
try decode -l more.json 0xefffffffffdb9600 0xa7fffffffffff400 0xaffffffffffff000
try encode -l more.json private_read pfn=0x1234
try encode -l more.json swap type=19 offset=5
try encode -l more.json swap type=20 offset=5
try encode -l more.json swap type=21 offset=7
try encode -l more.json raw type=21 offset=7
try encode -l more.json swapin_error pfn=1
pte list kinds -l more.json | grep ' type'
try check more.json --brief
pte budget more.json | head -3
pte census more.json | grep -E '^ *(KIND|swap|unknown|private_|hwpoison)'
pte compare -s more.json | sed -n '/^more on/,/room/p'
# no option moves them
try decode -l more.json -c -device_private,-migration 0xefffffffffdb9600
# what another adds to them comes below
printf '{"base": "more.json", "types": [{"name": "mine", "holds": "nothing"}]}\n' >below.json
pte show below.json | sed -n '/^  types/,/^  pfn/p' | head -n 1
pte show below.json --json >shown.json
pte show shown.json --json | cmp - shown.json
printf '{"base": "x86_64@6.12", "types": [{"name": "mine", "holds": "pfn"}]}\n' >beside.json
try check --brief -s same.json -s beside.json
# fewer devices than numbers leave
printf '{"base": "more.json", "max_swapfiles": 4}\n' >few.json
try encode -l few.json swap type=4 offset=5
# what no tree can have
wrong() {
	printf '{"base": "x86_64@6.12", %s}\n' "$1" >wrong.json
	try decode -l wrong.json 0
}
wrong '"numbers": [{"type": 32, "kind": "marker"}]'
wrong '"numbers": [{"type": 0, "kind": "marker"}]'
wrong '"numbers": [{"type": 31, "kind": "swap"}]'
wrong '"numbers": [{"type": 31, "kind": "marker"}, {"type": 31, "kind": "hwpoison"}]'
wrong '"numbers": [{"type": 31, "kind": "marker"}, {"type": 30, "kind": "marker"}]'
wrong '"numbers": [{"type": 31, "kind": "marker"}], "max_swapfiles": 32'
wrong '"numbers": [{"type": 31}]'
wrong '"max_swapfiles": 20'
wrong '"types": [{"name": "private_read", "holds": "pfn"}], "numbers": [{"type": 2, "kind": "marker"}], "max_swapfiles": 1'
wrong '"types": [{"name": "private_read", "holds": "pfn", "accepted_as": ["none"]}]'
