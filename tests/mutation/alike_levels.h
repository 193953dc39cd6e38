/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ALIKE_LEVELS_H
#define ALIKE_LEVELS_H

/* What is_alike() asks of levels that translate protections, or have a codec of
 * their own. */

#include <stdbool.h>
#include <stddef.h>

#include "../copy.h"

/* Whether the constant is part of what a translating level makes of a
 * protection; *are_ret: whether it makes the same */
bool alike_leaf(const struct copy *copy, const struct pte_model *row,
		unsigned level, const void *at, bool *are_ret);
/* Whether the level's own codec says the same */
bool alike_type_width(const struct pte_layout *l, unsigned level,
		      const struct pte_codec *changed);
bool alike_own_codec(const struct pte_codec *c, const struct pte_model *row,
		     unsigned level, const void *at);

/* of alike.c: whether the constant is in the part, and the row has the flag */
bool alike_is_in(const void *part, size_t size, const void *constant);
bool alike_has_flag(const struct pte_model *row, unsigned flag);

#endif
