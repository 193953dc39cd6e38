/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Entry point: reads the options before the command's name, then the command
 * line after it, and runs the command.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "spec/spec.h"
#include "term/near.h"
#include "term/say.h"

static char buffer[OUT_BUFFER_SIZE];

static const struct command *find_command(const char *name)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, name, strlen(name));
	for (size_t i = 0; i < command_count; i++) {
		if (strcmp(name, commands[i].name) == 0)
			return &commands[i];
		near_offer(&near, commands[i].name);
	}
	say(0, "%s: unknown command; %s", quote(quoted, name, strlen(name)),
	    near_text(&near, names));
	return NULL;
}

/* The words from the command's name on, with the options before it behind it.
 */
static char **name_first(char **words, int at)
{
	char *const name = words[at];

	memmove(words + 2, words + 1, (size_t)(at - 1) * sizeof(*words));
	words[1] = name;
	return words + 1;
}

/* a program that reads options by our table has those before the name, too */
static int run_apart(const struct command *command, const struct options *o,
		     int count, char **words)
{
	const int at = count - (int)o->word_count;

	return run_program(command, command->options != 0
					    ? name_first(words, at)
					    : words + at);
}

static int run(struct options *o, struct out *out, int count, char **words)
{
	const struct command *command = NULL;

	if (!options_read(o, OPTIONS_EVERYWHERE, true, count, words))
		return EXIT_TROUBLE;
	if (o->word_count > 0) {
		command = find_command(o->words[0]);
		if (command != NULL && command->program != NULL)
			return run_apart(command, o, count, words);
		/*
		 * the command's name and what follows are a command line of
		 * their own
		 */
		if (command == NULL ||
		    !options_read(o, command->options | OPTIONS_EVERYWHERE,
				  false, (int)o->word_count,
				  words + count - o->word_count))
			return EXIT_TROUBLE;
	}
	out->color = color_wanted(o->color, STDOUT_FILENO);
	if (options_have(o, OPTION_HELP)) {
		help(out, command);
		return EXIT_YES;
	}
	if (options_have(o, OPTION_VERSION)) {
		version(o, out);
		return EXIT_YES;
	}
	if (command == NULL) {
		say(0, "which command? `pte --help` shows them");
		return EXIT_TROUBLE;
	}
	return command->run(o, out);
}

int main(int count, char **words)
{
	struct options options = { .level = PTE_LEVEL_PTE };
	struct out out;
	int status;

	/*
	 * With stdout closed, a file opened later would get its descriptor.
	 * With SIGPIPE ignored, a closed pipe leads to exit 2 instead of a
	 * signal.
	 */
	if (fcntl(STDOUT_FILENO, F_GETFD) == -1) {
		say(0, "standard output: %s", strerror(errno));
		return EXIT_TROUBLE;
	}
	(void)signal(SIGPIPE, SIG_IGN);

	out_to(&out, STDOUT_FILENO, buffer, sizeof(buffer));
	status = run(&options, &out, count, words);
	specs_close();
	if (!out_flush(&out)) {
		/* the reader closed the pipe: no message needed */
		if (out.error != EPIPE)
			say(0, "standard output: %s", strerror(out.error));
		return EXIT_TROUBLE;
	}
	return status;
}
