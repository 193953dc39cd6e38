/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Differences in predicates, in present words, and in the paths that store
 * words.
 */
#include <stdio.h>
#include <string.h>

#include <pte/prove/set.h>

#include "diff.h"
#include "word/picture.h"
#include "word/test_text.h"

/* both views of a level; false if a layout lacks the level */
static bool views(const struct diff *d, unsigned level,
		  const struct pte_view *to[static 2])
{
	for (unsigned i = 0; i < 2; i++)
		to[i] = d->target[i].layout->view[level];
	return to[0] != NULL && to[1] != NULL;
}

/* ---- predicates --------------------------------------------------------- */

/* whether both accept the same words, however they are written */
static bool same_words(const struct pte_either *a, const struct pte_either *b)
{
	static const struct pte_test all = PTE_TEST(0, 0);
	const struct pte_either *const both[] = { a, b };

	for (unsigned i = 0; i < 2; i++) {
		uint64_t value;
		bool some;

		if (!diff_rest(&all, both[i], both[1 - i], &some, &value) ||
		    some)
			return false;
	}
	return true;
}

/* read: the level whose helpers use the test, at which words are decoded */
static void diff_test(struct diff *d, const char *name, unsigned level,
		      enum pte_level read, const struct pte_either *a,
		      const struct pte_either *b)
{
	char text[2][EITHER_SIZE];
	struct change *c;

	if (same_words(a, b))
		return;
	c = diff_add(d, "predicate", name, (int)level, either_text(text[0], a),
		     either_text(text[1], b));
	if (c != NULL)
		diff_try_tests(d, &c->word, read, a, b);
}

static void diff_view(struct diff *d, const char *prefix, unsigned level,
		      enum pte_level read, const struct pte_view *a,
		      const struct pte_view *b)
{
	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
		const enum pte_view_test test = (enum pte_view_test)n;
		struct pte_either before = { 1,
					     { *pte_view_test_of(a, test) } };
		struct pte_either after = { 1, { *pte_view_test_of(b, test) } };
		char what[DIFF_WHAT_SIZE];

		if (test == PTE_VIEW_PRESENT) {
			before = pte_layout_present(d->target[0].layout, read,
						    a);
			after = pte_layout_present(d->target[1].layout, read,
						   b);
		}
		(void)snprintf(what, sizeof(what), "%s%s", prefix,
			       pte_view_test_name(n));
		diff_test(d, what, level, read, &before, &after);
	}
}

static bool in_force(const struct pte_span *in, const struct pte_target *t)
{
	return in->since <= t->version && t->version <= in->until;
}

static bool is_asked(const struct pte_predicate *p, const struct pte_target *t,
		     unsigned level)
{
	return in_force(&p->in, t) && (p->levels & PTE_LEVEL_SET(level)) != 0 &&
	       (p->needs & ~t->options) == 0;
}

/* the row of this name that is in force; NULL: none */
static const struct pte_predicate *
predicate_of(const struct pte_target *t, unsigned level, const char *name)
{
	const struct pte_predicate *p = t->model->predicates;

	while (p->name != NULL &&
	       (strcmp(p->name, name) != 0 || !is_asked(p, t, level)))
		p++;
	return p->name != NULL ? p : NULL;
}

/* other predicates of the level, by all names that either layout has */
static void diff_others(struct diff *d, unsigned level)
{
	static const struct pte_either never = { .count = 0 };

	for (unsigned i = 0; i < 2; i++) {
		const struct pte_predicate *p = d->target[i].model->predicates;

		for (; p->name != NULL; p++) {
			const struct pte_predicate *const a =
				predicate_of(&d->target[0], level, p->name);
			const struct pte_predicate *const b =
				predicate_of(&d->target[1], level, p->name);

			if (!is_asked(p, &d->target[i], level) ||
			    (i == 1 && a != NULL))
				continue;
			diff_test(d, p->name, level, (enum pte_level)level,
				  a != NULL ? &a->is : &never,
				  b != NULL ? &b->is : &never);
		}
	}
}

void diff_predicates(struct diff *d)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const struct pte_view *v[2];

		if (views(d, l, v))
			diff_view(d, "", l, (enum pte_level)l, v[0], v[1]);
	}
	if (d->target[0].layout->walker != NULL &&
	    d->target[1].layout->walker != NULL)
		diff_view(d, "walker's ", PTE_LEVEL_HUGETLB, PTE_LEVEL_PMD,
			  d->target[0].layout->walker,
			  d->target[1].layout->walker);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		diff_others(d, l);
}

/* ---- present words ------------------------------------------------------ */

static const char *hex_text(char to[static DIFF_VALUE_SIZE], uint64_t value)
{
	(void)snprintf(to, DIFF_VALUE_SIZE, "0x%llx",
		       (unsigned long long)value);
	return to;
}

static const char *change_text(char to[static DIFF_VALUE_SIZE],
			       const struct pte_change *c)
{
	(void)snprintf(to, DIFF_VALUE_SIZE, "clear 0x%llx, set 0x%llx",
		       (unsigned long long)c->clear,
		       (unsigned long long)c->set);
	return to;
}

