/* SPDX-License-Identifier: BSD-2-Clause */
#include "survivor.h"

#include <fnmatch.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "prove/pages.h"
#include "prove/scene.h"
#include "prove/tables.h"
#include "written.h"

/* whether a level has the copy's view, or place, at a number */
static bool has_view(const struct survivor *s, unsigned level, unsigned of)
{
	return s->copy->layout.view[level] == &s->copy->view[of];
}

/* ---- tests ----------------------------------------------------------------
 */

/* the test that was changed, of a view; NULL: none of these */
static const struct pte_test *changed_of(const struct survivor *s,
					 const struct pte_view *changed,
					 const struct pte_view *view,
					 const struct pte_test **was_ret)
{
	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
		const struct pte_test *const test =
			pte_view_test_of(changed, (enum pte_view_test)n);

		if (!is_in(test, sizeof(*test), s->c->at))
			continue;
		*was_ret = pte_view_test_of(view, (enum pte_view_test)n);
		return test;
	}
	return NULL;
}

/* what is asked of words of the levels that share the view */
static bool no_word_tells_view(const struct survivor *s, unsigned of)
{
	const struct pte_test *was = NULL, *const test = changed_of(
						   s, &s->copy->view[of],
						   view_of(s, of), &was);

	if (test == NULL)
		return false;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (view_of(s, l) != NULL && has_view(s, l, of) &&
		    !written_alike(s->t, (enum pte_level)l, was, test))
			return false;
	/* walkers of hugetlb don't ask whether a word is invalidated */
	return view_of(s, PTE_LEVEL_HUGETLB) == NULL ||
	       s->copy->layout.walker != &s->copy->view[of] ||
	       test == &s->copy->view[of].invalidated ||
	       written_alike(s->t, PTE_LEVEL_HUGETLB, was, test);
}

static bool no_word_tells_walker(const struct survivor *s)
{
	const struct pte_test *was = NULL, *const test = changed_of(
						   s, &s->copy->walker,
						   s->t->layout->walker, &was);

	return test != NULL &&
	       written_alike(s->t, PTE_LEVEL_HUGETLB, was, test) &&
	       written_tables_alike(s->t, PTE_LEVEL_PMD, was, test);
}

/* the row whose test was changed, and the test as it was; NULL: none of these
 */
static const struct pte_predicate *changed_row(const struct survivor *s,
					       const struct pte_test **was_ret,
					       const struct pte_test **is_ret)
{
	for (unsigned i = 0; s->copy->predicate[i].name != NULL; i++)
		for (unsigned k = 0; k < s->copy->predicate[i].is.count; k++) {
			*is_ret = &s->copy->predicate[i].is.test[k];
			*was_ret = &s->t->model->predicates[i].is.test[k];
			if (is_in(*is_ret, sizeof(**is_ret), s->c->at))
				return &s->copy->predicate[i];
		}
	return NULL;
}

static bool no_word_tells_predicate(const struct survivor *s)
{
	const struct pte_test *was, *is;
	const struct pte_predicate *const row = changed_row(s, &was, &is);

	bool alike = row != NULL && row->asks == PTE_ASKS_LEAF;

	for (unsigned l = 0; alike && l < PTE_LEVEL_COUNT; l++) {
		const enum pte_level level = (enum pte_level)l;

		if ((row->levels & PTE_LEVEL_SET(l)) == 0 ||
		    view_of(s, l) == NULL)
			continue;
		/* entries may pass what they pass by design, or not */
		alike = row->by_design || !pte_level_has_entries(level)
				? written_pages_alike(s->t, level, was, is)
				: written_alike(s->t, level, was, is);
	}
	return alike;
}

/* that it's young, or may be run, is promised of what may be accessed */
static bool no_promise_tells(const struct survivor *s)
{
	const struct pte_test *was, *is;
	const struct pte_predicate *const row = changed_row(s, &was, &is);
	bool alike = row != NULL && (row->asks == PTE_ASKS_EXEC ||
				     row->asks == PTE_ASKS_YOUNG);

	for (unsigned l = 0; alike && l < PTE_LEVEL_COUNT; l++)
		alike = (row->levels & PTE_LEVEL_SET(l)) == 0 ||
			view_of(s, l) == NULL ||
			written_accessible_pages_alike(s->t, (enum pte_level)l,
						       was, is);
	return alike;
}

