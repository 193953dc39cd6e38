# SPDX-License-Identifier: BSD-2-Clause
#
# Of files of keys, of known answers, of new answers and of what is wanted: what
# isn't as wanted, and how many are; and in the file `new` what may be remembered.
BEGIN {
	FS = "\t"
	printf "" >new
}
FILENAME ~ /\/keys$/ {
	key[substr($0, 67)] = substr($0, 1, 64)
	next
}
FILENAME ~ /[.]known$/ {
	known[$1] = $2
	next
}
FILENAME ~ /\/answers$/ {
	answered[$1] = $2
	next
}
{
	questions++
	if ($1 in known) {
		remembered++
		got = known[$1]
	} else {
		got = $1 in answered ? answered[$1] : "nothing"
		if (got == $2)
			print key[$1] " " got >new
	}
	if (got == $2)
		agreed++
	else if (shown++ < 20)
		print solver ": " $3 ": wanted " $2 ", got " got
}
END {
	print solver ": " agreed + 0 " of " questions + 0 " questions answered as wanted: " \
		questions - remembered " asked, " remembered + 0 " remembered"
	exit agreed != questions
}
