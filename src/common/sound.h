/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether a kernel may have written a word itself.
 */
#ifndef PTE_COMMON_SOUND_H
#define PTE_COMMON_SOUND_H

#include <pte/doubt.h>

/* No bit is stray, and there is no doubt of the first class. */
static inline bool is_sound_reading(const struct pte_reading *r,
				    const struct pte_doubts *d)
{
	bool sound = r->stray == 0;

	for (unsigned i = 0; i < d->count; i++)
		sound = sound && !pte_doubt_excludes(d->list[i].code);
	return sound;
}

#endif /* PTE_COMMON_SOUND_H */
