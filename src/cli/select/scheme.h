/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * --scheme: a scheme that is in force on the kernel.
 */
#ifndef CLI_SCHEME_H
#define CLI_SCHEME_H

#include <stdbool.h>

#include <pte/prove/scheme.h>

#include "options.h"

/*
 * Parse NAME[=BIT]. Returns false after a message, prefixed with `where`, if
 * there is no such scheme.
 */
bool scheme_read(const char *where, const char *text,
		 const struct pte_scheme **scheme_ret, int *bit_ret);

/* A scheme, and its bit if it takes one. */
struct scheme_named {
	const struct pte_scheme *scheme; /* NULL: none */
	int bit;
};

/* The scheme in force on a model: its spec's, or else `named`. */
struct scheme_named scheme_on(const struct pte_model *model,
			      struct scheme_named named);

/*
 * Put the scheme of the target's spec in force, if it has one. Returns false
 * after a message if it isn't feasible.
 */
bool scheme_apply_spec(struct pte_target *target);

/*
 * Returns false after a message if both --scheme and the model's spec name one.
 */
bool scheme_is_one(const struct options *o, const struct pte_model *model);

/*
 * Put the scheme of --scheme in force, if given. Returns false after a message
 * if it isn't feasible.
 */
bool scheme_apply(const struct options *o, struct pte_target *target);

#endif /* CLI_SCHEME_H */
