/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * x86_64: arch/x86/include/asm/pgtable.h, pgtable_64.h, pgtable-invert.h
 * ------------------------------------------------------------------------ */

enum {
	FOUR_LEVELS,
	LA57
};

static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	(void)k;
	c->migration = true;
	c->memory_failure = true;
	c->device_private = true;
	c->mem_soft_dirty = true;
	c->userfaultfd_wp = true;
	c->numa_balancing = true;
	c->transparent_hugepage = true;
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	return k->layout->variant == LA57 ? 52 : 46;
}

/* arch_max_swapfile_size() */
static unsigned l1tf_pages_log2(const struct ref_kernel *k)
{
	return k->config.cache_bits ? k->config.cache_bits - 10 : 64;
}

static bool has_puds(const struct ref_kernel *k)
{
	(void)k;
	return true;
}

/* Knights Landing may set A (5) and D (6) in an empty entry */
static bool none(const struct ref_kernel *k, uint64_t word)
{
	unsigned n;

	(void)k;
	for (n = 0; n < 64; n++)
		if (n != 5 && n != 6 && bit(word, n))
			return false;
	return true;
}

/* P (0), PROTNONE (8); a pmd also by PSE (7), while it is being split; a pud by
 * P alone */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k))
		return bit(word, 0);
	return bit(word, 0) || bit(word, 8) || (at_pmd(k) && bit(word, 7));
}

static bool protnone(const struct ref_kernel *k, uint64_t word)
{
	return !at_pud(k) && !bit(word, 0) && bit(word, 8);
}

static bool invalidated(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 7) && !bit(word, 0) && !bit(word, 8);
}

static bool table(const struct ref_kernel *k, uint64_t word)
{
	return (at_pmd(k) || at_pud(k)) && bit(word, 0) && !bit(word, 7);
}

/*
 * _PAGE_TABLE and _KERNPG_TABLE: P, RW, USER, A, D (6.12 pgtable_types.h); NX
 * in espfix_64.c; PWT (3) and PCD (4) the walk heeds, too.
 */
static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	(void)k;
	(void)word;
	return n <= 6 || (n >= 12 && n <= 51) || n == 63;
}

static unsigned lowest_address_bit(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k) && bit(word, 7))
		return 30;
	return at_pmd(k) && bit(word, 7) ? 21 : 12;
}

/*
 * Without P the address is stored complemented, against L1TF; the memory
 * encryption bit is none of the address's.
 */
static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	const bool inverted = word != 0 && !bit(word, 0);
	uint64_t pfn = 0;
	unsigned n;

	for (n = lowest_address_bit(k, word); n <= 51; n++)
		if (bit(word, n) != inverted && n != k->config.c_bit)
			pfn = with_bit(pfn, n - 12);
	return pfn;
}

/* A table may be encrypted as well as a page */
static uint64_t table_address(const struct ref_kernel *k, uint64_t word)
{
	uint64_t address = 0;
	unsigned n;

	for (n = 12; n <= 51; n++)
		if (bit(word, n) && n != k->config.c_bit)
			address = with_bit(address, n);
	return address;
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	const bool inverted = prot != 0 && !bit(prot, 0);
	uint64_t word = prot;
	unsigned n;

	for (n = at_pud(k) ? 30 : (at_pmd(k) ? 21 : 12); n <= 51; n++)
		if (bit(pfn, n - 12) != inverted)
			word = with_bit(word, n);
	return word;
}

/* PSE (7), of a pmd and a pud as of hugetlb */
static uint64_t leaf(const struct ref_kernel *k, uint64_t prot)
{
	(void)k;
	return with_bit(prot, 7);
}

/* pmd_mkinvalid(), without its turning of the address */
static bool invalid(const struct ref_kernel *k, uint64_t page,
		    uint64_t *word_ret)
{
	*word_ret = without_bit(without_bit(page, 0), 8);
	return at_pmd(k);
}

static bool soft_dirty(const struct ref_kernel *k, uint64_t word)
{
	return k->config.mem_soft_dirty && bit(word, 11);
}

static bool uffd_wp(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 10);
}

static bool user(const struct ref_kernel *k, uint64_t word)
{
	if (bit(word, 0))
		return bit(word, 2);
	return bit(word, 8) || (at_pmd(k) && bit(word, 7));
}

static bool special(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 9);
}

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return (unsigned)bits_at(word, 59, 5);
}

static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	uint64_t offset = 0;
	unsigned i;

	(void)k;
	for (i = 0; i < 50; i++)
		if (!bit(word, 9 + i))
			offset = with_bit(offset, i);
	return offset;
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	uint64_t word = bits_put(type, 59, 5);
	unsigned i;

	(void)k;
	for (i = 0; i < 50; i++)
		if (!bit(offset, i))
			word = with_bit(word, 9 + i);
	return word;
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.soft_dirty = with_bit(0, 1),
		.uffd_wp = with_bit(0, 2),
		.exclusive = from(k, 5, 19) ? with_bit(0, 3) : 0,
	};

	return masks;
}

/* Dirty (6), and SavedDirty (58) since 6.6 */
static bool dirty(const struct ref_kernel *k, uint64_t word)
{
	return bit(word, 6) || (from(k, 6, 6) && bit(word, 58));
}

/* pud_bad(): all else than P (0), RW (1), US (2), A (5), D (6), the address */
static bool bad_pud(uint64_t word)
{
	unsigned n;

	for (n = 0; n < 64; n++)
		if (n != 0 && n != 1 && n != 2 && n != 5 && n != 6 &&
		    (n < 12 || n > 51) && bit(word, n))
			return true;
	return false;
}

/*
 * pmd_bad(): P (0), RW (1) and D (6) set, all else clear but US (2), A (5) and
 * the address. _KERNPG_TABLE has the memory encryption bit, too, which the
 * configurations here leave out.
 */
static bool bad(const struct ref_kernel *k, uint64_t word)
{
	unsigned n;

	if (at_pud(k))
		return bad_pud(word);
	for (n = 0; n < 64; n++)
		if (n != 2 && n != 5 && (n < 12 || n > 51) &&
		    bit(word, n) != (n == 0 || n == 1 || n == 6))
			return true;
	return false;
}

static const struct ref_layout layouts[] = {
	{ "x86_64", &ref_x86_64, .page_shift = 12, .variant = FOUR_LEVELS },
	{ "x86_64-la57", &ref_x86_64, .page_shift = 12, .variant = LA57 },
	{ .name = NULL },
};

const struct ref_arch ref_x86_64 = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 64,
	.word_bits = 64,
	.configure = configure,
	.phys_bits = phys_bits,
	.has_c_bit = true,
	.l1tf_pages_log2 = l1tf_pages_log2,
	.has_puds = has_puds,

	.empty = { 0, 0, 0, 0 },
	.none = none,
	.present = present,
	.protnone = protnone,
	.invalidated = invalidated,
	.protnone_always = { 7, 3 },

	.pfn = pfn,
	.place = place,
	.leaf = leaf,
	.invalid = invalid,
	.soft_dirty = soft_dirty,
	.uffd_wp = uffd_wp,
	.user = user,
	.special = special,
	.dirty = dirty,
	.pmd_special = { 6, 12 },
	.pud_special = { 6, 12 },

	.bad = bad,
	.table = table,
	.table_address = table_address,
	.in_table = in_table,

	.swp_type = swp_type,
	.swp_offset = swp_offset,
	.swp_word = swp_word,
	.macro = swp_word,
	.flags = flags,
};
