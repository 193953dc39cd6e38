/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints --help from the tables of commands and options.
 */
#include <string.h>

#include "command.h"
#include "term/say.h"
#include "term/wrap.h"

/* widths of the first column, and where what stands beside it begins */
#define NAME_COLUMNS 8
#define NAME_INDENT (2 + NAME_COLUMNS)
#define OPTION_COLUMNS 22
#define OPTION_INDENT (2 + OPTION_COLUMNS + 1)
#define ARGUMENTS_INDENT 11

/* what the line has so far ends at `column`; the rest is wrapped */
static void put(struct out *out, int column, int indent, const char *text,
		size_t length)
{
	struct wrap w;

	wrap_begin(&w, out, column, indent);
	wrap_words(&w, text, length);
	wrap_end(&w);
}

/* a first column, which may be wider than it should, and text beside it */
static void beside(struct out *out, const char *first, int indent,
		   const char *text)
{
	const int used = 2 + (int)strlen(first);

	out_format(out, "  %s", first);
	if (used >= indent) {
		out_char(out, '\n');
		out_pad(out, ' ', indent);
	} else {
		out_pad(out, ' ', indent - used);
	}
	put(out, indent, indent, text, strlen(text));
}

static void help_options(struct out *out, uint64_t set)
{
	for (unsigned i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *const row =
			option_row((enum option_id)i);
		char text[2 * OPTION_COLUMNS];
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
		beside(out, out_memory(&name), OPTION_INDENT, row->help);
	}
}

/* paragraphs; of a row of a list, what follows its name goes on below itself */
static void paragraphs(struct out *out, const char *text)
{
	while (*text != '\0') {
		const size_t length = strcspn(text, "\n");
		size_t at = 0;

		if (*text == ' ') {
			at += strspn(text, " ");
			at += strcspn(text + at, " ");
			at += strspn(text + at, " ");
		}
		out_bytes(out, text, at);
		put(out, (int)at, (int)at, text + at, length - at);
		text += length + (text[length] == '\n');
	}
}

static void help_all(struct out *out)
{
	out_text(out, "usage: pte [OPTIONS] COMMAND [ARGS]\n\n"
		      "Linux page-table entries: what they mean, and what "
		      "is proved about them.\n\ncommands:\n");
	for (size_t i = 0; i < command_count; i++)
		beside(out, commands[i].name, NAME_INDENT, commands[i].brief);
	out_text(out, "\noptions of every command, which may stand before it, "
		      "too:\n");
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
	out_format(out, "usage: pte %s [OPTIONS]", command->name);
	put(out,
	    (int)strlen("usage: pte  [OPTIONS]") + (int)strlen(command->name),
	    ARGUMENTS_INDENT, command->arguments, strlen(command->arguments));
	out_format(out, "\n%s\n\n", command->brief);
	paragraphs(out, command->more);
	out_text(out, "\noptions:\n");
	help_options(out, command->options | OPTIONS_EVERYWHERE);
	out_format(out, "\nexample: %s\n", command->example);
}

int run_help(const struct options *o, struct out *out)
{
	const struct command *command = NULL;

	out->pretty = false;
	if (o->word_count > 1) {
		say(0, "help: of one command at a time");
		return EXIT_TROUBLE;
	}
	if (o->word_count == 1) {
		command = command_find(o->words[0]);
		if (command == NULL)
			return EXIT_TROUBLE;
	}
	help(out, command);
	return EXIT_YES;
}
