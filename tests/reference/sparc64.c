/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * sparc64: arch/sparc/include/asm/pgtable_64.h, page_64.h
 *
 * Of ptes alone. sun4u and sun4v differ in which bit makes a word present, and
 * in how wide the page frame is. The exclusive flag came with 6.3, and took the
 * type's top bit, which is masked from then on.
 * ------------------------------------------------------------------------ */

enum {
	SUN4U,
	SUN4V
};

static bool is_sun4v(const struct ref_kernel *k)
{
	return k->layout->variant == SUN4V;
}

static bool has_level(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PTE;
}

/* No MEMORY_FAILURE, NUMA_BALANCING or ZONE_DEVICE */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	(void)k;
	c->migration = true;
	c->transparent_hugepage = true;
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

/* MAX_PHYS_ADDRESS_BITS */
static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 53;
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return word == 0;
}

/* _PAGE_PRESENT_4U, _PAGE_PRESENT_4V */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	return bit(word, is_sun4v(k) ? 4 : 7);
}

/* pte_pfn(): 42:13, or 55:13 */
static unsigned pfn_width(const struct ref_kernel *k)
{
	return is_sun4v(k) ? 43 : 30;
}

static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, 13, pfn_width(k));
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	return prot | bits_put(pfn, 13, pfn_width(k));
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
	return (unsigned)bits_at(word, 13, 6);
}

static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_at(word, 21, 43);
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	(void)k;
	return bits_put(type, 13, 6) | bits_put(offset, 21, 43);
}

/* Up to 6.2 the type isn't masked; it is shifted as a long */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, 13, from(k, 6, 3) ? 7 : 32) |
	       bits_put(offset, 21, 43);
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.exclusive = from(k, 6, 3) ? with_bit(0, 20) : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "sparc64-sun4u", &ref_sparc64, .page_shift = 13, .variant = SUN4U },
	{ "sparc64-sun4v", &ref_sparc64, .page_shift = 13, .variant = SUN4V },
	{ .name = NULL },
};

const struct ref_arch ref_sparc64 = {
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
	.address_bits = phys_bits,

	.swp_type = swp_type,
	.swp_offset = swp_offset,
	.swp_word = swp_word,
	.macro = macro,
	.flags = flags,
};
