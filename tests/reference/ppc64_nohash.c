/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * ppc64 nohash: arch/powerpc/include/asm/nohash/64/pgtable.h, pte-e500.h
 *
 * Of the kernel's options it has few.
 * ------------------------------------------------------------------------ */

static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	(void)k;
	c->migration = true;
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 44;
}

/* No transparent huge pages: a pmd is empty, a table, or hugetlb's */
static bool has_leaves(const struct ref_kernel *k)
{
	return !at_pmd(k);
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return word == 0;
}

/* pmd_present() is "not pmd_none()" */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) ? word != 0 : bit(word, 0);
}

/*
 * pmd_populate() writes the address in the kernel's own map, at 0xc << 60,
 * where a table is a page. What isn't mapped so, with 63 clear, is a hugetlb
 * page's since 6.11 (pmd_leaf), and before that a hugetlb directory's address
 * without bit 63, and the page's log2 size in 5:0 (hugepd_populate).
 */
static bool table(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && word != 0 && (bit(word, 63) || !from(k, 6, 11));
}

static bool is_directory(uint64_t word)
{
	return !bit(word, 63);
}

static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	(void)k;
	if (n >= 60)
		return bits_at(word, 60, 4) == (is_directory(word) ? 0x4 : 0xc);
	return n >= 12 || is_directory(word);
}

/* __pa() */
static uint64_t table_address(const struct ref_kernel *k, uint64_t word)
{
	const unsigned lowest = is_directory(word) ? 6 : 12;

	(void)k;
	return bits_put(bits_at(word, lowest, 60 - lowest), lowest,
			60 - lowest);
}

/* PTE_RPN_SHIFT is 24, of a page's number and of a swap offset */
static uint64_t rpn(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_at(word, 24, 40);
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	(void)k;
	return prot | bits_put(pfn, 24, 40);
}

static bool user(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 3) || bit(word, 5) || bit(word, 7) ||
	       bits_at(word, 2, 6) == 0;
}

static bool special(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 13);
}

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return (unsigned)bits_at(word, 2, 5);
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	(void)k;
	return bits_put(type, 2, 5) | bits_put(offset, 24, 40);
}

/* The type is masked since 6.3; what shifts beyond the word is lost */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, 2, from(k, 6, 3) ? 5 : 30) |
	       bits_put(offset, 24, 40);
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.exclusive = from(k, 6, 3) ? with_bit(0, 7) : 0,
	};

	return masks;
}

static bool dirty(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 12);
}

/* pmd_bad(): no address of the kernel's, or not that of a whole table */
static bool bad(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return !bit(word, 63) || bits_at(word, 0, 12) != 0;
}

static const struct ref_layout layouts[] = {
	{ "ppc64-nohash", &ref_ppc64_nohash, .page_shift = 12 },
	{ .name = NULL },
};

const struct ref_arch ref_ppc64_nohash = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 64,
	.word_bits = 64,
	.configure = configure,
	.phys_bits = phys_bits,
	.has_leaves = has_leaves,

	.empty = { 0, 0, 0 },
	.none = none,
	.present = present,

	.pfn = rpn,
	.place = place,
	.user = user,
	.special = special,
	.dirty = dirty,

	.bad = bad,
	.table = table,
	.table_address = table_address,
	.in_table = in_table,

	.swp_type = swp_type,
	.swp_offset = rpn,
	.swp_word = swp_word,
	.macro = macro,
	.flags = flags,
};
