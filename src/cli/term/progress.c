/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Progress is a line of stderr that is written over, so never in a file.
 */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

/* seconds before progress is shown */
#define PATIENCE 2.0

void progress_begin(struct progress *p)
{
	*p = (struct progress){ .terminal = isatty(STDERR_FILENO) == 1 };
	(void)clock_gettime(CLOCK_MONOTONIC, &p->began);
}

double progress_elapsed(const struct progress *p)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - p->began.tv_sec) +
	       (double)(now.tv_nsec - p->began.tv_nsec) / 1e9;
}

void progress_show(struct progress *p, unsigned percent, const char *what)
{
	if (!p->terminal || progress_elapsed(p) < PATIENCE)
		return;
	p->shown = true;
	(void)fprintf(stderr, "\r%3u %%  %-20.30s", percent, what);
}

void progress_end(const struct progress *p)
{
	if (p->shown)
		(void)fprintf(stderr, "\r%-40s\r", "");
}