/* of what is bad or dirty new pages are asked, and of what is bad tables, too,
 * unless some are by design */
static bool no_new_word_tells(const struct survivor *s)
{
	const struct pte_test *was, *is;
	const struct pte_predicate *const row = changed_row(s, &was, &is);
	bool alike = row != NULL && row->asks != PTE_ASKS_LEAF;

	for (unsigned l = 0; alike && l < PTE_LEVEL_COUNT; l++) {
		const enum pte_level level = (enum pte_level)l;

		if ((row->levels & PTE_LEVEL_SET(l)) == 0)
			continue;
		alike = (view_of(s, l) == NULL ||
			 written_new_pages_alike(s->t, level, was, is)) &&
			(row->asks != PTE_ASKS_BAD || row->by_design ||
			 written_tables_alike(s->t, level, was, is));
	}
	return alike;
}

/* both tests look at what all pages of a protection have alike, and say the
 * same of each, taken together */
static bool is_told_together(const struct survivor *s, enum pte_level level,
			     const struct pte_predicate *row)
{
	const struct pte_either *const was =
		&s->t->model->predicates[row - s->copy->predicate].is;
	const struct scene scene = pte_scene_of(s->t, level);
	uint64_t asked = 0;

	for (unsigned k = 0; k < row->is.count; k++)
		asked |= row->is.test[k].mask | row->is.test[k].any |
			 was->test[k].mask | was->test[k].any;
	for (const struct pte_protection *p = s->t->model->protections;
	     p->name != NULL; p++) {
		const uint64_t leaf =
			pte_layout_leaf(s->t->layout, level, p->bits);

		if (pte_either_has(was, leaf) != pte_either_has(&row->is, leaf))
			return false;
	}
	return (asked & (pte_pages_address_bits(&scene) |
			 pte_pages_flags(&scene))) == 0;
}

/* ... of two tests the other one says it of each new page */
static bool is_told_by_other(const struct survivor *s)
{
	static const struct pte_test all = { 0, 0, 0, 0 };
	const struct pte_test *was, *is;
	const struct pte_predicate *const row = changed_row(s, &was, &is);
	bool told = row != NULL && row->asks == PTE_ASKS_BAD &&
		    row->is.count == 2;

	for (unsigned l = 0; told && l < PTE_LEVEL_COUNT; l++) {
		const enum pte_level level = (enum pte_level)l;
		const struct pte_test *const other =
			&row->is.test[is == &row->is.test[0] ? 1 : 0];

		if ((row->levels & PTE_LEVEL_SET(l)) != 0)
			told = view_of(s, l) != NULL &&
			       (is_told_together(s, level, row) ||
				written_new_pages_alike(s->t, level, other,
							&all)) &&
			       written_tables_alike(s->t, level, was, is);
	}
	return told;
}

/* whatever the free bits of a word are */
static bool passes_always(const struct pte_test *t, uint64_t word,
			  uint64_t free)
{
	return (t->mask & free) == 0 && (word & t->mask) == t->value &&
	       (t->any == 0 || ((word ^ t->except) & t->any & ~free) != 0);
}

static bool passes_never(const struct pte_test *t, uint64_t word, uint64_t free)
{
	return (((word & t->mask) ^ t->value) & ~free) != 0 ||
	       (t->any != 0 && (t->any & free) == 0 &&
		((word ^ t->except) & t->any) == 0);
}

/* of two tests for what is accessible, a page passes the other one, or this one
 * as before */
static bool is_page_alike(const struct survivor *s, enum pte_level level,
			  uint64_t protection)
{
	const struct pte_test *was, *is;
	const struct pte_predicate *const row = changed_row(s, &was, &is);
	const struct scene scene = pte_scene_of(s->t, level);
	const uint64_t free = pte_pages_address_bits(&scene) |
			      pte_pages_flags(&scene);
	const uint64_t page = pte_layout_leaf(s->t->layout, level, protection);
	const struct pte_test *const other =
		&row->is.test[is == &row->is.test[0] ? 1 : 0];

	return passes_always(other, page, free) ||
	       (passes_always(was, page, free) &&
		passes_always(is, page, free)) ||
	       (passes_never(was, page, free) && passes_never(is, page, free));
}

