/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What helpers ask of a word in a slot: whether it's empty or present, its
 * flags, the address in it, and the kernel's further predicates.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "learn.h"
#include "meaning.h"
#include "pieces.h"
#include "variant.h"

/* ---- tests --------------------------------------------------------------- */

struct test_row {
	enum pte_level level;
	const char *name;
	size_t at; /* in struct pte_view */
	const char *helper;
};

/* clang-format off */
static const struct test_row test_rows[] = {
	{ PTE_LEVEL_PTE,     "none",     offsetof(struct pte_view, none),     "pte_none" },
	{ PTE_LEVEL_PTE,     "present",  offsetof(struct pte_view, present),  "pte_present" },
	{ PTE_LEVEL_PTE,     "protnone", offsetof(struct pte_view, protnone), "pte_protnone" },
	{ PTE_LEVEL_PMD,     "none",     offsetof(struct pte_view, none),     "pmd_none" },
	{ PTE_LEVEL_PMD,     "present",  offsetof(struct pte_view, present),  "pmd_present" },
	{ PTE_LEVEL_PMD,     "protnone", offsetof(struct pte_view, protnone), "pmd_protnone" },
	{ PTE_LEVEL_PUD,     "none",     offsetof(struct pte_view, none),     "pud_none" },
	{ PTE_LEVEL_PUD,     "present",  offsetof(struct pte_view, present),  "pud_present" },
	{ PTE_LEVEL_HUGETLB, "none",     offsetof(struct pte_view, none),     "huge_pte_none" },
};
/* clang-format on */

static const struct pte_test *test_at(const struct pte_view *view, size_t at)
{
	return (const struct pte_test *)(const void *)((const char *)view + at);
}

/* the helpers of pmds are those of walkers, too */
static const struct pte_view *view_of(const struct learning *l,
				      enum pte_level level)
{
	return level == PTE_LEVEL_PMD ? l->base->layout->walker
				      : l->base->layout->view[level];
}

static pte_diagram base_test(struct learning *l, const struct test_row *row,
			     const struct pte_view *view)
{
	struct pte_diagrams *const ds = l->tree->ds;
	struct pte_either present;

	if (row->at == offsetof(struct pte_view, protnone) &&
	    !l->base->protnone_compiled)
		return PTE_DIAGRAM_FALSE;
	if (row->at == offsetof(struct pte_view, present)) {
		present = pte_layout_present(l->base->layout, row->level, view);
		return meaning_of_either(ds, &l->tree->word, &present);
	}
	return meaning_of_test(ds, &l->tree->word, test_at(view, row->at));
}

static void text_of_test(const struct pte_test *t, char *text)
{
	int length = 0;

	if (pte_test_is_never(t)) {
		snprintf(text, PIECE_TEXT_SIZE, "never");
		return;
	}
	if (t->mask != 0 || t->any == 0)
		length = snprintf(text, PIECE_TEXT_SIZE,
				  "(v & 0x%" PRIx64 ") == 0x%" PRIx64, t->mask,
				  t->value);
	if (t->any != 0)
		snprintf(text + length, PIECE_TEXT_SIZE - (size_t)length,
			 "%s(v & 0x%" PRIx64 ") != 0", length > 0 ? ", " : "",
			 t->any);
}

/* where the base has the same test as another view, that one follows */
static void set_test(struct learning *l, const struct test_row *row,
		     const struct piece *p, const struct pte_test *test)
{
	const struct pte_layout *const layout = l->base->layout;
	const struct pte_view *const own = view_of(l, row->level);
	const struct pte_view *const hugetlb = layout->view[PTE_LEVEL_HUGETLB];
	char key[PIECE_KEY_SIZE];

	piece_set(l, p, json_test(test));
	if (p->outcome != OUTCOME_DIFFERS)
		return;
	if (row->level == PTE_LEVEL_PTE && hugetlb != NULL &&
	    row->at != offsetof(struct pte_view, none) &&
	    pte_test_same(test_at(hugetlb, row->at), test_at(own, row->at))) {
		snprintf(key, sizeof(key), "levels.hugetlb.%s", row->name);
		piece_set_at(l, key, json_test(test));
	}
	if (row->level == PTE_LEVEL_PMD) {
		snprintf(key, sizeof(key), "walker.%s", row->name);
		piece_set_at(l, key, json_test(test));
		if (row->at == offsetof(struct pte_view, present) &&
		    layout->present_without != 0)
			piece_set_at(l, "pmd_present_without", json_hex(0));
	}
}

