/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lines of stdin, one after the other: a bad one ends it, or with
 * --keep-going only spoils the exit status.
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"
#include "term/out.h"

/*
 * What is done with a line, or with a word of the command line, whose line is
 * 0. The text is terminated and may be written to.
 *
 * False, and a message, if it's bad; then nothing of it was written.
 */
typedef bool batch_take(void *context, char *text, size_t length, size_t line);

/* False if a line was bad, or stdin couldn't be read. */
bool batch_lines(const struct options *o, struct out *out, batch_take *take,
		 void *context);

#endif /* CLI_BATCH_H */
