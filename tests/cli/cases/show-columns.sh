# SPDX-License-Identifier: BSD-2-Clause
# No line of any drawing is wider than 80 columns, or ends in a space.
pte list layouts --json | sed -E 's/.*"layout":"([^"]*)".*/\1/' | sort -u |
	while read -r layout; do
		for level in pte pmd hugetlb; do
			pte show "$layout" --level $level 2>/dev/null
			pte show "$layout" --level $level --comment 2>/dev/null
		done
	done | expand | grep -nE '.{81}| $'
echo "-> $?"
