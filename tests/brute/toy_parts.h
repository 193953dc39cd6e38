/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TOY_PARTS_H
#define TOY_PARTS_H

#include "toy.h"

#define EVERY_LEVEL (PTE_LEVEL_PAGES | PTE_LEVEL_TABLES)

/* What the files that make a toy say to each other */

static inline bool one_in(struct random *r, unsigned n)
{
	return random_below(r, n) == 0;
}

static inline uint64_t some_bit(struct random *r, const struct toy *toy)
{
	return PTE_BIT(random_below(r, toy->bits));
}

static inline uint64_t some_bits(struct random *r, const struct toy *toy)
{
	return random_word(r) & random_word(r) & pte_ones(toy->bits);
}

/* nothing is said of bits that no word of the layout has */
static inline uint64_t above(const struct toy *toy)
{
	return pte_layout_word(&toy->layout) & ~pte_ones(toy->bits);
}

/* What stands where, lowest first, in a random order. */
enum part {
	PART_PRESENT,
	PART_PROTNONE,
	PART_LEAF,
	PART_ONE,
	PART_SOFT_DIRTY,
	PART_UFFD_WP,
	PART_EXCLUSIVE,
	PART_HARDWARE,
	PART_TYPE,
	PART_OFFSET,
	PART_COUNT,
};

struct plan {
	unsigned width[PART_COUNT], lsb[PART_COUNT];
};

static inline uint64_t bits_of(const struct plan *plan, enum part part)
{
	return pte_ones(plan->width[part]) << plan->lsb[part];
}

/* a bit that tables may have, beside what says that they are */
static inline uint64_t mark_of_tables(const struct plan *plan)
{
	return bits_of(plan, plan->width[PART_EXCLUSIVE] != 0 ? PART_EXCLUSIVE
							      : PART_HARDWARE);
}

/* Rows that are true of a toy with that plan: toy_rows.c */
void make_stores(const struct plan *plan, struct toy *toy);
void make_handling(struct random *r, const struct plan *plan, struct toy *toy);
void make_traits(const struct plan *plan, struct toy *toy);
void make_owners(const struct plan *plan, struct toy *toy);
void make_names(struct random *r, const struct plan *plan, struct toy *toy);

/* ... and something that may not be, any longer: toy_break.c */
void break_codec(struct random *r, struct toy *toy);
void break_it(struct random *r, struct toy *toy);

#endif
