/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about the words written for pages, for one protection at a time: made
 * a leaf of the level, with any address that a leaf may have on the machine,
 * and any of the flags.
 */
#include "common/span.h"
#include "common/text.h"
#include "prove/pages.h"

#define NO_FLAGS "no flags of pages at this level"

/* ---- obligations ----------------------------------------------------------
 */

static void oblige_address(const struct question *q, uint64_t protection,
			   struct pte_obligations *to)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_COMES_BACK,
			   "a page whose address doesn't come back");

	o->place = q->s.t->layout->place[q->s.level];
	o->spill = &to->no_spill;
	o->kept = pte_pages_addresses(&q->s);
	o->beside = pte_pages_beside(&q->s, protection);
	o->protection = protection & ~o->beside;
	o->beside |= pte_pages_flags(&q->s);
}

/* the words of pages, with any flags but these */
static struct pte_words pages_without(const struct question *q,
				      uint64_t protection, uint64_t flags)
{
	const uint64_t beside = pte_pages_beside(&q->s, protection);
	struct pte_words pages = pte_pages_words(&q->s, protection, beside);

	pages.page.beside |= pte_pages_flags(&q->s) & ~flags;
	return pages;
}

/* each flag reads as it was set, and nothing else sets it */
static void oblige_flags(const struct question *q, uint64_t protection,
			 struct pte_obligations *to)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const uint64_t flag = pte_pages_flag(&q->s, f);
		const struct pte_words without =
			pages_without(q, protection, flag);

		if (flag != 0)
			pte_oblige_lacks(to, &without, flag,
					 "a page that has a flag which wasn't "
					 "set");
	}
}

/* the other predicates that walkers of pmds and puds apply to a leaf hold */
static void oblige_predicates(const struct question *q,
			      const struct pte_words *page,
			      struct pte_obligations *to)
{
	struct pte_predicate p;

	if (q->s.level == PTE_LEVEL_PTE || q->s.level == PTE_LEVEL_HUGETLB)
		return;
	for (unsigned n = 0; pte_target_predicate(q->s.t, q->s.level, n, &p);
	     n++)
		if (p.asks == PTE_ASKS_LEAF)
			pte_oblige_within_one(
				to, page, &p.is,
				"a huge page that a test of the level's "
				"walkers doesn't take for one");
}

static uint64_t leaf_of(const struct question *q)
{
	return pte_pages_leaf(&q->s, q->v->path);
}

static struct pte_words pages_of(const struct question *q, uint64_t protection)
{
	return pages_without(q, protection, 0);
}

/* why no word of the level passes a test; NULL: some word should */
static const char *never(const struct scene *s, enum pte_view_test test)
{
	return pte_model_never(s->t->model, s->level, test);
}

/* ---- pages ----------------------------------------------------------------
 */

static const char *page_present(const struct question *q,
				struct pte_obligations *to)
{
	const struct pte_words page = pages_of(q, leaf_of(q));

	pte_oblige_within_one(to, &page, &q->s.present,
			      "a page that isn't present");
	pte_oblige_avoids(to, &page, &q->s.view->none, "a page that is none");
	return NULL;
}

static const char *page_read(const struct question *q,
			     struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;
	const struct pte_words page = pages_of(q, leaf_of(q));

	if (pte_pages_without_access(q->v->path) &&
	    never(&q->s, PTE_VIEW_PROTNONE) == NULL) {
		pte_oblige_within(to, &page, &view->protnone,
				  "a page without access that isn't protnone");
		return NULL;
	}
	pte_oblige_avoids(to, &page, &view->protnone,
			  "a page with access that is protnone");
	pte_oblige_avoids(to, &page, &view->invalidated,
			  "a page that reads as invalidated");
	pte_oblige_avoids(to, &page, &view->table,
			  "a page that reads as a table");
	return NULL;
}

