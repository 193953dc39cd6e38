# SPDX-License-Identifier: BSD-2-Clause
#
# The lines by which fish completes `pte`: -f table.awk -f fish.awk.

function quoted(text) {
	gsub(/[\\']/, "\\\\&", text)
	return "'" text "'"
}

function options(of, when,    i, name) {
	for (i = 1; i <= n_options[of]; i++) {
		name = what(argument[of, i])
		printf "complete -c pte %s", when
		if (letter[of, i] != "")
			printf " -s %s", letter[of, i]
		printf " -l %s", long[of, i]
		if (argument[of, i] != "")
			printf is_file[name] ? " -r" : " -x"
		if (argument[of, i] != "" && values[name] != "")
			printf " -a %s", quoted(values[name])
		printf " -d %s\n", quoted(help[of, i])
	}
}

END {
	print "# Made from pte's tables of commands and options.\ncomplete -c pte -f"
	options("*", "-n __fish_use_subcommand")
	for (c = 1; c <= n_commands; c++)
		printf "complete -c pte -n __fish_use_subcommand -a %s -d %s\n",
			commands[c], quoted(brief[commands[c]])
	for (c = 1; c <= n_commands; c++) {
		when = "-n '__fish_seen_subcommand_from " commands[c] "'"
		options(commands[c], when)
		all = files = ""
		for (i = 1; i <= n_positions[commands[c]]; i++) {
			n = split(substr(expected[commands[c], i], 2), kinds, " ")
			for (k = 1; k <= n; k++) {
				all = all " " values[kinds[k]]
				if (is_file[kinds[k]])
					files = " -F"
			}
		}
		printf "complete -c pte %s%s -a %s\n", when, files, quoted(substr(all, 2))
	}
}
