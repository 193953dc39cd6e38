/* SPDX-License-Identifier: BSD-2-Clause */

#include "library.h"

#include <pte/decode.h>

static bool answer(const void *who, uint64_t word, struct answer *answer_ret)
{
	const struct library *const l = who;
	struct pte_reading reading;

	if (pte_target_decode(&l->target, l->level, word, &reading) !=
	    PTE_STATUS_OK)
		return false;
	answer_of_library(&l->target, word, &reading, answer_ret);
	return true;
}

static uint64_t macro(const void *who, unsigned type, uint64_t offset)
{
	const struct library *const l = who;

	return pte_layout_swap_encode_unmasked(l->target.layout, PTE_LEVEL_PTE,
					       type, offset);
}

static uint64_t place(const void *who, uint64_t pfn, uint64_t prot,
		      bool invalid)
{
	const struct library *const l = who;
	const struct pte_layout *const layout = l->target.layout;
	const struct pte_view *const view = layout->view[l->level];
	uint64_t leaf = pte_layout_leaf(layout, l->level, prot);

	if (invalid)
		leaf = pte_change_apply(&view->invalidate, leaf);
	return pte_place_write_masked(layout->place[l->level],
				      pfn << layout->page_shift, leaf);
}

struct respondent respondent_of_library(const struct library *library)
{
	return (struct respondent){ library, answer, macro, place };
}
