# SPDX-License-Identifier: BSD-2-Clause
#
# The script by which bash completes `pte`: -f table.awk -f bash.awk.

function quoted(text) {
	return "\"" text "\""
}

function long_options(of,    i, all) {
	for (i = 1; i <= n_options[of]; i++)
		all = all " --" long[of, i] (argument[of, i] == "" ? "" : "=") \
			(letter[of, i] == "" ? "" : " -" letter[of, i])
	return substr(all, 2)
}

function option_arguments(of,    i) {
	for (i = 1; i <= n_options[of]; i++) {
		if (argument[of, i] == "")
			continue
		printf "\t%s:--%s", of, long[of, i]
		if (letter[of, i] != "")
			printf "|%s:-%s", of, letter[of, i]
		printf ") echo %s ;;\n", what(argument[of, i]) == "" ? "-" : what(argument[of, i])
	}
}

END {
	print "# bash completion of pte, made from its tables of commands and options."
	print "# shellcheck shell=bash\n"

	print "# _pte_options COMMAND\n_pte_options() {\n\tcase $1 in"
	for (c = 1; c <= n_commands; c++)
		printf "\t%s) echo %s ;;\n", commands[c], quoted(long_options(commands[c]))
	printf "\t*) echo %s ;;\n\tesac\n}\n\n", quoted(long_options("*"))

	print "# _pte_argument COMMAND OPTION: what the option takes; nothing: nothing"
	print "_pte_argument() {\n\tcase $1:$2 in"
	for (c = 1; c <= n_commands; c++)
		option_arguments(commands[c])
	print "\t# the command isn't there yet"
	print "\t:-l|:--layout) echo LAYOUT ;;\n\t:-c|:--config) echo CONFIG ;;"
	print "\t:--level) echo LEVEL ;;\n\t:-S|:--scheme) echo SCHEME ;;"
	print "\t:-s|:--spec|:-o|:--output|:--svg|:--smt2) echo FILE ;;"
	print "\t*:--color) echo WHEN ;;\n\tesac\n}\n"

	print "# _pte_expected COMMAND N: what the Nth word may be"
	print "_pte_expected() {\n\tcase $1:$2 in"
	for (c = 1; c <= n_commands; c++)
		for (i = 1; i <= n_positions[commands[c]]; i++)
			printf "\t%s:%s) echo %s ;;\n", commands[c],
				repeating[commands[c]] && i == n_positions[commands[c]] ? "*" : i,
				quoted(substr(expected[commands[c], i], 2))
	print "\tesac\n}\n"

	print "# _pte_values ARGUMENT\n_pte_values() {\n\tcase $1 in"
	for (name in values)
		printf "\t%s) echo %s ;;\n", name, quoted(values[name]) | "sort"
	close("sort")
	print "\tesac\n}\n"

	lists = files = ""
	for (name in is_list)
		lists = lists "|" name
	for (name in is_file)
		files = files "|" name
	printf "_pte_is_list() {\n\t[[ $1 =~ ^(%s)$ ]]\n}\n\n", substr(lists, 2)
	printf "_pte_is_file() {\n\t[[ $1 =~ ^(%s)$ ]]\n}\n\n", substr(files, 2)
	while ((getline text < rest) > 0)
		print text
}
