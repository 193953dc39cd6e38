/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Ends the program with a message, where a library can't be made to return an
 * error.
 */
#include "guard.h"

#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include "exit.h"

#define MESSAGE_SIZE 1024
/* what write() takes, if it's a recursion that overflowed the stack */
#define STACK_SIZE 16384

static volatile sig_atomic_t inside;
static char message[MESSAGE_SIZE];
static size_t message_length;
static char stack[STACK_SIZE];

static void stop(int number)
{
	if (inside == 0) {
		(void)signal(number, SIG_DFL);
		(void)raise(number);
		return;
	}
	/* that it fails can't be said */
	if (write(STDERR_FILENO, message, message_length) < 0)
		_exit(EXIT_TROUBLE);
	_exit(EXIT_TROUBLE);
}

void guard_begin(const char *path)
{
	const struct sigaction action = { .sa_handler = stop,
					  .sa_flags = SA_ONSTACK };
	const stack_t other = { .ss_sp = stack, .ss_size = sizeof(stack) };
	const int length = snprintf(
		message, sizeof(message),
		"pte: %.512s: damaged: libkdumpfile crashed as it read it\n",
		path);

	message_length = length > 0 ? (size_t)length : 0;
	(void)sigaltstack(&other, NULL);
	(void)sigaction(SIGSEGV, &action, NULL);
	(void)sigaction(SIGBUS, &action, NULL);
	(void)sigaction(SIGFPE, &action, NULL);
	(void)sigaction(SIGABRT, &action, NULL);
}

void guard_enter(void)
{
	inside = 1;
}

void guard_leave(void)
{
	inside = 0;
}
