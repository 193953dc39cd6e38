# SPDX-License-Identifier: BSD-2-Clause
# A name means every version, told as the first of those that are alike; with
# @VERSION, that one. Globs likewise.
checked() {
	pte check --json "$@" 2>/dev/null | sed '$d' |
		sed -E 's/.*"layout":"([^"]*)".*"until":"([^"]*)".*/\1-\2/' |
		uniq | tr '\n' ' '
	echo
}
checked x86_64 | newest x86_64
checked x86_64@6.7 x86_64@6.7 x86_64@6.8
checked ppc64-nohash | newest ppc64
checked 'arm64-?k@6.[89]'
checked '*@6.8'
checked 'x86_64@5.*'
checked arm64 -c device_private_migration | newest arm64
checked 'x86_64-la57@*' | wc -w
checked --level hugetlb | tr ' ' '\n' | sed 's/@.*//' | uniq -c
