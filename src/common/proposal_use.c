/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A model's own proposal on one kernel: whether its bits and types are to be
 * had, and the words that tell what older code makes of it.
 */
#include "domain.h"
#include "scheme_trial.h"

static const struct pte_proposal *proposal_of(const struct pte_scheme_use *use)
{
	static const struct pte_proposal nothing = { .flag_count = 0 };
	const struct pte_proposal *const p = use->after.model->proposal;

	return p != NULL ? p : &nothing;
}

/* ---- room --------------------------------------------------------------- */

static bool flags_have_room(struct pte_scheme_use *use)
{
	const struct pte_proposal *const p = proposal_of(use);

	for (unsigned i = 0; i < p->flag_count; i++)
		if (!pte_scheme_options_do(use, p->flags[i].needs) ||
		    !pte_proposal_has_bit(use, PTE_FLAG_PROPOSED + i))
			return false;
	return true;
}

static bool types_have_room(struct pte_scheme_use *use)
{
	const struct pte_proposal *const p = proposal_of(use);

	for (unsigned i = 0; i < p->type_count; i++)
		if (!pte_scheme_options_do(use, p->types[i].needs))
			return false;
	if (p->type_count == 0 ||
	    (use->after.max_swapfiles > 0 &&
	     pte_bit_count(use->after.own.kinds) == p->type_count))
		return true;
	pte_scheme_refuse(use, PTE_OBSTACLE_TYPES, "no type is left");
	return false;
}

/* ---- what it takes ------------------------------------------------------ */

/* what a kind's offset has no use for */
static unsigned facts_of_kind(const struct pte_target *t, enum pte_kind kind)
{
	const unsigned width = t->layout->swap[PTE_LEVEL_PTE]->offset.width;

	switch (pte_model_kind(t->model, kind)->payload) {
	case PTE_PAYLOAD_NOTHING:
		return width;
	case PTE_PAYLOAD_PFN:
		return width - pte_scheme_pfn_room(t);
	case PTE_PAYLOAD_MARKER:
		return width - pte_bit_count(t->markers);
	case PTE_PAYLOAD_ADDRESS:
	case PTE_PAYLOAD_OFFSET:
	case PTE_PAYLOAD_WHOLE:
	case PTE_PAYLOAD_NUMBER:
		break;
	}
	return 0;
}

/* of the kind that has least room; where there are flags only, by more bits */
static unsigned facts_of(const struct pte_scheme_use *use)
{
	const struct pte_own *const own = &use->after.own;
	unsigned facts = pte_bit_count(use->left_bits);

	if (own->kinds != 0)
		facts = use->after.layout->swap[PTE_LEVEL_PTE]->offset.width;
	for (unsigned k = PTE_KIND_PROPOSED; k < PTE_KIND_COUNT; k++) {
		unsigned of;

		if ((own->kinds & PTE_KIND_SET(k)) == 0)
			continue;
		of = facts_of_kind(&use->after, (enum pte_kind)k);
		facts = of < facts ? of : facts;
	}
	return facts;
}

static void count_takes(struct pte_scheme_use *use)
{
	const struct pte_proposal *const p = proposal_of(use);

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		use->takes.bits |= pte_own_bits(&use->after, (enum pte_level)l);
	for (unsigned i = 0; i < p->flag_count; i++)
		use->takes.needs |= p->flags[i].needs;
	for (unsigned i = 0; i < p->type_count; i++)
		use->takes.needs |= p->types[i].needs;
	use->takes.facts = facts_of(use);
}

/* ---- words -------------------------------------------------------------- */

/* An entry of device 0 with the flag; and one that paths write anew. */
static bool add_words_of_flag(struct pte_scheme_use *use, unsigned flag)
{
	const struct pte_target *const t = &use->after;
	const char *const name = pte_model_flag_name(t->model, flag);
	const uint64_t bit = t->layout->swap[PTE_LEVEL_PTE]->flag[flag];
	const int moving = pte_target_type_of(t, PTE_KIND_MIGRATION_WRITE);
	const struct pte_scheme_word slot = { pte_scheme_entry(t, 0, 1) | bit,
					      "slot 1 of swap device 0, and",
					      name };
	const struct pte_scheme_word page = {
		pte_scheme_entry(t, (unsigned)moving, 1) | bit,
		"the migration-write entry of pfn 1, and", name
	};

	return pte_scheme_add_word(use, &slot) &&
	       (moving < 0 || pte_scheme_add_word(use, &page));
}

static bool add_word_of_type(struct pte_scheme_use *use, enum pte_kind kind)
{
	const struct pte_target *const t = &use->after;
	const struct pte_kind_info *const info = pte_model_kind(t->model, kind);
	const bool empty = info->payload == PTE_PAYLOAD_NOTHING;
	const struct pte_scheme_word word = {
		pte_scheme_entry(t, (unsigned)pte_target_type_of(t, kind),
				 empty ? 0 : 1),
		empty ? "offset 0 of type" : "offset 1 of type", info->name
	};

	return pte_scheme_add_word(use, &word);
}

/* those of ptes: that's what the helpers read */
static bool add_words(struct pte_scheme_use *use)
{
	const struct pte_target *const t = &use->after;

	for (unsigned f = PTE_FLAG_PROPOSED; f < PTE_FLAG_COUNT; f++)
		if ((t->own.flags & t->swap_flags[PTE_LEVEL_PTE] &
		     PTE_FLAG_SET(f)) != 0 &&
		    !add_words_of_flag(use, f))
			return false;
	for (unsigned k = PTE_KIND_PROPOSED; k < PTE_KIND_COUNT; k++)
		if ((t->own.kinds & PTE_KIND_SET(k)) != 0 &&
		    pte_kind_stands(t, PTE_LEVEL_PTE, (enum pte_kind)k) &&
		    !add_word_of_type(use, (enum pte_kind)k))
			return false;
	return true;
}

static void keep_words(struct pte_scheme_use *use)
{
	use->after.scheme_words = use->words;
	for (unsigned i = 0; i < use->words; i++)
		use->after.scheme_word[i] = use->word[i].value;
}

void pte_proposal_try(const struct pte_target *before,
		      const struct pte_target *after,
		      struct pte_scheme_use *use_ret)
{
	struct pte_scheme_use *const use = use_ret;

	*use = (struct pte_scheme_use){
		.before = *before,
		.after = *after,
		.feasible = PTE_FEASIBLE_YES,
		.bit = PTE_SCHEME_NO_BIT,
	};
	pte_scheme_find_bits(use);
	if (!flags_have_room(use) || !types_have_room(use) || !add_words(use)) {
		pte_scheme_give_up(use);
		return;
	}
	count_takes(use);
	keep_words(use);
}
