#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE WALK_CORE [MACHINE...]: memory of made-up machines, walked: each word
# is where walk-core put it, is what that meant it to be, and is read as decode
# reads it.
set -euo pipefail
pte=$(realpath "$1")
core=$(realpath "$2")
shift 2
here=$(dirname "$(realpath "$0")")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"

# what is at the levels that aren't described is read as at the highest that is
level_of() { # LAYOUT LEVEL
	case $2 in
	pgd | p4d | pud)
		if "$pte" decode -l "$1" --level pud 0 >/dev/null 2>&1; then
			echo pud
		else
			echo pmd
		fi
		;;
	*) echo "$2" ;;
	esac
}

decode() { # LAYOUT LEVEL NAME
	"$pte" decode -l "$1" "${config[@]}" --json --level "$2" <words >"decoded.$3" 2>said
	decoded+=("$3=decoded.$3")
}

walk_machine() { # NAME LAYOUT SHIFT
	local last layout=() config=() decoded=() level
	"$core" "$1" core plan
	last=$(tail -n 1 plan)
	# no note says what a processor has
	[[ $2 != *-svrsw60t59b@* ]] || layout=(-l "$2")
	[ "$1" != x86_64-sme ] || config=(-c c_bit=47)
	"$pte" walk core "${layout[@]}" --json --range \
		"$(head -n 1 plan | cut -d ' ' -f 1)-$(printf '%x' $((${last%% *} + (1 << $3))))" \
		>walked 2>said
	# words by level, in the order of the walk
	while read -r level; do
		sed -n 's/.*"level":"'"$level"'","pte":"\(0x[0-9a-f]*\)","kind":".*/\1/p' walked >words
		decode "$2" "$(level_of "$2" "$level")" "$level"
		case $level in pmd | pud) decode "$2" hugetlb "hugetlb-$level" ;; esac
	done < <(sed -n 's/.*"level":"\([^"]*\)","pte".*/\1/p' walked | sort -u)
	printf '%-16s ' "$1"
	python3 "$here/compare.py" plan walked "${decoded[@]}"
}

"$core" >machines
[ $# -gt 0 ] || mapfile -t < <(cut -d ' ' -f 1 machines) && set -- "${@:-"${MAPFILE[@]}"}"
for name in "$@"; do
	read -r _ layout shift _ < <(grep "^$name " machines)
	walk_machine "$name" "$layout" "$shift"
done
