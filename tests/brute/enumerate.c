/* SPDX-License-Identifier: BSD-2-Clause */
#include "enumerate.h"

#include <string.h>

#include "../cases.h"
#include "answers.h"
#include "entries_of.h"

static const struct {
	const char *id;
	claim_answer *answer;
	claim_witness *witness;
} claims[] = {
	{ "swap-not-present", try_entries, see_entries },
	{ "pmd-not-present", try_entries, see_entries },
	{ "swap-not-protnone", try_entries, see_entries },
	{ "swap-not-none", try_entries, see_entries },
	{ "image-read", try_entries, see_entries },
	{ "level-safe", try_entries, see_entries },
	{ "no-physical-alias", try_alias, see_alias },
	{ "image-disjoint", try_kinds, see_kinds },
	{ "is-a", try_helper, see_helper },
	{ "accept-disjoint", try_predicates, see_predicates },
	{ "protnone-is-present", try_inner, see_inner },
	{ "invalid-still-present", try_inner, see_inner },
	{ "round-trip", try_round_trip, see_round_trip },
	{ "zero-names-no-page", try_zero, see_zero },
	{ "encode-contained", try_contained, see_contained },
	{ "pfn-round-trip", try_pages, see_page },
	{ "page-bits", try_page_bits, see_page_bits },
	{ "page-present", try_pages, see_page },
	{ "page-read", try_pages, see_page },
	{ "page-walked", try_pages, see_page },
	{ "page-flags", try_pages, see_page },
	{ "page-told", try_told, see_told },
	{ "invalid-read", try_pages, see_page },
	{ "changes-read", try_changes, see_change },
	{ "page-flags-owned", try_page_flags, see_page_flag },
	{ "names-apart", try_names, see_name },
	{ "table-read", try_tables, see_table },
	{ "empty-is-none", try_empty, see_empty },
	{ "tests-passed", try_tests, see_test },
	{ "kinds-written", try_written, see_number },
	{ "flags-independent", try_flags, see_flag },
	{ "hw-stable", try_hardware, see_hardware },
	{ "store-stable", try_store, see_store },
	{ "attributes-stable", try_attributes, see_attributes },
	{ "moment-not-entry", try_moment, see_moment },
	{ "same-entry-same-word", try_comparison, see_comparison },
	{ "pfn-kept", try_kept, see_kept },
	{ "pfn-fits", try_pfns, see_number },
	{ "young-dirty-fits", try_pfns, see_number },
	{ "page-cache-fits", try_page_cache, see_number },
	{ "bits-owned", try_owners, see_owners },
	{ "census", try_census, see_census },
};
#define CLAIM_COUNT (sizeof(claims) / sizeof(claims[0]))

static size_t index_of(const struct pte_verdict *v)
{
	size_t i = 0;

	while (i < CLAIM_COUNT && strcmp(claims[i].id, v->claim->id) != 0)
		i++;
	check(i < CLAIM_COUNT, "%s isn't known here", v->claim->id);
	return i;
}

enum answer enumerate(const struct toy *toy, const struct pte_verdict *v)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);

	/* tables stand wherever they may */
	if (strcmp(v->claim->id, "table-read") == 0)
		return try_tables(toy, v);
	if (view_of(toy, v) == NULL ||
	    (v->level == PTE_LEVEL_PMD && (toy->target.options & thp) == 0))
		return ANSWER_EMPTY;
	return claims[index_of(v)].answer(toy, v);
}

bool enumerate_witness(const struct toy *toy, const struct pte_verdict *v)
{
	return claims[index_of(v)].witness(toy, v);
}