static bool is_reached_anyway(const struct survivor *s)
{
	const struct pte_test *was, *is;
	const struct pte_predicate *const row = changed_row(s, &was, &is);
	const struct pte_protection *p = s->t->model->protections;
	bool alike = row != NULL && row->asks == PTE_ASKS_ACCESS &&
		     row->is.count == 2;

	for (; alike && p->name != NULL; p++)
		for (unsigned l = 0; alike && l < PTE_LEVEL_COUNT; l++)
			alike = (row->levels & PTE_LEVEL_SET(l)) == 0 ||
				view_of(s, l) == NULL ||
				is_page_alike(s, (enum pte_level)l, p->bits);
	return alike;
}

/* which alternative keeps an address, in places that were so */
static bool no_word_tells_choice(
	const struct survivor *s, const struct pte_place *places,
	const struct pte_place *const *were,
	bool (*alike)(const struct pte_target *t, enum pte_level level,
		      const struct pte_test *a, const struct pte_test *b))
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned i = 0; i < places[l].count; i++) {
			const struct pte_pattern
				*const is = &places[l].address[i].when,
				       *const was = &were[l]->address[i].when;
			const struct pte_test a = { was->mask, was->value, 0,
						    0 };
			const struct pte_test b = { is->mask, is->value, 0, 0 };

			if (is_in(is, sizeof(*is), s->c->at))
				return alike(s->t, (enum pte_level)l, &a, &b);
		}
	return false;
}

static bool no_word_tells_pattern(const struct survivor *s)
{
	return no_word_tells_choice(s, s->copy->place, s->t->layout->place,
				    written_leaves_alike);
}

static bool no_table_tells_pattern(const struct survivor *s)
{
	return no_word_tells_choice(s, s->copy->table, s->t->layout->table,
				    written_tables_alike);
}

static bool no_word_tells(const struct survivor *s)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (is_in(&s->copy->view[l], sizeof(s->copy->view[l]),
			  s->c->at))
			return no_word_tells_view(s, l);
	return no_word_tells_walker(s) || no_word_tells_predicate(s) ||
	       no_word_tells_pattern(s) || no_table_tells_pattern(s);
}

/* ---- changes that change nothing ------------------------------------------
 */

static bool same_leaf(const struct survivor *s, unsigned l)
{
	const struct pte_view *const is = &s->copy->view[l];
	const struct pte_view *const was = view_of(s, l);

	for (const struct pte_protection *p = s->t->model->protections;
	     p->name != NULL; p++) {
		const uint64_t bits = pte_layout_translate(
			s->t->layout, (enum pte_level)l, p->bits);
		const uint64_t leaf = pte_change_apply(&was->leaf, bits);

		if (pte_change_apply(&is->leaf, bits) != leaf ||
		    pte_change_apply(&is->invalidate, leaf) !=
			    pte_change_apply(&was->invalidate, leaf))
			return false;
	}
	return true;
}

static bool is_same_word(const struct survivor *s)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (is_in(&s->copy->view[l].leaf, sizeof(struct pte_change),
			  s->c->at) ||
		    is_in(&s->copy->view[l].invalidate,
			  sizeof(struct pte_change), s->c->at))
			return same_leaf(s, l);
	return false;
}

/* ... or all tables */
static bool is_set_in_tables(const struct survivor *s)
{
	struct pte_tables tables;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned i = 0; i < s->copy->table[l].count; i++) {
			const struct pte_address *const a =
				&s->copy->table[l].address[i];

			if (s->c->at == &a->inverted)
				return pte_target_tables(s->t,
							 (enum pte_level)l, i,
							 &tables) &&
				       (tables.words.protection &
					BIT(s->mutant)) != 0;
		}
	return false;
}

