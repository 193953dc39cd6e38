/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The /proc/PID/pagemap word of a decoded word, by kind, level and version.
 */
#include "pagemap.h"

#include <pte/pagemap.h>
#include <pte/swap.h>

#include "domain.h"
#include "level.h"
#include "marker.h"

#define UFFD_WP PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define SOFT_DIRTY PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)

unsigned pte_present_flags(const struct pte_target *t, enum pte_level level,
			   uint64_t v)
{
	const struct pte_view *const view = t->layout->view[level];
	unsigned flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((v & view->flag[f]) != 0)
			flags |= PTE_FLAG_SET(f);
	return flags & t->present_flags;
}

static uint64_t bits_of_flags(const struct pte_target *t, unsigned flags)
{
	uint64_t word = 0;

	if ((flags & SOFT_DIRTY) != 0)
		word |= PTE_BIT(PTE_PAGEMAP_SOFT_DIRTY);
	if ((flags & UFFD_WP) != 0 && t->version >= PTE_PAGEMAP_UFFD_WP_SINCE)
		word |= PTE_BIT(PTE_PAGEMAP_UFFD_WP);
	return word;
}

/* the option is on, or the marker is a proposal's own */
static bool has_marker_option(const struct pte_target *t)
{
	return ((t->own.kinds & PTE_KIND_SET(PTE_KIND_MARKER)) != 0 &&
		t->own.markers == 0) ||
	       (t->options & PTE_OPTION_SET(PTE_OPTION_PTE_MARKER_UFFD_WP)) !=
		       0;
}

static uint64_t bits_of_marker(const struct pte_target *t, unsigned marker)
{
	uint64_t word = 0;

	if ((marker & MARKER_UFFD_WP) != 0 &&
	    (has_marker_option(t) ||
	     t->version >= PTE_PAGEMAP_MARKER_ALWAYS_SINCE))
		word |= PTE_BIT(PTE_PAGEMAP_UFFD_WP);
	if ((marker & MARKER_GUARD) != 0 &&
	    t->version >= PTE_PAGEMAP_GUARD_SINCE)
		word |= PTE_BIT(PTE_PAGEMAP_GUARD);
	return word;
}

static uint64_t word_of_present(const struct pte_target *t,
				enum pte_level level, uint64_t v, uint64_t pfn)
{
	const struct pte_view *const view = t->layout->view[level];
	const uint64_t of_interest = view->flag[PTE_FLAG_SOFT_DIRTY] |
				     view->flag[PTE_FLAG_UFFD_WP];
	const unsigned flags =
		(v & of_interest) == 0 ? 0 : pte_present_flags(t, level, v);

	return PTE_BIT(PTE_PAGEMAP_PRESENT) | bits_of_flags(t, flags) |
	       (pfn & pte_ones(PTE_PAGEMAP_FRAME_BITS));
}

static uint64_t word_of_entry(const struct pte_target *t, enum pte_level level,
			      const struct pte_reading *r)
{
	const uint64_t offset = r->has_pfn ? r->pfn : r->swp_offset;

	/* neither mapped nor swapped out: v5 of the special pte */
	if (r->kind == PTE_KIND_SPECIAL)
		return PTE_BIT(PTE_PAGEMAP_UFFD_WP);
	/* markers don't occur in a pmd: the walk doesn't check there */
	const unsigned marker = level == PTE_LEVEL_PMD ? 0 : r->marker;

	return PTE_BIT(PTE_PAGEMAP_SWAPPED) | bits_of_flags(t, r->flags) |
	       bits_of_marker(t, marker) |
	       ((r->swp_type | offset << PTE_SWAP_TYPE_BITS) &
		pte_ones(PTE_PAGEMAP_FRAME_BITS));
}

/* hugetlb doesn't report an entry's frame, and never soft-dirty */
static uint64_t word_of_hugetlb(const struct pte_target *t, uint64_t v,
				const struct pte_reading *r)
{
	const bool uffd = t->version >= PTE_PAGEMAP_HUGETLB_UFFD_WP_SINCE;

	if (r->present)
		return word_of_present(t, PTE_LEVEL_HUGETLB, v, r->pfn) &
		       ~(PTE_BIT(PTE_PAGEMAP_SOFT_DIRTY) |
			 (uffd ? 0 : PTE_BIT(PTE_PAGEMAP_UFFD_WP)));
	if (uffd && has_marker_option(t) &&
	    ((r->flags & UFFD_WP) != 0 || (r->marker & MARKER_UFFD_WP) != 0))
		return PTE_BIT(PTE_PAGEMAP_UFFD_WP);
	return 0;
}

bool pte_pagemap_word(const struct pte_target *target, enum pte_level level,
		      uint64_t value, const struct pte_reading *r,
		      uint64_t *word_ret)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);

	if (r->kind == PTE_KIND_NONE) {
		*word_ret = 0;
		return true;
	}
	/* tables are walked; a pmd leaf is only reported with THP */
	if (r->kind == PTE_KIND_TABLE || !pte_level_has_entries(level) ||
	    (level == PTE_LEVEL_PMD && (target->options & thp) == 0) ||
	    (!r->present && !pte_entries_stand(target, level)))
		return false;
	if (level == PTE_LEVEL_HUGETLB)
		*word_ret = word_of_hugetlb(target, value, r);
	else if (r->present)
		*word_ret = word_of_present(target, level, value, r->pfn);
	else
		*word_ret = word_of_entry(target, level, r);
	return true;
}