static const char *page_walked(const struct question *q,
			       struct pte_obligations *to)
{
	const struct pte_view *const walker = pte_pages_walker(&q->s);
	const struct pte_either present = pte_scene_walked(&q->s, walker);
	const struct pte_words page = pages_of(q, leaf_of(q));
	const enum pte_level walked =
		q->s.level == PTE_LEVEL_HUGETLB ? PTE_LEVEL_PMD : q->s.level;
	const bool is_protnone = pte_pages_without_access(q->v->path) &&
				 pte_model_never(q->s.t->model, walked,
						 PTE_VIEW_PROTNONE) == NULL;

	pte_oblige_within_one(to, &page, &present,
			      "a page that the level's walkers don't see");
	oblige_predicates(q, &page, to);
	if (is_protnone)
		pte_oblige_within(
			to, &page, &walker->protnone,
			"a page without access that isn't protnone to "
			"walkers");
	else
		pte_oblige_avoids(to, &page, &walker->protnone,
				  "a page with access that is protnone to "
				  "walkers");
	pte_oblige_avoids(to, &page, &walker->none,
			  "a page that the level's walkers take for none");
	pte_oblige_avoids(to, &page, &walker->table,
			  "a page that the level's walkers take for a table");
	return NULL;
}

/* the alternative of a place that a protection selects; NULL: none */
static const struct pte_address *chosen(const struct pte_place *place,
					uint64_t protection)
{
	for (unsigned i = 0; i < place->count; i++)
		if (pte_pattern_has(&place->address[i].when, protection))
			return &place->address[i];
	return NULL;
}

static const char *pfn_round_trip(const struct question *q,
				  struct pte_obligations *to)
{
	oblige_address(q, leaf_of(q), to);
	return NULL;
}

static const char *page_bits(const struct question *q,
			     struct pte_obligations *to)
{
	const struct pte_place *const place = q->s.t->layout->place[q->s.level];
	const uint64_t leaf = leaf_of(q);
	const uint64_t below = pte_ones(q->s.t->layout->page_shift);
	const struct pte_words page = pte_pages_words(&q->s, leaf, 0);

	pte_oblige_lacks(to, &page, ~(leaf | pte_place_bits(place, leaf)),
			 "an address that sets a bit which isn't its own");
	/* hardware reads the address as stored, so it can't be complemented */
	if (!pte_pages_without_access(q->v->path))
		pte_pages_oblige_none(
			to, pte_pages_complemented(chosen(place, leaf)), leaf,
			"a page with access whose address is "
			"stored complemented");
	if (q->s.level == PTE_LEVEL_PTE)
		pte_pages_oblige_none(to, pte_place_mask(place, leaf) & below,
				      0,
				      "an address that begins within a page");
	return NULL;
}

static const char *page_flags(const struct question *q,
			      struct pte_obligations *to)
{
	oblige_flags(q, leaf_of(q), to);
	return pte_pages_flags(&q->s) == 0 ? NO_FLAGS : NULL;
}

/* ---- traits that a page's word shows --------------------------------------
 */

#define NOTHING_TOLD "nothing can be told of the level's pages by their words"

/* the level's nth row for a trait; NULL beyond the last */
static const struct pte_trait *trait_at(const struct scene *s,
					enum pte_tells tells, unsigned n)
{
	for (const struct pte_trait *row = s->t->model->traits;
	     row != NULL && row->tells != 0; row++)
		if (row->tells == tells &&
		    (row->levels & PTE_LEVEL_SET(s->level)) != 0 &&
		    in_span(&row->in, s->t->version) && n-- == 0)
			return row;
	return NULL;
}

/* one of the rows suffices; a PROT_NONE page may also be a kernel page that is
 * temporarily invalid */
static void oblige_user(const struct question *q, const struct pte_words *page,
			struct pte_obligations *to)
{
	const struct pte_trait *row = trait_at(&q->s, PTE_TELLS_USER, 0);
	struct pte_obligation *o;

