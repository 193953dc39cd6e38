/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

#include <string.h>

/* ------------------------------------------------------------------------
 * What the offset of a special type carries
 * ------------------------------------------------------------------------ */

/* SWP_PFN_BITS */
unsigned ref_pfn_bits(const struct ref_kernel *k)
{
	unsigned phys_bits = k->config.phys_bits;

	if (phys_bits == 0)
		phys_bits = arch_of(k)->phys_bits(k);
	return phys_bits - page_shift(k);
}

/* log2 of the pages that a swap file may have: its entries are of ptes */
unsigned swapfile_pages_log2(const struct ref_kernel *k)
{
	struct ref_kernel pte = *k;
	unsigned fit, safe;

	pte.level = REF_LEVEL_PTE;
	fit = ref_offset_bits(&pte);
	if (!arch_of(k)->l1tf_pages_log2)
		return fit;
	safe = arch_of(k)->l1tf_pages_log2(k);
	return safe < fit ? safe : fit;
}

/* migration_entry_supports_ad() */
bool supports_young_dirty(const struct ref_kernel *k)
{
	return from(k, 6, 1) && k->config.swap &&
	       swapfile_pages_log2(k) >= ref_pfn_bits(k) + 2;
}

/* Before 6.1 the whole offset was the pfn; A/D off or on, now it is masked */
static uint64_t entry_pfn(const struct ref_kernel *k, enum ref_kind kind,
			  uint64_t offset)
{
	if (from(k, 6, 1) && is_pfn_entry(kind))
		return low_bits(offset, ref_pfn_bits(k));
	return offset;
}

static void decode_pfn(const struct ref_kernel *k, struct ref_reading *r)
{
	r->has_pfn = is_pfn_entry(r->kind) || r->kind == REF_KIND_SWAPIN_ERROR;
	if (r->has_pfn)
		r->pfn = entry_pfn(k, r->kind, r->swp_offset);
}

static void decode_young_dirty(const struct ref_kernel *k,
			       struct ref_reading *r)
{
	r->has_young_dirty = is_migration(r->kind) && supports_young_dirty(k);
	if (!r->has_young_dirty)
		return;
	r->young = bit(r->swp_offset, ref_pfn_bits(k));
	r->dirty = bit(r->swp_offset, ref_pfn_bits(k) + 1);
}

/* PTE_MARKER_MASK grew: 1 from 5.19, 3 from 6.2, 7 from 6.13 */
static void decode_marker(const struct ref_kernel *k, struct ref_reading *r)
{
	if (r->kind != REF_KIND_MARKER)
		return;
	r->marker_uffd_wp = bit(r->swp_offset, 0);
	if (from(k, 6, 6))
		r->marker_poisoned = bit(r->swp_offset, 1);
	else if (from(k, 6, 2))
		r->marker_swapin_error = bit(r->swp_offset, 1);
	if (from(k, 6, 13))
		r->marker_guard = bit(r->swp_offset, 2);
}

/* ------------------------------------------------------------------------
 * /proc/PID/pagemap: fs/proc/task_mmu.c
 * ------------------------------------------------------------------------ */

enum {
	PM_SOFT_DIRTY = 55,
	PM_UFFD_WP = 57,
	PM_GUARD_REGION = 58,
	PM_SWAP = 62,
	PM_PRESENT = 63,
};

static uint64_t pagemap_flag(bool set, unsigned n)
{
	return set ? with_bit(0, n) : 0;
}

static bool present_soft_dirty(const struct ref_kernel *k, uint64_t word)
{
	return arch_of(k)->soft_dirty && arch_of(k)->soft_dirty(k, word);
}

static bool present_uffd_wp(const struct ref_kernel *k, uint64_t word)
{
	return k->config.userfaultfd_wp && arch_of(k)->uffd_wp &&
	       arch_of(k)->uffd_wp(k, word);
}

/* Since 6.19 the marker's bit is believed whatever the options */
static bool is_uffd_wp_marker(const struct ref_kernel *k,
			      const struct ref_reading *r)
{
	return r->marker_uffd_wp &&
	       (k->config.pte_marker_uffd_wp || from(k, 6, 19));
}

static uint64_t pagemap_present(const struct ref_kernel *k, uint64_t word,
				const struct ref_reading *r)
{
	return low_bits(r->pfn, 55) | pagemap_flag(true, PM_PRESENT) |
	       pagemap_flag(present_soft_dirty(k, word), PM_SOFT_DIRTY) |
	       pagemap_flag(from(k, 5, 13) && present_uffd_wp(k, word),
			    PM_UFFD_WP);
}

static uint64_t pagemap_entry(const struct ref_kernel *k,
			      const struct ref_reading *r)
{
	const uint64_t offset = entry_pfn(k, r->kind, r->swp_offset);
	const uint64_t frame = r->swp_type | bits_put(offset, 5, 59);
	/* The walk of a pmd asks no marker question */
	const bool marker_uffd_wp = !at_pmd(k) && is_uffd_wp_marker(k, r);
	const bool marker_guard = !at_pmd(k) && from(k, 6, 15) &&
				  r->marker_guard;

	return low_bits(frame, 55) | pagemap_flag(true, PM_SWAP) |
	       pagemap_flag(r->flags.soft_dirty, PM_SOFT_DIRTY) |
	       pagemap_flag(from(k, 5, 13) && r->flags.uffd_wp, PM_UFFD_WP) |
	       pagemap_flag(marker_uffd_wp, PM_UFFD_WP) |
	       pagemap_flag(marker_guard, PM_GUARD_REGION);
}

