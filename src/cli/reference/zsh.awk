# SPDX-License-Identifier: BSD-2-Clause
#
# The function by which zsh completes `pte`: -f table.awk -f zsh.awk.

function quoted(text) {
	gsub(/'/, "'\\''", text)
	return text
}

function described(text) {
	gsub(/[\\:]/, "\\\\&", text)
	gsub(/\[/, "\\[", text)
	gsub(/\]/, "\\]", text)
	return quoted(text)
}

function action(name) {
	return values[name] != "" || is_file[name] ? "_pte_" name : " "
}

function option_specs(of,    i, name) {
	for (i = 1; i <= n_options[of]; i++) {
		name = what(argument[of, i])
		printf "\t\t"
		if (letter[of, i] != "")
			printf "'(-%s --%s)'{-%s%s,--%s%s}", letter[of, i], long[of, i],
				letter[of, i], argument[of, i] == "" ? "" : "+",
				long[of, i], argument[of, i] == "" ? "" : "="
		else
			printf "--%s%s", long[of, i], argument[of, i] == "" ? "" : "="
		printf "'[%s]%s' \\\n", described(help[of, i]),
			argument[of, i] == "" ? "" : ":" described(argument[of, i]) ":" action(name)
	}
}

# what a word may be: one of some kinds
function position_specs(of,    i, n, kinds, k, list) {
	for (i = 1; i <= n_positions[of]; i++) {
		n = split(substr(expected[of, i], 2), kinds, " ")
		list = ""
		for (k = 1; k <= n; k++)
			if (action(kinds[k]) != " ")
				list = list "; " action(kinds[k])
		printf "\t\t'%s:%s:%s' \\\n", repeating[of] && i == n_positions[of] ? "*" : i,
			substr(expected[of, i], 2), list == "" ? " " : "{ " substr(list, 3) " }"
	}
}

END {
	print "#compdef pte\n# Made from pte's tables of commands and options.\n"
	for (name in values)
		kinds[name] = 1
	for (name in is_file)
		kinds[name] = 1
	for (name in kinds) {
		body = "_pte_" name "() {\n"
		if (is_list[name])
			body = body "\tcompset -P '*,'\n"
		if (name == "CONFIG")
			body = body "\tcompset -P '[+-]'\n"
		if (values[name] != "")
			body = body "\tcompadd -- " values[name] "\n"
		if (is_file[name])
			body = body "\t_files\n"
		print body "}\n"
	}
	print "_pte() {\n\tlocal curcontext=$curcontext state line\n\ttypeset -A opt_args\n"
	print "\t_arguments -C \\"
	option_specs("*")
	print "\t\t'1:command:->command' '*::word:->word'\n"
	print "\tcase $state in\n\tcommand)\n\t\tlocal -a commands=("
	for (c = 1; c <= n_commands; c++)
		printf "\t\t\t'%s:%s'\n", commands[c], described(brief[commands[c]])
	print "\t\t)\n\t\t_describe command commands\n\t\t;;\n\tword)\n\t\tcase $line[1] in"
	for (c = 1; c <= n_commands; c++) {
		printf "\t\t%s)\n\t\t_arguments \\\n", commands[c]
		option_specs(commands[c])
		position_specs(commands[c])
		print "\t\t&& return 0\n\t\t;;"
	}
	print "\t\tesac\n\t\t;;\n\tesac\n}\n\n_pte \"$@\""
}
