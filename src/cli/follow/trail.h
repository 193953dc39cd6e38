/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What becomes of a word in each kind of memory, step by step.
 */
#ifndef CLI_TRAIL_H
#define CLI_TRAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "events.h"
#include "memory.h"
#include "show/ways.h"
#include "term/out.h"
#include "word/reading.h"

struct trail {
	struct out *out;
	const struct read_word *word; /* where it begins */
	const struct steps *steps;
	bool named;  /* text names the kernel, too */
	bool folded; /* text has of each event its first result alone */
};

/* What a step is about. */
struct stand {
	struct read_word word;
	const struct memory *memory;
	size_t step; /* from 0 up */
};

/* All of it, as text; or as one JSON object a result. */
void trail_text(const struct trail *t);
void trail_json(const struct trail *t);

/* The results of an event in a memory. */
void stand_ways(const struct stand *s, enum pte_event event, struct ways *ways);

/*
 * Go on to the next step: the first result of the first event that has any.
 * Returns false if there is none, or if it isn't a word.
 */
bool stand_next(struct stand *s, unsigned events);

/*
 * The flags that an entry lost and gained, of those that what it became can
 * have.
 */
struct change_of_flags {
	unsigned lost, gained; /* PTE_FLAG_SETs */
};
struct change_of_flags flags_changed(const struct read_word *before,
				     enum pte_event event,
				     const struct pte_after *after);

#define NOT_THERE "it doesn't stand there: its page is anonymous"

#endif /* CLI_TRAIL_H */