/* a bit beside the address that each protection sets anyway */
static bool is_set_anyway(const struct survivor *s)
{
	const uint64_t bit = BIT(s->mutant);

	if (is_set_in_tables(s))
		return true;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned i = 0; i < s->copy->place[l].count; i++) {
			const struct pte_address *const a =
				&s->copy->place[l].address[i];

			if (s->c->at != &a->inverted)
				continue;
			for (const struct pte_protection *p =
				     s->t->model->protections;
			     p->name != NULL; p++) {
				const uint64_t leaf = pte_layout_leaf(
					s->t->layout, (enum pte_level)l,
					p->bits);

				if (pte_pattern_has(&a->when, leaf) &&
				    (leaf & bit) == 0)
					return false;
			}
			return (pte_address_bits(a) & bit) == 0;
		}
	return false;
}

/* ---- protections ----------------------------------------------------------
 */

/* what is made of each protection is the same, or the same to each test */
static bool is_unread_of_translation(const struct survivor *s)
{
	unsigned l = 0;

	while (l < PTE_LEVEL_COUNT &&
	       !is_in(&s->copy->translated[l], sizeof(s->copy->translated[l]),
		      s->c->at))
		l++;
	if (l == PTE_LEVEL_COUNT)
		return false;
	for (const struct pte_protection *p = s->t->model->protections;
	     p->name != NULL; p++) {
		const enum pte_level level = (enum pte_level)l;
		const struct scene scene = pte_scene_of(s->t, level);
		const uint64_t was =
			pte_layout_leaf(s->t->layout, level, p->bits);
		const uint64_t is =
			pte_layout_leaf(&s->copy->layout, level, p->bits);

		if (pte_pages_answers(&scene, was) !=
			    pte_pages_answers(&scene, is) ||
		    ((was ^ is) & (pte_pages_address_bits(&scene) |
				   pte_pages_flags(&scene))) != 0)
			return false;
	}
	return true;
}

/* a protection's bit that makes no test say anything else, and is no address's
 * or flag's */
static bool is_unread(const struct survivor *s, unsigned l, uint64_t protection,
		      uint64_t bit)
{
	const struct scene scene = pte_scene_of(s->t, (enum pte_level)l);
	const struct pte_change *const leaf = &view_of(s, l)->leaf;
	const uint64_t word =
		pte_layout_leaf(s->t->layout, (enum pte_level)l, protection);

	return ((leaf->clear | leaf->set) & bit) != 0 ||
	       (pte_pages_answers(&scene, word) ==
			pte_pages_answers(&scene, word ^ bit) &&
		(bit & (pte_pages_address_bits(&scene) |
			pte_pages_flags(&scene))) == 0);
}

static bool is_unread_of_protection(const struct survivor *s)
{
	for (unsigned i = 0; s->copy->protection[i].name != NULL; i++) {
		if (s->c->at != &s->copy->protection[i].bits)
			continue;
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
			if (view_of(s, l) != NULL &&
			    !is_unread(s, l, s->t->model->protections[i].bits,
				       BIT(s->mutant)))
				return false;
		return true;
	}
	return false;
}

/* ... of what is made of a page with access; without, it would be told */
static bool is_unread_of_change(const struct survivor *s)
{
	const struct pte_protection *p = s->t->model->protections;

	while (p->name != NULL && pte_pages_without_access(p->name))
		p++;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (is_in(&s->copy->view[l].leaf, 2 * sizeof(struct pte_change),
			  s->c->at))
			return is_unread(s, l, p->bits, BIT(s->mutant));
	return false;
}

/* ... of what is made of the pages, of any protection, that lack it */
static bool is_unread_where_lacking(const struct survivor *s)
{
	const uint64_t bit = BIT(s->mutant);

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const struct pte_view *const is = &s->copy->view[l];
		const struct scene scene =
			pte_scene_of(s->t, (enum pte_level)l);

		if (s->c->at != &is->leaf.set &&
		    s->c->at != &is->invalidate.set)
			continue;
		for (const struct pte_protection *p = s->t->model->protections;
		     p->name != NULL; p++) {
			const struct pte_view *const was = view_of(s, l);
			uint64_t word = pte_layout_leaf(
				s->t->layout, (enum pte_level)l, p->bits);

			if (!pte_pages_are_made(&scene, p->name))
				continue;
			if (s->c->at == &is->invalidate.set)
				word = pte_change_apply(&was->invalidate, word);
			if (pte_pages_answers(&scene, word) !=
			    pte_pages_answers(&scene, word | bit))
				return false;
		}
		return (bit & (pte_pages_address_bits(&scene) |
			       pte_pages_flags(&scene))) == 0;
	}
	return false;
}

