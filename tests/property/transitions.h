/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TRANSITIONS_H
#define TRANSITIONS_H

/*
 * Every transition of a kernel, one after the other, and what must hold of
 * each.
 */
#include "../layouts.h"

#include <pte/decode.h>
#include <pte/transition.h>

/* Before, fork alone is known, and of markers alone */
#define ALL_KNOWN_SINCE PTE_LINUX(6, 1)

/* One transition, and what the words on both its sides are read as. */
struct event {
	const struct pte_target *target;
	enum pte_level level;
	struct pte_event_args h;
	uint64_t word;
	struct pte_reading before, here, child;
	struct pte_transition t;
};

struct property {
	const char *sentence;
	/* NULL, or what is wrong */
	const char *(*wrong)(const struct event *e);
};

/* The list, and how long it is */
const struct property *properties(unsigned *count_ret);
/* Fails the case if there is none */
const struct property *property_named(const char *sentence);

struct walk {
	const struct pte_rule *rules;
	size_t count;
	const struct pte_target *target;
	enum pte_level level;
	/* what was found: a transition, and how many there were */
	unsigned long seen;
	void (*look)(struct walk *w, const struct event *e);
	const void *context;
	const char *found;
};

/* Looks at each transition of the walk's kernel and level */
void walk_all(struct walk *w);

#endif