bool hugetlb_is_of_pmds(const struct pte_layout *layout)
{
	const struct pte_view *const hugetlb = layout->view[PTE_LEVEL_HUGETLB];

	return hugetlb != NULL && layout->walker != NULL &&
	       !pte_test_same(&hugetlb->none,
			      &layout->view[PTE_LEVEL_PTE]->none) &&
	       pte_test_same(&hugetlb->none, &layout->walker->none);
}

/* a solver, too: of the base's test by its row, which may be two, or of a
 * learned one */
static void ask(struct learning *l, const char *key, const struct test_row *row,
		pte_diagram f, const struct pte_test *test)
{
	struct pte_either either = { 1, { *test, PTE_TEST_NEVER } };

	if (row != NULL && row->at == offsetof(struct pte_view, present))
		either = pte_layout_present(l->base->layout, row->level,
					    view_of(l, row->level));
	if (row != NULL && row->at == offsetof(struct pte_view, protnone) &&
	    !l->base->protnone_compiled)
		either.count = 0;
	smt2_test(l->smt2, key, f, &either);
}

static void learn_view_test(struct learning *l, const struct test_row *row)
{
	const struct pte_view *const view = view_of(l, row->level);
	const struct variant_words *const words =
		variant_words_of(l->base->model->arch->name, row->helper);
	struct pte_diagrams *const ds = l->tree->ds;
	pte_diagram f, base;
	struct pte_test test;
	struct piece *p;

	if (view == NULL || tree_read(l->tree, row->helper) == NULL ||
	    (row->level == PTE_LEVEL_HUGETLB &&
	     hugetlb_is_of_pmds(l->base->layout)))
		return;
	p = piece_begin(l, row->level, "levels.%s.%s",
			pte_level_name(row->level), row->name);
	if (!tree_test(l->tree, row->helper, &f, p->why))
		return;
	base = base_test(l, row, view);
	/* of what variant.c says that no kernel has, nothing is asked */
	if (words != NULL)
		f = pte_diagram_ite(
			ds,
			meaning_of_either(ds, &l->tree->word, &words->words), f,
			base);
	text_of_test(test_at(view, row->at), p->base);
	if (f == base) {
		p->outcome = OUTCOME_SAME;
		ask(l, p->key, row, f, test_at(view, row->at));
		/* A stub says nothing of the test. An address that is the
		 * base's isn't said again: with `present` and `address` of its
		 * own, a level would be one of which the base's memory
		 * attributes aren't known. */
		if (row->at != offsetof(struct pte_view, protnone) ||
		    l->base->protnone_compiled)
			set_test(l, row, p, test_at(view, row->at));
		return;
	}
	piece_witness(l, p, pte_diagram_xor(ds, f, base));
	if (learn_test(ds, &l->tree->word, f, &test)) {
		p->outcome = OUTCOME_DIFFERS;
		ask(l, p->key, NULL, f, &test);
		text_of_test(&test, p->tree);
		set_test(l, row, p, &test);
	} else {
		p->outcome = OUTCOME_NOT_SAID;
		snprintf(p->why, sizeof(p->why), "%s is no test of bits",
			 row->helper);
	}
}

/* ---- flags of present words ---------------------------------------------- */

struct present_flag_row {
	enum pte_level level;
	enum pte_flag flag;
	const char *test, *make, *clear; /* make: NULL where it does more */
};

