/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * arm64: arch/arm64/include/asm/pgtable.h, pgtable-prot.h, pgtable-hwdef.h
 *
 * Three formats: A up to 5.18, B from 5.19, C from 6.10.
 * ------------------------------------------------------------------------ */

/* Where the address's bits from 48 on are; LPA2 came with 6.9 */
enum {
	PA48,
	PA52,
	LPA2
};

static bool is_a(const struct ref_kernel *k)
{
	return !from(k, 5, 19);
}

static bool is_c(const struct ref_kernel *k)
{
	return from(k, 6, 10);
}

static bool is_pa52(const struct ref_kernel *k)
{
	return k->layout->variant == PA52;
}

static bool is_lpa2(const struct ref_kernel *k)
{
	return k->layout->variant == LPA2;
}

static const char *const own_options[] = { "arm64_contpte", NULL };

/* HAVE_ARCH_USERFAULTFD_WP came with the third format */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	c->migration = true;
	c->memory_failure = true;
	c->device_private = true;
	c->userfaultfd_wp = is_c(k);
	c->numa_balancing = true;
	c->transparent_hugepage = true;
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	return is_pa52(k) || is_lpa2(k) ? 52 : 48;
}

/* no page is mapped by a pud of another size: pud_table() is constant, or
 * pud_sect_supported() says no */
static bool has_puds(const struct ref_kernel *k)
{
	return page_shift(k) == 12;
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return word == 0;
}

/* VALID (0); A, B: PROT_NONE (58), in a pmd also 59; C: 11 */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	if (is_c(k))
		return bit(word, 0) || bit(word, 11);
	return bit(word, 0) || bit(word, 58) || (at_pmd(k) && bit(word, 59));
}

/* C: present-invalid, neither user (6) nor user-executable (54 clear) */
static bool protnone(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k))
		return false;
	if (is_c(k))
		return !bit(word, 0) && bit(word, 11) && !bit(word, 6) &&
		       bit(word, 54);
	return !bit(word, 0) && bit(word, 58);
}

/*
 * pmd_present_invalid() of A and B doesn't look at bit 0, but a valid entry
 * isn't an invalidated one: pmd_mkinvalid() clears the bit.
 */
static bool invalidated(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k))
		return false;
	if (is_c(k))
		return !bit(word, 0) && bit(word, 11);
	return at_pmd(k) && !bit(word, 0) && bit(word, 59);
}

static bool table(const struct ref_kernel *k, uint64_t word)
{
	return (at_pmd(k) || at_pud(k)) && bit(word, 0) && bit(word, 1);
}

static unsigned highest_address_bit(const struct ref_kernel *k)
{
	return from(k, 6, 9) ? 49 : 47;
}

/* 2M, 32M and 512M: arch/arm64/include/asm/pgtable-hwdef.h, PMD_SHIFT */
static unsigned pmd_shift(const struct ref_kernel *k)
{
	const unsigned entries_log2 = page_shift(k) - 3;

	return page_shift(k) + entries_log2;
}

/* 1G */
static unsigned pud_shift(const struct ref_kernel *k)
{
	return pmd_shift(k) + page_shift(k) - 3;
}

static uint64_t phys(const struct ref_kernel *k, uint64_t word)
{
	uint64_t phys = 0;
	unsigned n;

	for (n = page_shift(k); n <= highest_address_bit(k); n++)
		if (bit(word, n))
			phys = with_bit(phys, n);
	if (is_pa52(k))
		phys |= bits_put(bits_at(word, 12, 4), 48, 4);
	if (is_lpa2(k))
		phys |= bits_put(bits_at(word, 8, 2), 50, 2);
	return phys;
}

/*
 * The type (1:0), PXNTable (59), UXNTable (60), APTable (62:61), NSTable (63);
 * AF (10) since 6.13; and the address, which pmd_page_paddr() doesn't cut.
 */
static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	(void)word;
	if (n <= 1 || n >= 59)
		return true;
	if (n == 10)
		return from(k, 6, 13);
	if (is_pa52(k) && n >= 12 && n <= 15)
		return true;
	if (is_lpa2(k) && (n == 8 || n == 9))
		return true;
	return n >= page_shift(k) && n <= highest_address_bit(k);
}

