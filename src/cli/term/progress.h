/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How far a command has come, on a terminal, once it has taken a while.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <time.h>

struct progress {
	struct timespec began;
	bool shown, terminal;
};

void progress_begin(struct progress *p);
/* Show a share, 0..100, and what is being done; nothing in the first seconds.
 */
void progress_show(struct progress *p, unsigned percent, const char *what);
/* Remove what was shown. */
void progress_end(const struct progress *p);

/* Seconds since it began. */
double progress_elapsed(const struct progress *p);

#endif /* CLI_PROGRESS_H */
