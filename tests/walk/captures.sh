#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# captures.sh PTE WALK_CORE: words that live kernels had, in tables that are made
# up: what is walked is what those kernels said of them.
set -euo pipefail
pte=$(realpath "$1")
core=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
captures=$here/../vectors/captures
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"

# LEVEL WORD KIND [KEY=VALUE]...; what holds nothing isn't walked
says() { # CSV
	awk -F , '
		function got(key) {
			if (!match(" " $9, "[ ]" key "=[^ |]+"))
				return ""
			return substr(" " $9, RSTART + length(key) + 2,
				RLENGTH - length(key) - 2)
		}
		NR == 1 { next }
		{
			kind = got("kind")
			sub("_excl$", "_exclusive", kind)
			if (kind == "present" && got("protnone") == "1")
				kind = "protnone"
			if (kind == "none")
				next
			line = $5 " " $6 " " kind
			if (got("type") != "")
				line = line " swp_type=" got("type") " swp_offset=" got("off")
			if (got("pfn") != "" && kind != "swap")
				line = line " pfn=" got("pfn")
			# which only hugetlb has in a pmd
			if ($5 == "pmd" && kind ~ /^(hwpoison|marker)$/)
				line = line " level=hugetlb"
			print line
		}' "$1"
}

captured() { # MACHINE LAYOUT CSV
	local first last
	says "$captures/$3" >words
	"$core" "$1" core plan words
	first=$(head -n 1 plan | cut -d ' ' -f 1)
	last=$(tail -n 1 plan | cut -d ' ' -f 1)
	"$pte" walk core -l "$2" -c -device_private --json --range "$first-$(printf '%x' $((last + 1)))" >walked
	printf '%-24s ' "$3"
	python3 "$here/compare.py" plan walked
}

captured x86_64 x86_64@6.12 x86_64-6.12.117.csv
captured arm64-4k arm64-4k@6.1 arm64-4k-6.1.192.csv
captured ppc64-radix-64k ppc64-radix-64k@6.1 ppc64-radix-64k-6.1.csv