static void diff_address(struct diff *d, unsigned level)
{
	const struct pte_place *const a = d->target[0].layout->place[level];
	const struct pte_place *const b = d->target[1].layout->place[level];
	char text[2][DIFF_VALUE_SIZE];
	struct change *c;

	if (diff_same_places(a, b))
		return;
	c = diff_add(d, "address", "", (int)level, diff_place_text(text[0], a),
		     diff_place_text(text[1], b));
	if (c != NULL)
		diff_try_page(d, &c->word, (enum pte_level)level,
			      diff_place_bits(a) | diff_place_bits(b));
}

/*
 * a fixed order for the rows of one name, independent of their order in the
 * list
 */
static int compare_names(const struct pte_name *a, const struct pte_name *b)
{
	const uint64_t keys[][2] = { { a->lsb, b->lsb },
				     { a->width, b->width },
				     { a->when.mask, b->when.mask },
				     { a->when.value, b->when.value } };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}

/* the row of this name after `last` in that order; NULL: none */
static const struct pte_name *row_after(const struct pte_name *last,
					const struct pte_target *t,
					unsigned level, bool tables,
					const char *name)
{
	const struct pte_name *next = NULL;

	for (const struct pte_name *n = t->model->names; n->name != NULL; n++)
		if (strcmp(n->name, name) == 0 &&
		    picture_has_name(t, (enum pte_level)level, tables, n) &&
		    (last == NULL || compare_names(n, last) > 0) &&
		    (next == NULL || compare_names(n, next) < 0))
			next = n;
	return next;
}

uint64_t diff_name_text(char to[static DIFF_VALUE_SIZE],
			const struct pte_target *t, unsigned level, bool tables,
			const char *name)
{
	const struct pte_name *n = NULL;
	const char *before = "";
	uint64_t bits = 0;
	struct out text;

	out_to_memory(&text, to, DIFF_VALUE_SIZE);
	while ((n = row_after(n, t, level, tables, name)) != NULL) {
		char range[BIT_RANGE_SIZE];

		out_format(&text, "%s%s %s", before,
			   n->width > 1 ? "bits" : "bit",
			   bit_range(range, n->lsb, n->width));
		if (n->when.mask != 0)
			out_format(&text, " where (v & 0x%llx) == 0x%llx",
				   (unsigned long long)n->when.mask,
				   (unsigned long long)n->when.value);
		before = ", ";
		bits |= pte_ones(n->width) << n->lsb;
	}
	if (text.used == 0)
		out_text(&text, DIFF_NOTHING);
	(void)out_memory(&text);
	return bits;
}

static void diff_names(struct diff *d, unsigned level)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_name *n = d->target[i].model->names;

		for (; n->name != NULL; n++) {
			char text[2][DIFF_VALUE_SIZE];
			const uint64_t a = diff_name_text(
				text[0], &d->target[0], level, false, n->name);
			const uint64_t b = diff_name_text(
				text[1], &d->target[1], level, false, n->name);
			struct change *const c = diff_add(d, "name", n->name,
							  (int)level, text[0],
							  text[1]);

			if (c != NULL)
				diff_try_page(d, &c->word,
					      (enum pte_level)level, a | b);
		}
	}
}

/* an order of tests that doesn't depend on that of the list */
static int compare_tests(const struct pte_test *a, const struct pte_test *b)
{
	const uint64_t keys[][2] = { { a->mask, b->mask },
				     { a->value, b->value },
				     { a->any, b->any },
				     { a->except, b->except } };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}

/* the test after `last` in that order, NULL: the first; NULL: no more */
static const struct pte_test *test_after(const struct pte_test *last,
					 const struct pte_target *t,
					 unsigned level, unsigned tells)
{
	const struct pte_trait *row = t->model->traits;
	const struct pte_test *next = NULL;

	for (; row != NULL && row->tells != 0; row++)
		if ((unsigned)row->tells == tells && in_force(&row->in, t) &&
		    (row->levels & PTE_LEVEL_SET(level)) != 0 &&
		    (last == NULL || compare_tests(&row->test, last) > 0) &&
		    (next == NULL || compare_tests(&row->test, next) < 0))
			next = &row->test;
	return next;
}

/* the alternative tests that are in force */
static const char *trait_text(char to[static DIFF_VALUE_SIZE],
			      const struct pte_target *t, unsigned level,
			      unsigned tells)
{
	const struct pte_test *is = NULL;
	struct out text;

	out_to_memory(&text, to, DIFF_VALUE_SIZE);
	while ((is = test_after(is, t, level, tells)) != NULL) {
		char test[TEST_SIZE];

		out_format(&text, "%s%s", text.used > 0 ? ", or " : "",
			   test_text(test, is));
	}
	if (text.used == 0)
		out_text(&text, DIFF_NOTHING);
	return out_memory(&text);
}

