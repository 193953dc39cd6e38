/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims that no word that hardware must not use contains the address of memory
 * that an L1TF processor may have cached: entries, PROT_NONE pages, and pages
 * that are temporarily invalid. (For the empty slot see zero-names-no-page.)
 */
#include <pte/lists.h>

#include "common/text.h"
#include "prove/claims.h"
#include "prove/l1tf.h"
#include "prove/pages.h"

#define REASON "names memory that may be cached"

#define TEXT_OF(number) #number
#define BITS(number) "cache_bits=" TEXT_OF(number)
#define ASSUMED BITS(PTE_CACHE_BITS_ASSUMED) ", as none was given; "
#define REACH "memory below 2^cache_bits"
#define HALF "memory below 2^(cache_bits - 1): Linux warns of more"

/* ---- entries --------------------------------------------------------------
 */

static void cut(struct pte_entries *entries, unsigned bits)
{
	if (entries->high > pte_ones(bits))
		entries->high = pte_ones(bits);
}

/* Linux limits swap devices so that every slot's word has the bit set */
static void cut_slots(const struct question *q, struct pte_entries *entries)
{
	cut(entries,
	    pte_layout_swapfile_bits(q->s.t->layout, l1tf_cache_bits(q->s.t)));
}

/*
 * Pages are within the reach of the caches. Linux keeps young and dirty only if
 * they fit below the bit; then all memory of the machine is within reach, too.
 */
static void cut_pfns(const struct question *q, struct pte_entries *entries)
{
	const struct pte_target *const t = q->s.t;
	const unsigned shift = t->layout->page_shift;
	const unsigned reach = l1tf_cache_bits(t);

	if (!pte_layout_keeps_young_dirty(t->layout, t->version, t->options,
					  t->pfn_bits, reach))
		cut(entries, reach > shift ? reach - shift : 0);
}

static const char *of_entries(const struct question *q,
			      const struct pte_test *memory,
			      struct pte_obligations *to)
{
	struct pte_words words = q->written;

	if (pte_claim_nothing_stands(&q->s) != NULL)
		return pte_claim_nothing_stands(&q->s);
	if (words.entries.domain == PTE_DOMAIN_PFN)
		cut_pfns(q, &words.entries);
	if (words.entries.domain == PTE_DOMAIN_DEVICE)
		cut_slots(q, &words.entries);
	pte_oblige_avoids(to, &words, memory, REASON);
	return NULL;
}

/* ---- pages ----------------------------------------------------------------
 */

/* the words written for a page, within what Linux guarantees */
static void oblige_page(const struct question *q, const struct pte_test *memory,
			uint64_t protection, struct pte_obligations *to)
{
	const struct scene *const s = &q->s;
	struct pte_words page =
		pte_pages_words(s, protection, pte_pages_beside(s, protection));

	page.page.beside |= pte_pages_flags(s);
	page.page.kept &= pte_ones(l1tf_cache_bits(s->t) - 1);
	pte_oblige_avoids(to, &page, memory, REASON);
}

static const char *of_pages_without_access(const struct question *q,
					   const struct pte_test *memory,
					   struct pte_obligations *to)
{
	const char *name;

	for (unsigned n = 0; (name = pte_claim_protection_at(q, n)) != NULL;
	     n++)
		if (pte_pages_without_access(name))
			oblige_page(q, memory, pte_pages_leaf(&q->s, name), to);
	return to->count == 0 ? PTE_PAGES_NOT_SAID
			      : pte_model_never(q->s.t->model, q->s.level,
						PTE_VIEW_PROTNONE);
}

static const char *of_invalidated_pages(const struct question *q,
					const struct pte_test *memory,
					struct pte_obligations *to)
{
	const struct pte_change *const invalidate = &q->s.view->invalidate;
	const char *name;

	for (unsigned n = 0; (name = pte_claim_protection_at(q, n)) != NULL;
	     n++)
		oblige_page(q, memory,
			    pte_change_apply(invalidate,
					     pte_pages_leaf(&q->s, name)),
			    to);
	return to->count == 0 ? PTE_PAGES_NOT_SAID
			      : pte_model_never(q->s.t->model, q->s.level,
						PTE_VIEW_INVALIDATED);
}

/* ---- the claim ------------------------------------------------------------
 */

static const struct {
	const char *path;
	const char *(*state)(const struct question *q,
			     const struct pte_test *memory,
			     struct pte_obligations *to);
	const char *note, *assumed; /* with cache_bits configured; without */
} written[] = {
	{ "entries", of_entries, REACH, ASSUMED REACH },
	{ "protnone", of_pages_without_access, HALF, ASSUMED HALF },
	{ "invalidated", of_invalidated_pages, HALF, ASSUMED HALF },
};
#define WRITTEN_COUNT (sizeof(written) / sizeof(written[0]))

/* where no CPU has L1TF, that is reported once, for entries */
static const char *written_at(const struct question *q, unsigned n)
{
	return n < (q->s.t->model->arch->l1tf ? WRITTEN_COUNT : 1)
		       ? written[n].path
		       : NULL;
}

static const char *no_physical_alias(const struct question *q,
				     struct pte_obligations *to)
{
	const struct pte_test memory = l1tf_names_memory(q->s.t);
	const char *why = "no processor of the family has L1TF";
	unsigned n = 0;

	while (!text_is(q->v->path, text_length(q->v->path), written[n].path))
		n++;
	if (n > 0 && q->v->kind != PTE_KIND_RAW)
		return "what is written for a page is of no kind of entry";
	if (q->s.t->model->arch->l1tf) {
		why = written[n].state(q, &memory, to);
		if (why == NULL)
			to->note = q->s.t->cache_bits != 0 ? written[n].note
							   : written[n].assumed;
	}
	return why;
}

/* clang-format off */
const struct claim pte_claims_of_l1tf[] = {
	{ { "no-physical-alias", "no word that isn't mapped to hardware names memory that an L1TF-affected processor may have cached", CLAIM_IMAGES, PTE_LEVEL_ALL },
	  SCOPE_IMAGES, false, written_at, "disjoint", no_physical_alias },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
