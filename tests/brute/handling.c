/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include <string.h>

#include "leaf.h"

/* What is done to words */

/* ---- bits that change under an entry ------------------------------------- */

/* type, offset, the level's flags and what must be so, but for some bits */
static bool reads_the_same(const struct toy *toy, enum pte_level level,
			   uint64_t a, uint64_t b, uint64_t but, bool fixed)
{
	const struct pte_codec *const c = &toy->codec;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(toy->target.swap_flags[level], f) &&
		    (c->flag[f] & but) != c->flag[f] &&
		    (a & c->flag[f]) != (b & c->flag[f]))
			return false;
	return type_of(toy, a) == type_of(toy, b) &&
	       get_offset(c, a) == get_offset(c, b) &&
	       /* what of a type isn't read is the same in all that is written
		*/
	       (!fixed || (get(&c->type, a) == get(&c->type, b) &&
			   (a & c->fixed.mask) == (b & c->fixed.mask)));
}

/* setting or clearing one flag of a word: what differs, though it shouldn't */
static bool flag_disturbs(const struct toy *toy, enum pte_level level,
			  unsigned f, uint64_t w)
{
	const uint64_t flag = toy->codec.flag[f];
	const uint64_t changed[] = { w | flag, w & ~flag };
	const struct pte_test *const present = &toy->view[level].present;
	const struct pte_test *const none = &toy->view[level].none;
	bool disturbs = passes(present, w | flag) !=
				passes(present, w & ~flag) ||
			passes(none, w | flag) != passes(none, w & ~flag);

	for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
		disturbs |= g != f &&
			    has_bit(toy->target.swap_flags[level], g) &&
			    toy->codec.flag[g] == flag;
	for (unsigned i = 0; i < 2; i++)
		disturbs |=
			!reads_the_same(toy, level, w, changed[i], flag, true);
	return disturbs;
}

enum answer try_flags(const struct toy *toy, const struct pte_verdict *v)
{
	const bool *const written = spoken_of(toy, v);

	if (toy->target.swap_flags[v->level] == 0 ||
	    kinds_at(toy, v->level) == 0)
		return ANSWER_EMPTY;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		for (uint64_t w = 0; w < words_of(toy); w++)
			if (has_bit(toy->target.swap_flags[v->level], f) &&
			    written[w] && flag_disturbs(toy, v->level, f, w))
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_flag(const struct toy *toy, const struct pte_verdict *v)
{
	if (v->witness >= words_of(toy) || !spoken_of(toy, v)[v->witness])
		return false;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(toy->target.swap_flags[v->level], f) &&
		    (v->witness ^ v->becomes) == toy->codec.flag[f] &&
		    flag_disturbs(toy, v->level, f, v->witness))
			return true;
	return false;
}

/* hardware sets some of its bits: whether that is an entry, and the same one */
static bool hardware_disturbs(const struct toy *toy,
			      const struct pte_verdict *v, uint64_t w,
			      uint64_t touched)
{
	const struct pte_view *const view = view_of(toy, v);

	return passes(&view->present, w) != passes(&view->present, touched) ||
	       passes(&view->none, w) != passes(&view->none, touched) ||
	       !reads_the_same(toy, v->level, w, touched, 0, false);
}

enum answer try_hardware(const struct toy *toy, const struct pte_verdict *v)
{
	const bool *const written = whole(toy, v);
	const uint64_t hardware = view_of(toy, v)->hardware;

	if (hardware == 0)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++) {
		uint64_t set = 0;

		if (!written[w])
			continue;
		do {
			if (hardware_disturbs(toy, v, w, w | set))
				return ANSWER_FALSE;
			set = (set - hardware) & hardware;
		} while (set != 0);
	}
	return ANSWER_TRUE;
}

/* a word that hardware may have touched, and touches once more */
bool see_hardware(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t hardware = view_of(toy, v)->hardware;

	for (uint64_t w = 0; w < words_of(toy); w++)
		if (whole(toy, v)[w] && (v->witness & ~hardware & ~w) == 0 &&
		    (w & ~v->witness) == 0 && (v->witness & ~v->becomes) == 0 &&
		    (v->becomes & ~v->witness & ~hardware) == 0 &&
		    hardware_disturbs(toy, v, v->witness, v->becomes))
			return true;
	return false;
}

static uint64_t dropped_by(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned i = 0; i < TOY_STORES; i++)
		if (strcmp(toy->stores[i].path, v->path) == 0)
			return toy->stores[i].dropped;
	return 0;
}

enum answer try_store(const struct toy *toy, const struct pte_verdict *v)
{
	const bool *const written = spoken_of(toy, v);