/* traits raise doubts but don't change the reading, so no word shows them */
static void diff_traits(struct diff *d, unsigned level)
{
	for (unsigned t = 1; t <= PTE_TELLS_LAST; t++) {
		char text[2][DIFF_VALUE_SIZE];

		(void)diff_add(d, "tells", pte_tells_name((enum pte_tells)t),
			       (int)level,
			       trait_text(text[0], &d->target[0], level, t),
			       trait_text(text[1], &d->target[1], level, t));
	}
}

/* what a level makes of each protection that both have, but for its leaf */
static void diff_translated(struct diff *d, unsigned l)
{
	for (const struct pte_protection *p = d->target[0].model->protections;
	     p->name != NULL; p++) {
		const struct pte_protection *const other =
			pte_target_protection(&d->target[1], p->name);
		char text[2][DIFF_VALUE_SIZE];

		if (other == NULL ||
		    pte_target_protection(&d->target[0], p->name) != p ||
		    (d->target[0].layout->translated[l] == NULL &&
		     d->target[1].layout->translated[l] == NULL))
			continue;
		(void)diff_add(
			d, "translated", p->name, (int)l,
			hex_text(text[0], pte_layout_translate(
						  d->target[0].layout,
						  (enum pte_level)l, p->bits)),
			hex_text(text[1],
				 pte_layout_translate(d->target[1].layout,
						      (enum pte_level)l,
						      other->bits)));
	}
}

static const char *protection_text(char to[static DIFF_VALUE_SIZE],
				   const struct pte_target *t, const char *name)
{
	const struct pte_protection *const p = pte_target_protection(t, name);

	(void)snprintf(to, DIFF_VALUE_SIZE, DIFF_NOTHING);
	return p != NULL ? hex_text(to, p->bits) : to;
}

static void diff_protections(struct diff *d)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_protection *p =
			d->target[i].model->protections;

		for (; p->name != NULL; p++) {
			char text[2][DIFF_VALUE_SIZE];

			(void)diff_add(d, "protection", p->name, DIFF_NO_LEVEL,
				       protection_text(text[0], &d->target[0],
						       p->name),
				       protection_text(text[1], &d->target[1],
						       p->name));
		}
	}
}

void diff_present(struct diff *d)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const struct pte_view *v[2];
		char text[2][DIFF_VALUE_SIZE];

		if (!views(d, l, v)) {
			(void)diff_add(d, "level", "leaf entries", (int)l,
				       v[0] != NULL ? "yes" : "no",
				       v[1] != NULL ? "yes" : "no");
			continue;
		}
		(void)diff_add(d, "hardware", "may set", (int)l,
			       hex_text(text[0], v[0]->hardware),
			       hex_text(text[1], v[1]->hardware));
		diff_translated(d, l);
		(void)diff_add(d, "change", "leaf", (int)l,
			       change_text(text[0], &v[0]->leaf),
			       change_text(text[1], &v[1]->leaf));
		(void)diff_add(d, "change", "invalidate", (int)l,
			       change_text(text[0], &v[0]->invalidate),
			       change_text(text[1], &v[1]->invalidate));
		diff_address(d, l);
		diff_names(d, l);
		diff_traits(d, l);
	}
	diff_protections(d);
}

/* ---- stores ------------------------------------------------------------- */

/* the bits that a path drops at a level; false if it doesn't exist there */
static bool dropped_by(const struct pte_target *t, const char *path,
		       unsigned level, uint64_t *ret)
{
	bool has = false;

	*ret = 0;
	for (const struct pte_store *s = t->model->stores; s->path != NULL;
	     s++) {
		if (strcmp(s->path, path) != 0 || !in_force(&s->in, t) ||
		    (s->levels & PTE_LEVEL_SET(level)) == 0)
			continue;
		has = true;
		if ((s->needs & ~t->options) == 0)
			*ret |= s->dropped;
	}
	return has;
}

static void diff_store(struct diff *d, const char *path, unsigned level)
{
	char text[2][DIFF_VALUE_SIZE];
	uint64_t dropped[2];

	for (unsigned i = 0; i < 2; i++) {
		const bool has =
			dropped_by(&d->target[i], path, level, &dropped[i]);

		if (dropped[i] != 0)
			(void)snprintf(text[i], DIFF_VALUE_SIZE, "drops 0x%llx",
				       (unsigned long long)dropped[i]);
		else
			(void)snprintf(text[i], DIFF_VALUE_SIZE, "%s",
				       has ? "drops nothing" : DIFF_NOTHING);
	}
	/* decoding doesn't depend on stores, so no word shows it */
	(void)diff_add(d, "store", path, (int)level, text[0], text[1]);
}

void diff_stores(struct diff *d)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_store *s = d->target[i].model->stores;

		for (; s->path != NULL; s++)
			for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
				if (in_force(&s->in, &d->target[i]) &&
				    (s->levels & PTE_LEVEL_SET(l)) != 0)
					diff_store(d, s->path, l);
	}
}
