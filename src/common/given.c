/* SPDX-License-Identifier: BSD-2-Clause */
#include "given.h"

#include <pte/swap.h>

/* ---- words ----------------------------------------------------------------
 */

/* what is left of an image's types and offsets */
static struct known entries_left(const struct pte_image *image,
				 struct known entry)
{
	const uint64_t offsets = pte_ones(image->offset_bits);
	const uint64_t low = entry.ones & offsets, high = entry.most & offsets;
	struct known types = KNOWN_NOTHING;

	if (high < image->low || low > image->high)
		return KNOWN_NOTHING;
	if (image->markers != 0 &&
	    ((low & ~image->markers) != 0 || (high & image->markers) == 0))
		return KNOWN_NOTHING;
	for (unsigned n = 0; n < PTE_SWAP_TYPE_COUNT; n++) {
		const uint64_t type = pte_swap_entry_pack(n, 0);
		const struct pte_test is = { ~offsets, type, 0 };

		if ((image->types >> n & 1U) != 0 && !known_never(&is, entry))
			types = known_either(types.ones & type,
					     types.most | type);
	}
	return known_meet(entry, known_or(types, known_pattern(~offsets, 0)));
}

static struct known words_left(const struct pte_obligations *all,
			       const struct pte_words *w,
			       const struct known given[2])
{
	const struct pte_test *const t = &w->test;
	const struct known beside =
		known_meet(given[1], known_pattern(~w->image.beside, 0));
	struct known entry;

	if (!w->written)
		return known_never(t, given[0])
			       ? KNOWN_NOTHING
			       : known_meet(given[0],
					    known_pattern(t->mask, t->value));
	entry = entries_left(&w->image, given[0]);
	if (known_is_nothing(entry) || known_is_nothing(beside))
		return KNOWN_NOTHING;
	return known_or(known_write(&all->codec, entry, all->fixed), beside);
}

static bool all_within(const struct pte_obligation *o, struct known a)
{
	bool within = false;

	for (unsigned i = 0; i < o->withins; i++)
		within = within || known_always(&o->within[i], a);
	return within;
}

static bool all_read_as(const struct pte_target *t, uint32_t kinds,
			struct known a)
{
	const struct pte_piece *const type = &t->layout->swap->type;
	bool other = false;

	for (unsigned n = 0; n >> type->width == 0; n++) {
		const struct pte_test is = { pte_piece_mask(type),
					     pte_piece_put(type, n), 0 };

		other = other || ((kinds >> t->kind_of_type[n] & 1U) == 0 &&
				  !known_never(&is, a));
	}
	return !other;
}

/* no word of a is one of b */
static bool all_apart(const struct pte_obligations *all,
		      const struct pte_obligation *o, struct known a,
		      struct given g)
{
	struct known b;

	if (!o->b.written)
		g.of[PTE_GIVEN_B] = a;
	b = words_left(all, &o->b, &g.of[PTE_GIVEN_B]);
	return known_is_nothing(b) || known_is_nothing(known_meet(a, b)) ||
	       (!o->a.written && known_never(&o->a.test, b));
}

/* ---- functions ------------------------------------------------------------
 */

static struct known there(const struct pte_obligation *o, struct known in)
{
	return known_or(known_write(o->place, in, o->protection),
			known_write(o->spill, in, 0));
}

/* each bit does, whatever the others are */
static bool all_come_back(const struct pte_obligation *o, struct known in)
{
	bool same = true;

	for (unsigned i = 0; i < 2 * 64; i++) {
		const uint64_t bit = PTE_BIT(i / 2);
		const struct pte_test is = { bit, i % 2 == 0 ? 0 : bit, 0 };
		const struct known q =
			known_meet(in, known_pattern(is.mask, is.value));
		const struct known read = known_read(o->place, there(o, q));

		same = same && (known_is_nothing(q) || known_always(&is, read));
	}
	return same;
}

/* the bare input leaves all bits 0 that it can: nothing hides there */
static bool none_spills(const struct pte_obligation *o, struct known in)
{
	const uint64_t bare = there(o, known_word(o->bare)).ones;
	const struct known word = known_xor(there(o, in), bare);

	return (in.most & o->beyond) == 0 || (word.most & ~o->bits) == 0;
}

/* ---- obligations ----------------------------------------------------------
 */

/* what is left of a's words, or of a function's inputs */
static struct known left_of(const struct pte_obligations *all,
			    const struct pte_obligation *o,
			    const struct given *g)
{
	const struct known inputs = { o->bare & ~o->kept, o->bare | o->kept };

	return o->place == NULL ? words_left(all, &o->a, &g->of[PTE_GIVEN_A])
				: known_meet(g->of[PTE_GIVEN_A], inputs);
}

bool pte_given_is_safe(const struct pte_target *t,
		       const struct pte_obligations *all,
		       const struct pte_obligation *o, const struct given *g)
{
	const struct known a = left_of(all, o, g);

	if (known_is_nothing(a))
		return true;
	switch (o->relation) {
	case PTE_RELATION_APART:
	case PTE_RELATION_UNMOVED:
	case PTE_RELATION_LACKS:
		return all_apart(all, o, a, *g);
	case PTE_RELATION_INSIDE:
		return all_within(o, a);
	case PTE_RELATION_READ_AS:
		return all_read_as(t, o->kinds, a);
	case PTE_RELATION_COMES_BACK:
		return all_come_back(o, a);
	case PTE_RELATION_NO_SPILL:
		return none_spills(o, a);
	case PTE_RELATION_FITS:
		break;
	}
	return o->number[0] <= o->number[1];
}

struct shown pte_given_shows(const struct pte_obligations *all,
			     const struct pte_obligation *o,
			     const struct given *g)
{
	const struct known a = left_of(all, o, g);
	struct known word, becomes;

	if (o->relation == PTE_RELATION_FITS)
		return (struct shown){ o->shown[0], o->shown[1] };
	if (o->place == NULL)
		return (struct shown){ a.ones,
				       (a.ones | o->sets) & ~o->clears };
	word = there(o, a);
	becomes = o->relation == PTE_RELATION_NO_SPILL
			  ? known_word(o->bare)
			  : known_read(o->place, word);
	return (struct shown){ word.ones, there(o, becomes).ones };
}
