/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads functions of LLVM bitcode: what they return, as diagrams of their
 * arguments' bits. What isn't understood makes a function undecided, and says
 * what it was.
 */
#ifndef PROBE_READER_H
#define PROBE_READER_H

#include <stdbool.h>

#include "outside.h"

#define WHY_SIZE 160

struct reader;

struct reading {
	struct pte_vector result;
	pte_diagram traps;  /* for which it doesn't return: a BUG, a trap */
	bool is_elsewhere;  /* undecided, since a .c file has what it calls */
	char why[WHY_SIZE]; /* why it's undecided; "": it isn't */
};

/*
 * Opens a file of bitcode; the diagrams and names are the caller's, and outlive
 * it. NULL with why_ret (WHY_SIZE bytes) on errors.
 */
struct reader *reader_open(const char *path, struct pte_diagrams *ds,
			   struct outside *outside, char *why_ret);
void reader_close(struct reader *reader);

/* whether there's a function of that name */
bool reader_has(const struct reader *reader, const char *function);

/*
 * Read a function of one or two 64-bit arguments. No more than so many nodes
 * are made.
 *
 * @return whether it's decided
 */
bool reader_read(struct reader *reader, const char *function, uint32_t nodes,
		 struct reading *reading);

/* calls `tell` for each function with a body whose name begins so */
void reader_each(const struct reader *reader, const char *prefix,
		 void (*tell)(void *context, const char *function),
		 void *context);

#endif
