/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The mappings of a process, as /proc/PID/maps lists them.
 */
#ifndef CLI_MAPS_H
#define CLI_MAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mapping {
	uint64_t start, end; /* end: the first address behind it */
	char permissions[5]; /* "rw-p" */
	const char *name;    /* a path, "[heap]", or "" */
};

/* The text of the file, which stays open; nothing is kept of a mapping. */
struct maps {
	int fd;
	char *text;
	size_t length, at;
	const char *pid; /* for messages */
};

/* Returns false after a message; else close it. */
bool maps_open(struct maps *m, const char *pid, const char *path);
void maps_close(struct maps *m);

/*
 * The next mapping. Its name is the text's: valid UTF-8 without control
 * characters. Returns false at the end, and after a message for a line that is
 * none, which ends the text: maps_at_end() tells which.
 */
bool maps_next(struct maps *m, struct mapping *ret);
bool maps_at_end(const struct maps *m);
/* Begin anew. */
void maps_rewind(struct maps *m);

/* Whether the process still has its memory; it may have ended meanwhile. */
bool maps_are_alive(const struct maps *m);

#endif /* CLI_MAPS_H */
