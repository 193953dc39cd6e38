/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about the words written for tables: any address on the machine at
 * which a table may begin, with any of the bits that have a name in such words.
 */
#include "prove/pages.h"
#include "prove/tables.h"

#include "common/span.h"
#include "common/text.h"

/* the paths: one for each alternative of the place */
static const char *const forms[PTE_ADDRESS_COUNT] = { "table", "table-2",
						      "table-3", "table-4" };

static const char *form_at(const struct question *q, unsigned n)
{
	struct pte_tables tables;

	return pte_target_tables(q->s.t, q->s.level, n, &tables) ? forms[n]
								 : NULL;
}

static void tables_of(const struct question *q, struct pte_tables *ret)
{
	unsigned n = 0;

	/* the path equals one of these, but may be the caller's own string */
	while (n + 1 < PTE_ADDRESS_COUNT &&
	       !text_is(forms[n], text_length(forms[n]), q->v->path))
		n++;
	(void)pte_target_tables(q->s.t, q->s.level, n, ret);
}

/* ---- obligations ----------------------------------------------------------
 */

/* whether an empty slot points to a table of the kernel's: no other is there */
static bool is_empty_a_table(const struct question *q)
{
	return q->s.t->model->empty_symbol[q->s.level] != NULL;
}

/* of the table to which empty slots point, that it's none instead */
static void oblige_within(const struct question *q,
			  const struct pte_words *table,
			  const struct pte_view *view,
			  const struct pte_either *tests, const char *reason,
			  struct pte_obligations *to)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_INSIDE, reason);

	o->a = *table;
	for (unsigned i = 0; i < tests->count; i++)
		o->within[o->withins++] = tests->test[i];
	if (is_empty_a_table(q))
		o->within[o->withins++] = view->none;
}

static void oblige_something(const struct question *q,
			     const struct pte_words *table,
			     const struct pte_view *view,
			     const struct pte_either *present,
			     const char *is_none, const char *is_absent,
			     struct pte_obligations *to)
{
	if (!is_empty_a_table(q))
		pte_oblige_avoids(to, table, &view->none, is_none);
	oblige_within(q, table, view, present, is_absent, to);
}

static void oblige_table(const struct question *q,
			 const struct pte_words *table,
			 const struct pte_view *view, const char *reason,
			 struct pte_obligations *to)
{
	const struct pte_either test = { 1, { view->table } };

	oblige_within(q, table, view, &test, reason, to);
}

/* in the order in which a word is tested */
static void oblige_view(const struct question *q, const struct pte_words *table,
			struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;

	oblige_something(q, table, view, &q->s.present, "a table that is none",
			 "a table that isn't present", to);
	pte_oblige_avoids(to, table, &view->protnone,
			  "a table that reads as protnone");
	pte_oblige_avoids(to, table, &view->invalidated,
			  "a table that reads as invalidated");
	oblige_table(q, table, view, "a table that doesn't read as one", to);
}

/* whether two views have the same tests: don't ask twice */
static bool ask_alike(const struct pte_view *a, const struct pte_view *b)
{
	bool alike = true;

	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
		const struct pte_test *const x =
			pte_view_test_of(a, (enum pte_view_test)n);
		const struct pte_test *const y =
			pte_view_test_of(b, (enum pte_view_test)n);

		alike = alike && pte_test_same(x, y);
	}
	return alike;
}

static void oblige_walker(const struct question *q,
			  const struct pte_words *table,
			  struct pte_obligations *to)
{
	const struct pte_view *const walker =
		pte_tables_walker(q->s.t->layout, q->s.level);
	const struct pte_either present = pte_scene_walked(&q->s, walker);

	oblige_something(q, table, walker, &present,
			 "a table that walkers take for none",
			 "a table that walkers don't see", to);
	pte_oblige_avoids(to, table, &walker->protnone,
			  "a table that is protnone to walkers");
	pte_oblige_avoids(to, table, &walker->invalidated,
			  "a table that is invalidated to walkers");
	/* not where only the slot's level shows that it's a table */
	if (pte_model_never(q->s.t->model, q->s.level, PTE_VIEW_TABLE) == NULL)
		oblige_table(q, table, walker,
			     "a table that walkers don't take for one", to);
}

