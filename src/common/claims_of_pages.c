/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about what is written for pages, one protection after the other: each
 * made a leaf of the level, with each address of the machine that a leaf may
 * have, and any of the flags.
 */
#include "claims.h"

#include "span.h"
#include "text.h"

/* ---- words ----------------------------------------------------------------
 */

/* the protection of a page without access */
#define NO_ACCESS "none"

#define NO_FLAGS "no flags of pages at this level"
#define NO_PAGES "no protection is said: no page's word is described"

const char *pte_claim_protection_at(const struct question *q, unsigned n)
{
	for (const struct pte_protection *p = q->s.t->model->protections;
	     p->name != NULL; p++)
		if (in_span(&p->in, q->s.t->version) && n-- == 0)
			return p->name;
	return NULL;
}

static uint64_t leaf_of(const struct question *q)
{
	return pte_change_apply(
		&q->s.view->leaf,
		pte_target_protection(q->s.t, q->v->path)->bits);
}

static bool is_without_access(const struct question *q)
{
	return text_is(NO_ACCESS, text_length(NO_ACCESS), q->v->path);
}

static uint64_t flag_of(const struct scene *s, unsigned f)
{
	return (s->t->present_flags & PTE_FLAG_SET(f)) != 0 ? s->view->flag[f]
							    : 0;
}

static uint64_t all_flags(const struct scene *s)
{
	uint64_t flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		flags |= flag_of(s, f);
	return flags;
}

/* the addresses of the machine's memory at which a leaf may begin */
static uint64_t addresses(const struct scene *s)
{
	const struct pte_layout *const l = s->t->layout;
	const unsigned shift = s->level == PTE_LEVEL_PTE ? l->page_shift
							 : l->huge_shift;

	return pte_ones(s->t->phys_bits) & ~pte_ones(shift);
}

static struct pte_words pages(const struct scene *s, uint64_t protection,
			      uint64_t beside)
{
	return (struct pte_words){
		.of = PTE_WORDS_PAGE,
		.page = { s->t->layout->place[s->level], protection,
			  addresses(s), beside },
	};
}

static const struct pte_view *walker_of(const struct scene *s)
{
	return s->level == PTE_LEVEL_HUGETLB ? s->t->layout->walker : s->view;
}

/* why no word of the level passes a test; NULL: some should */
static const char *never(const struct scene *s, enum pte_view_test test)
{
	return pte_model_never(s->t->model, s->level, test);
}

/* ---- obligations ----------------------------------------------------------
 */

static void oblige_within(struct pte_obligations *to, const struct pte_words *a,
			  const struct pte_test *test, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_INSIDE, reason);

	o->a = *a;
	o->within[o->withins++] = *test;
}

static void oblige_address(const struct question *q, uint64_t protection,
			   struct pte_obligations *to)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_COMES_BACK,
			   "a page whose address doesn't come back");

	o->place = q->s.t->layout->place[q->s.level];
	o->spill = &to->no_spill;
	o->protection = protection;
	o->kept = addresses(&q->s);
	o->beside = all_flags(&q->s);
}

/* each is what is set, and nothing else sets it */
static void oblige_flags(const struct question *q, uint64_t protection,
			 struct pte_obligations *to)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const uint64_t flag = flag_of(&q->s, f);
		const struct pte_words without =
			pages(&q->s, protection, all_flags(&q->s) & ~flag);

		if (flag != 0)
			pte_oblige_lacks(to, &without, flag,
					 "a page that has a flag which wasn't "
					 "set");
	}
}

/* ---- pages ----------------------------------------------------------------
 */

static const char *page_present(const struct question *q,
				struct pte_obligations *to)
{
	const struct pte_words page =
		pages(&q->s, leaf_of(q), all_flags(&q->s));

	oblige_within(to, &page, &q->s.view->present,
		      "a page that isn't present");
	pte_oblige_avoids(to, &page, &q->s.view->none, "a page that is none");
	return NULL;
}

