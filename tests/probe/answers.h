/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the functions of the .ll files are, as expressions on words, which a
 * machine evaluates.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include <stdbool.h>
#include <stdint.h>

/* of its arguments, and of the variable that stands for what isn't one */
typedef uint64_t answer(uint64_t a, uint64_t b, uint64_t o);

struct answered {
	const char *file, *function;
	answer *is;
	/* the name of what it depends on beside its arguments, and that
	 * variable's bits; NULL: of nothing */
	const char *outside;
	/* the words for which it doesn't return; NULL: there are none */
	answer *traps;
	/* the words of which its result is said; NULL: all */
	answer *counts;
	/* what the reader says if it doesn't read it */
	const char *refused;
};

/* ends with a NULL file */
extern const struct answered answers[];

#endif
