/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * loongarch64: arch/loongarch/include/asm/pgtable.h, pgtable-bits.h, hugetlb.h
 *
 * Two formats: A up to 6.2, with 8-bit types; B from 6.3. Pmds have _PAGE_HUGE
 * (6) in pages and entries, and point to a table without it.
 * ------------------------------------------------------------------------ */

enum {
	HUGE = 6,
	PRESENT = 7,
	MODIFIED = 9,
	PROTNONE = 10,
	PFN_END = 48,
	PRESENT_INVALID = 60,
};

/* The kernel says where invalid_pte_table is; this stands for it */
#define INVALID_PTE_TABLE UINT64_C(0x9000000002000000)

static bool is_b(const struct ref_kernel *k)
{
	return from(k, 6, 3);
}

/*
 * ZONE_DEVICE came with 6.11; no MEMORY_FAILURE, soft-dirty or uffd-wp.
 */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	c->migration = true;
	c->device_private = from(k, 6, 11);
	c->numa_balancing = true;
	c->transparent_hugepage = true;
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 48;
}

/* pte_none() passes over _PAGE_GLOBAL (6), as huge_pte_none() does */
static bool none(const struct ref_kernel *k, uint64_t word)
{
	if (k->level == REF_LEVEL_PMD)
		return word == INVALID_PTE_TABLE;
	if (k->level == REF_LEVEL_HUGETLB)
		return without_bit(word, HUGE) == INVALID_PTE_TABLE;
	return without_bit(word, HUGE) == 0;
}

static bool present(const struct ref_kernel *k, uint64_t word)
{
	if (at_pmd(k) && !bit(word, HUGE))
		return word != INVALID_PTE_TABLE;
	if (at_pmd(k) && from(k, 6, 4) && bit(word, PRESENT_INVALID))
		return true;
	return bit(word, PRESENT) || bit(word, PROTNONE);
}

/* Whether or not it's present */
static bool protnone(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, PROTNONE);
}

/* What pmd_mkinvalid() leaves; up to 6.3 it isn't present */
static bool invalidated(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && from(k, 6, 4) && bit(word, HUGE) &&
	       bit(word, PRESENT_INVALID) && !bit(word, PRESENT) &&
	       !bit(word, PROTNONE);
}

/* pmd_bad(): any bit below PAGE_SHIFT, _PAGE_HUGE among them */
static bool bad(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, 0, page_shift(k)) != 0;
}

static bool table(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && !bad(k, word) && word != INVALID_PTE_TABLE;
}

/* pmd_populate(): a virtual address, mapped directly at CACHE_BASE */
static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	if (n >= page_shift(k) && n < PFN_END)
		return true;
	return n >= 60 && bits_at(word, 60, 4) == 9;
}

static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, page_shift(k), PFN_END - page_shift(k));
}

/* PHYSADDR() */
static uint64_t table_address(const struct ref_kernel *k, uint64_t word)
{
	return bits_put(pfn(k, word), page_shift(k), PFN_END - page_shift(k));
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	return prot | bits_put(pfn, page_shift(k), PFN_END - page_shift(k));
}

/* pmd_mkhuge(), pte_mkhuge(); no process's page is global */
static uint64_t leaf(const struct ref_kernel *k, uint64_t prot)
{
	(void)k;
	return with_bit(prot, HUGE);
}

static bool invalid(const struct ref_kernel *k, uint64_t page,
		    uint64_t *word_ret)
{
	uint64_t word = without_bit(without_bit(page, 0), 1);

	word = without_bit(without_bit(word, PRESENT), PROTNONE);
	*word_ret = from(k, 6, 4) ? with_bit(word, PRESENT_INVALID) : word;
	return at_pmd(k);
}

/* _PAGE_USER: both bits of PLV (2) */
static bool user(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_at(word, 2, 2) == 3;
}

static bool special(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 11);
}

/* _PAGE_DIRTY (1) is asked for in 6.6, and isn't in 6.2 */
static bool dirty(const struct ref_kernel *k, uint64_t word)
{
	return bit(word, MODIFIED) || (from(k, 6, 6) && bit(word, 1));
}

/* The field has 8 bits, or 7 from 6.3 on; a swp_entry_t has room for six */
enum {
	TYPE_BITS = 6,
};

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return (unsigned)bits_at(word, 16, TYPE_BITS);
}

/* Up to the top, so that nothing is masked */
static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_at(word, 24, 40);
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	const uint64_t word = bits_put(type, 16, TYPE_BITS) |
			      bits_put(offset, 24, 40);

	return at_pmd(k) ? with_bit(word, HUGE) : word;
}

/* Up to 6.2 the type isn't masked */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	const uint64_t word = bits_put(type, 16, is_b(k) ? 7 : 48) |
			      bits_put(offset, 24, 40);

	return at_pmd(k) ? with_bit(word, HUGE) : word;
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.exclusive = is_b(k) ? with_bit(0, 23) : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "loongarch64-16k", &ref_loongarch64, { 5, 19 }, 14, 0 },
	{ "loongarch64-4k", &ref_loongarch64, { 5, 19 }, 12, 0 },
	{ "loongarch64-64k", &ref_loongarch64, { 5, 19 }, 16, 0 },
	{ .name = NULL },
};

const struct ref_arch ref_loongarch64 = {
	.layouts = layouts,
	.first = { 5, 19 },
	.long_bits = 64,
	.word_bits = 64,
	.long_type = true,
	.configure = configure,
	.phys_bits = phys_bits,

	.empty = { 0, INVALID_PTE_TABLE, INVALID_PTE_TABLE },
	.none = none,
	.present = present,
	.protnone = protnone,
	.invalidated = invalidated,
	.protnone_always = { 7, 3 },

	.pfn = pfn,
	.place = place,
	.leaf = leaf,
	.invalid = invalid,
	.user = user,
	.special = special,
	.dirty = dirty,

	.bad = bad,
	.table = table,
	.table_address = table_address,
	.in_table = in_table,

	.swp_type = swp_type,
	.swp_offset = swp_offset,
	.swp_word = swp_word,
	.macro = macro,
	.flags = flags,
};