/* clang-format off */
static const struct present_flag_row present_flag_rows[] = {
	{ PTE_LEVEL_PTE, PTE_FLAG_SOFT_DIRTY, "pte_soft_dirty", "pte_mksoft_dirty", "pte_clear_soft_dirty" },
	{ PTE_LEVEL_PTE, PTE_FLAG_UFFD_WP,    "pte_uffd_wp",    NULL,               "pte_clear_uffd_wp" },
	{ PTE_LEVEL_PTE, PTE_FLAG_UFFD_WP,    "pte_uffd",       NULL,               "pte_clear_uffd" },
	{ PTE_LEVEL_PMD, PTE_FLAG_SOFT_DIRTY, "pmd_soft_dirty", "pmd_mksoft_dirty", "pmd_clear_soft_dirty" },
	{ PTE_LEVEL_PMD, PTE_FLAG_UFFD_WP,    "pmd_uffd_wp",    NULL,               "pmd_clear_uffd_wp" },
	{ PTE_LEVEL_PMD, PTE_FLAG_UFFD_WP,    "pmd_uffd",       NULL,               "pmd_clear_uffd" },
};
/* clang-format on */

/* what sets, clears and asks for it: one bit, or none at all */
static bool find_flag(struct learning *l, const struct present_flag_row *row,
		      struct piece *p, uint64_t *mask, bool *is_said)
{
	struct pte_diagrams *const ds = l->tree->ds;
	struct pte_vector made, cleared;
	struct pte_change clear;
	pte_diagram test;

	if (!tree_test(l->tree, row->test, &test, p->why) ||
	    !tree_vector(l->tree, row->clear, &cleared, p->why) ||
	    (row->make != NULL &&
	     !tree_vector(l->tree, row->make, &made, p->why)))
		return false;
	if (row->make == NULL) {
		/* what it would set, if it did nothing else */
		*is_said = learn_change(ds, &l->tree->word, &cleared, &clear);
		clear.set = clear.clear;
		clear.clear = 0;
		meaning_of_change(&l->tree->word, &clear, &made);
		if (!*is_said)
			return true;
	}
	*is_said = learn_flag(ds, &l->tree->word, test, &made, &cleared, mask);
	return true;
}

static void learn_present_flag(struct learning *l,
			       const struct present_flag_row *row)
{
	const struct pte_layout *const layout = l->base->layout;
	const struct pte_view *const view = view_of(l, row->level);
	const bool has = (l->base->present_flags & PTE_FLAG_SET(row->flag)) !=
			 0;
	const char *const name = pte_flag_name(row->flag);
	uint64_t mask = 0, base;
	char key[PIECE_KEY_SIZE];
	bool is_said = false;
	struct piece *p;

	if (view == NULL || tree_read(l->tree, row->test) == NULL)
		return;
	base = has ? view->flag[row->flag] : 0;
	p = piece_begin(l, row->level, "levels.%s.flags.%s",
			pte_level_name(row->level), name);
	if (!find_flag(l, row, p, &mask, &is_said))
		return;
	text_of_bit(base, p->base);
	if (!is_said) {
		p->outcome = OUTCOME_NOT_SAID;
		snprintf(p->why, sizeof(p->why),
			 "%s, and what sets or clears it, aren't of one bit",
			 row->test);
		return;
	}
	text_of_bit(mask, p->tree);
	p->outcome = mask == base ? OUTCOME_SAME : OUTCOME_DIFFERS;
	p->has_word = mask != base;
	p->word = mask != 0 ? mask : base;
	/* a flag that is configured out says nothing of its bit */
	if (mask == base && mask == 0)
		return;
	piece_set(l, p, json_bit(mask));
	if (mask == base)
		return;
	if (row->level == PTE_LEVEL_PTE &&
	    layout->view[PTE_LEVEL_HUGETLB] != NULL &&
	    layout->view[PTE_LEVEL_HUGETLB]->flag[row->flag] ==
		    view->flag[row->flag])
		snprintf(key, sizeof(key), "levels.hugetlb.flags.%s", name);
	else if (row->level == PTE_LEVEL_PMD)
		snprintf(key, sizeof(key), "walker.flags.%s", name);
	else
		return;
	piece_set_at(l, key, json_bit(mask));
}

/* ---- addresses ----------------------------------------------------------- */

