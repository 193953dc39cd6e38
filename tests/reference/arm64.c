/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * arm64: arch/arm64/include/asm/pgtable.h, pgtable-prot.h, pgtable-hwdef.h
 *
 * Three formats: A up to 5.18, B from 5.19, C from 6.10.
 * ------------------------------------------------------------------------ */

bool is_arm64_a(const struct ref_kernel *k)
{
	return !from(k, 5, 19);
}

static bool is_arm64_c(const struct ref_kernel *k)
{
	return from(k, 6, 10);
}

/* VALID (0); A, B: PROT_NONE (58), in a pmd also 59; C: 11 */
bool present_arm64(const struct ref_kernel *k, uint64_t word)
{
	if (is_arm64_c(k))
		return bit(word, 0) || bit(word, 11);
	return bit(word, 0) || bit(word, 58) || (at_pmd(k) && bit(word, 59));
}

/* C: present-invalid, neither user (6) nor user-executable (54 clear) */
bool protnone_pattern_arm64(const struct ref_kernel *k, uint64_t word)
{
	if (is_arm64_c(k))
		return !bit(word, 0) && bit(word, 11) && !bit(word, 6) &&
		       bit(word, 54);
	return !bit(word, 0) && bit(word, 58);
}

/*
 * pmd_present_invalid() of A and B doesn't look at bit 0, but a valid entry
 * isn't an invalidated one: pmd_mkinvalid() clears the bit.
 */
bool invalidated_arm64(const struct ref_kernel *k, uint64_t word)
{
	if (is_arm64_c(k))
		return !bit(word, 0) && bit(word, 11);
	return at_pmd(k) && !bit(word, 0) && bit(word, 59);
}

bool table_arm64(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 0) && bit(word, 1);
}

static unsigned highest_address_bit_arm64(const struct ref_kernel *k)
{
	return from(k, 6, 9) ? 49 : 47;
}

/* 2M, 32M and 512M: arch/arm64/include/asm/pgtable-hwdef.h, PMD_SHIFT */
static unsigned pmd_shift_arm64(const struct ref_kernel *k)
{
	const unsigned entries_log2 = page_shift(k) - 3;

	return page_shift(k) + entries_log2;
}

uint64_t phys_arm64(const struct ref_kernel *k, uint64_t word)
{
	uint64_t phys = 0;
	unsigned n;

	for (n = page_shift(k); n <= highest_address_bit_arm64(k); n++)
		if (bit(word, n))
			phys = with_bit(phys, n);
	if (k->layout == REF_ARM64_64K_PA52)
		phys |= bits_put(bits_at(word, 12, 4), 48, 4);
	if (is_arm64_lpa2(k))
		phys |= bits_put(bits_at(word, 8, 2), 50, 2);
	return phys;
}

/*
 * The type (1:0), PXNTable (59), UXNTable (60), APTable (62:61), NSTable (63);
 * AF (10) since 6.13; and the address, which pmd_page_paddr() doesn't cut.
 */
bool in_table_arm64(const struct ref_kernel *k, unsigned n)
{
	if (n <= 1 || n >= 59)
		return true;
	if (n == 10)
		return from(k, 6, 13);
	if (k->layout == REF_ARM64_64K_PA52 && n >= 12 && n <= 15)
		return true;
	if (is_arm64_lpa2(k) && (n == 8 || n == 9))
		return true;
	return n >= page_shift(k) && n <= highest_address_bit_arm64(k);
}

/* pmd_pfn() cuts at PMD_MASK, pte_pfn() doesn't */
uint64_t pfn_arm64(const struct ref_kernel *k, uint64_t word)
{
	const unsigned lowest = at_pmd(k) ? pmd_shift_arm64(k) : page_shift(k);
	const uint64_t phys = phys_arm64(k, word);
	uint64_t pfn = 0;
	unsigned n;

	for (n = lowest; n < 52; n++)
		if (bit(phys, n))
			pfn = with_bit(pfn, n - page_shift(k));
	return pfn;
}

uint64_t place_arm64(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	const uint64_t phys = bits_put(pfn, page_shift(k), 64 - page_shift(k));
	const unsigned top = highest_address_bit_arm64(k);

	/* The high bits a second time, below the page's own */
	if (k->layout == REF_ARM64_64K_PA52)
		return prot | bits_put(bits_at(phys, 48, 4), 12, 4) |
		       bits_put(bits_at(phys, 16, top - 15), 16, top - 15);
	if (is_arm64_lpa2(k))
		return prot | bits_put(bits_at(phys, 50, 2), 8, 2) |
		       bits_put(bits_at(phys, 10, top - 9), 10, top - 9);
	return prot | phys;
}

unsigned type_lsb_arm64(const struct ref_kernel *k)
{
	if (is_arm64_c(k))
		return 6;
	return is_arm64_a(k) ? 2 : 3;
}

unsigned offset_lsb_arm64(const struct ref_kernel *k)
{
	return is_arm64_c(k) ? 12 : 8;
}

uint64_t swp_word_arm64(const struct ref_kernel *k, unsigned type,
			uint64_t offset)
{
	return bits_put(type, type_lsb_arm64(k), ref_type_bits(k)) |
	       bits_put(offset, offset_lsb_arm64(k), 50);
}

/* Neither argument is masked; the type is shifted as an unsigned int */
uint64_t macro_arm64(const struct ref_kernel *k, unsigned type, uint64_t offset)
{
	const unsigned type_lsb = type_lsb_arm64(k);
	const unsigned offset_lsb = offset_lsb_arm64(k);

	return bits_put(type, type_lsb, 32 - type_lsb) |
	       bits_put(offset, offset_lsb, 64 - offset_lsb);
}
