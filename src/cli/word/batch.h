/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Processes stdin line by line. A bad line ends it; with --keep-going it only
 * affects the exit status.
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"
#include "term/out.h"

/*
 * Handles one line, or a word of the command line with line == 0. The text is
 * terminated and may be modified.
 *
 * Returns false after a message if it's bad; nothing may have been printed for
 * it then.
 */
typedef bool batch_take(void *context, char *text, size_t length, size_t line);

/* Whether the command line has no words, or - alone. */
bool batch_is_stdin(const struct options *o);

/*
 * The words of the command line; without any, or with - alone, the lines of
 * stdin. Returns as batch_lines.
 */
bool batch_words(const struct options *o, struct out *out, batch_take *take,
		 void *context);

/* Returns false if a line was bad, or if stdin couldn't be read. */
bool batch_lines(const struct options *o, struct out *out, batch_take *take,
		 void *context);

#endif /* CLI_BATCH_H */