static json_t *json_place(const struct pte_place *place)
{
	json_t *const list = json_array();

	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const a = &place->address[i];
		json_t *const row = json_object(), *const when = json_object();
		json_t *const pieces = json_array();

		json_object_set_new(when, "mask", json_hex(a->when.mask));
		json_object_set_new(when, "value", json_hex(a->when.value));
		json_object_set_new(row, "when", when);
		json_object_set_new(row, "inverted", json_hex(a->inverted));
		for (unsigned n = 0; n < PTE_PIECE_COUNT; n++)
			if (a->piece[n].width > 0)
				json_array_append_new(pieces,
						      json_piece(&a->piece[n]));
		json_object_set_new(row, "pieces", pieces);
		json_array_append_new(list, row);
	}
	return list;
}

static void text_of_place(const struct pte_place *place, char *text)
{
	int length = 0;

	text[0] = '\0';
	for (unsigned i = 0; i < place->count; i++)
		for (unsigned n = 0; n < PTE_PIECE_COUNT; n++) {
			const struct pte_piece *const piece =
				&place->address[i].piece[n];

			if (piece->width > 0 && length < PIECE_TEXT_SIZE)
				length += snprintf(
					text + length,
					PIECE_TEXT_SIZE - (size_t)length,
					"%s%u:%u",
					n > 0   ? "+"
					: i > 0 ? ", "
						: "bits ",
					piece->lsb + piece->width - 1U,
					piece->lsb);
		}
}

/* The helper is asked of words that map a page of the level, whose leaves have
 * a form; and of none that variant.c says no kernel has. */
static pte_diagram addresses_asked(struct learning *l, enum pte_level level,
				   const char *helper)
{
	struct pte_diagrams *const ds = l->tree->ds;
	const struct variant_words *const words =
		variant_words_of(l->base->model->arch->name, helper);
	const struct pte_view *const view = l->base->layout->view[level];
	const struct pte_test leaf = { view->leaf.set | view->leaf.clear,
				       view->leaf.set, 0, 0 };
	const struct pte_test any = { 0, 0, 0, 0 };
	const pte_diagram some =
		words == NULL
			? PTE_DIAGRAM_TRUE
			: meaning_of_either(ds, &l->tree->word, &words->words);

	return pte_diagram_and(
		ds, some,
		meaning_of_test(ds, &l->tree->word,
				level == PTE_LEVEL_PTE ? &any : &leaf));
}

/* a pfn is a pfn: what an address has below a page is no part of it */
static void learn_address_of(struct learning *l, enum pte_level level,
			     const char *helper)
{
	struct pte_diagrams *const ds = l->tree->ds;
	const struct pte_layout *const layout = l->base->layout;
	const struct pte_place *const base = layout->place[level];
	struct pte_vector pfn, address, said;
	struct pte_place place;
	pte_diagram differs, asked;
	struct piece *p;

	if (base == NULL || layout->view[level] == NULL ||
	    tree_read(l->tree, helper) == NULL)
		return;
	p = piece_begin(l, level, "levels.%s.address", pte_level_name(level));
	if (!tree_vector(l->tree, helper, &pfn, p->why))
		return;
	text_of_place(base, p->base);
	meaning_of_place(ds, &l->tree->word, base, &said);
	pte_vector_shift_right(&address, &said, layout->page_shift,
			       PTE_DIAGRAM_FALSE);
	if (learn_same(&address, &pfn)) {
		p->outcome = OUTCOME_SAME;
		return;
	}
	asked = addresses_asked(l, level, helper);
	differs =
		pte_diagram_and(ds, piece_difference(l, &address, &pfn), asked);
	/* of no words all would hold */
	if (differs == PTE_DIAGRAM_FALSE && asked != PTE_DIAGRAM_FALSE) {
		p->outcome = OUTCOME_SAME;
		return;
	}
	piece_witness(l, p, differs);
	pte_vector_shift_left(&address, &pfn, layout->page_shift);
	if (learn_place(ds, &l->tree->word, &address, &place)) {
		p->outcome = OUTCOME_DIFFERS;
		text_of_place(&place, p->tree);
		piece_set(l, p, json_place(&place));
		if (layout->place[PTE_LEVEL_HUGETLB] == base)
			piece_set_at(l, "levels.hugetlb.address",
				     json_place(&place));
	} else {
		p->outcome = OUTCOME_NOT_SAID;
		snprintf(p->why, sizeof(p->why), "%s is no list of addresses",
			 helper);
	}
}

