/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about what kernels do to words other than writing and reading them:
 * rewriting attributes, changing a word in two stores, comparing entries. The
 * model's rows say how; for an exhibit, its scenario does.
 */
#include "prove/pages.h"

#include "common/span.h"
#include "common/text.h"

static bool is_at(unsigned levels, const struct pte_span *in,
		  const struct question *q)
{
	return (levels & PTE_LEVEL_SET(q->s.level)) != 0 &&
	       in_span(in, q->s.t->version);
}

/* ---- attributes -----------------------------------------------------------
 */

/* the words that pass a test after some of their bits are rewritten */
static struct pte_test before(const struct pte_test *test, uint64_t bits,
			      uint64_t written)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	struct pte_test t = { test->mask & ~bits, test->value & ~bits,
			      test->any & ~bits, test->except };

	if (((test->value ^ written) & test->mask & bits) != 0)
		return never;
	if ((test->any & bits & (written ^ test->except)) != 0)
		t.any = 0;
	else if (test->any != 0 && t.any == 0)
		return never;
	return t;
}

/* a word that passes the test still does after the rewrite */
static void oblige_stable(struct pte_obligations *to, const struct pte_test *a,
			  const struct pte_test *test, uint64_t bits,
			  uint64_t written)
{
	struct pte_obligation *const o = pte_oblige(
		to, PTE_RELATION_INSIDE,
		"the attributes hold a bit that says what the word is");

	o->a = pte_words_passing(a);
	o->within[o->withins++] = before(test, bits, written);
	o->clears = bits & ~written;
	o->sets = written;
}

/* whether only words pass that hold a table's address, and no attributes */
static bool is_of_addresses(const struct question *q, const struct pte_test *t)
{
	const uint64_t without = q->s.t->layout->present_without;

	return q->s.level != PTE_LEVEL_PTE && without != 0 &&
	       (t->mask & without) == without && (t->value & without) == 0;
}

/*
 * The attributes before and after may be anything: a test that reads one of
 * their bits is caught with all of them cleared, or with all of them set.
 */
static void oblige_attributes(const struct question *q, uint64_t bits,
			      uint64_t set, struct pte_obligations *to)
{
	const struct pte_test *const tests[] = {
		&q->s.view->present,
		&q->s.view->protnone,
		&pte_pages_walker(&q->s)->table,
	};

	for (unsigned i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		const struct pte_test *const t = tests[i];
		const struct pte_test rewritten = { t->mask | bits,
						    (t->value & ~bits) | set,
						    t->any, t->except };

		if (pte_test_is_never(t) || is_of_addresses(q, t))
			continue;
		/* a bit that a change sets is tried first, for a realistic
		 * witness */
		if (set != 0 && ((t->value ^ set) & t->mask & bits) == 0)
			oblige_stable(to, &rewritten, t, bits, 0);
		oblige_stable(to, t, t, bits, 0);
		oblige_stable(to, t, t, bits, bits);
	}
}

static const char *attributes_stable(const struct question *q,
				     struct pte_obligations *to)
{
	const struct pte_scenario *const m = q->v->scenario;
	const char *why = PTE_CLAIM_NOT_SAID;
	const struct pte_attributes *a = q->s.t->model->attributes;

	if (m != NULL) {
		oblige_attributes(q, m->change.clear | m->change.set,
				  m->change.set, to);
		return NULL;
	}
	for (; a != NULL && a->name != NULL; a++) {
		if (!is_at(a->levels, &a->in, q))
			continue;
		why = a->why;
		if (why == NULL)
			oblige_attributes(q, a->bits, 0, to);
	}
	return to->count > 0 ? NULL : why;
}

/* ---- words between two stores ---------------------------------------------
 */

/* the nth row of the level; NULL beyond the last */
static const struct pte_transient *transient_at(const struct question *q,
						unsigned n)
{
	for (const struct pte_transient *t = q->s.t->model->transients;
	     t != NULL && t->name != NULL; t++)
		if (is_at(t->levels, &t->in, q) && n-- == 0)
			return t;
	return NULL;
}

static const char *who_leaves_it(const struct question *q, unsigned n)
{
	const struct pte_transient *t;

	if (q->v->scenario != NULL)
		return n == 0 ? "the scenario" : NULL;
	t = transient_at(q, n);
	return t == NULL ? NULL : t->name;
}

static struct pte_test changed(const struct pte_pattern *from,
			       const struct pte_change *change)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	const uint64_t touched = change->clear | change->set;

	if ((from->value & ~from->mask) != 0)
		return never;
	return (struct pte_test){ from->mask | touched,
				  (from->value & ~touched) | change->set, 0,
				  0 };
}

