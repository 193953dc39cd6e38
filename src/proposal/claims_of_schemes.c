/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about the words of a scheme in force, or of a model's proposal,
 * against all other words.
 */
#include <pte/prove/scheme.h>

#include "prove/claims.h"
#include "prove/l1tf.h"
#include "scheme_trial.h"

/* why there is nothing to claim at the level, or NULL */
static const char *no_words(const struct question *q)
{
	const unsigned levels = q->s.t->own.levels;

	if (levels == 0)
		return "no scheme is in force";
	return (levels & PTE_LEVEL_SET(q->s.level)) == 0
		       ? "the scheme has no words at this level"
		       : NULL;
}

/* a kind that the scheme adds, or whose bits it shares with Linux */
static bool is_own(const struct pte_target *t, enum pte_kind kind)
{
	return (t->own.kinds & PTE_KIND_SET(kind)) != 0 ||
	       kind == PTE_KIND_SPECIAL;
}

/* an entry's other flags may be set beside it, the scheme's own may not */
static void oblige_apart_from(const struct question *q, enum pte_kind kind,
			      struct pte_obligations *to)
{
	const uint64_t beside = q->s.flags & ~pte_own_bits(q->s.t, q->s.level);
	const struct pte_words entries =
		pte_words_written(&q->s, kind, q->v->domain, beside);
	struct pte_test tests[PTE_SCHEME_TESTS];
	const unsigned count = pte_own_tests(q->s.t, q->s.level, tests);

	for (unsigned i = 0; i < count; i++)
		pte_oblige_avoids(to, &entries, &tests[i],
				  "an entry that the scheme takes for its own");
}

static const char *scheme_disjoint(const struct question *q,
				   struct pte_obligations *to)
{
	const char *const why = no_words(q);

	if (why != NULL)
		return why;
	if (q->v->kind != PTE_KIND_RAW) {
		if (is_own(q->s.t, q->v->kind))
			return "the scheme's own kind";
		oblige_apart_from(q, q->v->kind, to);
		return NULL;
	}
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (pte_scene_has(&q->s, (enum pte_kind)k) &&
		    !is_own(q->s.t, (enum pte_kind)k))
			oblige_apart_from(q, (enum pte_kind)k, to);
	return NULL;
}

/* kinds that name neither slot nor page, and the scheme's own */
static pte_kind_set harmless_kinds(const struct pte_target *t)
{
	pte_kind_set kinds = 0;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const enum pte_payload payload =
			pte_kind_info((enum pte_kind)k)->payload;

		if (is_own(t, (enum pte_kind)k) ||
		    payload == PTE_PAYLOAD_MARKER ||
		    payload == PTE_PAYLOAD_NOTHING)
			kinds |= PTE_KIND_SET(k);
	}
	return kinds;
}

/* only for a model's words: a scheme with such words isn't put in force */
static void oblige_words(const struct question *q, struct pte_obligations *to)
{
	const struct pte_target *const t = q->s.t;

	for (unsigned i = 0; t->scheme == NULL && i < t->special_tests; i++) {
		const struct pte_words words =
			pte_words_passing(&t->special[i]);

		pte_oblige_avoids(to, &words, &q->s.view->none,
				  "a special word that is none");
		pte_oblige_avoids_each(to, &words, &q->s.present,
				       "a special word that is present");
	}
}

static const char *scheme_unaware(const struct question *q,
				  struct pte_obligations *to)
{
	const char *const why = no_words(q);
	struct pte_test tests[PTE_SCHEME_TESTS];
	unsigned count;

	if (why != NULL)
		return why;
	count = pte_own_words(q->s.t, q->s.level, tests);
	if (count == 0)
		return "its flags stand beside entries that older code knows";
	oblige_words(q, to);
	for (unsigned i = 0; i < count; i++) {
		const struct pte_words words = pte_words_passing(&tests[i]);

		pte_oblige_read_as(to, &words, harmless_kinds(q->s.t),
				   "a word of the scheme that older code takes "
				   "for a slot or a page");
	}
	return NULL;
}

/* one word, as a test that only it passes */
static struct pte_words word_at(const struct pte_target *t, unsigned i)
{
	const struct pte_test alone = { PTE_ALL_BITS, t->scheme_word[i], 0, 0 };

	return pte_words_passing(&alone);
}

static const char *scheme_hw_stable(const struct question *q,
				    struct pte_obligations *to)
{
	const uint64_t hardware = q->s.view == NULL ? 0 : q->s.view->hardware;
	const char *const why = no_words(q);
	struct pte_test tests[PTE_SCHEME_TESTS];
	unsigned count;

	if (why != NULL)
		return why;
	if (hardware == 0)
		return "hardware sets no bit of an entry here";
	count = pte_own_tests(q->s.t, q->s.level, tests);
	for (unsigned w = 0; w < q->s.t->scheme_words; w++) {
		const struct pte_words word = word_at(q->s.t, w);

		for (unsigned i = 0; i < count; i++)
			for (uint64_t left = hardware; left != 0;
			     left &= left - 1)
				pte_oblige_unmoved(
					to, &word, left & (~left + 1), 0,
					&tests[i],
					"a word of the scheme that hardware "
					"makes another");
	}
	return NULL;
}

static const char *scheme_no_alias(const struct question *q,
				   struct pte_obligations *to)
{
	const struct pte_target *const t = q->s.t;
	const struct pte_test memory = l1tf_names_memory(t);

	if (no_words(q) != NULL)
		return no_words(q);
	if (!t->model->arch->l1tf)
		return "no processor of the family has L1TF";
	if (t->cache_bits == 0)
		return "no L1TF limit asked for (cache_bits=N)";
	for (unsigned w = 0; w < t->scheme_words; w++) {
		const struct pte_words word = word_at(t, w);

		pte_oblige_avoids(to, &word, &memory,
				  "a word of the scheme that names memory "
				  "that may be cached");
	}
	return NULL;
}

/* ---- the table ------------------------------------------------------------
 */

/* clang-format off */
const struct claim pte_claims_of_schemes[] = {
	{ { "scheme-disjoint",  "the scheme's reader takes no other entry for its own", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, false, NULL, "disjoint", scheme_disjoint },
	{ { "scheme-unaware",   "older code takes no word of the scheme for a swap slot or a page", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "types that nobody else reads", scheme_unaware },
	{ { "scheme-hw-stable", "no bit that hardware may set turns a word of the scheme into another", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "the bits aren't looked at", scheme_hw_stable },
	{ { "scheme-no-alias",  "no word of the scheme names memory that an L1TF-affected processor may have cached", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_WHOLE, false, NULL, "an address bit above all memory is set", scheme_no_alias },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */

const struct pte_claim *pte_scheme_claim_at(size_t index)
{
	const size_t count = sizeof(pte_claims_of_schemes) /
				     sizeof(pte_claims_of_schemes[0]) -
			     1;

	return index < count ? &pte_claims_of_schemes[index].public : NULL;
}