/* ---- entries --------------------------------------------------------------
 */

/* none passes over it: it's hardware's */
static bool is_passed_over(const struct survivor *s)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (s->c->at == &s->copy->layout.empty[l])
			return pte_test_has(&view_of(s, l)->none,
					    s->copy->layout.empty[l]);
	return false;
}

/* ---- stores ---------------------------------------------------------------
 */

/* no entry of the levels has the bit, on its domain */
static bool is_in_no_entry(const struct survivor *s)
{
	for (const struct pte_store *p = s->copy->store; p->path != NULL; p++) {
		if (s->c->at != &p->dropped)
			continue;
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
			if ((p->levels & PTE_LEVEL_SET(l)) != 0 &&
			    view_of(s, l) != NULL &&
			    !written_lacks(s->t, (enum pte_level)l, s->mutant))
				return false;
		return true;
	}
	return false;
}

/* the row knows that the path breaks entries, whatever else it drops */
static bool is_known_of_store(const struct survivor *s)
{
	bool known = false;

	for (const struct pte_accepted *k = s->t->model->accepted;
	     k->claim != NULL; k++)
		known = known || (strcmp(k->claim, "store-stable") == 0 &&
				  k->in.since <= s->t->version &&
				  s->t->version <= k->in.until);
	return known;
}

/* hardware's bit is none that an entry of the level has */
static bool is_nobody_s(const struct survivor *s)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (s->c->at == &s->copy->view[l].hardware)
			return written_lacks(s->t, (enum pte_level)l,
					     s->mutant);
	return false;
}

/* a flag that no kernel of the architecture has */
static bool is_no_flag(const struct survivor *s)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
			if (s->c->at == &s->copy->view[l].flag[f])
				return (s->t->present_flags &
					PTE_FLAG_SET(f)) == 0;
	return false;
}

static bool is_of_name(const struct survivor *s)
{
	return is_in(s->copy->name, sizeof(s->copy->name), s->c->at);
}

/* ---- walkers --------------------------------------------------------------
 */

static bool is_of_walker(const struct survivor *s)
{
	const struct pte_view *const walker = &s->copy->walker;

	return is_in(walker->flag, sizeof(walker->flag), s->c->at) ||
	       is_in(&walker->leaf, 2 * sizeof(walker->leaf), s->c->at) ||
	       is_in(&walker->invalidated, sizeof(walker->invalidated),
		     s->c->at);
}

/* walkers may have the view of pmds, whose own entries then are alike */
static bool is_known_to_walkers(const struct survivor *s)
{
	const bool own = s->copy->layout.walker == &s->copy->walker;
	const struct pte_view *const is = own ? &s->copy->walker
					      : &s->copy->view[PTE_LEVEL_PMD];
	const struct pte_test *was = NULL, *const test = changed_of(
						   s, is, s->t->layout->walker,
						   &was);
	bool known = false;

	for (const struct pte_accepted *k = s->t->model->accepted;
	     k->claim != NULL; k++)
		known = known || strcmp(k->claim, "level-safe") == 0;
	return known && test != NULL &&
	       (own || written_leaves_alike(s->t, PTE_LEVEL_PMD, was, test)) &&
	       written_pages_alike(s->t, PTE_LEVEL_HUGETLB, was, test) &&
	       written_tables_alike(s->t, PTE_LEVEL_PMD, was, test);
}

/* ---- pmds -----------------------------------------------------------------
 */

/* the row knows that entries are pmd_present: pages and tables remain */
static bool is_known_of_pmds(const struct survivor *s)
{
	const struct pte_test *was = NULL, *is = NULL;
	bool known = false;

	for (const struct pte_accepted *k = s->t->model->accepted;
	     k->claim != NULL; k++)
		known = known || strcmp(k->claim, "pmd-not-present") == 0;
	if (!known || view_of(s, PTE_LEVEL_PMD) == NULL)
		return false;
	is = changed_of(s, &s->copy->view[PTE_LEVEL_PMD],
			view_of(s, PTE_LEVEL_PMD), &was);
	if (is == NULL && changed_row(s, &was, &is) == NULL)
		return false;
	return written_pages_alike(s->t, PTE_LEVEL_PMD, was, is) &&
	       written_tables_alike(s->t, PTE_LEVEL_PMD, was, is);
}