/* a word is an entry if it's neither none, present nor protnone */
static void oblige_no_entry(const struct pte_view *view,
			    const struct pte_either *present,
			    const struct pte_pattern *from,
			    const struct pte_change *change,
			    struct pte_obligations *to)
{
	const struct pte_test words = changed(from, change);
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_INSIDE,
			   "a transient word that reads as an entry");

	o->a = pte_words_passing(&words);
	o->within[o->withins++] = view->none;
	for (unsigned i = 0; i < present->count; i++)
		o->within[o->withins++] = present->test[i];
	o->within[o->withins++] = view->protnone;
}

static void oblige_scenario(const struct question *q,
			    const struct pte_pattern *from,
			    const struct pte_change *change,
			    struct pte_obligations *to)
{
	const struct pte_view *const walker = pte_pages_walker(&q->s);
	const struct pte_either present = pte_scene_walked(&q->s, walker);

	oblige_no_entry(q->s.view, &q->s.present, from, change, to);
	if (walker != q->s.view)
		oblige_no_entry(walker, &present, from, change, to);
}

static const char *moment_not_entry(const struct question *q,
				    struct pte_obligations *to)
{
	const struct pte_change *const invalidate = &q->s.view->invalidate;
	const struct pte_scenario *const m = q->v->scenario;
	const struct pte_transient *t;
	const char *why = NULL;

	if (m != NULL)
		oblige_scenario(q, &m->from, &m->change, to);
	for (unsigned n = 0; m == NULL && (t = transient_at(q, n)) != NULL;
	     n++) {
		if (!text_is(q->v->path, text_length(q->v->path), t->name))
			continue;
		why = t->why;
		if (why == NULL)
			oblige_scenario(
				q, &t->from,
				t->invalidates ? invalidate : &t->change, to);
	}
	return to->count > 0 ? NULL : why;
}

/* ---- comparisons ----------------------------------------------------------
 */

/*
 * A comparison ignores the bits that may differ, an entry's flags, and no
 * others: type and offset count.
 */
static void oblige_comparison(const struct question *q, uint64_t written,
			      uint64_t passed_over, struct pte_obligations *to)
{
	const struct scene *const s = &q->s;
	const uint64_t fields = s->type | s->offset;
	const struct pte_words bare =
		pte_words_written(s, PTE_KIND_RAW, PTE_DOMAIN_FIELD, 0);
	const struct pte_words all =
		pte_words_written(s, PTE_KIND_RAW, PTE_DOMAIN_FIELD, written);

	pte_oblige_lacks(to, &all, ~(fields | s->c->fixed.value | passed_over),
			 "two words of one entry that compare as different");
	pte_oblige_lacks(to, &bare, passed_over & fields & ~s->c->fixed.value,
			 "two entries that compare as the same");
}

/* the flags that a comparison ignores, if an entry can have them */
static uint64_t passed_over(const struct question *q, unsigned flags)
{
	const struct pte_proposal *const p = q->s.t->model->proposal;
	uint64_t bits = 0;

	for (unsigned i = 0; p != NULL && i < p->flag_count; i++)
		if (!p->flags[i].compared)
			flags |= PTE_FLAG_SET(PTE_FLAG_PROPOSED + i);
	flags &= q->s.t->swap_flags[q->s.level];
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((flags & PTE_FLAG_SET(f)) != 0)
			bits |= q->s.c->flag[f] & q->s.flags;
	return bits;
}

static const char *same_entry_same_word(const struct question *q,
					struct pte_obligations *to)
{
	const struct pte_scenario *const m = q->v->scenario;
	const char *why = PTE_CLAIM_NOT_SAID;
	const struct pte_comparison *c = q->s.t->model->comparisons;

	if (m != NULL) {
		oblige_comparison(q, m->written, m->passed_over, to);
		return NULL;
	}
	for (; c != NULL && c->name != NULL; c++) {
		if (!is_at(c->levels, &c->in, q))
			continue;
		why = c->why;
		if (why == NULL)
			oblige_comparison(q, q->s.flags,
					  passed_over(q, c->flags) | c->bits,
					  to);
	}
	return to->count > 0 ? NULL : why;
}

/* ---- the table ------------------------------------------------------------
 */

/* clang-format off */
const struct claim pte_claims_of_handling[] = {
	{ { "attributes-stable",    "changing memory attributes never decides whether a word is present", 0, PTE_LEVEL_PAGES },
	  SCOPE_WHOLE, false, NULL, "no test asks for a rewritten bit", attributes_stable },
	{ { "moment-not-entry",     "no word that stands only between two stores of a change reads as an entry", 0, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, who_leaves_it, "contained", moment_not_entry },
	{ { "same-entry-same-word", "two words of the same entry compare equal, and words of different entries don't", CLAIM_FLAGS, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "nothing but type and offset is compared", same_entry_same_word },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
