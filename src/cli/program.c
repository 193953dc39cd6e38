/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Commands that are programs of their own, because of what they're linked to.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "term/say.h"

/* from the command's folder: where it's installed, and where it's built */
static const char *const folders[] = { PTE_TO_LIBEXEC, "../probe", "walk" };

/* the folder that this command is in, without what follows the last slash */
static bool find_own(char *path, size_t size)
{
	const ssize_t length = readlink("/proc/self/exe", path, size - 1);

	if (length <= 0)
		return false;
	path[length] = '\0';
	return true;
}

int run_program(const struct command *command, char **words)
{
	char own[PATH_MAX], folder[PATH_MAX], path[PATH_MAX];
	size_t length;

	if (!find_own(own, sizeof(own))) {
		say(0, "/proc/self/exe: %s", strerror(errno));
		return EXIT_TROUBLE;
	}
	length = (size_t)(strrchr(own, '/') - own);
	/* it runs this one in turn */
	if (setenv("PTE_COMMAND", own, 1) != 0) {
		say(0, "%s", strerror(errno));
		return EXIT_TROUBLE;
	}
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(folder, sizeof(folder), "%.*s", (int)length, own);
		if (snprintf(path, sizeof(path), "%s/%s/%s", folder, folders[i],
			     command->program) >= (int)sizeof(path))
			continue;
		execv(path, words);
		if (errno != ENOENT)
			break;
	}
	if (errno == ENOENT)
		say(0, "%s: %s isn't installed: it's built where %s",
		    command->name, command->program, command->needs);
	else
		say(0, "%s: %s", path, strerror(errno));
	return EXIT_TROUBLE;
}
