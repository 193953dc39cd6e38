/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Differences in words that point to a table.
 */
#include "diff.h"

static const char *text_of(char to[static DIFF_VALUE_SIZE],
			   const struct pte_place *place)
{
	return place != NULL ? diff_place_text(to, place) : DIFF_NOTHING;
}

static void diff_address(struct diff *d, unsigned level)
{
	const struct pte_place *place[2];
	char text[2][DIFF_VALUE_SIZE];
	uint64_t bits = 0;
	struct change *c;

	for (unsigned i = 0; i < 2; i++) {
		place[i] = d->target[i].layout->table[level];
		bits |= place[i] != NULL ? diff_place_bits(place[i]) : 0;
	}
	if (place[0] != NULL && place[1] != NULL &&
	    diff_same_places(place[0], place[1]))
		return;
	c = diff_add(d, "table", "address", (int)level,
		     text_of(text[0], place[0]), text_of(text[1], place[1]));
	if (c != NULL)
		diff_try_table(d, &c->word, (enum pte_level)level, bits);
}

static void diff_names(struct diff *d, unsigned level)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_name *n = d->target[i].model->names;

		for (; n->name != NULL; n++) {
			char text[2][DIFF_VALUE_SIZE];
			uint64_t bits = 0;
			struct change *c;

			for (unsigned k = 0; k < 2; k++)
				bits |= diff_name_text(text[k], &d->target[k],
						       level, true, n->name);
			c = diff_add(d, "table", n->name, (int)level, text[0],
				     text[1]);
			if (c != NULL)
				diff_try_table(d, &c->word,
					       (enum pte_level)level, bits);
		}
	}
}

void diff_tables(struct diff *d)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		diff_address(d, l);
		diff_names(d, l);
	}
}
