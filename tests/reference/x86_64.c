/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * x86_64: arch/x86/include/asm/pgtable.h, pgtable_64.h, pgtable-invert.h
 * ------------------------------------------------------------------------ */

/* Knights Landing may set A (5) and D (6) in an empty entry */
bool none_x86_64(uint64_t word)
{
	unsigned n;

	for (n = 0; n < 64; n++)
		if (n != 5 && n != 6 && bit(word, n))
			return false;
	return true;
}

/* P (0), PROTNONE (8); a pmd also by PSE (7), while it is being split */
bool present_x86_64(const struct ref_kernel *k, uint64_t word)
{
	return bit(word, 0) || bit(word, 8) || (at_pmd(k) && bit(word, 7));
}

bool protnone_pattern_x86_64(uint64_t word)
{
	return !bit(word, 0) && bit(word, 8);
}

bool invalidated_x86_64(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 7) && !bit(word, 0) && !bit(word, 8);
}

bool table_x86_64(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 0) && !bit(word, 7);
}

/*
 * _PAGE_TABLE and _KERNPG_TABLE: P, RW, USER, A, D (6.12 pgtable_types.h); NX
 * in espfix_64.c; PWT (3) and PCD (4) the walk heeds, too.
 */
bool in_table_x86_64(unsigned n)
{
	return n <= 6 || (n >= 12 && n <= 51) || n == 63;
}

static unsigned lowest_address_bit_x86_64(const struct ref_kernel *k,
					  uint64_t word)
{
	return at_pmd(k) && bit(word, 7) ? 21 : 12;
}

/*
 * Without P the address is stored complemented, against L1TF; the memory
 * encryption bit is none of the address's.
 */
uint64_t pfn_x86_64(const struct ref_kernel *k, uint64_t word)
{
	const bool inverted = word != 0 && !bit(word, 0);
	uint64_t pfn = 0;
	unsigned n;

	for (n = lowest_address_bit_x86_64(k, word); n <= 51; n++)
		if (bit(word, n) != inverted && n != k->config.c_bit)
			pfn = with_bit(pfn, n - 12);
	return pfn;
}

/* A table may be encrypted as well as a page */
uint64_t table_address_x86_64(const struct ref_kernel *k, uint64_t word)
{
	uint64_t address = 0;
	unsigned n;

	for (n = 12; n <= 51; n++)
		if (bit(word, n) && n != k->config.c_bit)
			address = with_bit(address, n);
	return address;
}

uint64_t place_x86_64(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	const bool inverted = prot != 0 && !bit(prot, 0);
	uint64_t word = prot;
	unsigned n;

	for (n = at_pmd(k) ? 21 : 12; n <= 51; n++)
		if (bit(pfn, n - 12) != inverted)
			word = with_bit(word, n);
	return word;
}

uint64_t swp_offset_x86_64(uint64_t word)
{
	uint64_t offset = 0;
	unsigned i;

	for (i = 0; i < 50; i++)
		if (!bit(word, 9 + i))
			offset = with_bit(offset, i);
	return offset;
}

uint64_t swp_word_x86_64(unsigned type, uint64_t offset)
{
	uint64_t word = bits_put(type, 59, 5);
	unsigned i;

	for (i = 0; i < 50; i++)
		if (!bit(offset, i))
			word = with_bit(word, 9 + i);
	return word;
}