static const char *page_read(const struct question *q,
			     struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;
	const struct pte_words page =
		pages(&q->s, leaf_of(q), all_flags(&q->s));

	if (is_without_access(q) && never(&q->s, PTE_VIEW_PROTNONE) == NULL) {
		oblige_within(to, &page, &view->protnone,
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
	const struct pte_words page =
		pages(&q->s, leaf_of(q), all_flags(&q->s));

	oblige_within(to, &page, &walker_of(&q->s)->present,
		      "a page that the level's walkers don't see");
	pte_oblige_avoids(to, &page, &walker_of(&q->s)->table,
			  "a page that the level's walkers take for a table");
	return NULL;
}

static const char *pfn_round_trip(const struct question *q,
				  struct pte_obligations *to)
{
	oblige_address(q, leaf_of(q), to);
	return NULL;
}

static const char *page_flags(const struct question *q,
			      struct pte_obligations *to)
{
	oblige_flags(q, leaf_of(q), to);
	return all_flags(&q->s) == 0 ? NO_FLAGS : NULL;
}

/* ---- pages made invalid for a moment --------------------------------------
 */

/* what is left of a page without access may still be read as one */
static const char *invalid_read(const struct question *q,
				struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;
	const uint64_t protection =
		pte_change_apply(&view->invalidate, leaf_of(q));
	const struct pte_words page =
		pages(&q->s, protection, all_flags(&q->s));
	struct pte_obligation *o;

	oblige_within(to, &page, &view->present,
		      "an invalidated page that isn't present");
	o = pte_oblige(to, PTE_RELATION_INSIDE,
		       "an invalidated page that doesn't read as one");
	o->a = page;
	o->within[o->withins++] = view->invalidated;
	if (is_without_access(q))
		o->within[o->withins++] = view->protnone;
	else
		pte_oblige_avoids(to, &page, &view->protnone,
				  "an invalidated page that reads as protnone");
	pte_oblige_avoids(to, &page, &view->none,
			  "an invalidated page that is none");
	pte_oblige_avoids(to, &page, &walker_of(&q->s)->table,
			  "an invalidated page that is a table");
	oblige_flags(q, protection, to);
	oblige_address(q, protection, to);
	return never(&q->s, PTE_VIEW_INVALIDATED);
}

/* ---- rows -----------------------------------------------------------------
 */

/* bits that the level's tests look at; but for none, which looks at all */
static uint64_t asked_by(const struct pte_view *view)
{
	uint64_t asked = 0;

	for (unsigned n = PTE_VIEW_PRESENT; n < PTE_VIEW_TEST_COUNT; n++) {
		const struct pte_test *const t =
			pte_view_test_of(view, (enum pte_view_test)n);

		asked |= pte_test_is_never(t) ? 0 : t->mask | t->any;
	}
	return asked;
}

/* the first protection in force, made a leaf; 0 if there is none */
static uint64_t some_leaf(const struct question *q)
{
	const char *const name = pte_claim_protection_at(q, 0);

	return name == NULL
		       ? 0
		       : pte_change_apply(
				 &q->s.view->leaf,
				 pte_target_protection(q->s.t, name)->bits);
}

/* two words show it, one of them without the bits */
static void oblige_none_of(const struct question *q, struct pte_obligations *to,
			   uint64_t bits, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige_fits(to, pte_bit_count(bits), 0, reason);
	const uint64_t word = pte_place_write_masked(
		q->s.t->layout->place[q->s.level], 0, some_leaf(q));

	o->shown[0] = word | bits;
	o->shown[1] = word & ~bits;
}

static uint64_t excused(const struct scene *s)
{
	uint64_t bits = 0;

	for (const struct pte_unread *u = s->t->model->unread;
	     u != NULL && u->why != NULL; u++)
		if ((u->levels & PTE_LEVEL_SET(s->level)) != 0)
			bits |= u->bits;
	return bits;
}

static const char *changes_are_read(const struct question *q,
				    struct pte_obligations *to)
{
	const struct pte_view *const v = q->s.view;
	const uint64_t read = asked_by(v) | asked_by(walker_of(&q->s));
	const uint64_t changed = v->leaf.clear | v->leaf.set |
				 v->invalidate.clear | v->invalidate.set;
	const uint64_t unread = changed & ~read;

	oblige_none_of(q, to, unread & ~excused(&q->s),
		       "a bit is changed that no test of the level looks at");
	oblige_none_of(q, to, excused(&q->s) & ~unread,
		       "a bit is excused that isn't changed, or is looked at");
	if (pte_claim_protection_at(q, 0) == NULL)
		return NO_PAGES;
	if (q->s.t->model->unread == NULL)
		return "it isn't said which bits no test need look at";
	return changed == 0 ? "leaves and invalidated words are made by "
			      "changing nothing"
			    : NULL;
}

/* what flags are called beside their own names */
static const struct {
	enum pte_flag flag;
	struct pte_span in;
	const char *name;
} other_names[] = {
	{ PTE_FLAG_UFFD_WP, { PTE_LINUX(7, 3), PTE_LINUX_ONWARDS }, "uffd" },
};

static bool is_name_of(const struct scene *s, unsigned f, const char *name)
{
	const size_t length = text_length(name);
	bool is = text_is(name, length, pte_flag_name((enum pte_flag)f));

	for (size_t i = 0; i < sizeof(other_names) / sizeof(other_names[0]);
	     i++)
		is = is || ((unsigned)other_names[i].flag == f &&
			    in_span(&other_names[i].in, s->t->version) &&
			    text_is(name, length, other_names[i].name));
	return is;
}

/* bits that have names of the level's, but the flag's own */
static uint64_t named_otherwise(const struct scene *s, unsigned f)
{
	const struct pte_target *const t = s->t;
	uint64_t bits = 0;

	for (const struct pte_name *n = t->model->names; n->name != NULL; n++)
		if ((n->levels & PTE_LEVEL_SET(s->level)) != 0 &&
		    in_span(&n->in, t->version) &&
		    (n->needs & ~t->options) == 0 && !is_name_of(s, f, n->name))
			bits |= pte_ones(n->width) << n->lsb;
	return bits;
}

/* bits that hold the address of a page, under some protection */
static uint64_t address_bits(const struct question *q)
{
	const struct scene *const s = &q->s;
	uint64_t bits = 0;

	for (const struct pte_protection *p = s->t->model->protections;
	     p->name != NULL; p++)
		if (in_span(&p->in, s->t->version))
			bits |= pte_place_bits(
				s->t->layout->place[s->level],
				pte_change_apply(&s->view->leaf, p->bits));
	return bits;
}

static const char *flags_owned(const struct question *q,
			       struct pte_obligations *to)
{
	const struct scene *const s = &q->s;
	const uint64_t address = address_bits(q);

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const uint64_t flag = flag_of(s, f);
		uint64_t others = address | asked_by(s->view) |
				  named_otherwise(s, f);

		for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
			others |= g != f ? flag_of(s, g) : 0;
		oblige_none_of(q, to, flag & others,
			       "a flag of pages whose bit is something else's, "
			       "too");
	}
	if (pte_claim_protection_at(q, 0) == NULL)
		return NO_PAGES;
	return all_flags(s) == 0 ? NO_FLAGS : NULL;
}

/* ---- the table ------------------------------------------------------------
 */

#define PAGES (CLAIM_FLAGS | PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP))
#define WALKED (PTE_LEVEL_SET(PTE_LEVEL_PMD) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))

/* clang-format off */
const struct claim pte_claims_of_pages[] = {
	{ { "page-present",   "what is written for a page is present, and not none, under every protection", PAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained", page_present },
	{ { "page-read",      "what is written for a page is read as one: protnone if it has no access, or else present", PAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained, disjoint", page_read },
	{ { "page-walked",    "the level's walkers see a page, and take it for no table", PAGES, WALKED },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained, disjoint", page_walked },
	{ { "pfn-round-trip", "each address of the machine that is written for a page comes back, under every protection, with any flags", PAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "each bit comes back, whatever the others are", pfn_round_trip },
	{ { "page-flags",     "a page has the flags that were set, and no others", PAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "no word without a flag has its bit", page_flags },
	{ { "invalid-read",   "a page that is made invalid for a moment is present, reads as invalidated, and keeps address and flags", PAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, pte_claim_protection_at, "contained; each bit comes back", invalid_read },
	{ { "changes-read",   "what makes a leaf or an invalidated word changes no bit that no test looks at", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "the changed bits against those of tests", changes_are_read },
	{ { "page-flags-owned", "a flag of pages has a bit of its own", CLAIM_FLAGS, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "a flag's bit against addresses, tests, names and flags", flags_owned },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
