/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * --scheme: a scheme in force on the kernel that a command is about.
 */
#ifndef CLI_SCHEME_H
#define CLI_SCHEME_H

#include <stdbool.h>

#include <pte/prove/scheme.h>

#include "options.h"

/*
 * Read NAME[=BIT]. False, and a message that begins with `where`, if there is
 * no such scheme.
 */
bool scheme_read(const char *where, const char *text,
		 const struct pte_scheme **scheme_ret, int *bit_ret);

/* A scheme and the bit that it takes, where it takes one. */
struct scheme_named {
	const struct pte_scheme *scheme; /* NULL: none */
	int bit;
};

/* What is in force on a model: what its spec says, or else what is `named`. */
struct scheme_named scheme_on(const struct pte_model *model,
			      struct scheme_named named);

/*
 * Put the scheme in force that the target's spec says, if it says one. False,
 * and a message, if the kernel has no room for it.
 */
bool scheme_apply_spec(struct pte_target *target);

/* False, and a message, if both --scheme and the model's spec name one. */
bool scheme_is_one(const struct options *o, const struct pte_model *model);

/*
 * Put the scheme that --scheme names in force, if one is named. False, and a
 * message, if the kernel has no room for it.
 */
bool scheme_apply(const struct options *o, struct pte_target *target);

#endif /* CLI_SCHEME_H */
