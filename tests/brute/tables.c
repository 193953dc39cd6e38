/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include <string.h>

#include "../cases.h"
#include "leaf.h"

/* What is written for tables */

/* What is written for tables by one alternative of their place. */
struct tables {
	const struct pte_address *a;
	uint64_t settled, value; /* bits that all of them have, or lack */
	uint64_t named;
};

/* what tells a table, by the level or, where no leaf stands, by walkers */
static const struct pte_view *teller_of(const struct toy *toy,
					const struct pte_verdict *v)
{
	return view_of(toy, v) != NULL ? view_of(toy, v) : toy->layout.walker;
}

static bool is_named_of_tables(const struct toy *toy,
			       const struct pte_verdict *v, unsigned n)
{
	bool is = false;

	for (unsigned i = 0; i < TOY_NAMES; i++)
		is = is || is_named(&toy->names[i], v, true, n);
	return is;
}

/* a bit by which a present word, or a leaf, is told from others */
static bool is_telling(const struct pte_view *view, unsigned n)
{
	return has_bit(view->present.mask, n) ||
	       has_bit(view->present.any, n) || has_bit(view->leaf.clear, n) ||
	       has_bit(view->leaf.set, n);
}

/* whether some word has all that two patterns ask for */
static bool may_both(uint64_t mask, uint64_t value, uint64_t other_mask,
		     uint64_t other_value)
{
	for (unsigned n = 0; n < 64; n++)
		if (has_bit(mask, n) && has_bit(other_mask, n) &&
		    has_bit(value, n) != has_bit(other_value, n))
			return false;
	return true;
}

/* a name that says its own bits is a constant; if it's another's, it isn't
 * there */
static void settle_names(const struct toy *toy, const struct pte_verdict *v,
			 struct tables *t)
{
	for (unsigned i = 0; i < TOY_NAMES; i++) {
		const struct pte_name *const name = &toy->names[i];
		bool own = false;

		for (unsigned n = 0; n < toy->bits; n++)
			own = own || (is_named(name, v, true, n) &&
				      has_bit(name->when.mask, n));
		if (!own || !may_both(name->when.mask, name->when.value,
				      t->settled, t->value))
			continue;
		t->settled |= name->when.mask;
		t->value |= name->when.value;
	}
}

static void find_named(const struct toy *toy, const struct pte_verdict *v,
		       struct tables *t)
{
	for (unsigned i = 0; i < TOY_NAMES; i++) {
		const struct pte_name *const name = &toy->names[i];
		bool sure = may_both(name->when.mask, name->when.value,
				     t->settled, t->value);

		for (unsigned n = 0; n < 64; n++)
			sure = sure && (!has_bit(name->when.mask, n) ||
					has_bit(t->settled, n));
		for (unsigned n = 0; sure && n < toy->bits; n++)
			if (is_named(name, v, true, n))
				t->named |= UINT64_C(1) << n;
	}
}

/* two alternatives part at it: one asks for it, and another for its contrary,
 * or not at all */
static bool is_parting(const struct toy *toy, unsigned n)
{
	unsigned asks[3] = { 0, 0, 0 };

	for (unsigned i = 0; i < toy->table.count; i++) {
		const struct pte_pattern *const when =
			&toy->table.address[i].when;

		asks[!has_bit(when->mask, n) ? 2 : has_bit(when->value, n)]++;
	}
	return asks[0] + asks[1] > 0 && asks[0] < toy->table.count &&
	       asks[1] < toy->table.count;
}

static bool is_free(const struct toy *toy, const struct pte_verdict *v,
		    unsigned n)
{
	return is_named_of_tables(toy, v, n) &&
	       !is_telling(teller_of(toy, v), n);
}

static void tables_of(const struct toy *toy, const struct pte_verdict *v,
		      unsigned alternative, struct tables *ret)
{
	const struct pte_view *const view = teller_of(toy, v);

	*ret = (struct tables){ .a = &toy->table.address[alternative] };
	for (unsigned n = 0; n < toy->bits; n++)
		if (is_ever(toy, &view->table) &&
		    has_bit(view->table.value, n) && !is_free(toy, v, n))
			ret->settled |= UINT64_C(1) << n;
	ret->value = ret->settled;
	for (unsigned n = 0; n < 64; n++) {
		if (is_free(toy, v, n) && !is_parting(toy, n))
			continue;
		for (unsigned i = 0; i <= alternative; i++)
			ret->settled |= toy->table.address[i].when.mask &
					UINT64_C(1) << n;
		ret->value |= ret->a->when.value & UINT64_C(1) << n;
	}
	settle_names(toy, v, ret);
	find_named(toy, v, ret);
}

