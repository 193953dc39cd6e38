# SPDX-License-Identifier: BSD-2-Clause
#
# Reads what pte-reference prints, for the scripts that complete and the pages of the
# manual. What has no words below is a file, or nothing that can be completed.

BEGIN {
	FS = "\t"
	split("FILE DIR SPEC FRAGMENT TREE CORE CONFIG LAYOUT GLOB", names, " ")
	for (i in names)
		is_file[names[i]] = 1
	# several of them, with commas between
	is_list["CONFIG"] = is_list["KIND"] = is_list["EVENT"] = 1
}

$1 == "command" {
	commands[++n_commands] = $2
	arguments[$2] = $3
	brief[$2] = $4
	example[$2] = $5
	positions($2, $3)
}
$1 == "option" {
	o = ++n_options[$2]
	letter[$2, o] = $3
	long[$2, o] = $4
	argument[$2, o] = $5
	help[$2, o] = $6
}
$1 == "value" {
	values[$2] = values[$2] (values[$2] == "" ? "" : " ") $3
}

# what an argument is by its name: "LAYOUT@VERSION" a LAYOUT, "KIND,..." a KIND
function what(name,    at) {
	return match(name, /[A-Z]+/) ? substr(name, RSTART, RLENGTH) : ""
}

# of "KIND [KEY=VALUE|FLAG]...", at 1 KIND, from 2 on KEY, VALUE and FLAG
function positions(command, text,    chunks, n, i, at, repeats, words) {
	n = split(text, chunks, " ")
	at = 0
	for (i = 1; i <= n; i++) {
		if (!repeats)
			at++
		repeats = repeats || chunks[i] ~ /\.\.\./
		if (chunks[i] ~ /-[a-z]$/) { # an option and its argument
			sub(/\[?-[a-z]$/, "", chunks[i])
			words = chunks[i++]
		} else {
			words = chunks[i]
		}
		while (match(words, /[A-Z]+/)) {
			expected[command, at] = expected[command, at] " " \
				substr(words, RSTART, RLENGTH)
			words = substr(words, RSTART + RLENGTH)
		}
	}
	n_positions[command] = at
	repeating[command] = repeats
}
