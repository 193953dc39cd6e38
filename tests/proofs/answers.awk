# SPDX-License-Identifier: BSD-2-Clause
#
# Of what a solver prints, a line a question: its number, and all that was said
# after that; tabs between.
/^"?[0-9]+"?$/ {
	if (n != "")
		print n "\t" said
	gsub(/"/, "")
	n = $0
	said = ""
	next
}
{
	said = said (said == "" ? "" : " ") $0
}
END {
	if (n != "")
		print n "\t" said
}