/* not of leaves by its pattern, nor wholly behind another alternative */
static bool is_of_tables(const struct toy *toy, const struct pte_verdict *v,
			 unsigned alternative)
{
	const struct pte_test *const test = &teller_of(toy, v)->table;
	const struct pte_pattern *const when =
		&toy->table.address[alternative].when;
	struct tables t;

	if (is_ever(toy, test) &&
	    !may_both(when->mask, when->value, test->mask, test->value))
		return false;
	tables_of(toy, v, alternative, &t);
	for (unsigned i = 0; i < alternative; i++)
		if (chosen(&toy->table, t.value) == &toy->table.address[i])
			return false;
	return true;
}

/* the alternatives are told of by number; the first is if none is of tables */
static void tables_at(const struct toy *toy, const struct pte_verdict *v,
		      struct tables *ret)
{
	static const char *const paths[] = { "table", "table-2", "table-3" };
	unsigned of = 0;

	for (unsigned i = 0; i < toy->table.count; i++)
		if (is_of_tables(toy, v, i) &&
		    strcmp(paths[of++], v->path) == 0) {
			tables_of(toy, v, i, ret);
			return;
		}
	check(of == 0 && strcmp(v->path, "table") == 0, "no path %s", v->path);
	tables_of(toy, v, 0, ret);
}

static bool is_not_of_tables(const struct pte_predicate *p)
{
	return p->asks == PTE_ASKS_LEAF ||
	       (p->asks == PTE_ASKS_BAD && !p->by_design);
}

static bool is_misread_table(const struct toy *toy, const struct pte_verdict *v,
			     uint64_t w)
{
	const struct pte_view *const view = teller_of(toy, v);
	const bool told =
		view_of(toy, v) != NULL ||
		pte_model_never(&toy->model, v->level, PTE_VIEW_TABLE) == NULL;
	bool bad = !passes(&view->present, w) || passes(&view->none, w) ||
		   passes(&view->protnone, w) ||
		   passes(&view->invalidated, w) ||
		   (told && !passes(&view->table, w));

	for (unsigned i = 0; i < TOY_PREDICATES; i++)
		bad = bad || (is_not_of_tables(&toy->predicates[i]) &&
			      has_bit(toy->predicates[i].levels, v->level) &&
			      passes_either(&toy->predicates[i].is, w));
	return bad;
}

static bool names_any_table(const struct toy *toy, const struct pte_verdict *v)
{
	bool any = false;

	for (unsigned i = 0; i < TOY_NAMES; i++)
		any = any || has_bit(toy->names[i].tables, v->level);
	return any;
}

static bool has_bad_table(const struct toy *toy, const struct pte_verdict *v,
			  const struct tables *t, bool as_witness)
{
	const uint64_t beside = t->named & ~t->settled;
	const uint64_t own = names_any_table(toy, v) ? t->value & t->named
						     : t->value;
	unsigned low = toy->layout.page_shift;
	uint64_t room = 0, address = 0, other = 0;

	for (unsigned i = 0; i < 2; i++)
		if (t->a->piece[i].width > 0 && t->a->piece[i].at < low)
			low = t->a->piece[i].at;
	for (unsigned n = low; n < toy->target.phys_bits; n++)
		room |= UINT64_C(1) << n;
	do {
		do {
			const uint64_t w = make(t->a, address, t->value) |
					   other;
			const bool stray =
				(w & ~other & ~own & ~address_bits(t->a)) != 0;

			if ((!as_witness || w == v->witness) &&
			    (stray || is_misread_table(toy, v, w) ||
			     chosen(&toy->table, w) != t->a ||
			     read_back(&toy->table, w) != address))
				return true;
			other = next_part(other, beside);
		} while (other != 0);
		address = next_part(address, room);
	} while (address != 0);
	return false;
}

static bool is_complemented(const struct pte_address *a)
{
	for (unsigned i = 0; i < 2; i++)
		for (unsigned n = 0; n < a->piece[i].width; n++)
			if (has_bit(a->inverted, a->piece[i].lsb + n) !=
			    a->piece[i].inverted)
				return true;
	return false;
}

enum answer try_tables(const struct toy *toy, const struct pte_verdict *v)
{
	struct tables t;

	if (toy->layout.table[v->level] == NULL ||
	    (view_of(toy, v) != NULL &&
	     pte_model_never(&toy->model, v->level, PTE_VIEW_TABLE) != NULL))
		return ANSWER_EMPTY;
	tables_at(toy, v, &t);
	return answer(!has_bad_table(toy, v, &t, false) &&
		      !is_complemented(t.a));
}

bool see_table(const struct toy *toy, const struct pte_verdict *v)
{
	struct tables t;

	tables_at(toy, v, &t);
	return has_bad_table(toy, v, &t, true) ||
	       (is_complemented(t.a) && v->witness != v->becomes);
}
