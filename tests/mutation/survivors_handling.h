/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SURVIVORS_HANDLING_H
#define SURVIVORS_HANDLING_H

#include "survivors.h"

/* A change, and what it was made to. */
struct survivor {
	const struct pte_target *t; /* of the row as it is */
	const struct copy *copy;    /* changed */
	const struct constant *c;
	unsigned mutant;
};

/*
 * Why no verdict moved by a change of a row that says what stands beside pages,
 * what is done to them, and how entries are compared.
 */
bool is_beside_nothing(const struct survivor *s);
bool is_no_attribute(const struct survivor *s);
bool is_begun_alike(const struct survivor *s);
bool is_left_alike(const struct survivor *s);
bool is_compared_alike(const struct survivor *s);

#endif
