/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whose the bits of an entry are: by what its rows say, and by what the codec,
 * hardware and stores make of them. That the two agree is a claim.
 */
#include "owner.h"

uint64_t pte_owned_bits(const struct pte_owned *rows, enum pte_owner owner)
{
	uint64_t bits = 0;

	for (const struct pte_owned *o = rows; o->width != 0; o++)
		if (o->owner == owner)
			bits |= pte_ones(o->width) << o->lsb;
	return bits;
}

static uint64_t flag_bits(const struct pte_codec *c)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		bits |= c->flag[f];
	return bits;
}

/* what hardware sets or stores drop, and nothing of ours stands on */
static uint64_t foreign_bits(const struct pte_model *model)
{
	const struct pte_codec *const c = model->layout->swap;
	uint64_t bits = model->layout->view[PTE_LEVEL_PTE]->hardware;

	for (const struct pte_store *s = model->stores; s->path != NULL; s++)
		bits |= s->dropped;
	return bits & ~(flag_bits(c) | pte_piece_mask(&c->type) |
			pte_piece_mask(&c->offset));
}

/* called free, and nobody's */
static uint64_t free_bits(const struct pte_model *model)
{
	const struct pte_codec *const c = model->layout->swap;

	return pte_owned_bits(model->owned, PTE_OWNER_FREE) &
	       ~(flag_bits(c) | pte_piece_mask(&c->type) |
		 pte_piece_mask(&c->offset) | c->fixed.mask |
		 foreign_bits(model));
}

uint64_t pte_model_bits(const struct pte_model *model, enum pte_owner owner)
{
	const struct pte_codec *const c = model->layout->swap;

	switch (owner) {
	case PTE_OWNER_TYPE:
		return pte_piece_mask(&c->type);
	case PTE_OWNER_OFFSET:
		return pte_piece_mask(&c->offset);
	case PTE_OWNER_SOFT_DIRTY:
		return c->flag[PTE_FLAG_SOFT_DIRTY];
	case PTE_OWNER_UFFD_WP:
		return c->flag[PTE_FLAG_UFFD_WP];
	case PTE_OWNER_EXCLUSIVE:
		return c->flag[PTE_FLAG_EXCLUSIVE];
	case PTE_OWNER_ZERO:
		return c->fixed.mask & ~c->fixed.value;
	case PTE_OWNER_ONE:
		return c->fixed.value;
	case PTE_OWNER_HARDWARE:
		return foreign_bits(model);
	case PTE_OWNER_FREE:
		return free_bits(model);
	case PTE_OWNER_PROPOSED:
	case PTE_OWNER_PROPOSED_LAST:
		break;
	}
	return owner >= PTE_OWNER_PROPOSED && owner <= PTE_OWNER_PROPOSED_LAST
		       ? c->flag[owner - PTE_OWNER_PROPOSED + PTE_FLAG_PROPOSED]
		       : 0;
}
