/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * ppc64 book3s: arch/powerpc/include/asm/book3s/64/pgtable.h, hash*.h, radix.h
 *
 * The kernel's own numbers count bits from the top; these from the bottom.
 * Radix and hash MMUs share one swap format.
 * ------------------------------------------------------------------------ */

enum {
	RADIX,
	HASH_4K,
	HASH_64K
};

static bool is(const struct ref_kernel *k, unsigned variant)
{
	return k->layout->variant == variant;
}

static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	(void)k;
	c->migration = true;
	c->memory_failure = true;
	c->device_private = true;
	c->mem_soft_dirty = true;
	c->numa_balancing = true;
	c->transparent_hugepage = true;
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	return k->config.sparsemem_vmemmap ? 51 : 46;
}

static bool has_puds(const struct ref_kernel *k)
{
	return is(k, RADIX);
}

/* Hash has huge pages with 64K pages only */
static bool has_leaves(const struct ref_kernel *k)
{
	return !at_pmd(k) || !is(k, HASH_4K);
}

/* What the hash MMU keeps for itself: _PAGE_HPTEFLAGS */
static bool is_hpte_flag(const struct ref_kernel *k, unsigned n)
{
	if (is(k, HASH_4K))
		return n == 6 || (n >= 53 && n <= 56) || n == 60;
	return n == 6 || n == 12 || n == 55;
}

/* Radix hardware may write R (8) and C (7) into an empty entry */
static bool pte_none_ignores(const struct ref_kernel *k, unsigned n)
{
	if (is(k, RADIX))
		return n == 7 || n == 8;
	return is_hpte_flag(k, n);
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	unsigned n;

	if (at_pmd(k) || at_pud(k))
		return word == 0;
	for (n = 0; n < 64; n++)
		if (bit(word, n) && !pte_none_ignores(k, n))
			return false;
	return true;
}

/* PTE (62) and PRESENT (63) or INVALID (61); a pmd even without 62 */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k))
		return bit(word, 63);
	if (at_pmd(k))
		return bit(word, 63) || bit(word, 61);
	return bit(word, 62) && (bit(word, 63) || bit(word, 61));
}

/* Hardware-valid, with none of READ, WRITE and EXEC */
static bool protnone(const struct ref_kernel *k, uint64_t word)
{
	return !at_pud(k) && bit(word, 63) && bit(word, 62) && !bit(word, 2) &&
	       !bit(word, 1) && !bit(word, 0);
}

/* pmd_is_serializing(); for a pte the second arm of pte_present() */
static bool invalidated(const struct ref_kernel *k, uint64_t word)
{
	return !at_pud(k) && !bit(word, 63) && bit(word, 61) &&
	       (at_pmd(k) || bit(word, 62));
}

/* _PAGE_PTE (62) tells a leaf from a pointer to a table */
static bool table(const struct ref_kernel *k, uint64_t word)
{
	return (at_pmd(k) || at_pud(k)) && bit(word, 63) && !bit(word, 62);
}

static uint64_t table_address(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_put(bits_at(word, 8, 54), 8, 54);
}

/*
 * PMD_MASKED_BITS are 63, 62 and 7:0. PMD_VAL_BITS are 63, and with radix the
 * size of the next table, in 4:0 (RADIX_PTE_INDEX_SIZE).
 */
static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	(void)word;
	return n == 63 || (n >= 8 && n <= 61) || (is(k, RADIX) && n <= 4);
}

/* The RPN and the swap offset are the same bits: PAGE_SHIFT..52 */
static uint64_t rpn(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, page_shift(k), 53 - page_shift(k));
}

static uint64_t rpn_put(const struct ref_kernel *k, uint64_t value)
{
	return bits_put(value, page_shift(k), 53 - page_shift(k));
}

/* PTE (62), without which it would be a pointer to a table */
static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	return with_bit(prot | rpn_put(k, pfn), 62);
}

/* pmd_mkhuge() sets H_PAGE_THP_HUGE (13) */
static uint64_t leaf(const struct ref_kernel *k, uint64_t prot)
{
	return at_pmd(k) && is(k, HASH_64K) ? with_bit(prot, 13) : prot;
}

/* arch/powerpc/mm/book3s64/pgtable.c: pmdp_invalidate, ptep_modify_prot_start
 */
static bool invalid(const struct ref_kernel *k, uint64_t page,
		    uint64_t *word_ret)
{
	*word_ret = with_bit(without_bit(page, 63), 61);
	return !at_pud(k);
}

/* Tested whenever the architecture could: not only with MEM_SOFT_DIRTY */
static bool soft_dirty(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 9);
}

static bool user(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return !bit(word, 3) || bits_at(word, 0, 3) == 0;
}

static bool special(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 10);
}

/* H_PAGE_4K_PFN */
static bool smaller_pages(const struct ref_kernel *k, uint64_t word)
{
	return is(k, HASH_64K) && !at_pmd(k) && bit(word, 13);
}

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return (unsigned)bits_at(word, 0, 5);
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	return with_bit(bits_put(type, 0, 5) | rpn_put(k, offset), 62);
}

/* The type isn't masked, the offset is */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return swp_word(k, 0, offset) | type;
}

/* Exclusive took the place of soft-dirty, which moved */
static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.soft_dirty = with_bit(0, from(k, 5, 19) ? 9 : 5),
		.exclusive = from(k, 5, 19) ? with_bit(0, 5) : 0,
	};

	return masks;
}

#define ROW(name, shift, variant)                                              \
	{                                                                      \
		name, &ref_ppc64_book3s, { 5, 10 }, shift, variant             \
	}

static bool dirty(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 7);
}

/* RADIX_PMD_BAD_BITS; H_PMD_BAD_BITS: what lies below the 4K of a table */
static bool bad(const struct ref_kernel *k, uint64_t word)
{
	if (is(k, RADIX))
		return bit(word, 62) || bit(word, 61) ||
		       bits_at(word, 5, 3) != 0;
	return bits_at(word, 0, 12) != 0;
}

static const struct ref_layout layouts[] = {
	ROW("ppc64-radix-4k", 12, RADIX),
	ROW("ppc64-radix-64k", 16, RADIX),
	ROW("ppc64-hash-4k", 12, HASH_4K),
	ROW("ppc64-hash-64k", 16, HASH_64K),
	{ .name = NULL },
};

const struct ref_arch ref_ppc64_book3s = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 64,
	.word_bits = 64,
	.configure = configure,
	.phys_bits = phys_bits,
	.has_leaves = has_leaves,
	.has_puds = has_puds,

	.empty = { 0, 0, 0, 0 },
	.none = none,
	.present = present,
	.protnone = protnone,
	.invalidated = invalidated,
	.protnone_always = { 7, 3 },

	.pfn = rpn,
	.place = place,
	.leaf = leaf,
	.invalid = invalid,
	.soft_dirty = soft_dirty,
	.user = user,
	.special = special,
	.dirty = dirty,
	.pmd_special = { 7, 1 },
	.smaller_pages = smaller_pages,

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
