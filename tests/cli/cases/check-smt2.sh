# SPDX-License-Identifier: BSD-2-Clause
# A file a layout, each obligation once, whole or not at all.
dir=$(mktemp -d)
pte check x86_64@6.12 x86_64@6.11 ppc64-nohash@6.12 --smt2 "$dir/new" \
	>/dev/null 2>&1
echo $?
ls -A "$dir/new"
sed -n '2,4s/[0-9]* \(distinct\|verdicts\)/N \1/p' "$dir/new/x86_64.smt2"
sed -n '/page-cache-fits/,/^$/p' "$dir/new/x86_64.smt2"
echo "open and close: $(tr -cd '(' <"$dir/new/x86_64.smt2" | wc -c |
	diff - <(tr -cd ')' <"$dir/new/x86_64.smt2" | wc -c) && echo alike)"

echo old >"$dir/file"
pte check x86_64@6.12 --smt2 "$dir/file" 2>&1 >/dev/null | sed 's|.*/||'
pte check x86_64@6.12 --smt2 "$dir/none/none" 2>&1 >/dev/null | sed 's|.*/none/||'
pte check nosuch --smt2 "$dir/untouched" 2>/dev/null
echo $?
ls "$dir"
cat "$dir/file"
rm -r "$dir"
