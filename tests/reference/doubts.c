/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * Words that no kernel writes: entries
 * ------------------------------------------------------------------------ */

/* MAX_SWAPFILES below: slot 0 is the header, si->max is an unsigned int */
static bool is_slot(const struct ref_kernel *k, uint64_t offset)
{
	/* x86's arch_max_swapfile_size(): 2^(cache_bits - 10) pages */
	if (k->config.cache_bits && k->config.cache_bits - 10 < 32 &&
	    offset >> (k->config.cache_bits - 10))
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
		return converts_swap(k) && from(k, 6, 19);
	if (at_pmd(k))
		return converts_swap(k) && is_migration(kind);
	return (is_migration(kind) && !private) || kind == REF_KIND_HWPOISON ||
	       kind == REF_KIND_MARKER;
}

static void doubt_entry(const struct ref_kernel *k, uint64_t word,
			struct ref_reading *r)
{
	r->doubts.missing_bits = is_book3s(k) && !bit(word, 62);
	r->doubts.level_kind = !may_stand(k, r->kind);
	if (!converts_swap(k))
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

static bool is_user_x86_64(const struct ref_kernel *k, uint64_t word)
{
	if (bit(word, 0))
		return bit(word, 2);
	return bit(word, 8) || (at_pmd(k) && bit(word, 7));
}

static bool is_user_arm64(const struct ref_kernel *k, uint64_t word)
{
	if (bit(word, 6))
		return true;
	if (bit(word, 0))
		return !bit(word, 54);
	return !from(k, 6, 10) && bit(word, 58);
}

static bool is_user(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return is_user_x86_64(k, word);
	if (is_arm64(k))
		return is_user_arm64(k, word);
	if (is_book3s(k))
		return !bit(word, 3) || bits_at(word, 0, 3) == 0;
	return bit(word, 3) || bit(word, 5) || bit(word, 7) ||
	       bits_at(word, 2, 6) == 0;
}

/* pmd_special() came later than pte_special() */
static bool tells_special(const struct ref_kernel *k)
{
	if (!at_pmd(k))
		return true;
	return is_book3s(k) ? from(k, 7, 1) : from(k, 6, 12);
}

static bool is_special(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return bit(word, 9);
	if (is_arm64(k))
		return bit(word, 56);
	return bit(word, is_book3s(k) ? 10 : 13);
}

/* H_PAGE_4K_PFN */
static bool counts_smaller_pages(const struct ref_kernel *k, uint64_t word)
{
	return k->layout == REF_PPC64_HASH_64K && !at_pmd(k) && bit(word, 13);
}

/* Only arm64's field is wider than its processors' addresses */
static bool fits_a_processor(const struct ref_kernel *k, uint64_t pfn)
{
	const bool narrow = is_arm64(k) && !is_arm64_lpa2(k) &&
			    k->layout != REF_ARM64_64K_PA52;

	return !narrow || pfn >> (48 - page_shift(k)) == 0;
}

static void doubt_present(const struct ref_kernel *k, uint64_t word,
			  struct ref_reading *r)
{
	const bool memory = is_user(k, word) && tells_special(k) &&
			    !is_special(k, word);

	if (!r->has_pfn || r->pfn >> ref_pfn_bits(k) == 0 ||
	    counts_smaller_pages(k, word))
		return;
	r->doubts.pfn_range = k->config.phys_bits || memory ||
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
