/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints --help from the tables of commands and options.
 */
#include "command.h"

/* widths of the first column */
#define NAME_COLUMNS 8
#define OPTION_COLUMNS 22

static void help_options(struct out *out, unsigned set)
{
	for (unsigned i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *const row =
			option_row((enum option_id)i);
		char text[OPTION_COLUMNS + 1];
		struct out name;

		if ((set & OPTION_SET(i)) == 0)
			continue;
		out_to_memory(&name, text, sizeof(text));
		if (row->letter != 0)
			out_format(&name, "-%c, ", row->letter);
		else
			out_text(&name, "    ");
		out_format(&name, "--%s", row->name);
		if (row->argument != NULL)
			out_format(&name, "=%s", row->argument);
		out_format(out, "  %-*s %s\n", OPTION_COLUMNS,
			   out_memory(&name), row->help);
	}
}

static void help_all(struct out *out)
{
	out_text(out, "usage: pte [OPTIONS] COMMAND [ARGS]\n\n"
		      "Linux page-table entries: what they mean, and what "
		      "is proved about them.\n\ncommands:\n");
	for (size_t i = 0; i < command_count; i++)
		out_format(out, "  %-*s%s\n", NAME_COLUMNS, commands[i].name,
			   commands[i].brief);
	out_text(out, "\noptions of every command:\n");
	help_options(out, OPTIONS_EVERYWHERE);
	out_text(out,
		 "\nexit: 0 yes, or done; 1 a definite no; 2 trouble\n"
		 "example: pte decode -l x86_64@6.12 0x2fffffffffdb960e\n");
}

void help(struct out *out, const struct command *command)
{
	if (command == NULL) {
		help_all(out);
		return;
	}
	out_format(out, "usage: pte %s [OPTIONS]%s%s\n\n%s\n\n%s\n\noptions:\n",
		   command->name, command->arguments[0] == '\0' ? "" : " ",
		   command->arguments, command->brief, command->more);
	help_options(out, command->options | OPTIONS_EVERYWHERE);
	out_format(out, "\nexample: %s\n", command->example);
}
