/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TOY_H
#define TOY_H

#include <pte/target.h>

#include "../random.h"

/*
 * A layout whose words are so short that all of them can be tried: what lies
 * above them is 0 in every word and predicate. It's made of random parts, sound
 * at first and then broken in a few places, or in none.
 */

#define TOY_ALTERNATIVES 3
#define TOY_PROTECTIONS 3
#define TOY_STORES 2
#define TOY_LEAVES 2 /* predicates that ask for one */
#define TOY_PREDICATES (TOY_LEAVES + 2)
#define TOY_NAMES 4
#define TOY_TRANSIENTS 2
#define TOY_TRAITS 3

struct toy {
	unsigned bits; /* of a word: 8, 12, 16 */
	struct pte_target target;
	struct pte_arch arch;
	struct pte_arch_option options[3];
	struct pte_model model;
	struct pte_layout layout;
	struct pte_codec codec;
	struct pte_view view[PTE_LEVEL_COUNT];
	struct pte_place place[PTE_LEVEL_COUNT];
	struct pte_place table; /* a pmd's */
	struct pte_owned owned[2 * 64 + 1];
	struct pte_store stores[TOY_STORES + 1];
	struct pte_predicate predicates[TOY_PREDICATES + 1];
	struct pte_protection protections[TOY_PROTECTIONS + 1];
	struct pte_never nevers[PTE_LEVEL_COUNT * PTE_VIEW_TEST_COUNT + 1];
	struct pte_beside beside[2];
	struct pte_unread unread[2];
	struct pte_trait traits[TOY_TRAITS + 1];
	struct pte_name names[TOY_NAMES + 1];
	/* one for all levels */
	struct pte_attributes attributes[1 + 1];
	struct pte_transient transients[TOY_TRANSIENTS + 1];
	struct pte_comparison comparisons[1 + 1];
};

/* The toy points into itself: don't move it. */
void toy_make(struct random *r, unsigned bits, struct toy *toy_ret);

#endif
