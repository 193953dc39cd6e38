# SPDX-License-Identifier: BSD-2-Clause
#
# A page of the manual, as scdoc takes it: -f table.awk -f man.awk TABLE.
#   -v page=COMMAND -v text=FILE  the command's page, with FILE as its description
#   -v text=FILE                  FILE, with these lines filled in:
#     %commands  the commands, with their pages    %options  those of every command
#     %layouts   the layouts by version            %kernel   the kernel's options

$1 == "layout" {
	layout[++n_layouts] = $2
	since[n_layouts] = $3
	until[n_layouts] = $4
	about[n_layouts] = $5
}
$1 == "kernel" {
	kernel[++n_kernel] = $2
	kernel_since[n_kernel] = $3
	kernel_until[n_kernel] = $4
	kernel_needs[n_kernel] = $5
}

function plain(text) {
	gsub(/[_*\\<>#`~|[]/, "\\\\&", text)
	return text
}

# NAMES of arguments underlined, words that are typed bold
function marked(text,    out, word) {
	while (match(text, /[A-Za-z0-9_-]+/)) {
		word = substr(text, RSTART, RLENGTH)
		out = out plain(substr(text, 1, RSTART - 1))
		if (word ~ /^[A-Z]+$/)
			out = out "_" word "_"
		else if (word ~ /[a-z]/)
			out = out "*" plain(word) "*"
		else
			out = out plain(word)
		text = substr(text, RSTART + RLENGTH)
	}
	return out plain(text)
}

function options(of,    i) {
	for (i = 1; i <= n_options[of]; i++) {
		if (letter[of, i] != "")
			printf "*-%s*, ", letter[of, i]
		printf "*--%s*", long[of, i]
		if (argument[of, i] != "")
			printf "=%s", marked(argument[of, i])
		printf "\n\t%s\n\n", plain(help[of, i])
	}
}

function everywhere(name,    i) {
	for (i = 1; i <= n_options["*"]; i++)
		if (long["*", i] == name)
			return 1
	return 0
}

function synopsis(of,    i) {
	printf "*pte %s*", of
	for (i = 1; i <= n_options[of]; i++) {
		if (everywhere(long[of, i]) && long[of, i] != "json")
			continue
		if (letter[of, i] != "")
			printf " [*-%s*%s]", letter[of, i],
				argument[of, i] == "" ? "" : " " marked(argument[of, i])
		else
			printf " [*--%s*%s]", long[of, i],
				argument[of, i] == "" ? "" : "=" marked(argument[of, i])
	}
	printf "%s%s\n", arguments[of] == "" ? "" : " ", marked(arguments[of])
}

function layouts(    i, l) {
	for (l = 1; l <= n_layouts; l++) {
		if (layout[l] != layout[l - 1])
			printf "%s*%s*\n", (l > 1 ? "\n" : ""), plain(layout[l])
		printf "\t- %s%s: %s\n", since[l],
			(until[l] == "" ? " on" : until[l] == since[l] ? "" : " to " until[l]),
			plain(about[l])
	}
}

function kernel_options(    i) {
	for (i = 1; i <= n_kernel; i++)
		printf "*%s*\n\t%s%s%s\n\n", plain(kernel[i]), kernel_since[i],
			kernel_until[i] == "" ? " on" : " to " kernel_until[i],
			kernel_needs[i] == "" ? "" : "; needs " plain(kernel_needs[i])
}

function fill(file,    line) {
	while ((getline line < file) > 0) {
		if (line == "%options")
			options("*")
		else if (line == "%commands")
			for (c = 1; c <= n_commands; c++)
				printf "*pte-%s*(1)\n\t%s\n\n", commands[c], plain(brief[commands[c]])
		else if (line == "%layouts")
			layouts()
		else if (line == "%kernel")
			kernel_options()
		else
			print line
	}
}

END {
	if (page == "") {
		fill(text)
		exit
	}
	printf "pte-%s(1)\n\n# NAME\n\npte-%s - %s\n\n# SYNOPSIS\n\n", page, page,
		plain(brief[page])
	synopsis(page)
	print "\n# DESCRIPTION\n"
	fill(text)
	print "\n# OPTIONS\n"
	options(page)
	printf "# EXAMPLE\n\n\t%s\n\n", plain(example[page])
	print "# EXIT STATUS\n\n*0* yes, or done; *1* a definite no; *2* trouble. *pte*(1) says more.\n"
	print "# SEE ALSO\n\n*pte*(1), *pte\\_layouts*(7), *pte\\_spec*(5)"
}
