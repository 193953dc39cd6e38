/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "enumerate.h"

/* Whether what a claim says is so, and whether a refutation's words show it */
typedef enum answer claim_answer(const struct toy *toy,
				 const struct pte_verdict *v);
typedef bool claim_witness(const struct toy *toy, const struct pte_verdict *v);

/* entries.c */
claim_answer try_entries, try_kinds, try_helper, try_predicates, try_inner,
	try_round_trip, try_contained;
claim_witness see_entries, see_kinds, see_helper, see_predicates, see_inner,
	see_round_trip, see_contained;

/* pages.c */
claim_answer try_pages, try_told, try_page_bits;
claim_witness see_page, see_told, see_page_bits;

/* l1tf.c */
claim_answer try_alias;
claim_witness see_alias;

/* changes.c */
claim_answer try_changes, try_page_flags, try_names;
claim_witness see_change, see_page_flag, see_name;

/* tables.c */
claim_answer try_tables;
claim_witness see_table;

/* emptiness.c */
claim_answer try_empty, try_tests, try_written, try_zero;
claim_witness see_empty, see_test, see_zero;

/* handling.c */
claim_answer try_flags, try_hardware, try_store, try_attributes, try_moment,
	try_comparison;
claim_witness see_flag, see_hardware, see_store, see_attributes, see_moment,
	see_comparison;

/* numbers.c */
claim_answer try_pfns, try_kept, try_page_cache, try_owners, try_census;
claim_witness see_kept, see_number, see_owners, see_census;

#endif
