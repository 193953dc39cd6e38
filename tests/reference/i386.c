/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * i386: arch/x86/include/asm/pgtable-2level.h, pgtable-3level.h (PAE)
 *
 * Of ptes alone. The exclusive flag came with 6.3, and with it the mask of the
 * type.
 * ------------------------------------------------------------------------ */

enum {
	TWO_LEVELS,
	PAE
};

static bool is_pae(const struct ref_kernel *k)
{
	return k->layout->variant == PAE;
}

static unsigned word_bits(const struct ref_kernel *k)
{
	return is_pae(k) ? 64 : 32;
}

static bool has_level(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PTE;
}

/* NUMA_BALANCING, ZONE_DEVICE and SPARSEMEM_VMEMMAP are of X86_64 */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	(void)k;
	c->migration = true;
	c->memory_failure = true;
	c->transparent_hugepage = true;
	c->swap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	return is_pae(k) ? 36 : 32;
}

/* __PHYSICAL_MASK_SHIFT of PAE */
static unsigned address_bits(const struct ref_kernel *k)
{
	return is_pae(k) ? 52 : 32;
}

/* arch_max_swapfile_size(): half of what the cache holds, in pages; with PAE
 * eight times that, as the offset lies three bits below the page frame */
static unsigned l1tf_pages_log2(const struct ref_kernel *k)
{
	if (!k->config.cache_bits)
		return 64;
	return k->config.cache_bits - 1 - 12 + (is_pae(k) ? 3 : 0);
}

/* PAE: but for A (5) and D (6) */
static bool none(const struct ref_kernel *k, uint64_t word)
{
	if (is_pae(k))
		word = without_bit(without_bit(word, 5), 6);
	return word == 0;
}

/* P (0), or PROTNONE (8) */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 0) || bit(word, 8);
}

static bool protnone(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return !bit(word, 0) && bit(word, 8);
}

/* PAE: complemented while P is clear, but of the word 0 */
static bool is_inverted(const struct ref_kernel *k, uint64_t word)
{
	return is_pae(k) && word != 0 && !bit(word, 0);
}

static unsigned pfn_width(const struct ref_kernel *k)
{
	return is_pae(k) ? 40 : 20;
}

static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(is_inverted(k, word) ? ~word : word, 12, pfn_width(k));
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	return prot |
	       bits_put(is_inverted(k, prot) ? ~pfn : pfn, 12, pfn_width(k));
}

/* that of a process isn't told: see the rows */
static bool user(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	(void)word;
	return false;
}

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	return (unsigned)bits_at(word, is_pae(k) ? 59 : 1, 5);
}

/* PAE: __swp_entry() has 32 bits with the offset above 5 of type, of whose 27
 * bits swp_entry() keeps 26 */
static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	return is_pae(k) ? bits_at(~word, 9, 26) : bits_at(word, 9, 23);
}

/* PAE: what there is no offset for is complemented, too: 58:35 are set */
static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	if (is_pae(k))
		return bits_put(type, 59, 5) |
		       bits_put(~low_bits(offset, 26), 9, 50);
	return bits_put(type, 1, 5) | bits_put(offset, 9, 23);
}

/* Up to 6.2 the type isn't masked: with two levels it is shifted within 32
 * bits, with PAE it is ORed to the offset five bits above it */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	if (from(k, 6, 3))
		return swp_word(k, type, offset);
	if (is_pae(k))
		return swp_word(k, type, offset | bits_at(type, 5, 27));
	return bits_put(type, 1, 31) | bits_put(offset, 9, 23);
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.exclusive = from(k, 6, 3) ? with_bit(0, 7) : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "i386", &ref_i386, .page_shift = 12, .variant = TWO_LEVELS },
	{ "i386-pae", &ref_i386, .page_shift = 12, .variant = PAE },
	{ .name = NULL },
};

const struct ref_arch ref_i386 = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 32,
	.word_bits_of = word_bits,
	.configure = configure,
	.phys_bits = phys_bits,
	.l1tf_pages_log2 = l1tf_pages_log2,
	.has_level = has_level,

	.empty = { 0, 0, 0 },
	.none = none,
	.present = present,
	.protnone = protnone,

	.pfn = pfn,
	.place = place,
	.user = user,
	.address_bits = address_bits,

	.swp_type = swp_type,
	.swp_offset = swp_offset,
	.swp_word = swp_word,
	.macro = macro,
	.flags = flags,
};
