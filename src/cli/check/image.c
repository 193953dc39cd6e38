/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One kernel image boots as several layouts, by what the machine has: a bit
 * that is free on the one that a spec names may be taken on another.
 */
#include "image.h"

#include <stdio.h>
#include <string.h>

#include "term/say.h"

static bool overlap(const struct pte_span *a, const struct pte_span *b)
{
	return a->since <= b->until && b->since <= a->until;
}

static bool is_based_on(const struct pte_model *spec, const char *layout)
{
	return spec->proposal != NULL && spec->proposal->base != NULL &&
	       strcmp(spec->proposal->base, layout) == 0;
}

static bool is_tried(const struct choice *choice, const struct pte_model *m)
{
	for (size_t i = 0; i < choice->count; i++)
		if (is_based_on(choice->spans[i].model, m->layout->name))
			return true;
	return false;
}

/* the row that a spec changes */
static const struct pte_model *base_of(const struct pte_model *spec,
				       const struct pte_span *in)
{
	const struct pte_model *m;

	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++) {
		const struct pte_span own = pte_model_span(m);

		if (is_based_on(spec, m->layout->name) && overlap(&own, in))
			return m;
	}
	return NULL;
}

/* what a proposal's flag takes in a level's entries that is free in the base */
static uint64_t takes(const struct pte_model *spec,
		      const struct pte_model *base, unsigned flag,
		      enum pte_level level)
{
	if (spec->layout->swap[level] == NULL ||
	    (spec->proposal->flags[flag].levels & PTE_LEVEL_SET(level)) == 0)
		return 0;
	return spec->layout->swap[level]->flag[PTE_FLAG_PROPOSED + flag] &
	       pte_model_bits(base, level, PTE_OWNER_FREE);
}

/* whose one of the bits is there; NULL: nobody's, or the level has no entries
 */
static const char *owner_of(const struct pte_model *m, enum pte_level level,
			    uint64_t bits, unsigned *bit_ret)
{
	for (unsigned o = PTE_OWNER_TYPE; o < PTE_OWNER_FREE; o++) {
		const uint64_t both =
			pte_model_bits(m, level, (enum pte_owner)o) & bits;

		if (both == 0)
			continue;
		for (*bit_ret = 0; (both >> *bit_ret & 1U) == 0;)
			(*bit_ret)++;
		return pte_owner_name((enum pte_owner)o);
	}
	return NULL;
}

/* the first bit of the spec's that m has for something else */
static bool say_taken(const struct pte_model *spec,
		      const struct pte_model *base, const struct pte_model *m)
{
	for (unsigned level = 0; level < PTE_LEVEL_COUNT; level++)
		for (unsigned f = 0; f < spec->proposal->flag_count; f++) {
			unsigned bit;
			const char *const owner = owner_of(
				m, (enum pte_level)level,
				takes(spec, base, f, (enum pte_level)level),
				&bit);

			if (owner == NULL)
				continue;
			say(0,
			    "note: %s: the same kernel image boots as %s, "
			    "where bit %u of a %s is %s's: a base of \"%s*\" "
			    "tries that, too",
			    spec->layout->name, m->layout->name, bit,
			    pte_level_name((enum pte_level)level), owner,
			    m->image);
			return true;
		}
	return false;
}

void image_note(const struct choice *choice)
{
	const char *said = "";
	const struct pte_model *m;

	for (size_t i = 0; i < choice->count; i++) {
		const struct pte_model *const spec = choice->spans[i].model;
		const struct pte_model *const base =
			base_of(spec, &choice->spans[i].in);

		if (base == NULL)
			continue;
		for (size_t k = 0; (m = pte_model_at(k)) != NULL; k++) {
			const struct pte_span in = pte_model_span(m);

			if (strcmp(m->image, spec->image) == 0 &&
			    strcmp(m->layout->name, said) != 0 &&
			    overlap(&in, &choice->spans[i].in) &&
			    !is_tried(choice, m) && say_taken(spec, base, m))
				said = m->layout->name;
		}
	}
}