	for (uint64_t w = 0; w < words_of(toy); w++)
		if (written[w] && (w & ~dropped_by(toy, v)) != w)
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_store(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness < words_of(toy) && spoken_of(toy, v)[v->witness] &&
	       v->becomes == (v->witness & ~dropped_by(toy, v)) &&
	       v->becomes != v->witness;
}

/* ---- what is done to words ----------------------------------------------- */

/* a word that is another thing once its attributes are others */
static bool is_unstable(const struct toy *toy, const struct pte_verdict *v,
			uint64_t w, uint64_t rewritten)
{
	const struct pte_test *const tests[] = {
		&view_of(toy, v)->present,
		&view_of(toy, v)->protnone,
		&walker_of(toy, v)->table,
	};

	for (unsigned i = 0; i < 3; i++)
		if (passes(tests[i], w) != passes(tests[i], rewritten))
			return true;
	return false;
}

enum answer try_attributes(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t rewrites = toy->attributes[0].bits;

	if (toy->attributes[0].why != NULL)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++) {
		uint64_t set = 0;

		do {
			if (is_unstable(toy, v, w, (w & ~rewrites) | set))
				return ANSWER_FALSE;
			set = (set - rewrites) & rewrites;
		} while (set != 0);
	}
	return ANSWER_TRUE;
}

bool see_attributes(const struct toy *toy, const struct pte_verdict *v)
{
	return ((v->witness ^ v->becomes) & ~toy->attributes[0].bits) == 0 &&
	       is_unstable(toy, v, v->witness, v->becomes);
}

static bool is_entry_for(const struct pte_view *view, uint64_t w)
{
	return !passes(&view->none, w) && !passes(&view->present, w) &&
	       !passes(&view->protnone, w);
}

static uint64_t change_by(const struct toy *toy, const struct pte_verdict *v,
			  const struct pte_transient *t, uint64_t w)
{
	const struct pte_change *const c =
		t->invalidates ? &view_of(toy, v)->invalidate : &t->change;

	(void)toy;
	return (w & ~c->clear) | c->set;
}

static const struct pte_transient *transient_of(const struct toy *toy,
						const struct pte_verdict *v)
{
	unsigned i = 0;

	while (strcmp(toy->transients[i].name, v->path) != 0)
		i++;
	return &toy->transients[i];
}

/* some word becomes an entry for a moment; as a witness, the verdict's */
static bool becomes_entry(const struct toy *toy, const struct pte_verdict *v,
			  bool as_witness)
{
	const struct pte_transient *const t = transient_of(toy, v);

	for (uint64_t w = 0; w < words_of(toy); w++) {
		const uint64_t moment = change_by(toy, v, t, w);

		if ((w & t->from.mask) == t->from.value &&
		    (is_entry_for(view_of(toy, v), moment) ||
		     is_entry_for(walker_of(toy, v), moment)) &&
		    (!as_witness || moment == v->witness))
			return true;
	}
	return false;
}

enum answer try_moment(const struct toy *toy, const struct pte_verdict *v)
{
	if (transient_of(toy, v)->why != NULL)
		return ANSWER_EMPTY;
	return answer(!becomes_entry(toy, v, false));
}

bool see_moment(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && becomes_entry(toy, v, true);
}

static uint64_t passed_over(const struct toy *toy, const struct pte_verdict *v)
{
	const struct pte_comparison *const c = &toy->comparisons[0];
	uint64_t w = c->bits;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(c->flags & toy->target.swap_flags[v->level], f))
			w |= toy->codec.flag[f];
	return w;
}

static uint64_t entry_bits(const struct toy *toy)
{
	return bits(&toy->codec.type) | offset_bits(&toy->codec);
}

/* a bit that's compared, though it's none of the entry's; or one of the
 * entry's that isn't */
static bool is_taken_for_another(const struct toy *toy,
				 const struct pte_verdict *v, uint64_t w)
{
	const uint64_t entry = entry_bits(toy), fixed = toy->codec.fixed.value;

	return (w & ~passed_over(toy, v) & ~entry & ~fixed) != 0 ||
	       (w & passed_over(toy, v) & entry & ~fixed) != 0;
}

enum answer try_comparison(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t over = passed_over(toy, v);

	if (toy->comparisons[0].why != NULL)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (whole(toy, v)[w] && (w & ~over & ~entry_bits(toy) &
					 ~toy->codec.fixed.value) != 0)
			return ANSWER_FALSE;
	for (uint64_t type = 0; type < 32; type++)
		for (uint64_t o = 0; o < offset_size(toy); o++)
			if ((encode(toy, type, o) & over & entry_bits(toy) &
			     ~toy->codec.fixed.value) != 0)
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_comparison(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness < words_of(toy) && whole(toy, v)[v->witness] &&
	       is_taken_for_another(toy, v, v->witness);
}
