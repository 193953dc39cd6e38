/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SURVIVOR_H
#define SURVIVOR_H

#include <stdint.h>

#include "survivors.h"

/* A change, and what it was made to. */
struct survivor {
	const struct pte_target *t; /* of the row as it is */
	const struct copy *copy;    /* changed */
	const struct constant *c;
	unsigned mutant;
};

#define BIT(n) (UINT64_C(1) << (n))

static inline bool is_in(const void *part, size_t size, const void *at)
{
	const char *const from = part, *const to = at;

	return to >= from && to < from + size;
}

static inline const struct pte_view *view_of(const struct survivor *s,
					     unsigned level)
{
	return s->t->layout->view[level];
}

/*
 * Why no verdict moved by a change of where a page's, or table's, address is:
 * survivors_places.c
 */
bool is_free_place(const struct survivor *s);
bool is_free_table(const struct survivor *s);
bool is_other_table(const struct survivor *s);
bool is_absent_only(const struct survivor *s);
bool is_no_page_s(const struct survivor *s);
bool is_below_pages(const struct survivor *s);
bool is_same_page(const struct survivor *s);

/*
 * Why no verdict moved by a change of a row that says what stands beside pages,
 * what is done to them, and how entries are compared: survivors_handling.c
 */
bool is_beside_nothing(const struct survivor *s);
bool is_no_attribute(const struct survivor *s);
bool is_begun_alike(const struct survivor *s);
bool is_left_alike(const struct survivor *s);
bool is_compared_alike(const struct survivor *s);

#endif