	if (row == NULL || pte_pages_without_access(q->v->path))
		return;
	o = pte_oblige(to, PTE_RELATION_INSIDE,
		       "a process's page that isn't told to be one");
	o->a = *page;
	for (; row != NULL; row = trait_at(&q->s, PTE_TELLS_USER, o->withins))
		o->within[o->withins++] = row->test;
}

/* the trait is shown by bits beside the page, and by nothing else: not by its
 * protection, flags or address */
static void oblige_beside(const struct question *q, enum pte_tells tells,
			  const struct pte_words *page,
			  struct pte_obligations *to)
{
	const struct pte_beside *const said = q->s.t->model->beside;
	const uint64_t beside =
		said == NULL || said->what == NULL
			? PTE_ALL_BITS
			: pte_pages_beside(&q->s, page->page.protection);
	const struct pte_trait *row;

	for (unsigned n = 0; (row = trait_at(&q->s, tells, n)) != NULL; n++) {
		pte_oblige_avoids(to, page, &row->test,
				  "a page that is told to be special, or of "
				  "smaller pages, by its protection");
		pte_pages_oblige_none(
			to, (row->test.mask | row->test.any) & ~beside,
			page->page.protection,
			"a bit tells of a page that no page may have or lack");
	}
}

/* What a protection promises, by its name: others promise nothing here. */
static const struct promise {
	const char *protection;
	bool write, exec;
} promises[] = {
	{ "readonly", false, false },  { "copy", false, false },
	{ "shared", true, false },     { "readonly_exec", false, true },
	{ "shared_exec", true, true }, { "shadowstack", true, false },
	{ "exec", false, true },
};

static const struct promise *promise_of(const char *protection)
{
	const size_t count = sizeof(promises) / sizeof(promises[0]);

	for (size_t i = 0; i < count; i++)
		if (text_is(protection, text_length(protection),
			    promises[i].protection))
			return &promises[i];
	return NULL;
}

/* what a predicate must say of each page, just mapped, of a protection */
enum promised {
	PROMISED_NOTHING,
	PROMISED_NO,
	PROMISED_YES
};

static enum promised promised(const char *protection, enum pte_asks asks)
{
	const struct promise *const said = promise_of(protection);
	const bool none = pte_pages_without_access(protection);

	if (asks == PTE_ASKS_SPECIAL)
		return PROMISED_NO;
	if (none && (asks == PTE_ASKS_WRITE || asks == PTE_ASKS_ACCESS))
		return PROMISED_NO;
	if (said == NULL)
		return PROMISED_NOTHING;
	if (asks == PTE_ASKS_WRITE)
		return said->write ? PROMISED_YES : PROMISED_NO;
	if (asks == PTE_ASKS_EXEC)
		return said->exec ? PROMISED_YES : PROMISED_NO;
	return asks == PTE_ASKS_YOUNG || asks == PTE_ASKS_ACCESS
		       ? PROMISED_YES
		       : PROMISED_NOTHING;
}

static void oblige_promise(const struct question *q,
			   const struct pte_words *page,
			   const struct pte_predicate *p,
			   struct pte_obligations *to)
{
	switch (promised(q->v->path, p->asks)) {
	case PROMISED_NOTHING:
		break;
	case PROMISED_NO:
		pte_oblige_avoids_each(to, page, &p->is,
				       "a page, just mapped, of which more is "
				       "true than its protection says");
		break;
	case PROMISED_YES:
		pte_oblige_within_one(to, page, &p->is,
				      "a page, just mapped, of which less is "
				      "true than its protection says");
		break;
	}
}

/* mm/debug_vm_pgtable.c asks it of each protection. An old page may lack all
 * that pmd_bad looks at: walkers ask first whether it's a leaf. */
static void oblige_new(const struct question *q, const struct pte_words *page,
		       struct pte_obligations *to)
{
	struct pte_predicate p;

