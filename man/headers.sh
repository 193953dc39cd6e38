#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# headers.sh DOXYGEN SOURCE DOXYFILE VERSION.H OUT TEMPLATE: pages of the manual for the headers of
# the library, into OUT/man: one a header, one a struct, and for each function a link to its
# header's. The kernel's own names, in pte/kernel/, and the tables of layouts, in pte/arch/,
# have none. OUT/libpte.3.scd is TEMPLATE, with the headers' names.
set -euo pipefail
doxygen=$1 source=$2 doxyfile=$3 version=$4 out=$5 template=$6
raw=$out/raw/man/man3
rm -rf "$out"
mkdir -p "$out/man" "$out/raw"
{
	cat "$doxyfile"
	echo "OUTPUT_DIRECTORY = $out/raw"
	echo "INPUT += $version"
	echo "EXCLUDE = include/pte/kernel include/pte/arch"
} >"$out/Doxyfile"
(cd "$source" && "$doxygen" "$out/Doxyfile")

# a page under the name that it's asked for by, and without the date of its making
renamed() {
	sed -e "s|^\.TH \"[^\"]*\" 3 \"[^\"]*\"|.TH \"$1\" 3 \"\"|" -e "s|^[^ ]* \\\\-|$1 \\\\-|"
}

# "HEADER NAME": what is a link in NAME.3 to the page of the header
(cd "$raw" && grep -oE '^\.so man3/.*\.h\.3$' pte_*.3) |
	sed -E 's|(.*)\.3:\.so man3/(.*)\.3|\2 \1|' >"$out/links"
for header in "$source"/include/pte/*.h "$source"/include/pte/prove/*.h "$version"; do
	base=${header##*/}
	[ -e "$raw/$base.3" ] || continue
	renamed "pte_$base" <"$raw/$base.3" >"$out/man/pte_$base.3"
	brief=$(sed -n "s|^pte_$base \\\\- ||p" "$out/man/pte_$base.3" |
		sed 's/\\&//g; s/\\f[A-Z]//g; s/[_*]/\\&/g')
	[ -n "$brief" ] || {
		echo "$header: says nothing of what it is" >&2
		exit 1
	}
	printf '*pte\\_%s*(3)\n\t%s\n\n' "$base" "$brief" >>"$out/headers"
	while read -r name; do
		echo ".so man3/pte_$base.3" >"$out/man/$name.3"
	done < <(sed -n "s/^$base //p" "$out/links")
done
# structs
while read -r name; do
	renamed "$name" <"$raw/$name.3" >"$out/man/$name.3"
done < <(cd "$raw" && grep -L '^\.so' pte_*.3 | sed 's/\.3$//')
sed -e "/^%headers/{r $out/headers
d}" "$template" >"$out/libpte.3.scd"
# libpte-prove's have a package of their own
mkdir -p "$out/prove"
for header in "$source"/include/pte/prove/*.h; do
	page=pte_${header##*/}
	{
		(cd "$out/man" && { grep -lxF ".so man3/$page.3" -- *.3 || [ $? = 1 ]; })
		echo "$page.3"
		sed -nE 's/^struct (pte_[a-z_]+) \{$/\1.3/p' "$header"
	} | while read -r name; do
		[ ! -e "$out/man/$name" ] || mv "$out/man/$name" "$out/prove"
	done
done
rm -rf "$out"/{raw,links,headers,Doxyfile}