/*
 * The other predicates of walkers don't hold for a table: those that ask for a
 * leaf, although entries may pass some by design; and those that ask for what
 * is bad, and is cleared, although some tables may pass by design.
 */
static void oblige_predicates(const struct question *q,
			      const struct pte_words *table, enum pte_asks asks,
			      const char *reason, struct pte_obligations *to)
{
	struct pte_predicate p;

	for (unsigned n = 0; pte_target_predicate(q->s.t, q->s.level, n, &p);
	     n++)
		if (p.asks == asks && !(asks == PTE_ASKS_BAD && p.by_design))
			pte_oblige_avoids_each(to, table, &p.is, reason);
}

/* the address is read by the alternative that wrote it */
static void oblige_rule(const struct pte_tables *tables,
			const struct pte_words *table,
			struct pte_obligations *to)
{
	const struct pte_address *a = tables->words.place->address;

	for (;; a++) {
		const struct pte_test test = { a->when.mask, a->when.value, 0,
					       0 };

		if (a == tables->address) {
			pte_oblige_within(
				to, table, &test,
				"a table whose address isn't read as it "
				"was written");
			return;
		}
		pte_oblige_avoids(to, table, &test,
				  "a table whose address is read by another's "
				  "rule");
	}
}

static void oblige_address(const struct pte_tables *tables,
			   struct pte_obligations *to)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_COMES_BACK,
			   "a table whose address doesn't come back");

	o->place = tables->words.place;
	o->spill = &to->no_spill;
	o->kept = tables->words.kept;
	o->beside = tables->words.beside;
	o->protection = tables->words.protection;
}

/* bits beside the address have a name, unless the model names none */
static void oblige_no_stray(const struct question *q,
			    const struct pte_tables *tables,
			    struct pte_obligations *to)
{
	const uint64_t always = tables->words.protection;
	const uint64_t named = pte_target_names_tables(q->s.t, q->s.level)
				       ? tables->named
				       : always;
	struct pte_words bare = { .of = PTE_WORDS_PAGE };

	bare.page = tables->words;
	bare.page.beside = 0;
	pte_oblige_lacks(
		to, &bare,
		~((always & named) | pte_address_bits(tables->address)),
		"a table with a stray bit: neither its address's nor one that "
		"has a name");
}

/* ---- tables ---------------------------------------------------------------
 */

static const char *table_read(const struct question *q,
			      struct pte_obligations *to)
{
	struct pte_tables tables;
	struct pte_words table = { .of = PTE_WORDS_PAGE };

	tables_of(q, &tables);
	table.page = tables.words;
	if (q->s.view != NULL)
		oblige_view(q, &table, to);
	if (q->s.view == NULL ||
	    !ask_alike(q->s.view,
		       pte_tables_walker(q->s.t->layout, q->s.level)))
		oblige_walker(q, &table, to);
	oblige_predicates(q, &table, PTE_ASKS_LEAF,
			  "a table that a test of the level's walkers takes "
			  "for a page",
			  to);
	oblige_rule(&tables, &table, to);
	oblige_address(&tables, to);
	/* hardware reads the address as stored, so it can't be complemented */
	pte_pages_oblige_none(to, pte_pages_complemented(tables.address),
			      tables.words.protection,
			      "a table whose address is stored complemented");
	oblige_no_stray(q, &tables, to);
	oblige_predicates(q, &table, PTE_ASKS_BAD, "a table that is bad", to);
	if (is_empty_a_table(q))
		to->note = "an empty slot points to a table, which reads as "
			   "none: it's in no other slot";
	return q->s.view == NULL ? NULL
				 : pte_model_never(q->s.t->model, q->s.level,
						   PTE_VIEW_TABLE);
}

/* clang-format off */
const struct claim pte_claims_of_tables[] = {
	{ { "table-read", "a table's word decodes as one, and as no page, at its level and for its walkers; it isn't bad, its address comes back, and no bit is stray", PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP), PTE_LEVEL_SET(PTE_LEVEL_PMD) | PTE_LEVEL_SET(PTE_LEVEL_PUD) | PTE_LEVEL_TABLES },
	  SCOPE_TABLES, false, form_at, "contained, disjoint; each bit comes back", table_read },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
