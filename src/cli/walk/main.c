/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * pte-walk: what `pte walk` becomes, as it alone is linked to libkdumpfile.
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

static const struct command *find_own(void)
{
	const struct command *own = commands;

	while (own->program == NULL || strcmp(own->program, "pte-walk") != 0)
		own++;
	return own;
}

static int run(struct out *out, int count, char **words)
{
	const struct command *const own = find_own();
	struct options options = { .level = PTE_LEVEL_PTE };

	if (!options_read(&options, own->options | OPTIONS_EVERYWHERE, count,
			  words))
		return EXIT_TROUBLE;
	options_dress(&options, out);
	if (options_have(&options, OPTION_HELP)) {
		help(out, own);
		return EXIT_YES;
	}
	if (options_have(&options, OPTION_VERSION)) {
		version(&options, out);
		return EXIT_YES;
	}
	return run_walk(&options, out);
}

int main(int count, char **words)
{
	struct out out;
	int status;

	/* as in the command's main.c */
	if (fcntl(STDOUT_FILENO, F_GETFD) == -1) {
		say(0, "standard output: %s", strerror(errno));
		return EXIT_TROUBLE;
	}
	(void)signal(SIGPIPE, SIG_IGN);
	out_to(&out, STDOUT_FILENO, buffer, sizeof(buffer));
	status = run(&out, count, words);
	specs_close();
	if (!out_end(&out)) {
		if (out.error != EPIPE)
			say(0, "standard output: %s", strerror(out.error));
		return EXIT_TROUBLE;
	}
	return status;
}
