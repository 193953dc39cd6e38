#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# translate.sh PTE WALK_CORE WALK_TRANSLATE [MACHINE...]: where `pte walk` says that
# a page is, libaddrxlat does; and where it says that there's none.
set -euo pipefail
pte=$(realpath "$1")
core=$(realpath "$2")
translate=$(realpath "$3")
shift 3
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"

# VADDR FRAME of each word that ends the walk of an address
cat >ends.py <<'PYTHON'
import json
import sys

page_shift = int(sys.argv[1])
for line in sys.stdin:
    w = json.loads(line)
    if "hole" in w or w["kind"] in ("table", "none"):
        continue
    # what only the kernel calls present isn't for the processor
    there = w["kind"] == "present"
    print(w["vaddr"], hex(int(w["pfn"], 16) << page_shift) if there else "-")
PYTHON

# What libaddrxlat 0.5.1 gets wrong: a table's address of 52 bits is read without
# bit 49 under LPA2, bit 47 with 64K pages. What its only word maps is the plan's
# alone to tell.
unknown() {
	case $1 in
	*-lpa2 | *-pa52) sed -n 's/ pte .* pfn=0x222$//p' plan ;;
	*) echo none ;;
	esac
}

compare() { # NAME
	local first last page got=0
	"$core" "$1" core plan
	first=$(head -n 1 plan | cut -d ' ' -f 1)
	# up to where chance begins
	last=$(grep -m 1 ' again$' plan | cut -d ' ' -f 1)
	page=$(awk -v name="$1" '$1 == name { print $4 }' machines)
	"$pte" walk core --json --range "$first-$(printf '%x' $((last)))" |
		python3 ends.py "$page" | grep -v "^$(unknown "$1") " >ours
	cut -d ' ' -f 1 ours | "$translate" "$1" core 40000000 >theirs || got=$?
	printf '%-16s ' "$1"
	if [ "$got" = 77 ]; then
		echo "libaddrxlat doesn't know its tables"
		return
	fi
	[ "$got" = 0 ]
	cut -d ' ' -f 2 ours | diff - theirs >differ || {
		echo "differs:"
		paste -d ' ' ours theirs | awk '$2 != $3'
		return 1
	}
	echo "$(wc -l <theirs) addresses"
}

"$core" >machines
mapfile -t names < <(cut -d ' ' -f 1 machines)
[ $# = 0 ] || names=("$@")
for name in "${names[@]}"; do
	compare "$name"
done