/*
 * pagemap_hugetlb_range() knows no swap, no soft-dirty, and no uffd-wp before
 * 5.19; all of pte_swp_uffd_wp_any() needs the option.
 */
static uint64_t pagemap_hugetlb(const struct ref_kernel *k, uint64_t word,
				const struct ref_reading *r)
{
	const bool any = k->config.pte_marker_uffd_wp &&
			 (r->flags.uffd_wp || r->marker_uffd_wp);

	if (r->present)
		return low_bits(r->pfn, 55) | pagemap_flag(true, PM_PRESENT) |
		       pagemap_flag(from(k, 5, 19) && present_uffd_wp(k, word),
				    PM_UFFD_WP);
	return pagemap_flag(from(k, 5, 19) && any, PM_UFFD_WP);
}

static bool reads_pages(const struct ref_kernel *k)
{
	return !at_pmd(k) || k->config.transparent_hugepage;
}

/*
 * A table is walked into; so is every pmd of a kernel without huge pages that
 * isn't none. None is a hole at each level (6.12 mm/pagewalk.c).
 */
static void decode_pagemap(const struct ref_kernel *k, uint64_t word,
			   struct ref_reading *r)
{
	r->has_pagemap = true;
	if (r->none)
		return;
	/* walkers of puds have no callback of its own there */
	if (at_pud(k)) {
		r->has_pagemap = false;
		return;
	}
	r->has_pagemap = r->kind != REF_KIND_TABLE &&
			 (r->present ? reads_pages(k) : ref_converts_swap(k));
	if (!r->has_pagemap)
		return;
	if (k->level == REF_LEVEL_HUGETLB)
		r->pagemap = pagemap_hugetlb(k, word, r);
	else if (r->present)
		r->pagemap = pagemap_present(k, word, r);
	else
		r->pagemap = pagemap_entry(k, r);
}

/* ------------------------------------------------------------------------
 * The reading
 * ------------------------------------------------------------------------ */

static void decode_table(const struct ref_kernel *k, uint64_t word,
			 struct ref_reading *r)
{
	r->has_table = true;
	r->table = arch_of(k)->table_address(k, word);
	r->has_stray = true;
	r->stray = stray_in_table(k, word);
}

static void decode_present(const struct ref_kernel *k, uint64_t word,
			   struct ref_reading *r)
{
	r->kind = present_kind(k, word);
	r->protnone = r->kind == REF_KIND_PROTNONE && protnone_is_compiled(k);
	if (r->kind == REF_KIND_TABLE) {
		decode_table(k, word, r);
		return;
	}
	r->has_pfn = true;
	r->pfn = arch_of(k)->pfn(k, word);
}

static void decode_entry(const struct ref_kernel *k, uint64_t word,
			 struct ref_reading *r)
{
	/* nothing reads what isn't present in a pud */
	if (at_pud(k)) {
		r->kind = r->softleaf = REF_KIND_UNKNOWN;
		return;
	}
	r->has_entry = true;
	if (ref_converts_swap(k)) {
		r->swp_type = arch_of(k)->swp_type(k, word);
		r->swp_offset = arch_of(k)->swp_offset(k, word);
		r->has_stray = true;
		r->stray = stray_bits(k, word);
	}
	r->swp_entry = pack_swp_entry(k, r->swp_type, r->swp_offset);
	r->kind = ref_type_kind(k, r->swp_type);
	decode_flags(k, word, &r->flags);
	decode_pfn(k, r);
	decode_young_dirty(k, r);
	decode_marker(k, r);
	/* softleaf_from_pte() takes the entry 0 for no entry */
	r->softleaf = r->kind;
	if (from(k, 6, 19) && r->swp_entry == 0)
		r->softleaf = REF_KIND_NONE;
}

static void decode_none(const struct ref_kernel *k, uint64_t word,
			struct ref_reading *r)
{
	r->kind = REF_KIND_NONE;
	r->has_stray = true;
	r->stray = word ^ ref_empty(k);
}

/* What is no table in a pmd without leaves of its own is hugetlb's */
static bool is_hugetlb_s(const struct ref_kernel *k, uint64_t word)
{
	return !ref_has_leaves(k) && !arch_of(k)->none(k, word) &&
	       !is_table(k, word);
}

void ref_decode(const struct ref_kernel *k, uint64_t word,
		struct ref_reading *r)
{
	struct ref_kernel hugetlb = *k;

	hugetlb.level = REF_LEVEL_HUGETLB;
	if (is_hugetlb_s(k, word) && ref_has_level(&hugetlb)) {
		ref_decode(&hugetlb, word, r);
		return;
	}
	memset(r, 0, sizeof(*r));
	if (k->level == REF_LEVEL_HUGETLB)
		word &= ~arch_of(k)->slot;
	r->none = arch_of(k)->none(k, word);
	r->present = arch_of(k)->present(k, word);
	if (r->none)
		decode_none(k, word, r);
	else if (r->present)
		decode_present(k, word, r);
	else
		decode_entry(k, word, r);
	decode_pagemap(k, word, r);
	decode_doubts(k, word, r);
}
