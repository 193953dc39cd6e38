/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * Words that no kernel writes: entries
 * ------------------------------------------------------------------------ */

/* MAX_SWAPFILES below: slot 0 is the header, si->max is an unsigned int */
static bool is_slot(const struct ref_kernel *k, uint64_t offset)
{
	const unsigned pages_log2 = swapfile_pages_log2(k);

	if (pages_log2 < 32 && offset >> pages_log2)
		return false;
	return offset != 0 && offset != 0xffffffff && offset >> 32U == 0;
}

static bool is_pfn(const struct ref_kernel *k, enum ref_kind kind,
		   uint64_t offset)
{
	unsigned bits = ref_pfn_bits(k);

	if (is_migration(kind) && supports_young_dirty(k))
		bits += 2;
	return offset >> bits == 0;
}

static bool is_marker(const struct ref_kernel *k, uint64_t offset)
{
	unsigned bits = 1;

	if (from(k, 6, 2))
		bits = 2;
	if (from(k, 6, 13))
		bits = 3;
	return offset != 0 && offset >> bits == 0;
}

/* include/linux/swapops.h, mm/hugetlb.c: who makes which where */
static bool may_stand(const struct ref_kernel *k, enum ref_kind kind)
{
	const bool private =
		kind == REF_KIND_DEVICE_PRIVATE_READ ||
		kind == REF_KIND_DEVICE_PRIVATE_WRITE ||
		kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_READ ||
		kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE ||
		kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE;

	if (kind == REF_KIND_UNKNOWN)
		return false;
	if (k->level == REF_LEVEL_PTE)
		return true;
	if (at_pmd(k) && private)
		return ref_converts_swap(k) && from(k, 6, 19);
	if (at_pmd(k))
		return ref_converts_swap(k) && is_migration(kind);
	return (is_migration(kind) && !private) || kind == REF_KIND_HWPOISON ||
	       kind == REF_KIND_MARKER;
}

static void doubt_entry(const struct ref_kernel *k, uint64_t word,
			struct ref_reading *r)
{
	if (at_pud(k)) {
		r->doubts.level_kind = true;
		return;
	}
	r->doubts.missing_bits = (fixed_bits(k) & ~word) != 0;
	r->doubts.level_kind = !may_stand(k, r->kind);
	if (!ref_converts_swap(k))
		return;
	if (r->kind == REF_KIND_SWAP)
		r->doubts.offset_range = !is_slot(k, r->swp_offset);
	else if (r->kind == REF_KIND_MARKER)
		r->doubts.marker_bits = !is_marker(k, r->swp_offset);
	else if (r->kind != REF_KIND_UNKNOWN)
		r->doubts.pfn_range = !is_pfn(k, r->kind, r->swp_offset);
}

/* ------------------------------------------------------------------------
 * ... and present words: whose page it is
 * ------------------------------------------------------------------------ */

static bool tells_special(const struct ref_kernel *k)
{
	if (at_pud(k))
		return has_come(k, arch_of(k)->pud_special);
	return !at_pmd(k) || has_come(k, arch_of(k)->pmd_special);
}

static bool is_memory(const struct ref_kernel *k, uint64_t word)
{
	return arch_of(k)->user(k, word) && tells_special(k) &&
	       !arch_of(k)->special(k, word);
}

static bool counts_smaller_pages(const struct ref_kernel *k, uint64_t word)
{
	return arch_of(k)->smaller_pages && arch_of(k)->smaller_pages(k, word);
}

static bool fits_a_processor(const struct ref_kernel *k, uint64_t pfn)
{
	return !arch_of(k)->address_bits ||
	       pfn >> (arch_of(k)->address_bits(k) - page_shift(k)) == 0;
}

static void doubt_present(const struct ref_kernel *k, uint64_t word,
			  struct ref_reading *r)
{
	if (!r->has_pfn || r->pfn >> ref_pfn_bits(k) == 0 ||
	    counts_smaller_pages(k, word))
		return;
	r->doubts.pfn_range = k->config.phys_bits || is_memory(k, word) ||
			      !fits_a_processor(k, r->pfn);
	r->doubts.mmio = !r->doubts.pfn_range;
}

/* Tables are memory, whoever has them */
static void doubt_table(const struct ref_kernel *k, struct ref_reading *r)
{
	r->doubts.pfn_range = r->table >> (ref_pfn_bits(k) + page_shift(k)) !=
			      0;
}

void decode_doubts(const struct ref_kernel *k, uint64_t word,
		   struct ref_reading *r)
{
	if (r->has_table)
		doubt_table(k, r);
	else if (r->present)
		doubt_present(k, word, r);
	else if (!r->none)
		doubt_entry(k, word, r);
}
