#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# man.sh PTE FOLDER: the pages in FOLDER, as built, are ones that mandoc takes without an
# error; each command has one, with each of its options, and each function of the libraries;
# and a page that another one names is there. 77: they aren't built, or no mandoc.
set -euo pipefail
pte=$(realpath "$1")
maps=$(dirname "$(realpath "$0")")/../../src
cd "$2"
for tool in scdoc mandoc; do
	command -v $tool >/dev/null || {
		echo "man: SKIP: no $tool: the pages weren't looked at"
		exit 77
	}
done
failed=0
bad() {
	echo "man: $*" >&2
	failed=1
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# links name pages by their folder; a process a page takes longer than all else
for section in 1 3 5 7; do
	mkdir "$tmp/man$section"
	find . -name "*.$section" -exec cp -t "$tmp/man$section" {} +
done
rmdir --ignore-fail-on-non-empty "$tmp/man3"
cd "$tmp"
grep -L '^\.so' man?/* | xargs mandoc -T lint -W error || bad "mandoc takes some with an error"
while read -r page; do
	[ -e "$page" ] || bad "$page is linked to, but isn't there"
done < <(sed -n 's/^\.so //p' man?/* | sort -u)

for command in $("$pte" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
	[ -e "man1/pte-$command.1" ] || {
		bad "$command has no page: write man/commands/$command.scd"
		continue
	}
	mandoc -T ascii -O width=1000 "man1/pte-$command.1" | col -b >page
	# of help, where an option begins a line; of the page, its section
	"$pte" help "$command" |
		sed -nE 's/^  (-., |    )--([a-z0-9-]+).*/\2/p' | sort >told
	sed -n '/^OPTIONS/,/^EXAMPLE/p' page |
		sed -nE 's/^ +(-., )?--([a-z0-9-]+)(=[A-Z].*)?$/\2/p' | sort >told-here
	diff told told-here || bad "pte-$command(1) has other options than its help"
	[ "$(sed -n '/^DESCRIPTION/,/^OPTIONS/p' page | wc -w)" -gt 15 ] ||
		bad "pte-$command(1) says next to nothing"
done

if [ -d man3 ]; then
	while read -r function; do
		[ -e "man3/$function.3" ] || bad "$function has no page"
	done < <(sed -nE 's/^\s+(pte_[a-z0-9_]+);.*/\1/p' "$maps"/libpte*.map)
else
	echo "man: SKIP within: no doxygen: the library's pages aren't built"
fi

# "pte-check-tree(1)": ours
cat man[157]/* man3/libpte.3 2>/dev/null | sed 's/\\[fF].//g; s/\\//g' |
	grep -oE '(lib)?pte[a-z_.-]*\([1-9]\)' | sort -u >named
[ "$(wc -l <named)" -gt 20 ] || bad "hardly any page names another"
while IFS='()' read -r name section; do
	[ -e "man$section/$name.$section" ] || [ "$name.$section" = pte-check-tree.1 ] ||
		bad "$name($section) is named, but isn't there"
done <named
echo "$(find man? -type f | wc -l) pages"
exit $failed
