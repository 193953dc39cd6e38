# SPDX-License-Identifier: BSD-2-Clause
#
# Of files that `pte check --smt2` wrote, a blank line after each, one file: the
# first one's head, and every obligation once. Paragraphs are what blank lines
# part; comments come before what makes an obligation the same as another.
BEGIN {
	RS = ""
	ORS = "\n\n"
}
/\n\(set-logic / {
	if (!heads++)
		print
	next
}
{
	body = substr($0, index($0, "(push 1)"))
	if (!seen[body]++)
		print
}