/* ---- what isn't described --------------------------------------------------
 */

static bool no_page_is_described(const struct survivor *s)
{
	return s->t->model->protections->name == NULL;
}

/* ---- reasons --------------------------------------------------------------
 */

enum kind {
	SAME,
	UNREAD,
	CONSISTENT,
	KIND_COUNT
};
static const char *const kinds[KIND_COUNT] = {
	[SAME] = "the same words are made, or read",
	[UNREAD] = "no predicate reads the bit",
	[CONSISTENT] = "another layout or machine that is consistent",
};

/* clang-format off */
static const struct reason {
	const char *constants; /* as the shell matches */
	enum kind kind;
	bool (*holds)(const struct survivor *s); /* NULL: always */
	const char *why;
} reasons[] = {
	{ "*",                   SAME,        no_word_tells, "no word that is written is told apart by it: an entry's on its domain, a page's, an invalidated one, a table's, an empty slot" },
	{ "*",                   SAME,        is_same_word, "it's set already, or cleared and set: the same word is made" },
	{ "*.inverted",          SAME,        is_set_anyway, "each protection, or table, has the bit, complemented or not" },
	{ "protections.*",       UNREAD,      is_unread_of_protection, "no predicate reads the bit of a protection: access, caching, age" },
	{ "*.leaf.*",            UNREAD,      is_unread_of_change, "no predicate reads the bit of a leaf that has access" },
	{ "*.invalidate.*",      UNREAD,      is_unread_of_change, "no predicate reads the bit of what is made invalid" },
	{ "*",                   UNREAD,      is_no_flag, "no kernel of the architecture has the flag" },
	{ "*.exclusive",         UNREAD,      NULL, "no page is exclusive by its word" },
	{ "*.address*",          CONSISTENT,  is_free_place, "a consistent move of an address to a free place, or a width beyond the machine" },
	{ "*.address*.inverted", CONSISTENT,  is_absent_only, "a consistent choice of bits that are complemented where hardware doesn't read them" },
	{ "*.address*",          UNREAD,      is_no_page_s, "no page has the bits by which this way to keep an address is chosen: pfns that are read of tables and entries, which references hold" },
	{ "*.address*.width",    SAME,        is_below_pages, "a bit of an address below the level's pages: it's in no pfn" },
	{ "protections.*",       SAME,        is_same_page, "the address has the bit already, complemented beyond the machine's" },
	{ "*.hardware",          SAME,        is_nobody_s, "hardware's bit is none that entries have" },
	{ "stores.*",            UNREAD,      is_known_of_store, "the row knows that the path breaks entries" },
	{ "*.translated*",       UNREAD,      is_unread_of_translation, "no predicate reads the bit of what is made of a protection, if one is made of it" },
	{ "*.swap.type.inverted",   CONSISTENT, NULL, "a consistent way to store the type at a level" },
	{ "*.swap.offset.inverted", CONSISTENT, NULL, "a consistent way to store the offset at a level" },
	{ "*.swap.spill.*",      UNREAD,      NULL, "the kernel's own macro is that of ptes" },
	{ "predicates.*",        UNREAD,      no_promise_tells, "each page that may be accessed is young, or may be run, just mapped, as before: of others nothing is promised" },
	{ "predicates.*",        UNREAD,      is_reached_anyway, "of two tests for what is accessible, each page passes the other one, or this one as before" },
	{ "predicates.*",        UNREAD,      is_told_by_other, "of two tests, the other one is passed by each page that was just mapped" },
	{ "type.inverted",       CONSISTENT,  NULL, "a consistent way to store the type" },
	{ "offset.inverted",     CONSISTENT,  NULL, "a consistent way to store the offset, where no L1TF is" },
	{ "walker.*",            UNREAD,      is_of_walker, "of walkers' views only some tests are asked" },
	{ "walker.*",            UNREAD,      is_known_to_walkers, "entries pass the walkers' test by design, as the row knows" },
	{ "*",                   UNREAD,      is_known_of_pmds, "entries pass pmd_present, as the row knows" },
	{ "pmd.*",               UNREAD,      is_known_to_walkers, "entries of hugetlb pass the test of pmds, which walkers ask, as the row knows" },
	{ "*.set",               UNREAD,      is_unread_where_lacking, "no predicate reads the bit of what is made of pages that lack it" },
	{ "spill.*",             UNREAD,      NULL, "how the kernel's own macro spills: that it does is known" },
	{ "stores.*",            SAME,        is_in_no_entry, "no entry has the bit that a store drops" },
	{ "*.empty",             SAME,        is_passed_over, "none passes over the bit of an empty slot" },
	{ "phys_bits*",          CONSISTENT,  NULL, "another machine" },
	{ "*",                   UNREAD,      is_of_name, "a name of bits, which decode prints: claims only ask that no other name has them, and of which bits tables have one" },
	{ "table.address*",      CONSISTENT,  is_free_table, "a consistent move of a table's address to a free place, or a width beyond the machine" },
	{ "table.address*",      CONSISTENT,  is_other_table, "tables whose type is another's, which has no name: no test of them reads it" },
	{ "beside.*",            UNREAD,      is_beside_nothing, "no test or address has the bit of what stands beside pages, it's a flag's, which is asked of apart, or it stands beside others" },
	{ "attributes.*",        UNREAD,      is_no_attribute, "no test or address has the bit of an attribute" },
	{ "traits.*",            UNREAD,      NULL, "each page is told the same as it's made: what decode tells of others, known answers and captures hold" },
	{ "predicates.*",        UNREAD,      no_new_word_tells, "each table, and each page that was just mapped, is bad, or dirty, as before: what other words are, known answers and the kernel's own macros hold" },
	{ "transients.*.from.*", SAME,        is_begun_alike, "the change begins with each page all the same" },
	{ "transients.*.from.*", SAME,        is_left_alike, "with whatever page the change begins, what it leaves reads as none, or as present" },
	{ "transients.*",        SAME,        is_left_alike, "what the change leaves reads as none, or as present, all the same" },
	{ "comparisons.*",       SAME,        is_compared_alike, "all entries have the bit that a comparison passes over, or none, or it's a flag's, which is passed over" },
	{ "slot_bits",           CONSISTENT,  NULL, "slots of other tables: claims are about words without what tells these" },
	{ "may.*",               UNREAD,      NULL, "of what a machine decides no claim is made: known answers hold it" },
	{ "page_shift",          CONSISTENT,  no_page_is_described, "pages of another size, of which none is described" },
	{ "*.table.*",           UNREAD,      no_page_is_described, "tables are told among present words, of which none is described" },
	{ "huge_shift",          CONSISTENT,  NULL, "fewer addresses at which a leaf may begin are asked of" },
};
/* clang-format on */
#define REASON_COUNT (sizeof(reasons) / sizeof(reasons[0]))

