/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that tests, encoders and rows cover at least one word: a test that no
 * word passes, or a kind that nothing encodes, would be disjoint from
 * everything.
 */
#include "prove/pages.h"

#include "common/span.h"

/* ---- the empty slot -------------------------------------------------------
 */

static const char *empty_is_none(const struct question *q,
				 struct pte_obligations *to)
{
	const struct pte_test empty = { PTE_ALL_BITS,
					q->s.t->layout->empty[q->s.level], 0,
					0 };

	pte_oblige_inside(to, &empty, &q->s.view->none,
			  "an empty slot that isn't none");
	if (q->s.level == PTE_LEVEL_HUGETLB)
		pte_oblige_inside(to, &empty, &q->s.t->layout->walker->none,
				  "an empty slot that isn't none to walkers");
	return NULL;
}

/* ---- tests ----------------------------------------------------------------
 */

/* a word that passes; if none does, the bits that the test requires */
static uint64_t some_word(const struct pte_test *test)
{
	uint64_t word = test->value;

	(void)pte_test_meet(test, test, &word);
	return word;
}

static void oblige_passed(struct pte_obligations *to,
			  const struct pte_test *test, const char *why)
{
	const bool is_never = pte_test_is_never(test);
	struct pte_obligation *const o = pte_oblige_fits(
		to, is_never != (why != NULL), 0,
		is_never ? "no word passes a test, and no reason is given"
			 : "words pass a test that the row says none does");

	o->shown[0] = o->shown[1] = some_word(test);
}

/* a model without protections describes no pages: only test entries' views */
static bool is_asked(const struct question *q, enum pte_view_test test)
{
	return test <= PTE_VIEW_PRESENT ||
	       pte_claim_protection_at(q, 0) != NULL;
}

static void oblige_view(const struct question *q, const struct pte_view *view,
			enum pte_level level, struct pte_obligations *to)
{
	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
		const enum pte_view_test test = (enum pte_view_test)n;

		if (is_asked(q, test))
			oblige_passed(
				to, pte_view_test_of(view, test),
				pte_model_never(q->s.t->model, level, test));
	}
}

/* a value bit outside the mask can't match */
static bool is_some(const struct pte_pattern *pattern)
{
	return (pattern->value & ~pattern->mask) == 0;
}

/* whether a page of some protection, or an invalidated one, may match the
 * pattern; its address, flags and the bits beside are `open` */
static bool is_page(const struct question *q, const struct pte_pattern *pattern,
		    uint64_t open)
{
	const struct pte_test rest = { pattern->mask & ~open,
				       pattern->value & ~open, 0, 0 };
	const char *protection;
	bool is = false;

	for (unsigned n = 0;
	     (protection = pte_claim_protection_at(q, n)) != NULL; n++) {
		const uint64_t leaf = pte_pages_leaf(&q->s, protection);

		is |= pte_test_has(&rest, leaf);
		is |= pte_test_has(
			&rest, pte_change_apply(&q->s.view->invalidate, leaf));
	}
	return is && is_some(pattern);
}

static bool is_entry(const struct question *q,
		     const struct pte_pattern *pattern)
{
	const struct pte_pattern *const fixed = &q->s.c->fixed;

	return is_some(pattern) && ((pattern->value ^ fixed->value) &
				    pattern->mask & fixed->mask) == 0;
}

/* the bits that may be set beside pages of any protection */
static uint64_t beside_of_all(const struct question *q)
{
	const char *protection;
	uint64_t bits = 0;

	for (unsigned n = 0;
	     (protection = pte_claim_protection_at(q, n)) != NULL; n++)
		bits |= pte_pages_beside(&q->s,
					 pte_pages_leaf(&q->s, protection));
	return bits;
}

/* a change, or a row for bits beside pages, must apply to some word */
static void oblige_some(struct pte_obligations *to,
			const struct pte_pattern *pattern, bool some,
			const char *reason)
{
	struct pte_obligation *const o = pte_oblige_fits(to, !some, 0, reason);

	o->shown[0] = o->shown[1] = pattern->value;
}

static void oblige_handled(const struct question *q, struct pte_obligations *to)
{
	const struct pte_transient *t = q->s.t->model->transients;
	const uint64_t open = pte_pages_address_bits(&q->s) |
			      pte_pages_flags(&q->s);

	for (; t != NULL && t->name != NULL; t++)
		if ((t->levels & PTE_LEVEL_SET(q->s.level)) != 0 &&
		    in_span(&t->in, q->s.t->version) && t->why == NULL)
			oblige_some(to, &t->from,
				    is_entry(q, &t->from) ||
					    is_page(q, &t->from,
						    open | beside_of_all(q)),
				    "a change begins with no page, nor entry");
}

/* the rows of traits, and of bits beside pages */
static void oblige_rows(const struct question *q, struct pte_obligations *to)
{
	const struct pte_trait *trait = q->s.t->model->traits;
	const struct pte_beside *beside = q->s.t->model->beside;

	for (; trait != NULL && trait->tells != 0; trait++)
		if ((trait->levels & PTE_LEVEL_SET(q->s.level)) != 0 &&
		    in_span(&trait->in, q->s.t->version))
			oblige_passed(to, &trait->test, NULL);
	for (; beside != NULL && beside->what != NULL; beside++)
		if ((beside->levels & PTE_LEVEL_SET(q->s.level)) != 0 &&
		    in_span(&beside->in, q->s.t->version))
			oblige_some(to, &beside->when, is_some(&beside->when),
				    "bits stand beside no page");
}

static const char *tests_passed(const struct question *q,
				struct pte_obligations *to)
{
	oblige_view(q, q->s.view, q->s.level, to);
	/* walkers see a hugetlb slot as a pmd */
	if (q->s.level == PTE_LEVEL_HUGETLB)
		oblige_view(q, q->s.t->layout->walker, PTE_LEVEL_PMD, to);
	/* a model without protections describes no pages */
	if (pte_claim_protection_at(q, 0) != NULL) {
		oblige_rows(q, to);
		oblige_handled(q, to);
	}
	return NULL;
}

/* ---- entries ---------------------------------------------------------------
 */

static const char *kinds_written(const struct question *q,
				 struct pte_obligations *to)
{
	const struct pte_entries *const entries = &q->written.entries;
	const uint64_t room = pte_ones(entries->offset_bits);
	const bool some =
		entries->types != 0 && entries->low <= entries->high &&
		(entries->markers == 0 || (entries->markers & room) != 0);

	pte_oblige_fits(to, !some, 0, "an entry of which no word is written");
	return NULL;
}

/* ---- the table ------------------------------------------------------------
 */

/* clang-format off */
const struct claim pte_claims_of_emptiness[] = {
	{ { "empty-is-none", "an empty slot reads as none", 0, PTE_LEVEL_PAGES | PTE_LEVEL_TABLES },
	  SCOPE_WHOLE, false, NULL, "contained", empty_is_none },
	{ { "tests-passed",  "every test of the level passes for some word, or its row says why not; every change, and every bit beside a protection, applies to some page", 0, PTE_LEVEL_PAGES | PTE_LEVEL_TABLES },
	  SCOPE_WHOLE, false, NULL, "a word that passes", tests_passed },
	{ { "kinds-written", "every kind of entry that can occur at a level encodes to some word", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_KINDS, false, NULL, "a type and an offset", kinds_written },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