/* pmd_pfn() cuts at PMD_MASK, pte_pfn() doesn't */
static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	const unsigned lowest = at_pud(k)   ? pud_shift(k)
				: at_pmd(k) ? pmd_shift(k)
					    : page_shift(k);
	const uint64_t address = phys(k, word);
	uint64_t pfn = 0;
	unsigned n;

	for (n = lowest; n < 52; n++)
		if (bit(address, n))
			pfn = with_bit(pfn, n - page_shift(k));
	return pfn;
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	const uint64_t phys = bits_put(pfn, page_shift(k), 64 - page_shift(k));
	const unsigned top = highest_address_bit(k);

	/* The high bits a second time, below the page's own */
	if (is_pa52(k))
		return prot | bits_put(bits_at(phys, 48, 4), 12, 4) |
		       bits_put(bits_at(phys, 16, top - 15), 16, top - 15);
	if (is_lpa2(k))
		return prot | bits_put(bits_at(phys, 50, 2), 8, 2) |
		       bits_put(bits_at(phys, 10, top - 9), 10, top - 9);
	return prot | phys;
}

/* The table bit (1) is clear, of a pmd as of hugetlb */
static uint64_t leaf(const struct ref_kernel *k, uint64_t prot)
{
	(void)k;
	return without_bit(prot, 1);
}

/* pmd_mkinvalid() up to 6.9, pte_mkinvalid() since */
static bool invalid(const struct ref_kernel *k, uint64_t page,
		    uint64_t *word_ret)
{
	*word_ret = with_bit(without_bit(page, 0), is_c(k) ? 11 : 59);
	return at_pmd(k) || (is_c(k) && !at_pud(k));
}

static bool uffd_wp(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 58);
}

static bool user(const struct ref_kernel *k, uint64_t word)
{
	if (bit(word, 6))
		return true;
	if (bit(word, 0))
		return !bit(word, 54);
	return !is_c(k) && bit(word, 58);
}

static bool special(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 56);
}

static unsigned type_lsb(const struct ref_kernel *k)
{
	if (is_c(k))
		return 6;
	return is_a(k) ? 2 : 3;
}

static unsigned type_bits(const struct ref_kernel *k)
{
	return is_a(k) ? 6 : 5;
}

static unsigned offset_lsb(const struct ref_kernel *k)
{
	return is_c(k) ? 12 : 8;
}

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	return (unsigned)bits_at(word, type_lsb(k), type_bits(k));
}

static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, offset_lsb(k), 50);
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	return bits_put(type, type_lsb(k), type_bits(k)) |
	       bits_put(offset, offset_lsb(k), 50);
}

/* Neither argument is masked; the type is shifted as an unsigned int */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, type_lsb(k), 32 - type_lsb(k)) |
	       bits_put(offset, offset_lsb(k), 64 - offset_lsb(k));
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.uffd_wp = is_c(k) ? with_bit(0, 3) : 0,
		.exclusive = from(k, 5, 19) ? with_bit(0, 2) : 0,
	};

	return masks;
}

#define ROW(name, shift, variant)                                              \
	{                                                                      \
		name, &ref_arm64, { 5, 10 }, shift, variant                    \
	}
#define LPA2_ROW(name, shift)                                                  \
	{                                                                      \
		name, &ref_arm64, { 6, 9 }, shift, LPA2                        \
	}

/* pte_sw_dirty(): 55; pte_hw_dirty(): write (51), and not read-only (7) */
static bool dirty(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 55) || (bit(word, 51) && !bit(word, 7));
}

/* pmd_bad(): up to 5.13 the table bit alone, then the whole type */
static bool bad(const struct ref_kernel *k, uint64_t word)
{
	return !bit(word, 1) || (from(k, 5, 14) && !bit(word, 0));
}

static const struct ref_layout layouts[] = {
	ROW("arm64-4k", 12, PA48),
	ROW("arm64-16k", 14, PA48),
	ROW("arm64-64k", 16, PA48),
	ROW("arm64-64k-pa52", 16, PA52),
	LPA2_ROW("arm64-4k-lpa2", 12),
	LPA2_ROW("arm64-16k-lpa2", 14),
	{ .name = NULL },
};

const struct ref_arch ref_arm64 = {
	.layouts = layouts,
	.first = { 5, 10 },
	.long_bits = 64,
	.word_bits = 64,
	.configure = configure,
	.own_options = own_options,
	.phys_bits = phys_bits,
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
	.uffd_wp = uffd_wp,
	.user = user,
	.special = special,
	.dirty = dirty,
	.pmd_special = { 6, 12 },
	/* the field is wider than processors without PA52 or LPA2 */
	.address_bits = phys_bits,

	.bad = bad,
	.table = table,
	.table_address = phys,
	.in_table = in_table,

	.swp_type = swp_type,
	.swp_offset = swp_offset,
	.swp_word = swp_word,
	.macro = macro,
	.flags = flags,
};
