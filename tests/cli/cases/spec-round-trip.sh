# SPDX-License-Identifier: BSD-2-Clause
# What `show --json` prints of a layout is read back as that layout, at every
# version from which on something is otherwise; and so is a spec that changes
# nothing.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
count=0
for layout in $(pte list layouts --json | sed 's/.*"layout":"\([^"]*\)".*/\1/' | sort -u); do
	for version in 5.10 5.19 6.6 6.9 6.10 6.12 7.1; do
		pte show "$layout@$version" --json >built-in.json 2>notes || continue
		printf '{"base": "%s", "layout": "%s"}' "$layout@$version" \
			"$layout" >same.json
		pte show built-in.json --json >again.json 2>notes.again
		pte show same.json --json >same-again.json 2>/dev/null
		IFS= read -rd '' shown <built-in.json
		IFS= read -rd '' again <again.json
		IFS= read -rd '' same <same-again.json
		IFS= read -rd '' note <notes
		IFS= read -rd '' note_again <notes.again
		[ "$shown" = "$again" ] && [ "$note" = "$note_again" ] &&
			[ "$shown" = "$same" ] && [ -n "$shown" ] ||
			echo "$layout@$version comes back otherwise"
		count=$((count + 1))
	done
done
# 13 layouts, each at 7 versions, but for the two that began in 6.9
echo "$count round trips"
