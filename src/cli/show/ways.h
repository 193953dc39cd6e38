/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What may become of a word in an event: each result once, with the fewest
 * conditions that lead to it; and how a result is shown.
 */
#ifndef CLI_WAYS_H
#define CLI_WAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/transition.h>

#include "term/json.h"
#include "term/out.h"
#include "word/reading.h"

/* No event has as many results; more are left out. */
#define WAYS_MAX 128

/* What is said where no rule speaks. */
#define NO_RULE "no rule is known"

struct way {
	uint32_t conditions; /* beside those that hold anyway */
	struct pte_transition transition;
};

struct ways {
	struct way list[WAYS_MAX];
	size_t count;
};

/* What is known of the conditions, as PTE_CONDITION_SETs. */
struct conditions {
	uint32_t holds, never;
	/* whether conditions may hold at once; NULL: any may */
	bool (*may)(uint32_t conditions);
	/* tried although no rule asks: some that `may` wants beside others */
	uint32_t beside;
	const struct pte_rule *rules; /* NULL: Linux's */
	size_t rule_count;
};

/*
 * Find all results of an event, those with the fewest conditions first.
 *
 * args: the event, and its new page and slot; its conditions are ignored
 */
void ways_find(struct ways *ways, const struct read_word *word,
	       const struct pte_event_args *args, const struct conditions *in);

/* Whether any rule of the event is about words of this kernel and level. */
bool ways_has_rules(const struct read_word *word, enum pte_event event);

/* The level of the word that an event leaves: a pmd is split into ptes. */
enum pte_level ways_level_after(const struct read_word *word,
				enum pte_event event);

bool same_after(const struct pte_after *a, const struct pte_after *b);

/* "0x...  swap type=5 ...", or "a present word, writable". */
void out_after(struct out *out, const struct read_word *word,
	       enum pte_event event, const struct pte_after *a);

/* The members of an object that shows a result. */
void json_after_members(struct json *j, const struct read_word *word,
			const struct pte_after *a);

#endif /* CLI_WAYS_H */
