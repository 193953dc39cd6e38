/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about functions on words: they only move bits, so each bit of a result
 * is a bit of the input, its complement, or a constant.
 */
#include "prove/claims.h"

#include "common/text.h"

/* ---- there and back -------------------------------------------------------
 */

/* The width of a type that kernels use. */
#define TYPE_BITS 5

static const char *round_trip(const struct question *q,
			      struct pte_obligations *to)
{
	const struct pte_codec *const c = q->s.c;
	const unsigned types = q->s.read.width > TYPE_BITS ? q->s.read.width
							   : TYPE_BITS;
	struct pte_obligation *const o = pte_oblige(
		to, PTE_RELATION_COMES_BACK, "an entry that doesn't come back");

	o->place = &to->codec;
	o->spill = &to->no_spill;
	o->protection = to->fixed;
	o->beside = q->s.flags;
	/* all types, whether or not they fit the field */
	o->kept = pte_ones(pte_codec_offset_width(c)) |
		  pte_ones(types) << q->s.t->layout->swp_entry.type_shift;
	return NULL;
}

static bool in_force(const struct pte_span *in, const struct pte_target *t)
{
	return in->since <= t->version && t->version <= in->until;
}

/* an empty slot must not contain the address of a page */
static const char *zero_names_no_page(const struct question *q,
				      struct pte_obligations *to)
{
	const struct pte_layout *const l = q->s.t->layout;
	const struct pte_place *const place = l->place[q->s.level];
	const uint64_t empty = l->empty[q->s.level];
	const uint64_t address = pte_place_read(place, empty);
	struct pte_obligation *o;

	if (!pte_test_has(&q->s.view->none, 0))
		return "0 isn't none: the empty slot may be a table's address";
	o = pte_oblige_fits(to, pte_bit_count(address), 0,
			    "an empty slot that holds a page's address");
	o->shown[0] = empty;
	o->shown[1] = pte_place_write_masked(place, address,
					     q->s.view->protnone.value);
	return NULL;
}

/* ---- what doesn't fit a field ---------------------------------------------
 */

static const char *const encoders[] = { "libpte", "__swp_entry" };
#define ENCODER_COUNT (sizeof(encoders) / sizeof(encoders[0]))

static const char *encoder_at(const struct question *q, unsigned n)
{
	(void)q;
	return n < ENCODER_COUNT ? encoders[n] : NULL;
}

/* the bits of a swp_entry that fit the fields */
static uint64_t entry_bits(const struct scene *s, bool type, bool offset)
{
	const unsigned shift = s->t->layout->swp_entry.type_shift;

	return (type ? pte_ones(s->read.width) << shift : 0) |
	       (offset ? pte_ones(pte_codec_offset_width(s->c)) : 0);
}

/* the bits of a quantity that a piece stores complemented */
static uint64_t inverted_bits(const struct pte_piece *p)
{
	return p->inverted ? pte_ones(p->width) << p->at : 0;
}

static void spills_not(const struct question *q, struct pte_obligations *to,
		       uint64_t inputs, uint64_t own, const char *reason)
{
	const struct pte_codec *const c = q->s.c;
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_NO_SPILL, reason);

	o->place = &to->codec;
	o->spill = text_is(q->v->path, text_length(q->v->path), encoders[0])
			   ? &to->no_spill
			   : &to->spill;
	o->protection = to->fixed;
	o->kept = inputs;
	o->bits = own;
	/* the input that leaves as many word bits as possible 0, so any spill
	 * shows */
	o->bare = entry_bits(&q->s, c->type.inverted, false) |
		  inverted_bits(&c->offset) | inverted_bits(&c->offset_high);
	o->beyond = inputs & ~entry_bits(&q->s, true, true);
}

static const char *encode_contained(const struct question *q,
				    struct pte_obligations *to)
{
	const struct pte_swap_form *const form = &q->s.t->layout->swp_entry;
	const uint64_t offsets = pte_ones(form->type_shift);

	spills_not(q, to, pte_ones(form->bits) & ~offsets,
		   q->s.type & ~q->s.offset, "a type that doesn't fit spills");
	spills_not(q, to, offsets, q->s.offset & ~q->s.type,
		   "an offset that doesn't fit spills");
	return NULL;
}

/* ---- bits that change under an entry --------------------------------------
 */

/* the words that a flag is tested on: any of the other bits may be set */
static struct pte_words words_beside(const struct question *q, unsigned f,
				     uint64_t *others_ret)
{
	const struct scene *const s = &q->s;
	const unsigned exist = s->t->swap_flags[s->level];

	*others_ret = 0;
	for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
		if (g != f && (exist & PTE_FLAG_SET(g)) != 0)
			*others_ret |= s->c->flag[g];
	return pte_words_written(s, q->v->kind, q->v->domain, *others_ret);
}

