/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARTS_H
#define PARTS_H

/* What the reference's files say to each other; others want reference.h */

#include "reference.h"

/* ------------------------------------------------------------------------
 * Bits and versions
 * ------------------------------------------------------------------------ */

static inline bool bit(uint64_t word, unsigned n)
{
	return (word >> n & 1U) != 0;
}

static inline uint64_t with_bit(uint64_t word, unsigned n)
{
	return word | (UINT64_C(1) << n);
}

/* A quantity of that many bits, whose bit 0 lies at bit @lsb of the word */
static inline uint64_t bits_at(uint64_t word, unsigned lsb, unsigned width)
{
	uint64_t value = 0;
	unsigned i;

	for (i = 0; i < width; i++)
		if (bit(word, lsb + i))
			value = with_bit(value, i);
	return value;
}

static inline uint64_t low_bits(uint64_t value, unsigned width)
{
	return bits_at(value, 0, width);
}

/* The reverse of bits_at(); bits beyond the width are cut off */
static inline uint64_t bits_put(uint64_t value, unsigned lsb, unsigned width)
{
	uint64_t word = 0;
	unsigned i;

	for (i = 0; i < width; i++)
		if (bit(value, i))
			word = with_bit(word, lsb + i);
	return word;
}

static inline bool from(const struct ref_kernel *k, unsigned major,
			unsigned minor)
{
	if (k->major != major)
		return k->major > major;
	return k->minor >= minor;
}

static inline bool is_x86_64(const struct ref_kernel *k)
{
	return ref_layout_arch(k->layout) == REF_ARCH_X86_64;
}

static inline bool is_arm64(const struct ref_kernel *k)
{
	return ref_layout_arch(k->layout) == REF_ARCH_ARM64;
}

static inline bool is_nohash(const struct ref_kernel *k)
{
	return k->layout == REF_PPC64_NOHASH;
}

/* book3s: radix and hash MMUs, which share one swap format */
static inline bool is_book3s(const struct ref_kernel *k)
{
	return ref_layout_arch(k->layout) == REF_ARCH_PPC64 && !is_nohash(k);
}

static inline bool is_radix(const struct ref_kernel *k)
{
	return k->layout == REF_PPC64_RADIX_4K ||
	       k->layout == REF_PPC64_RADIX_64K;
}

static inline bool is_arm64_lpa2(const struct ref_kernel *k)
{
	return k->layout == REF_ARM64_4K_LPA2 ||
	       k->layout == REF_ARM64_16K_LPA2;
}

static inline bool at_pmd(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PMD;
}

/* kernel.c: which kernel */
unsigned page_shift(const struct ref_kernel *k);
bool pte_marker_is_an_option(const struct ref_kernel *k);

/* types.c: swap types */
bool is_migration(enum ref_kind kind);
bool is_pfn_entry(enum ref_kind kind);

/* reference.c */
bool supports_young_dirty(const struct ref_kernel *k);

/* doubts.c: words that no kernel writes */
void decode_doubts(const struct ref_kernel *k, uint64_t word,
		   struct ref_reading *r);

/* x86_64.c: x86_64 */
bool none_x86_64(uint64_t word);
bool present_x86_64(const struct ref_kernel *k, uint64_t word);
bool protnone_pattern_x86_64(uint64_t word);
bool invalidated_x86_64(const struct ref_kernel *k, uint64_t word);
bool table_x86_64(const struct ref_kernel *k, uint64_t word);
bool in_table_x86_64(unsigned n);
uint64_t pfn_x86_64(const struct ref_kernel *k, uint64_t word);
uint64_t table_address_x86_64(const struct ref_kernel *k, uint64_t word);
uint64_t place_x86_64(const struct ref_kernel *k, uint64_t pfn, uint64_t prot);
uint64_t swp_offset_x86_64(uint64_t word);
uint64_t swp_word_x86_64(unsigned type, uint64_t offset);

/* arm64.c: arm64 */
bool is_arm64_a(const struct ref_kernel *k);
bool present_arm64(const struct ref_kernel *k, uint64_t word);
bool protnone_pattern_arm64(const struct ref_kernel *k, uint64_t word);
bool invalidated_arm64(const struct ref_kernel *k, uint64_t word);
bool table_arm64(const struct ref_kernel *k, uint64_t word);
bool in_table_arm64(const struct ref_kernel *k, unsigned n);
uint64_t phys_arm64(const struct ref_kernel *k, uint64_t word);
uint64_t pfn_arm64(const struct ref_kernel *k, uint64_t word);
uint64_t place_arm64(const struct ref_kernel *k, uint64_t pfn, uint64_t prot);
unsigned type_lsb_arm64(const struct ref_kernel *k);
unsigned offset_lsb_arm64(const struct ref_kernel *k);
uint64_t swp_word_arm64(const struct ref_kernel *k, unsigned type,
			uint64_t offset);
uint64_t macro_arm64(const struct ref_kernel *k, unsigned type,
		     uint64_t offset);

/* ppc64.c: ppc64 */
bool none_book3s(const struct ref_kernel *k, uint64_t word);
bool present_book3s(const struct ref_kernel *k, uint64_t word);
bool protnone_pattern_book3s(uint64_t word);
bool invalidated_book3s(const struct ref_kernel *k, uint64_t word);
bool table_book3s(const struct ref_kernel *k, uint64_t word);
bool in_table_book3s(const struct ref_kernel *k, unsigned n);
unsigned rpn_width(const struct ref_kernel *k);
unsigned soft_dirty_bit_book3s(const struct ref_kernel *k);
uint64_t place_book3s(const struct ref_kernel *k, uint64_t pfn, uint64_t prot);
uint64_t swp_word_book3s(const struct ref_kernel *k, unsigned type,
			 uint64_t offset);
uint64_t macro_book3s(const struct ref_kernel *k, unsigned type,
		      uint64_t offset);
bool table_nohash(const struct ref_kernel *k, uint64_t word);
bool in_table_nohash(uint64_t word, unsigned n);
uint64_t table_address_nohash(uint64_t word);
uint64_t swp_word_nohash(unsigned type, uint64_t offset);
uint64_t macro_nohash(const struct ref_kernel *k, unsigned type,
		      uint64_t offset);

/* word.c: what a word is, and the swap format */
bool is_none(const struct ref_kernel *k, uint64_t word);
bool is_present(const struct ref_kernel *k, uint64_t word);
bool matches_protnone(const struct ref_kernel *k, uint64_t word);
bool is_invalidated(const struct ref_kernel *k, uint64_t word);
bool is_table(const struct ref_kernel *k, uint64_t word);
uint64_t table_address(const struct ref_kernel *k, uint64_t word);
uint64_t stray_in_table(const struct ref_kernel *k, uint64_t word);
bool protnone_is_compiled(const struct ref_kernel *k);
uint64_t present_pfn(const struct ref_kernel *k, uint64_t word);
unsigned arch_swp_type(const struct ref_kernel *k, uint64_t word);
uint64_t arch_swp_offset(const struct ref_kernel *k, uint64_t word);
uint64_t pack_swp_entry(unsigned type, uint64_t offset);
bool has_soft_dirty(const struct ref_kernel *k);
bool has_uffd_wp(const struct ref_kernel *k);
bool converts_swap(const struct ref_kernel *k);
void decode_flags(const struct ref_kernel *k, uint64_t word,
		  struct ref_flags *flags);
uint64_t stray_bits(const struct ref_kernel *k, uint64_t word);

#endif
