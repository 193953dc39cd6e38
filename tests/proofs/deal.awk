# SPDX-License-Identifier: BSD-2-Clause
#
# Deal the obligations of one file out to `count` files, `prefix`1 and so on;
# each gets the head.
BEGIN {
	RS = ""
	ORS = "\n\n"
}
NR == 1 {
	for (i = 1; i <= count; i++)
		print >(prefix i)
	next
}
{
	print >(prefix (NR % count + 1))
}
