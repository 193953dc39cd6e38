/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The list of all claims, and lookup by index and id.
 */
#include "prove/claims.h"

#include "common/text.h"

/* Lists end with a NULL id; `pte check` tries claims in this order. */
static const struct claim *const lists[] = {
	pte_claims_of_sets,
	pte_claims_of_emptiness,
	pte_claims_of_pages,
	pte_claims_of_page_rows,
	pte_claims_of_names,
	pte_claims_of_tables,
	pte_claims_of_helpers,
	pte_claims_of_functions,
	pte_claims_of_l1tf,
	pte_claims_of_handling,
	pte_claims_of_numbers,
	/* and those that it doesn't try */
	pte_claims_of_schemes,
	pte_claims_of_museum,
};
#define LIST_COUNT (sizeof(lists) / sizeof(lists[0]))
#define CHECKED_COUNT (LIST_COUNT - 2)

static const struct claim *claim_at(size_t index)
{
	for (size_t l = 0; l < CHECKED_COUNT; l++)
		for (const struct claim *c = lists[l]; c->state != NULL; c++)
			if (index-- == 0)
				return c;
	return NULL;
}

size_t pte_claim_count(void)
{
	size_t count = 0;

	for (size_t l = 0; l < CHECKED_COUNT; l++)
		for (const struct claim *c = lists[l]; c->state != NULL; c++)
			count++;
	return count;
}

const struct pte_claim *pte_claim_at(size_t index)
{
	const struct claim *const c = claim_at(index);

	return c == NULL ? NULL : &c->public;
}

static const struct claim *row_in(const struct claim *list, const char *id,
				  size_t length)
{
	for (const struct claim *c = list; c->state != NULL; c++)
		if (c->public.id == id || text_is(id, length, c->public.id))
			return c;
	return NULL;
}

const struct claim *pte_claim_row(const char *id)
{
	const size_t length = text_length(id);
	const struct claim *c = NULL;

	for (size_t l = 0; l < LIST_COUNT && c == NULL; l++)
		c = row_in(lists[l], id, length);
	return c;
}

const char *pte_verdict_name(enum pte_verdict_kind verdict)
{
	static const char *const names[] = {
		[PTE_VERDICT_PROVED] = "proved",
		[PTE_VERDICT_REFUTED] = "refuted",
		[PTE_VERDICT_NOT_APPLICABLE] = "not-applicable",
	};

	return verdict >= PTE_VERDICT_PROVED &&
			       verdict <= PTE_VERDICT_NOT_APPLICABLE
		       ? names[verdict]
		       : "?";
}
