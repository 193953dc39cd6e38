/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * arm, 32 bits: arch/arm/include/asm/pgtable.h, pgtable-2level.h,
 * pgtable-3level.h (LPAE)
 *
 * Of ptes alone. The exclusive flag came with 6.3: it stands where the offset
 * began, and the type is masked from then on.
 * ------------------------------------------------------------------------ */

enum {
	CLASSIC,
	LPAE
};

static bool is_lpae(const struct ref_kernel *k)
{
	return k->layout->variant == LPAE;
}

static unsigned word_bits(const struct ref_kernel *k)
{
	return is_lpae(k) ? 64 : 32;
}

static bool has_level(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PTE;
}

/* No MEMORY_FAILURE, NUMA_BALANCING, ZONE_DEVICE or SPARSEMEM_VMEMMAP */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	c->migration = true;
	c->transparent_hugepage = is_lpae(k);
	c->swap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 36;
}

/* PHYS_MASK_SHIFT of LPAE */
static unsigned address_bits(const struct ref_kernel *k)
{
	return is_lpae(k) ? 40 : 36;
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return word == 0;
}

/* L_PTE_PRESENT: 0, and of LPAE 1, too, of which either is enough */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	return bit(word, 0) || (is_lpae(k) && bit(word, 1));
}

static unsigned pfn_width(const struct ref_kernel *k)
{
	return is_lpae(k) ? 28 : 20;
}

static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, 12, pfn_width(k));
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	return prot | bits_put(pfn, 12, pfn_width(k));
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
	return (unsigned)bits_at(word, 2, 5);
}

static unsigned offset_lsb(const struct ref_kernel *k)
{
	return from(k, 6, 3) ? 8 : 7;
}

/* Of 32 bits, whatever the word has: a long */
static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, offset_lsb(k), 32 - offset_lsb(k));
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	return bits_put(type, 2, 5) |
	       bits_put(offset, offset_lsb(k), 32 - offset_lsb(k));
}

/* Up to 6.2 the type isn't masked */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, 2, from(k, 6, 3) ? 5 : 30) |
	       swp_word(k, 0, offset);
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.exclusive = from(k, 6, 3) ? with_bit(0, 7) : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "arm", &ref_arm, .page_shift = 12, .variant = CLASSIC },
	{ "arm-lpae", &ref_arm, .page_shift = 12, .variant = LPAE },
	{ .name = NULL },
};

const struct ref_arch ref_arm = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 32,
	.word_bits_of = word_bits,
	.configure = configure,
	.phys_bits = phys_bits,
	.has_level = has_level,

	.empty = { 0, 0, 0 },
	.none = none,
	.present = present,

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
