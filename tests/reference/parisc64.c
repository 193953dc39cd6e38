/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * parisc, 64 bits: arch/parisc/include/asm/pgtable.h
 *
 * Of ptes alone, with pages of 4K. The lowest three bits of an offset stand
 * apart. The exclusive flag came with 6.3; what lies beside it moved one bit
 * down, and the type is masked from then on.
 * ------------------------------------------------------------------------ */

static bool has_level(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PTE;
}

/* No huge pages of processes, NUMA_BALANCING, ZONE_DEVICE or
 * SPARSEMEM_VMEMMAP */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	(void)k;
	c->migration = true;
	c->memory_failure = true;
	c->swap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 39;
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return word == 0;
}

/* _PAGE_PRESENT_BIT 22, counted from the top of 32 */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 9);
}

static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_at(word, 12, 52);
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	(void)k;
	return prot | bits_put(pfn, 12, 52);
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
	(void)k;
	return (unsigned)bits_at(word, 0, 5);
}

/* Up to 6.2: 8:6 and 63:11; then 7:5 and 63:10 */
static unsigned low_lsb(const struct ref_kernel *k)
{
	return from(k, 6, 3) ? 5 : 6;
}

static unsigned high_lsb(const struct ref_kernel *k)
{
	return from(k, 6, 3) ? 10 : 11;
}

static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	const uint64_t high = bits_at(word, high_lsb(k), 64 - high_lsb(k));

	return bits_at(word, low_lsb(k), 3) | bits_put(high, 3, 61);
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	const uint64_t high = bits_at(offset, 3, 61);

	return bits_put(type, 0, 5) | bits_put(offset, low_lsb(k), 3) |
	       bits_put(high, high_lsb(k), 64 - high_lsb(k));
}

/* Up to 6.2 the type isn't masked */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, 0, from(k, 6, 3) ? 5 : 32) |
	       swp_word(k, 0, offset);
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.exclusive = from(k, 6, 3) ? with_bit(0, 8) : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "parisc64", &ref_parisc64, .page_shift = 12 },
	{ .name = NULL },
};

const struct ref_arch ref_parisc64 = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 64,
	.word_bits = 64,
	.configure = configure,
	.phys_bits = phys_bits,
	.has_level = has_level,

	.empty = { 0, 0, 0 },
	.none = none,
	.present = present,

	.pfn = pfn,
	.place = place,
	.user = user,

	.swp_type = swp_type,
	.swp_offset = swp_offset,
	.swp_word = swp_word,
	.macro = macro,
	.flags = flags,
};
