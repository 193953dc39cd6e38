/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A file's bytes in pieces, each for one of several threads.
 *
 * A file is read, not mapped: one that becomes shorter meanwhile is an error
 * then, and no signal; and a piece that was just read is near the processor.
 */
#ifndef CLI_PIECES_H
#define CLI_PIECES_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "term/progress.h"

#define PIECE_SIZE ((size_t)1 << 18U)

struct pieces {
	pthread_mutex_t lock;
	int fd;
	const char *name; /* for messages */
	bool by_offset;   /* a file of a known size: threads read at once */
	uint64_t size;
	struct progress *progress;
	/* the next one */
	uint64_t number, at;
	/* how it ended, valid once all threads have */
	bool ended;
	bool shrank;
	int error; /* errno, or 0 */
};

struct piece {
	uint64_t number; /* from 0 */
	uint64_t at;     /* its first byte, from where reading began */
	size_t bytes;
	unsigned char memory[PIECE_SIZE];
};

/* Returns errno, or 0; then end it. */
int pieces_begin(struct pieces *p, int fd, const char *name,
		 struct progress *progress);
void pieces_end(struct pieces *p);

/*
 * The next piece that nobody has. All but the last are whole. Returns false at
 * the end, and after an error.
 */
bool pieces_next(struct pieces *p, struct piece *ret);
/* No more of them, for any thread. */
void pieces_stop(struct pieces *p);

#endif /* CLI_PIECES_H */
