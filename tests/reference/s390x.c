/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * s390x: arch/s390/include/asm/pgtable.h, arch/s390/mm/hugetlbpage.c
 *
 * Two formats of segments: A up to 6.12, B from 6.13 on. Those of ptes differ
 * in the exclusive flag, of 5.19. Bit 0 is the least significant one.
 * ------------------------------------------------------------------------ */

static bool is_b(const struct ref_kernel *k)
{
	return from(k, 6, 13);
}

static bool has_puds(const struct ref_kernel *k)
{
	(void)k;
	return true;
}

/* ... or in a region-third entry, as puds are */
static bool in_segment(const struct ref_kernel *k)
{
	return k->level != REF_LEVEL_PTE;
}

/* ZONE_DEVICE wanted DEVMAP up to 6.16; MEMORY_FAILURE isn't there */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	c->migration = true;
	c->device_private = from(k, 6, 17);
	c->mem_soft_dirty = true;
	c->numa_balancing = true;
	c->transparent_hugepage = true;
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

/* CONFIG_MAX_PHYSMEM_BITS is 46 unless it's set */
static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 46;
}

/* ... of 42 to 53 */
static unsigned address_bits(const struct ref_kernel *k)
{
	(void)k;
	return 53;
}

/* hugetlb stores nothing for an entry up to 6.12; a pmd's need
 * ARCH_ENABLE_THP_MIGRATION, which 6.14 lacks and 6.17 has */
static bool lacks_entries(const struct ref_kernel *k)
{
	if (at_pmd(k))
		return !from(k, 6, 17);
	return in_segment(k) && !is_b(k);
}

/* _PAGE_INVALID (10), _SEGMENT_ENTRY_INVALID (5); _REGION_ENTRY_TYPE_R3 (2) */
static uint64_t empty(const struct ref_kernel *k)
{
	if (at_pud(k))
		return with_bit(with_bit(0, 5), 2);
	return with_bit(0, in_segment(k) ? 5 : 10);
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	return word == empty(k);
}

/* A: any segment that isn't none, and a pud that has an address */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k) && !is_b(k))
		return bits_at(word, 12, 52) != 0;
	if (in_segment(k) && !is_b(k))
		return !none(k, word);
	return bit(word, 0);
}

/* _PAGE_READ, _SEGMENT_ENTRY_READ */
static bool readable(const struct ref_kernel *k, uint64_t word)
{
	if (!in_segment(k))
		return bit(word, 4);
	return bit(word, is_b(k) ? 14 : 0);
}

/* _SEGMENT_ENTRY_LARGE */
static bool large(uint64_t word)
{
	return bit(word, 10);
}

/* pmd_protnone() asks pmd_leaf() first; pte_protnone() pte_present() */
static bool protnone(const struct ref_kernel *k, uint64_t word)
{
	return !at_pud(k) && present(k, word) && !readable(k, word) &&
	       (!at_pmd(k) || large(word));
}

/* pmdp_invalidate() sets INVALID, as of a page that is old */
static bool invalidated(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	(void)word;
	return false;
}

static bool table(const struct ref_kernel *k, uint64_t word)
{
	return k->level != REF_LEVEL_PTE && k->level != REF_LEVEL_HUGETLB &&
	       present(k, word) && !large(word);
}

/* pud_populate(): _REGION3_ENTRY, of type 1, with both bits of its length */
static bool in_pud_table(uint64_t word, unsigned n)
{
	if (n == 0 || n == 1)
		return bits_at(word, 0, 2) == 3;
	if (n == 2)
		return bits_at(word, 2, 2) == 1;
	return n >= 12;
}

/* pmd_populate(): a table of 2K, and from 6.13 on PRESENT */
static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	if (at_pud(k))
		return in_pud_table(word, n);
	return n >= 11 || (n == 0 && is_b(k));
}

static uint64_t table_address(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k))
		return bits_put(bits_at(word, 12, 52), 12, 52);
	return bits_put(bits_at(word, 11, 53), 11, 53);
}

/* _SEGMENT_ENTRY_ORIGIN_LARGE: 1M; _REGION3_ENTRY_ORIGIN_LARGE: 2G */
static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	const uint64_t pfn = bits_at(word, 12, 52);

	if (at_pud(k))
		return bits_put(bits_at(pfn, 19, 33), 19, 33);
	return in_segment(k) ? bits_put(bits_at(pfn, 8, 44), 8, 44) : pfn;
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	if (at_pud(k))
		return prot | bits_put(bits_at(pfn, 19, 33), 31, 33);
	if (in_segment(k))
		return prot | bits_put(bits_at(pfn, 8, 44), 20, 44);
	return prot | bits_put(pfn, 12, 52);
}

