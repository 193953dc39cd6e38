# SPDX-License-Identifier: BSD-2-Clause
# A file, whole or not at all.
dir=$(mktemp -d)
pte show x86_64@6.12 --svg "$dir/a.svg"
head -c 4 "$dir/a.svg"
echo
tail -n 1 "$dir/a.svg"
grep -o '>[^<>]*offset[^<>]*<' "$dir/a.svg" | sort -u
pte show x86_64@6.12 --svg "$dir/none/a.svg" 2>&1 | sed 's/.*none/none/'
rm -r "$dir"
