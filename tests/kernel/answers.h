/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The model's answers. What each answers, its name says; what question->what
 * is to it, its comment.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "questions.h"

/* marker bits, as the kernel's own names stand for them */
enum {
	ANSWER_MARKER_UFFD_WP,
	ANSWER_MARKER_POISONED,
	ANSWER_MARKER_GUARD,
};

#define ANSWER_ALL_FLAGS ((1U << PTE_FLAG_LINUX_END) - 1U)

/* the row in force of a predicate of the model; NULL: none */
const struct pte_predicate *answer_row_of(const char *name,
					  const struct pte_target *target);

#define ANSWER(name)                                                           \
	bool answer_##name(const struct question *q, const struct asked *x,    \
			   uint64_t *ret)

/* constants */
ANSWER(page_shift);
ANSWER(type_bits);
ANSWER(max_swapfiles);
ANSWER(type_shift);
ANSWER(pfn_bits);
ANSWER(phys_bits);
ANSWER(young_dirty);
ANSWER(young_dirty_bit); /* 0: young, 1: dirty */
ANSWER(type_of);         /* a kind */
ANSWER(marker_mask);
ANSWER(marker_bit); /* ANSWER_MARKER_... */
ANSWER(empty);

/* words */
ANSWER(none);
ANSWER(present);
ANSWER(protnone);
ANSWER(is_entry);
ANSWER(word_is);              /* a set of kinds */
ANSWER(none_or);              /* a set of kinds */
ANSWER(word_marker_uffd_wp);  /* a set of flags that will do as well */
ANSWER(present_flag);         /* a flag */
ANSWER(present_flag_set);     /* a flag */
ANSWER(present_flag_cleared); /* a flag */
ANSWER(flag);                 /* a flag */
ANSWER(flag_set);             /* a flag */
ANSWER(flags_cleared);        /* a set of flags */
ANSWER(word_marker_has);      /* a set of ANSWER_MARKER_... */
ANSWER(entry);
ANSWER(entry_or_none);
ANSWER(pfn);
ANSWER(pagemap);
ANSWER(pagemap_of_pmd);
ANSWER(as_named); /* what kernel.h says */
ANSWER(walker_none);
ANSWER(walker_present);
ANSWER(is_swap_pmd);
ANSWER(pmd_is);    /* a set of kinds */
ANSWER(predicate); /* the model's predicate of the question's name */
ANSWER(row);       /* the same, where the model has one; 1: none, where it's
		      a release's affair */
ANSWER(leaf);
ANSWER(invalidated);
ANSWER(made_huge);

/* swp_entries */
ANSWER(type);
ANSWER(offset);
ANSWER(offset_pfn);
ANSWER(non_swap);
ANSWER(is_empty);
ANSWER(is_swap);
ANSWER(leaf_type);
ANSWER(has_pfn);
ANSWER(entry_is);            /* a set of kinds */
ANSWER(young_or_dirty);      /* 0: young, 1: dirty */
ANSWER(made_young_or_dirty); /* 0: young, 1: dirty */
ANSWER(marker_uffd_wp);
ANSWER(marker_has); /* ANSWER_MARKER_... */
ANSWER(marker);
ANSWER(pte_of_entry);
ANSWER(pmd_of_entry);
ANSWER(stored); /* a level; by the path of the question's name */
ANSWER(stored_whole);
ANSWER(value_of_entry);
ANSWER(entry_of_value);

/* types, offsets, pages */
ANSWER(packed);
ANSWER(unmasked);
ANSWER(made);         /* a kind */
ANSWER(made_of_page); /* a kind */
ANSWER(made_pte);     /* a kind */
ANSWER(made_marked);  /* ANSWER_MARKER_... */
ANSWER(mapped);

#endif
