/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which words are asked about: the corners of each kind, by the encoder, and
 * the witnesses of what is refuted, by the prover.
 */
#include <string.h>

#include <pte/encode.h>

#include "kunit.h"

/* a swap device's slots: 0 is its header, and the largest has 2^32 - 1 pages */
#define SLOT_FIRST 1U
#define SLOT_LAST UINT32_C(0xfffffffe)

static void add(struct kunit_words *words, const struct kunit_word *word)
{
	if (words->count < KUNIT_WORDS_MAX)
		words->words[words->count++] = *word;
}

/* ---- corners ------------------------------------------------------------ */

static unsigned flags_of(const struct pte_target *t, enum pte_level level,
			 enum pte_kind kind)
{
	unsigned flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((t->swap_flags[level] & PTE_FLAG_SET(f)) != 0 &&
		    (pte_flag_info((enum pte_flag)f)->kinds &
		     PTE_KIND_SET(kind)) != 0)
			flags |= PTE_FLAG_SET(f);
	return flags;
}

/* the offset of a description, whatever the kind calls it */
static uint64_t offset_of(const struct pte_description *d)
{
	return (d->keys & PTE_KEY_SET(PTE_KEY_OFFSET)) != 0 ? d->offset
	       : (d->keys & PTE_KEY_SET(PTE_KEY_PFN)) != 0  ? d->pfn
							    : d->marker;
}

/* what the encoder refuses doesn't stand there */
static void add_corner(const struct pte_target *t, enum pte_level level,
		       const struct pte_description *d,
		       struct kunit_words *words)
{
	const int type = d->kind == PTE_KIND_SWAP
				 ? (int)d->type
				 : pte_target_type_of(t, d->kind);
	struct kunit_word w = { .kind = d->kind, .flags = d->flags };

	if (type < 0 ||
	    pte_target_encode(t, level, d, &w.word) != PTE_STATUS_OK)
		return;
	w.type = (unsigned)type;
	w.offset = offset_of(d);
	add(words, &w);
}

static void add_kind(const struct pte_target *t, enum pte_level level,
		     enum pte_kind kind, struct kunit_words *words)
{
	const unsigned flags = flags_of(t, level, kind);
	struct pte_description d = {
		.kind = kind,
		.keys = pte_kind_keys(kind),
		.offset = SLOT_FIRST,
		.pfn = 0,
		.marker = t->markers & (~t->markers + 1U), /* the lowest */
	};

	add_corner(t, level, &d, words);
	d.type = t->max_swapfiles - 1U;
	d.offset = SLOT_LAST;
	d.pfn = pte_target_pfn_max(t, level, kind);
	d.marker = t->markers;
	add_corner(t, level, &d, words);
	d.flags = flags;
	if (flags != 0)
		add_corner(t, level, &d, words);
}

void kunit_corners(const struct pte_target *target, enum pte_level level,
		   struct kunit_words *ret)
{
	ret->count = 0;
	for (unsigned k = 0; k < PTE_KIND_LINUX_END; k++)
		if (kunit_maker_of((enum pte_kind)k) != NULL)
			add_kind(target, level, (enum pte_kind)k, ret);
}

/* ---- witnesses ---------------------------------------------------------- */

static unsigned flags_in(const struct pte_target *t, enum pte_level level,
			 uint64_t bits)
{
	unsigned flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((t->swap_flags[level] & PTE_FLAG_SET(f)) != 0 &&
		    (t->layout->swap[level]->flag[f] & bits) != 0)
			flags |= PTE_FLAG_SET(f);
	return flags;
}

struct context {
	const struct kunit_question *question;
	struct kunit_verdict *ret;
};

/*
 * A refutation on the whole field alone is a limit of the field: no kernel
 * writes the word. Of a flag that changes something, the word is asked about
 * that has it.
 */
static void tell(const struct pte_verdict *v, void *context)
{
	const struct context *const c = context;
	const struct pte_target *const t = v->target;
	const uint64_t entry = v->given[PTE_GIVEN_A];
	uint64_t beside = v->given[PTE_GIVEN_A_BESIDE];
	struct kunit_word w = { .kind = v->kind };

	if (v->verdict == PTE_VERDICT_NOT_APPLICABLE)
		return;
	c->ret->applies = true;
	if (v->verdict != PTE_VERDICT_REFUTED ||
	    v->domain == PTE_DOMAIN_FIELD || kunit_maker_of(v->kind) == NULL)
		return;
	if (c->ret->shows == NULL) {
		c->ret->shows = v->reason;
		c->ret->accepted = v->accepted;
	}
	w.word = v->witness;
	if (c->question->each_flag) {
		w.word = v->becomes;
		beside ^= v->witness ^ v->becomes;
	}
	w.type = pte_swap_entry_type(t->layout, entry);
	w.offset = pte_swap_entry_offset(t->layout, entry);
	w.flags = flags_in(t, v->level, beside);
	add(&c->ret->witnesses, &w);
}

void kunit_try(struct pte_workspace *workspace, const struct pte_target *target,
	       const struct kunit_question *question, struct kunit_verdict *ret)
{
	struct context context = { question, ret };
	const struct pte_claim *claim;

	ret->applies = false;
	ret->shows = ret->accepted = NULL;
	ret->witnesses.count = 0;
	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
		if (strcmp(claim->id, question->claim) == 0)
			pte_claim_try(workspace, claim, target, question->level,
				      tell, &context);
}
