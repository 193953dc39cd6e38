/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The forms of words that point to a table: for each alternative of the table's
 * place, the bits that are fixed and those that names allow beside the address.
 */
#include "tables.h"

#include "common/span.h"

const struct pte_view *pte_tables_view(const struct pte_layout *layout,
				       enum pte_level level)
{
	return layout->view[level] != NULL ? layout->view[level]
					   : layout->walker;
}

const struct pte_view *pte_tables_walker(const struct pte_layout *layout,
					 enum pte_level level)
{
	return level == PTE_LEVEL_PMD && layout->walker != NULL
		       ? layout->walker
		       : layout->view[level];
}

/* whether a name is in force for bits of some table words at the level */
static bool is_of_tables(const struct pte_target *t, enum pte_level level,
			 const struct pte_name *n)
{
	return (n->tables & PTE_LEVEL_SET(level)) != 0 &&
	       in_span(&n->in, t->version) && (n->needs & ~t->options) == 0;
}

static uint64_t named(const struct pte_name *n)
{
	return pte_ones(n->width) << n->lsb;
}

bool pte_target_names_tables(const struct pte_target *target,
			     enum pte_level level)
{
	for (const struct pte_name *n = target->model->names; n->name != NULL;
	     n++)
		if (is_of_tables(target, level, n))
			return true;
	return false;
}

/* named bits that distinguish neither present words from others nor leaves from
 * tables: they may be set or clear */
static uint64_t free_bits(const struct pte_target *t, enum pte_level level)
{
	const struct pte_view *const v = pte_tables_view(t->layout, level);
	uint64_t bits = 0;

	for (const struct pte_name *n = t->model->names; n->name != NULL; n++)
		if (is_of_tables(t, level, n))
			bits |= named(n);
	return bits &
	       ~(v->present.mask | v->present.any | t->layout->present_without |
		 v->leaf.clear | v->leaf.set);
}

/* the bits that the table test requires to be 1, so that every table has them;
 * if free bits are among them, the test misses tables */
static uint64_t demanded(const struct pte_target *t, enum pte_level level)
{
	const struct pte_test *const test =
		&pte_tables_view(t->layout, level)->table;

	return pte_test_is_never(test) ? 0 : test->value & ~free_bits(t, level);
}

/* the bits by which one alternative of a place is selected before another */
static uint64_t choosing(const struct pte_place *place)
{
	uint64_t some = 0, all = PTE_ALL_BITS, ones = 0, zeros = 0;

	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_pattern *const when = &place->address[i].when;

		some |= when->mask;
		all &= when->mask;
		ones |= when->mask & when->value;
		zeros |= when->mask & ~when->value;
	}
	return (some & ~all) | (ones & zeros);
}

static bool meet(const struct pte_pattern *a, const struct pte_pattern *b)
{
	return ((a->value ^ b->value) & a->mask & b->mask) == 0;
}

/* a name whose condition fixes its own bits: all such words have them so */
static void add_constants(const struct pte_target *t, enum pte_level level,
			  struct pte_pattern *fixed)
{
	for (const struct pte_name *n = t->model->names; n->name != NULL; n++)
		if (is_of_tables(t, level, n) &&
		    (n->when.mask & named(n)) != 0 && meet(&n->when, fixed)) {
			fixed->mask |= n->when.mask;
			fixed->value |= n->when.value;
		}
}

/* the named bits that all words of a form may have, whatever isn't fixed */
static uint64_t named_in(const struct pte_target *t, enum pte_level level,
			 const struct pte_pattern *fixed)
{
	uint64_t bits = 0;

	for (const struct pte_name *n = t->model->names; n->name != NULL; n++)
		if (is_of_tables(t, level, n) &&
		    (n->when.mask & ~fixed->mask) == 0 && meet(&n->when, fixed))
			bits |= named(n);
	return bits;
}

/* addresses in the machine's memory; a table is a page, or part of one */
static uint64_t addresses(const struct pte_target *t,
			  const struct pte_address *a)
{
	const uint64_t held = pte_address_held(a) |
			      PTE_BIT(t->layout->page_shift);

	return pte_ones(t->phys_bits) & ~((held & (~held + 1)) - 1);
}

/*
 * The words of the ith alternative. The bits that earlier alternatives test are
 * fixed so that none of those takes the words. A free bit isn't fixed if no
 * other alternative covers its other value: then the rule misses tables.
 */
static void tables_of(const struct pte_target *t, enum pte_level level,
		      unsigned i, struct pte_tables *ret)
{
	const struct pte_place *const place = t->layout->table[level];
	const struct pte_address *const a = &place->address[i];
	const uint64_t settled = choosing(place) | ~free_bits(t, level);
	struct pte_pattern fixed = { demanded(t, level), 0 };

	fixed.value = fixed.mask | (a->when.value & settled);
	for (unsigned k = 0; k <= i; k++)
		fixed.mask |= place->address[k].when.mask & settled;
	add_constants(t, level, &fixed);
	ret->address = a;
	ret->named = named_in(t, level, &fixed);
	ret->words = (struct pte_paged){ place, fixed.value, addresses(t, a),
					 ret->named & ~fixed.mask };
}

/* whether tables are written by the ith alternative: it isn't the one for
 * leaves, and earlier ones don't take all of its words */
static bool is_tables(const struct pte_target *t, enum pte_level level,
		      unsigned i)
{
	const struct pte_place *const place = t->layout->table[level];
	const struct pte_test *const test =
		&pte_tables_view(t->layout, level)->table;
	const struct pte_pattern asked = { test->mask, test->value };
	struct pte_tables tables;
	unsigned first = 0;

	if (!pte_test_is_never(test) && !meet(&place->address[i].when, &asked))
		return false;
	tables_of(t, level, i, &tables);
	while (first < i && !pte_pattern_has(&place->address[first].when,
					     tables.words.protection))
		first++;
	return first == i;
}

bool pte_target_tables(const struct pte_target *target, enum pte_level level,
		       unsigned n, struct pte_tables *ret)
{
	const struct pte_place *const place = target->layout->table[level];
	unsigned i = 0, forms = 0, at = 0;

	if (place == NULL || place->count == 0)
		return false;
	for (; i < place->count && forms <= n; i++)
		if (is_tables(target, level, i)) {
			at = i;
			forms++;
		}
	/* if none is for tables, the first one counts */
	if (forms <= n && (forms > 0 || n > 0))
		return false;
	tables_of(target, level, at, ret);
	return true;
}
