/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Running other programs.
 */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CANNOT_RUN 127

/* execv changes none of its words, but was declared before const was */
static void become(const char *const words[])
{
	char *const *its;

	memcpy(&its, &words, sizeof(its));
	execv(words[0], its);
	_exit(CANNOT_RUN);
}

static volatile sig_atomic_t interrupted;

static void remember(int number)
{
	interrupted = number;
}

void process_heed_signals(void)
{
	const struct sigaction heed = { .sa_handler = remember };

	sigaction(SIGINT, &heed, NULL);
	sigaction(SIGTERM, &heed, NULL);
	sigaction(SIGHUP, &heed, NULL);
}

bool process_is_interrupted(void)
{
	return interrupted != 0;
}

static int wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) == -1) {
		if (errno != EINTR)
			return -1;
		if (interrupted != 0) /* not of a terminal, it got none */
			kill(child, SIGTERM);
	}
	/* NOLINTNEXTLINE(hicpp-signed-bitwise): the system\'s macros */
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int process_run(const char *const words[])
{
	const pid_t child = fork();

	if (child == 0)
		become(words);
	return child == -1 ? -1 : wait_for(child);
}

/* all that comes, terminated; NULL on errors */
static char *read_all(int from)
{
	size_t length = 0, room = 65536;
	char *text = malloc(room);

	while (text != NULL) {
		const ssize_t got =
			read(from, text + length, room - length - 1);
		char *grown;

		if (got == -1 && errno == EINTR)
			continue;
		if (got == -1)
			break;
		length += (size_t)got;
		text[length] = '\0';
		if (got == 0)
			return text;
		if (room - length > 1)
			continue;
		grown = realloc(text, room *= 2);
		if (grown == NULL)
			break;
		text = grown;
	}
	free(text);
	return NULL;
}

int process_read(const char *const words[], char **text_ret, bool with_errors)
{
	int ends[2], status;
	pid_t child;

	*text_ret = NULL;
	if (pipe(ends) == -1)
		return -1;
	child = fork();
	if (child == 0) {
		if (!with_errors)
			dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		become(words);
	}
	close(ends[1]);
	if (child != -1)
		*text_ret = read_all(ends[0]);
	close(ends[0]);
	status = child == -1 ? -1 : wait_for(child);
	if (*text_ret == NULL)
		status = -1;
	return status;
}
