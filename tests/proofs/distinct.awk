# SPDX-License-Identifier: BSD-2-Clause
#
# Of files that `pte check --smt2` wrote, a blank line after each: DIR/head, and
# every obligation once, as DIR/questions/N and a line of DIR/wanted (ask.sh says
# what these are). Comments make no difference; whose it is stands in the first.
#
# Paragraphs are what blank lines part: the first of a file is its head.
BEGIN {
	RS = ""
	wanted = dir "/wanted"
	printf "" >wanted
}
# what is said without comments, and without what should be answered
function plain(paragraph,    lines, n, i, text) {
	n = split(paragraph, lines, "\n")
	text = status = ""
	for (i = 1; i <= n; i++) {
		sub(/ *;.*/, "", lines[i])
		if (lines[i] ~ /^\(set-info :status /) {
			sub(/.* /, "", lines[i])
			sub(/\)/, "", lines[i])
			status = status (status == "" ? "" : " ") lines[i]
		} else if (lines[i] != "") {
			text = text lines[i] "\n"
		}
	}
	return text
}
/\n\(set-logic / {
	text = plain($0)
	if (head == "")
		printf "%s", text >(dir "/head")
	else if (head != text)
		exit 1
	head = text
	next
}
{
	text = plain($0)
	# one that should be answered in two ways is asked twice, and fails
	if ((status, text) in seen)
		next
	seen[status, text]
	whose = substr($0, 3, index($0, "\n") - 3)
	n++
	print n "\t" status "\t" whose >wanted
	file = dir "/questions/" n
	printf "%s", text >file
	close(file)
}
