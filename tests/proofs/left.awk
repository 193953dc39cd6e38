# SPDX-License-Identifier: BSD-2-Clause
#
# Of files of keys, of remembered answers and of what is wanted: out.known, the
# questions that are answered, as `answers.awk` has them; and the others, as files
# `part`1 and on, of `each` questions, for a solver. Each says its number first.
function copy(file, to,    line) {
	while ((getline line <file) > 0)
		print line >to
	close(file)
}
BEGIN {
	FS = "\t"
	known = out ".known"
	printf "" >known
}
FILENAME ~ /\/keys$/ {
	key[substr($0, 67)] = substr($0, 1, 64)
	next
}
FILENAME ~ /[.]remembered$/ {
	answer[substr($0, 1, 64)] = substr($0, 66)
	next
}
answer[key[$1]] == $2 {
	print $1 "\t" $2 >known
	next
}
{
	if (left++ % each == 0) {
		if (left > 1)
			close(to)
		to = part (++parts)
		copy(dir "/head", to)
	}
	print "(echo \"" $1 "\")" >to
	copy(dir "/questions/" $1, to)
}
