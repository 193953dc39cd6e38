/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Entry point: finds the command's name, reads the options before and after it,
 * and runs the command.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "spec/spec.h"
#include "term/say.h"

static char buffer[OUT_BUFFER_SIZE];

/* The words from the command's name on, with the options before it behind it,
 * and without what may stand between them: --. */
static char **name_first(char **words, int at, int *count)
{
	const int ended = at > 1 && strcmp(words[at - 1], "--") == 0;
	char *const name = words[at];

	memmove(words + 2 + ended, words + 1,
		(size_t)(at - 1 - ended) * sizeof(*words));
	words[1 + ended] = name;
	*count -= 1 + ended;
	return words + 1 + ended;
}

static int run(struct options *o, struct out *out, int count, char **words)
{
	const int at = options_name_at(count, words);
	const struct command *command = NULL;
	uint64_t known = OPTIONS_EVERYWHERE;

	if (at < 0)
		return EXIT_TROUBLE;
	if (at < count) {
		command = command_find(words[at]);
		if (command == NULL)
			return EXIT_TROUBLE;
		known |= command->options;
		words = name_first(words, at, &count);
	}
	if (!options_read(o, known, count, words))
		return EXIT_TROUBLE;
	options_dress(o, out);
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
	return command->program != NULL ? run_program(command, words)
					: command->run(o, out);
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
	if (!out_end(&out)) {
		/* the reader closed the pipe: no message needed */
		if (out.error != EPIPE)
			say(0, "standard output: %s", strerror(out.error));
		return EXIT_TROUBLE;
	}
	return status;
}