/* a bit that moves a word from one test of presence to the other counts, too */
static void oblige_presence(const struct question *q,
			    const struct pte_words *words, uint64_t bit,
			    uint64_t kept, const char *reason,
			    struct pte_obligations *to)
{
	for (unsigned i = 0; i < q->s.present.count; i++)
		pte_oblige_unmoved(to, words, bit, kept, &q->s.present.test[i],
				   reason);
}

static const char *flags_independent(const struct question *q,
				     struct pte_obligations *to)
{
	const struct scene *const s = &q->s;
	const unsigned exist = s->t->swap_flags[s->level];
	const uint64_t fixed = s->c->fixed.mask | s->c->fixed.value;
	uint64_t others;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const struct pte_words rest = words_beside(q, f, &others);

		if ((exist & PTE_FLAG_SET(f)) == 0)
			continue;
		oblige_presence(q, &rest, s->c->flag[f],
				s->type | s->offset | others | fixed,
				"a flag whose bit changes something else", to);
		pte_oblige_lacks(to, &rest, s->c->flag[f],
				 "a flag's bit that isn't its own");
	}
	/* last, since these always fail on the whole field: a wrong bit above
	 * must be reported first */
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const struct pte_words rest = words_beside(q, f, &others);

		if ((exist & PTE_FLAG_SET(f)) != 0)
			pte_oblige_unmoved(to, &rest, s->c->flag[f], 0,
					   &s->view->none,
					   "a flag without which the entry is "
					   "none");
	}
	return exist == 0 ? "no flags at this level"
			  : pte_claim_nothing_stands(s);
}

/* each bit that hardware may set, with any of the others set */
static const char *hw_stable(const struct question *q,
			     struct pte_obligations *to)
{
	const struct scene *const s = &q->s;
	const struct pte_view *const view = s->view;
	const uint64_t carried = pte_piece_mask(&s->read) | s->offset |
				 s->flags;

	for (uint64_t left = view->hardware; left != 0; left &= left - 1) {
		const uint64_t bit = left & (~left + 1);
		const struct pte_words rest =
			pte_words_written(s, PTE_KIND_RAW, PTE_DOMAIN_FIELD,
					  (s->flags | view->hardware) & ~bit);

		oblige_presence(q, &rest, bit, carried,
				"hardware may set a bit that carries something",
				to);
		pte_oblige_unmoved(to, &rest, bit, 0, &view->none,
				   "hardware may make something of none");
	}
	return view->hardware == 0 ? "hardware sets nothing in such words"
				   : NULL;
}

/* ---- stores ---------------------------------------------------------------
 */

/* the nth store path of the level; NULL beyond the last */
static const struct pte_store *store_at(const struct scene *s, unsigned n)
{
	for (const struct pte_store *p = s->t->model->stores; p->path != NULL;
	     p++)
		if ((p->levels & PTE_LEVEL_SET(s->level)) != 0 &&
		    in_force(&p->in, s->t) &&
		    (p->needs & ~s->t->options) == 0 && n-- == 0)
			return p;
	return NULL;
}

static const char *store_path_at(const struct question *q, unsigned n)
{
	const struct pte_store *const p = store_at(&q->s, n);

	return p == NULL ? NULL : p->path;
}

static const char *store_stable(const struct question *q,
				struct pte_obligations *to)
{
	const struct pte_store *p;

	for (unsigned n = 0; (p = store_at(&q->s, n)) != NULL; n++)
		if (text_is(q->v->path, text_length(q->v->path), p->path))
			pte_oblige_lacks(to, &q->written, p->dropped,
					 "the store drops a bit that carries "
					 "something");
	return NULL;
}

/* ---- the table ------------------------------------------------------------
 */

#define ONLY_PTE PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define STORES (CLAIM_IMAGES | PTE_OPTION_SET(PTE_OPTION_ARM64_CONTPTE))

/* clang-format off */
const struct claim pte_claims_of_functions[] = {
	{ { "round-trip",        "an entry that is encoded and decoded comes back, whatever its flags", CLAIM_FLAGS, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "each bit comes back, whatever the others are", round_trip },
	{ { "zero-names-no-page", "an empty slot holds no page's address", 0, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, NULL, "the address that it holds is 0", zero_names_no_page },
	{ { "encode-contained",  "a type or offset that doesn't fit never spills into its neighbours", 0, ONLY_PTE },
	  SCOPE_WHOLE, false, encoder_at, "no other input bit feeds an output bit", encode_contained },
	{ { "flags-independent", "setting or clearing a flag changes nothing else", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, false, NULL, "no flag's bit carries anything else", flags_independent },
	{ { "hw-stable",         "no bit that hardware may set in a non-present entry changes what it says", CLAIM_FLAGS, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "hardware's bits carry nothing", hw_stable },
	{ { "store-stable",      "no bit that a store path drops carries information", STORES, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, false, store_path_at, "the dropped bits carry nothing", store_stable },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
