/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * mips64: arch/mips/include/asm/pgtable-64.h, pgtable-bits.h
 *
 * Of ptes alone, without RIXI and huge pages, with pages of 4K. The exclusive
 * flag came with 6.3, and took the type's top bit, which is masked from then
 * on.
 * ------------------------------------------------------------------------ */

static bool has_level(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PTE;
}

/* No MEMORY_FAILURE, NUMA_BALANCING, ZONE_DEVICE or SPARSEMEM_VMEMMAP; huge
 * pages are other kernels' */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	(void)k;
	c->migration = true;
	c->swap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 48;
}

/* but for _PAGE_GLOBAL (6) */
static bool none(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return without_bit(word, 6) == 0;
}

static bool present(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 0);
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

/* swp_entry() has room for six bits, whatever __swp_type() gives */
static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return (unsigned)bits_at(word, 16, 6);
}

static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_at(word, 24, 40);
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	(void)k;
	return bits_put(type, 16, 6) | bits_put(offset, 24, 40);
}

/* Up to 6.2 the type isn't masked; it is shifted as a long */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, 16, from(k, 6, 3) ? 7 : 32) |
	       bits_put(offset, 24, 40);
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.exclusive = from(k, 6, 3) ? with_bit(0, 23) : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "mips64", &ref_mips64, .page_shift = 12 },
	{ .name = NULL },
};

const struct ref_arch ref_mips64 = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 64,
	.word_bits = 64,
	.long_type = true,
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