static size_t used[REASON_COUNT];

bool survivor_has_reason(const struct pte_target *t, const struct copy *copy,
			 const struct constant *c, unsigned mutant)
{
	const struct survivor s = { t, copy, c, mutant };

	for (size_t i = 0; i < REASON_COUNT; i++) {
		if (fnmatch(reasons[i].constants, c->name, 0) != 0 ||
		    (reasons[i].holds != NULL && !reasons[i].holds(&s)))
			continue;
		used[i]++;
		return true;
	}
	return false;
}

static size_t used_of(enum kind kind)
{
	size_t sum = 0;

	for (size_t i = 0; i < REASON_COUNT; i++)
		sum += reasons[i].kind == kind ? used[i] : 0;
	return sum;
}

size_t survivors_print(bool some)
{
	size_t unused = 0;

	printf("\n| why no verdict moves | numbers |\n|---|---:|\n");
	for (unsigned k = 0; k < KIND_COUNT; k++) {
		printf("| **%s** | **%zu** |\n", kinds[k],
		       used_of((enum kind)k));
		for (size_t i = 0; i < REASON_COUNT; i++)
			if (reasons[i].kind == (enum kind)k)
				printf("| %s | %zu |\n", reasons[i].why,
				       used[i]);
	}
	for (size_t i = 0; i < REASON_COUNT; i++)
		unused += used[i] == 0;
	return some ? 0 : unused;
}
