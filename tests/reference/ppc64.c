/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * ppc64 book3s: arch/powerpc/include/asm/book3s/64/pgtable.h, hash*.h, radix.h
 *
 * The kernel's own numbers count bits from the top; these from the bottom.
 * ------------------------------------------------------------------------ */

/* What the hash MMU keeps for itself: _PAGE_HPTEFLAGS */
static bool is_hpte_flag(const struct ref_kernel *k, unsigned n)
{
	if (k->layout == REF_PPC64_HASH_4K)
		return n == 6 || (n >= 53 && n <= 56) || n == 60;
	return n == 6 || n == 12 || n == 55;
}

/* Radix hardware may write R (8) and C (7) into an empty entry */
static bool pte_none_ignores(const struct ref_kernel *k, unsigned n)
{
	if (is_radix(k))
		return n == 7 || n == 8;
	return is_hpte_flag(k, n);
}

bool none_book3s(const struct ref_kernel *k, uint64_t word)
{
	unsigned n;

	if (at_pmd(k))
		return word == 0;
	for (n = 0; n < 64; n++)
		if (bit(word, n) && !pte_none_ignores(k, n))
			return false;
	return true;
}

/* PTE (62) and PRESENT (63) or INVALID (61); a pmd even without 62 */
bool present_book3s(const struct ref_kernel *k, uint64_t word)
{
	if (at_pmd(k))
		return bit(word, 63) || bit(word, 61);
	return bit(word, 62) && (bit(word, 63) || bit(word, 61));
}

/* Hardware-valid, with none of READ, WRITE and EXEC */
bool protnone_pattern_book3s(uint64_t word)
{
	return bit(word, 63) && bit(word, 62) && !bit(word, 2) &&
	       !bit(word, 1) && !bit(word, 0);
}

/* pmd_is_serializing(); for a pte the second arm of pte_present() */
bool invalidated_book3s(const struct ref_kernel *k, uint64_t word)
{
	return !bit(word, 63) && bit(word, 61) && (at_pmd(k) || bit(word, 62));
}

bool table_book3s(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 63) && !bit(word, 62);
}

/*
 * PMD_MASKED_BITS are 63, 62 and 7:0. PMD_VAL_BITS are 63, and with radix the
 * size of the next table, in 4:0 (RADIX_PTE_INDEX_SIZE).
 */
bool in_table_book3s(const struct ref_kernel *k, unsigned n)
{
	return n == 63 || (n >= 8 && n <= 61) || (is_radix(k) && n <= 4);
}

/* The RPN and the swap offset are the same bits: PAGE_SHIFT..52 */
unsigned rpn_width(const struct ref_kernel *k)
{
	return 53 - page_shift(k);
}

unsigned soft_dirty_bit_book3s(const struct ref_kernel *k)
{
	return from(k, 5, 19) ? 9 : 5;
}

static uint64_t rpn_put(const struct ref_kernel *k, uint64_t value)
{
	return bits_put(value, page_shift(k), rpn_width(k));
}

/* PTE (62), without which it would be a pointer to a table */
uint64_t place_book3s(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	return with_bit(prot | rpn_put(k, pfn), 62);
}

uint64_t swp_word_book3s(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	return with_bit(bits_put(type, 0, 5) | rpn_put(k, offset), 62);
}

/* The type isn't masked, the offset is */
uint64_t macro_book3s(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return swp_word_book3s(k, 0, offset) | type;
}

/* ------------------------------------------------------------------------
 * ppc64 nohash: arch/powerpc/include/asm/nohash/64/pgtable.h, pte-e500.h
 * ------------------------------------------------------------------------ */

/*
 * pmd_populate() writes the address in the kernel's own map, at 0xc << 60,
 * where a table is a page. What isn't mapped so, with 63 clear, is a hugetlb
 * page's since 6.11 (pmd_leaf), and before that a hugetlb directory's address
 * without bit 63, and the page's log2 size in 5:0 (hugepd_populate).
 */
bool table_nohash(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && word != 0 && (bit(word, 63) || !from(k, 6, 11));
}

static bool is_directory(uint64_t word)
{
	return !bit(word, 63);
}

bool in_table_nohash(uint64_t word, unsigned n)
{
	if (n >= 60)
		return bits_at(word, 60, 4) == (is_directory(word) ? 0x4 : 0xc);
	return n >= 12 || is_directory(word);
}

/* __pa() */
uint64_t table_address_nohash(uint64_t word)
{
	const unsigned lowest = is_directory(word) ? 6 : 12;

	return bits_put(bits_at(word, lowest, 60 - lowest), lowest,
			60 - lowest);
}

uint64_t swp_word_nohash(unsigned type, uint64_t offset)
{
	return bits_put(type, 2, 5) | bits_put(offset, 24, 40);
}

/* The type is masked since 6.3; what shifts beyond the word is lost */
uint64_t macro_nohash(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, 2, from(k, 6, 3) ? 5 : 32) |
	       bits_put(offset, 24, 40);
}