	for (unsigned n = 0; pte_target_predicate(q->s.t, q->s.level, n, &p);
	     n++) {
		oblige_promise(q, page, &p, to);
		if (p.asks == PTE_ASKS_DIRTY)
			pte_oblige_avoids_each(
				to, page, &p.is,
				"a page, just mapped, that is dirty");
		if (p.asks == PTE_ASKS_BAD && q->s.level != PTE_LEVEL_HUGETLB)
			pte_oblige_within_one(
				to, page, &p.is,
				"a huge page, just mapped, that isn't bad");
	}
}

static const char *page_told(const struct question *q,
			     struct pte_obligations *to)
{
	const struct pte_words page = {
		.of = PTE_WORDS_PAGE,
		.page = { q->s.t->layout->place[q->s.level], leaf_of(q),
			  pte_pages_addresses(&q->s), pte_pages_flags(&q->s) },
	};

	if (trait_at(&q->s, PTE_TELLS_USER, PTE_WITHIN_MAX) != NULL)
		return "more rows tell of a process's page than are asked of";
	oblige_user(q, &page, to);
	oblige_beside(q, PTE_TELLS_SPECIAL, &page, to);
	oblige_beside(q, PTE_TELLS_SMALLER, &page, to);
	oblige_new(q, &page, to);
	return to->count > 0 ? NULL : NOTHING_TOLD;
}

/* ---- pages made invalid for a moment --------------------------------------
 */

/* an invalidated PROT_NONE page may pass protnone, too */
static const char *invalid_read(const struct question *q,
				struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;
	const struct pte_view *const walker = pte_pages_walker(&q->s);
	const struct pte_either present = pte_scene_walked(&q->s, walker);
	const uint64_t protection =
		pte_change_apply(&view->invalidate, leaf_of(q));
	const struct pte_words page = pages_of(q, protection);

	pte_oblige_within_one(to, &page, &q->s.present,
			      "an invalidated page that isn't present");
	pte_oblige_within(to, &page, &view->invalidated,
			  "an invalidated page that doesn't read as one");
	oblige_predicates(q, &page, to);
	if (!pte_pages_without_access(q->v->path))
		pte_oblige_avoids(to, &page, &view->protnone,
				  "an invalidated page that reads as protnone");
	pte_oblige_avoids(to, &page, &view->none,
			  "an invalidated page that is none");
	pte_oblige_within_one(to, &page, &present,
			      "an invalidated page that walkers don't see");
	pte_oblige_avoids(to, &page, &walker->table,
			  "an invalidated page that is a table");
	oblige_flags(q, protection, to);
	oblige_address(q, protection, to);
	return never(&q->s, PTE_VIEW_INVALIDATED);
}

/* ---- the table ------------------------------------------------------------
 */

#define PAGES (CLAIM_FLAGS | PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP))
#define WALKED (PTE_LEVEL_SET(PTE_LEVEL_PMD) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))

/* clang-format off */
const struct claim pte_claims_of_pages[] = {
	{ { "page-present",   "a page's word is present, and not none, under every protection", PAGES, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained", page_present },
	{ { "page-read",      "a page's word decodes as one: protnone without access, else present", PAGES, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained, disjoint", page_read },
	{ { "page-walked",    "the walkers of the level see a page, and don't take it for a table", PAGES, WALKED | PTE_LEVEL_SET(PTE_LEVEL_PUD) },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained, disjoint", page_walked },
	{ { "pfn-round-trip", "every page address of the machine comes back from its word, under every protection, with any flags", PAGES, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "each bit comes back, whatever the others are", pfn_round_trip },
	{ { "page-bits",      "a page's word has the bits of its protection and address, and no others; with access, the address is stored plain", 0, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "no word has another bit", page_bits },
	{ { "page-flags",     "a page has the flags that were set, and no others", PAGES, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "no word without a flag has its bit", page_flags },
	{ { "page-told",      "a page with access reads as a process's, and never as special or as made of smaller pages; just mapped, it isn't dirty, and a huge one is bad as a table", PAGES, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained, disjoint", page_told },
	{ { "invalid-read",   "a page invalidated during a change is present, decodes as invalidated, and keeps its address and flags", PAGES, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained; each bit comes back", invalid_read },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
