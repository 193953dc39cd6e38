/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Taking a census: each kind's words, and separately all other words, as sums
 * of disjoint patterns, counted and compared with 2^word_bits.
 */
#include <pte/prove/census.h>

#include "common/level.h"
#include "common/sized.h"
#include "set_failing.h"

static void add(struct pte_count *to, struct pte_count n)
{
	to->low += n.low;
	to->high += n.high + (to->low < n.low);
}

/* whether it's the number of all words */
static bool is_all(const struct pte_layout *l, struct pte_count n)
{
	return l->word_bits == 64
		       ? n.high == 1 && n.low == 0
		       : n.high == 0 && n.low == PTE_BIT(l->word_bits);
}

/* whether the two add up to all words */
static bool complements(const struct pte_layout *l, struct pte_count a,
			struct pte_count b)
{
	add(&a, b);
	return is_all(l, a);
}

/*
 * One kind's words: those that pass all of `must` and none of `before`. A kind
 * and its complement are then two different sums of patterns.
 */
#define MUST_MAX 2
#define BEFORE_MAX 5
struct part {
	enum pte_kind kind;
	const struct pte_test *must[MUST_MAX];
	const struct pte_test *before[BEFORE_MAX];
};

static enum pte_status collect(const struct pte_layout *l, const struct part *p,
			       struct pte_set *set)
{
	enum pte_status status = PTE_STATUS_OK;

	set->count = 1;
	set->pattern[0] = (struct pte_pattern){ ~pte_layout_word(l), 0 };
	for (unsigned i = 0; i < MUST_MAX && status == PTE_STATUS_OK; i++)
		if (p->must[i] != NULL)
			status = pte_set_restrict(set, p->must[i]);
	for (unsigned i = 0; i < BEFORE_MAX && status == PTE_STATUS_OK; i++)
		if (p->before[i] != NULL)
			status = pte_set_subtract(set, p->before[i]);
	return status;
}

/* whether a test makes a pattern of each bit of a word: all but one word */
static bool is_many(const struct pte_test *t)
{
	return t->any == PTE_ALL_BITS;
}

static enum pte_status collect_others(const struct pte_layout *l,
				      const struct part *p, struct pte_set *set)
{
	const struct pte_test words = { ~pte_layout_word(l), 0, 0, 0 };
	enum pte_status status = PTE_STATUS_OK;

	set->count = 0;
	/* add the few large ones first: the rest is split less often */
	for (unsigned i = 0; i < BEFORE_MAX && status == PTE_STATUS_OK; i++)
		if (p->before[i] != NULL && !is_many(p->before[i]))
			status = pte_set_add(set, p->before[i]);
	for (unsigned i = 0; i < MUST_MAX && status == PTE_STATUS_OK; i++)
		if (p->must[i] != NULL)
			status = pte_set_add_failing(set, p->must[i]);
	for (unsigned i = 0; i < BEFORE_MAX && status == PTE_STATUS_OK; i++)
		if (p->before[i] != NULL && is_many(p->before[i]))
			status = pte_set_add(set, p->before[i]);
	return status == PTE_STATUS_OK && words.mask != 0
		       ? pte_set_restrict(set, &words)
		       : status;
}

/* a set is large, so one is reused: for the kind's words, then the others */
static enum pte_status enter(const struct pte_layout *l, struct pte_census *c,
			     const struct part *p)
{
	struct pte_set set;
	enum pte_status status = collect(l, p, &set);
	const struct pte_count n = pte_set_count(&set);

	if (status == PTE_STATUS_OK)
		status = collect_others(l, p, &set);
	if (status != PTE_STATUS_OK)
		return status;
	add(&c->kind[p->kind], n);
	add(&c->sum, n);
	c->agrees = c->agrees && complements(l, n, pte_set_count(&set));
	return PTE_STATUS_OK;
}

/* a test of the scheme in force, whose reader comes first; or NULL */
static const struct pte_test *special_at(const struct pte_target *t, unsigned i)
{
	return i < t->special_tests ? &t->special[i] : NULL;
}

/* the kinds of words that pass one test of presence, and not those before it,
 * in the order in which a present word is read */
static enum pte_status enter_present(const struct pte_layout *l,
				     struct pte_census *c,
				     const struct pte_view *v,
				     const struct pte_test *present,
				     const struct pte_test * not )
{
	const struct part parts[] = {
		{ PTE_KIND_PROTNONE, { present, &v->protnone }, { not } },
		{ PTE_KIND_INVALIDATED,
		  { present, &v->invalidated },
		  { not, &v->protnone } },
		{ PTE_KIND_TABLE,
		  { present, &v->table },
		  { not, &v->protnone, &v->invalidated } },
		{ PTE_KIND_PRESENT,
		  { present },
		  { not, &v->protnone, &v->invalidated, &v->table } },
	};
	enum pte_status status = PTE_STATUS_OK;

	for (size_t i = 0;
	     i < sizeof(parts) / sizeof(parts[0]) && status == PTE_STATUS_OK;
	     i++)
		status = enter(l, c, &parts[i]);
	return status;
}

enum pte_status pte_census_take_sized(const struct pte_target *target,
				      enum pte_level level,
				      struct pte_census *census_ret,
				      size_t size)
{
	const struct pte_view *const v = view_at(target, level);
	const struct pte_layout *const l = target->layout;
	struct pte_census c = { .agrees = true };
	enum pte_status status = PTE_STATUS_OK;

	if (v == NULL)
		return PTE_STATUS_NO_LEVEL;

	const struct pte_piece type =
		pte_layout_swap_type_read(target->layout, level);

	/* None isn't subtracted: a word that is both none and present counts
	 * twice, and the sum shows it. */
	const struct part none = { PTE_KIND_NONE, { &v->none }, { NULL } };
	const struct pte_either present = pte_layout_present(l, level, v);
	const struct pte_test *const first = &present.test[0];
	const struct pte_test *const second =
		present.count > 1 ? &present.test[1] : NULL;

	status = enter(l, &c, &none);
	if (status == PTE_STATUS_OK)
		status = enter_present(l, &c, v, first, NULL);
	if (second != NULL && status == PTE_STATUS_OK)
		status = enter_present(l, &c, v, second, first);
	for (unsigned i = 0;
	     i < target->special_tests && status == PTE_STATUS_OK; i++) {
		const struct part special = { PTE_KIND_SPECIAL,
					      { special_at(target, i) },
					      { first, second, &v->none,
						i > 0 ? special_at(target, 0)
						      : NULL } };

		status = enter(l, &c, &special);
	}
	if (!pte_level_has_entries(level) && status == PTE_STATUS_OK) {
		const struct part others = { PTE_KIND_UNKNOWN,
					     { NULL },
					     { first, second, &v->none } };

		status = enter(l, &c, &others);
	}
	for (unsigned n = 0; pte_level_has_entries(level) &&
			     n >> type.width == 0 && status == PTE_STATUS_OK;
	     n++) {
		const struct pte_test is = { pte_piece_mask(&type),
					     pte_piece_put(&type, n), 0, 0 };
		const struct part entry = {
			(enum pte_kind)target->kind_of_type[n],
			{ &is },
			/* the weaker test goes first: fewer patterns */
			{ first, second, &v->none, special_at(target, 0),
			  special_at(target, 1) }
		};

		status = enter(l, &c, &entry);
	}
	c.complete = is_all(l, c.sum);
	if (status == PTE_STATUS_OK)
		sized_give(census_ret, size, &c, sizeof(c));
	return status;
}