void learn_views(struct learning *l)
{
	for (size_t i = 0; i < sizeof(test_rows) / sizeof(test_rows[0]); i++)
		learn_view_test(l, &test_rows[i]);
	for (size_t i = 0;
	     i < sizeof(present_flag_rows) / sizeof(present_flag_rows[0]); i++)
		learn_present_flag(l, &present_flag_rows[i]);
	learn_address_of(l, PTE_LEVEL_PTE, "pte_pfn");
	learn_address_of(l, PTE_LEVEL_PMD, "pmd_pfn");
}

/* ---- predicates ---------------------------------------------------------- */

/* as the row says, on a machine that a diagram decides: yes where it may, or
 * not */
static bool is_row(struct learning *l, const struct pte_predicate *row,
		   pte_diagram f, pte_diagram *difference)
{
	struct pte_diagrams *const ds = l->tree->ds;
	const pte_diagram is = meaning_of_either(ds, &l->tree->word, &row->is);
	pte_diagram may = PTE_DIAGRAM_FALSE, outside, inside;

	if (row->may.machine != NULL)
		may = meaning_of_test(ds, &l->tree->word, &row->may.test);
	/* of words for which the machine doesn't matter it's decided both ways
	 */
	outside = pte_diagram_and(ds, pte_diagram_xor(ds, f, is),
				  pte_diagram_not(ds, may));
	inside = pte_diagram_and(ds, pte_diagram_and(ds, is, may),
				 pte_diagram_not(ds, f));
	*difference = pte_diagram_or(ds, outside, inside);
	return *difference == PTE_DIAGRAM_FALSE;
}

static void learn_predicate(struct learning *l, const struct pte_predicate *row,
			    enum pte_level level)
{
	const struct reading *const r = tree_read(l->tree, row->name);
	const char *outside;
	pte_diagram difference;
	struct piece *p;

	if (r == NULL)
		return;
	p = piece_begin(l, level, "predicates.%s", row->name);
	if (r->why[0] != '\0') {
		snprintf(p->why, sizeof(p->why), "%s: %.*s", row->name,
			 WHY_SIZE - 64, r->why);
		return;
	}
	if (r->traps != PTE_DIAGRAM_FALSE) {
		snprintf(p->why, sizeof(p->why), "%s traps for some words",
			 row->name);
		return;
	}
	snprintf(p->base, sizeof(p->base), "as the model's row");
	if (is_row(l, row, r->result.bit[0], &difference)) {
		p->outcome = OUTCOME_SAME;
		return;
	}
	outside = outside_of(l->tree->outside, l->tree->ds, difference);
	if (outside != NULL) {
		snprintf(p->why, sizeof(p->why),
			 "%s reads %s, which no fact gives", row->name,
			 outside);
		return;
	}
	p->outcome = OUTCOME_NOT_SAID;
	snprintf(p->why, sizeof(p->why),
		 "it differs from the base's row, which the spec has");
	piece_witness(l, p, difference);
}

/* whose words a predicate's name says it asks */
static bool level_of(const char *name, enum pte_level *level)
{
	static const enum pte_level levels[] = { PTE_LEVEL_PTE, PTE_LEVEL_PMD,
						 PTE_LEVEL_PUD };

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (strncmp(name, pte_level_name(levels[i]), 3) == 0) {
			*level = levels[i];
			return true;
		}
	return false;
}

void learn_predicates(struct learning *l)
{
	enum pte_level level;

	for (const struct pte_predicate *row = l->base->model->predicates;
	     row->name != NULL; row++)
		if (row->in.since <= l->base->version &&
		    l->base->version <= row->in.until &&
		    (row->needs & ~l->base->options) == 0 &&
		    level_of(row->name, &level))
			learn_predicate(l, row, level);
}
