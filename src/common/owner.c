/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The owners of an entry's bits, as the rows state them and as they follow from
 * codec, hardware and stores. That the two agree is a claim, not assumed here.
 */
#include "owner.h"

#include <pte/lists.h>

#include "level.h"

uint64_t pte_owned_bits(const struct pte_owned *rows, enum pte_owner owner)
{
	uint64_t bits = 0;

	for (const struct pte_owned *o = rows; o->width != 0; o++)
		if (o->owner == owner)
			bits |= pte_ones(o->width) << o->lsb;
	return bits;
}

/* whether a flag may be set in entries at one of the levels, in any kernel */
static bool flag_exists(const struct pte_model *model, unsigned flag,
			unsigned levels)
{
	const struct pte_proposal *const p = model->proposal;
	bool exists = false;

	if (!pte_model_has_flag(model, flag))
		return false;
	if (flag >= PTE_FLAG_PROPOSED)
		return (p->flags[flag - PTE_FLAG_PROPOSED].levels & levels) !=
		       0;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		exists = exists ||
			 ((levels & PTE_LEVEL_SET(l)) != 0 &&
			  pte_flag_exists((enum pte_flag)flag,
					  (enum pte_level)l, UINT32_MAX));
	return exists;
}

/* Linux's flags own their bits at every level, a proposal's where they exist */
static uint64_t flag_bits(const struct pte_model *model,
			  const struct pte_codec *c, unsigned levels)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (f < PTE_FLAG_PROPOSED || flag_exists(model, f, levels))
			bits |= c->flag[f];
	return bits;
}

/* where to look for an owner's bits, and the levels of its flags */
struct place_of_bits {
	const struct pte_model *model;
	const struct pte_codec *c;
	const struct pte_view *view;
	const struct pte_owned *rows;
	unsigned levels;
};

static struct place_of_bits at(const struct pte_model *model,
			       enum pte_level level, unsigned levels)
{
	return (struct place_of_bits){ model, model->layout->swap[level],
				       model->layout->view[level],
				       model->owned[level], levels };
}

static uint64_t field_bits(const struct pte_codec *c)
{
	return pte_piece_mask(&c->type) | pte_codec_offset_mask(c);
}

/* bits that hardware sets or stores drop, outside of fields and flags */
static uint64_t foreign_bits(const struct place_of_bits *at)
{
	uint64_t bits = at->view->hardware;

	for (const struct pte_store *s = at->model->stores; s->path != NULL;
	     s++)
		bits |= s->dropped;
	return bits &
	       ~(flag_bits(at->model, at->c, at->levels) | field_bits(at->c));
}

/* bits that rows call free and nothing uses */
static uint64_t free_bits(const struct place_of_bits *at)
{
	return pte_owned_bits(at->rows, PTE_OWNER_FREE) &
	       ~(flag_bits(at->model, at->c, at->levels) | field_bits(at->c) |
		 at->c->fixed.mask | foreign_bits(at));
}

static uint64_t bits_of(const struct place_of_bits *at, enum pte_owner owner)
{
	const struct pte_codec *const c = at->c;

	switch (owner) {
	case PTE_OWNER_TYPE:
		return pte_piece_mask(&c->type);
	case PTE_OWNER_OFFSET:
		return pte_codec_offset_mask(c);
	case PTE_OWNER_ZERO:
		return c->fixed.mask & ~c->fixed.value;
	case PTE_OWNER_ONE:
		return c->fixed.value;
	case PTE_OWNER_HARDWARE:
		return foreign_bits(at);
	case PTE_OWNER_FREE:
		return free_bits(at);
	case PTE_OWNER_FLAG:
	case PTE_OWNER_FLAG_LAST:
		break;
	}
	return pte_owner_flag(owner) < PTE_FLAG_COUNT
		       ? c->flag[pte_owner_flag(owner)]
		       : 0;
}

uint64_t pte_model_bits(const struct pte_model *model, enum pte_level level,
			enum pte_owner owner)
{
	struct place_of_bits there;

	if (!is_level(level) || model->layout->view[level] == NULL)
		return 0;
	there = at(model, level, PTE_LEVEL_ALL);
	return bits_of(&there, owner);
}

uint64_t pte_owner_bits(const struct pte_model *model, enum pte_owner owner,
			enum pte_level level)
{
	const struct place_of_bits there =
		at(model, level, PTE_LEVEL_SET(level));

	return bits_of(&there, owner);
}

/* whether a row leaves its bits to a proposal's flag at a level */
static bool is_left(const struct pte_model *model, const struct pte_owned *o,
		    unsigned flag, enum pte_level level)
{
	const unsigned of = pte_owner_flag(o->owner);

	if (o->owner == PTE_OWNER_FREE)
		return true;
	if (of == PTE_FLAG_COUNT)
		return false;
	return of == flag || !flag_exists(model, of, PTE_LEVEL_SET(level));
}

uint64_t pte_flag_disputed(const struct pte_model *model, unsigned flag,
			   enum pte_level level)
{
	const enum pte_owner owner = PTE_OWNER_OF(flag);
	const uint64_t own = model->layout->swap[level]->flag[flag];
	uint64_t wrong = pte_owned_bits(model->owned[level], owner) & ~own;

	if (!flag_exists(model, flag, PTE_LEVEL_SET(level)))
		return wrong;
	for (const struct pte_owned *o = model->owned[level]; o->width != 0;
	     o++)
		if (!is_left(model, o, flag, level))
			wrong |= pte_ones(o->width) << o->lsb & own;
	for (unsigned f = PTE_FLAG_PROPOSED; f < PTE_FLAG_COUNT; f++)
		if (f != flag && flag_exists(model, f, PTE_LEVEL_SET(level)))
			wrong |= model->layout->swap[level]->flag[f] & own;
	return wrong;
}