/* massage_pgprot_pmd(): PAGE_NONE, PAGE_RO, PAGE_RX, PAGE_RW, or else RWX */
static uint64_t massaged(const struct ref_kernel *k, uint64_t prot)
{
	const bool noexec = prot == 0x711 || prot == 0x731;
	const bool write = prot != 0x601 && prot != 0x711 && prot != 0x611;
	uint64_t word = is_b(k) ? with_bit(0, 0) : 0;

	if (prot == 0x601)
		return with_bit(with_bit(word, 9), 5);
	word = with_bit(word, is_b(k) ? 14 : 0);
	if (write)
		word = with_bit(word, is_b(k) ? 15 : 1);
	else
		word = with_bit(word, 9);
	return noexec ? with_bit(word, 8) : word;
}

/* pfn_pte() calls pte_mkyoung() */
static uint64_t protect(const struct ref_kernel *k, uint64_t prot)
{
	if (in_segment(k))
		return massaged(k, prot);
	if (bit(prot, 4))
		prot = without_bit(prot, 10);
	return with_bit(prot, 2);
}

/* pmd_mkhuge(): LARGE, PROTECT, YOUNG; hugetlb has the same, and in a pud its
 * type */
static uint64_t leaf(const struct ref_kernel *k, uint64_t prot)
{
	if (at_pud(k))
		prot = with_bit(prot, 2);
	return with_bit(with_bit(with_bit(prot, 10), 9), 12);
}

/* pmdp_invalidate() */
static bool invalid(const struct ref_kernel *k, uint64_t page,
		    uint64_t *word_ret)
{
	*word_ret = with_bit(page, 5);
	return at_pmd(k);
}

/* _PAGE_SOFT_DIRTY, _SEGMENT_ENTRY_SOFT_DIRTY */
static bool soft_dirty(const struct ref_kernel *k, uint64_t word)
{
	return k->config.mem_soft_dirty &&
	       bit(word, in_segment(k) && !is_b(k) ? 14 : 1);
}

/* The kernel's and a process's pages are told by whose tables they're in */
static bool user(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	(void)word;
	return false;
}

/* _PAGE_SPECIAL */
static bool special(const struct ref_kernel *k, uint64_t word)
{
	return !in_segment(k) && bit(word, 6);
}

/* _PAGE_DIRTY, _SEGMENT_ENTRY_DIRTY */
static bool dirty(const struct ref_kernel *k, uint64_t word)
{
	return bit(word, in_segment(k) ? 13 : 3);
}

/* pud_bad(): a higher table's type; of its own, a leaf, or outside
 * _REGION_ENTRY_BITS */
static bool bad_pud(uint64_t word)
{
	if (bits_at(word, 2, 2) != 1)
		return bit(word, 3);
	return bits_at(word, 10, 2) != 0 || bits_at(word, 6, 3) != 0 ||
	       bit(word, 4);
}

/* pmd_bad(): another table's type, a leaf, or outside _SEGMENT_ENTRY_BITS */
static bool bad(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k))
		return bad_pud(word);
	return bits_at(word, 2, 2) != 0 || bits_at(word, 6, 3) != 0 ||
	       (large(word) && present(k, word));
}

static unsigned type_lsb(const struct ref_kernel *k)
{
	return in_segment(k) && is_b(k) ? 6 : 2;
}

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	return (unsigned)bits_at(word, type_lsb(k), 5);
}

static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_at(word, 12, 52);
}

/* INVALID with PROTECT (9); of segments with COMM (4) */
static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	const uint64_t ones = in_segment(k) && is_b(k)
				      ? with_bit(with_bit(0, 5), 4)
				      : with_bit(with_bit(0, 10), 9);

	return ones | bits_put(type, type_lsb(k), 5) | bits_put(offset, 12, 52);
}

/* hugetlb carries none over */
static struct ref_masks flags(const struct ref_kernel *k)
{
	const bool hugetlb = in_segment(k) && !at_pmd(k);
	const struct ref_masks masks = {
		.soft_dirty = hugetlb ? 0 : with_bit(0, 1),
		.exclusive = !in_segment(k) && from(k, 5, 19) ? with_bit(0, 11)
							      : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "s390x", &ref_s390x, { 5, 10 }, 12, 0 },
	{ .name = NULL },
};

const struct ref_arch ref_s390x = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 64,
	.word_bits = 64,
	.configure = configure,
	.phys_bits = phys_bits,
	.lacks_entries = lacks_entries,
	.has_puds = has_puds,

	/* _REGION_ENTRY_TYPE_R3 */
	.slot = 0x4,
	.empty = { 0x400, 0x20, 0x20, 0x24 },
	.none = none,
	.present = present,
	.protnone = protnone,
	.invalidated = invalidated,
	.protnone_always = { 7, 3 },

	.pfn = pfn,
	.place = place,
	.protect = protect,
	.leaf = leaf,
	.invalid = invalid,
	.soft_dirty = soft_dirty,
	.user = user,
	.special = special,
	.address_bits = address_bits,
	.dirty = dirty,

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
