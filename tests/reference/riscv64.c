/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

/* ------------------------------------------------------------------------
 * riscv64: arch/riscv/include/asm/pgtable.h, pgtable-bits.h, pgtable-64.h
 *
 * Three formats: A up to 5.16, B from 5.17, C from 6.3; C has flags at bits
 * that the others keep clear where the processor has Svrsw60t59b.
 * ------------------------------------------------------------------------ */

enum {
	PLAIN,
	SVRSW60T59B
};

static bool is_a(const struct ref_kernel *k)
{
	return !from(k, 5, 17);
}

static bool is_c(const struct ref_kernel *k)
{
	return from(k, 6, 3);
}

static bool has_extension(const struct ref_kernel *k)
{
	return k->layout->variant == SVRSW60T59B;
}

/*
 * NUMA_BALANCING and huge pages came after 5.10, memory hotplug and with it
 * ZONE_DEVICE with 6.11; MEMORY_FAILURE isn't there.
 */
static void configure(const struct ref_kernel *k, struct ref_config *c)
{
	c->migration = true;
	c->device_private = from(k, 6, 11);
	c->mem_soft_dirty = has_extension(k);
	c->userfaultfd_wp = has_extension(k);
	c->numa_balancing = !is_a(k);
	c->transparent_hugepage = !is_a(k);
	c->swap = true;
	c->sparsemem_vmemmap = true;
}

static unsigned phys_bits(const struct ref_kernel *k)
{
	(void)k;
	return 56;
}

static bool has_puds(const struct ref_kernel *k)
{
	(void)k;
	return true;
}

/* A: no transparent huge pages */
static bool has_leaves(const struct ref_kernel *k)
{
	return !at_pmd(k) || !is_a(k);
}

static bool none(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return word == 0;
}

/* _PAGE_LEAF: R (1), W (2), X (3) */
static bool leaf_bit(uint64_t word)
{
	return bit(word, 1) || bit(word, 2) || bit(word, 3);
}

/* V (0), or PROT_NONE: A: 1; then 5, and in a pmd any of _PAGE_LEAF */
static bool present(const struct ref_kernel *k, uint64_t word)
{
	if (at_pud(k))
		return bit(word, 0);
	if (is_a(k))
		return bit(word, 0) || bit(word, 1);
	return bit(word, 0) || bit(word, 5) || (at_pmd(k) && leaf_bit(word));
}

static bool protnone(const struct ref_kernel *k, uint64_t word)
{
	return !at_pud(k) && !is_a(k) && !bit(word, 0) && bit(word, 5);
}

/* What pmd_mkinvalid() leaves: neither V nor PROT_NONE */
static bool invalidated(const struct ref_kernel *k, uint64_t word)
{
	return !is_a(k) && at_pmd(k) && !bit(word, 0) && !bit(word, 5) &&
	       leaf_bit(word);
}

static bool table(const struct ref_kernel *k, uint64_t word)
{
	return (at_pmd(k) || at_pud(k)) && bit(word, 0) && !leaf_bit(word);
}

/* pmd_populate(): V and the page frame */
static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	(void)k;
	(void)word;
	return n == 0 || (n >= 10 && n <= 53);
}

static uint64_t table_address(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bits_put(bits_at(word, 10, 44), 12, 44);
}

/* N (63), with 64K for the only size: 1000 at the page frame's end */
static bool is_napot(const struct ref_kernel *k, uint64_t word)
{
	return from(k, 6, 4) && !at_pmd(k) && !at_pud(k) && bit(word, 63) &&
	       bits_at(word, 10, 4) == 8;
}

/* pmd_pfn() cuts at PMD_MASK */
static uint64_t pfn(const struct ref_kernel *k, uint64_t word)
{
	const uint64_t pfn = bits_at(word, 10, 44);

	if (at_pud(k))
		return bits_put(bits_at(pfn, 18, 26), 18, 26);
	if (at_pmd(k))
		return bits_put(bits_at(pfn, 9, 35), 9, 35);
	return is_napot(k, word) ? without_bit(pfn, 3) : pfn;
}

static uint64_t place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	if (at_pud(k))
		return prot | bits_put(bits_at(pfn, 18, 26), 28, 26);
	if (at_pmd(k))
		return prot | bits_put(bits_at(pfn, 9, 35), 19, 35);
	if (is_napot(k, prot))
		return prot | bits_put(bits_at(pfn, 4, 40), 14, 40);
	return prot | bits_put(pfn, 10, 44);
}

static bool invalid(const struct ref_kernel *k, uint64_t page,
		    uint64_t *word_ret)
{
	*word_ret = without_bit(without_bit(page, 0), 5);
	return !is_a(k) && at_pmd(k);
}

static bool soft_dirty(const struct ref_kernel *k, uint64_t word)
{
	return k->config.mem_soft_dirty && bit(word, 59);
}

static bool uffd_wp(const struct ref_kernel *k, uint64_t word)
{
	return has_extension(k) && bit(word, 60);
}

/* _PAGE_USER (4), which PAGE_NONE lacks */
static bool user(const struct ref_kernel *k, uint64_t word)
{
	if (bit(word, 4))
		return true;
	return !bit(word, 0) && bit(word, is_a(k) ? 1 : 5);
}

static bool special(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 8);
}

static bool dirty(const struct ref_kernel *k, uint64_t word)
{
	(void)k;
	return bit(word, 7);
}

/* pmd_bad(): A: not present; then a leaf, too */
static bool bad(const struct ref_kernel *k, uint64_t word)
{
	if (is_a(k))
		return !bit(word, 0) && !bit(word, 1);
	return leaf_bit(word) || (!bit(word, 0) && !bit(word, 5));
}

static unsigned type_lsb(const struct ref_kernel *k)
{
	if (is_c(k))
		return 7;
	return is_a(k) ? 2 : 6;
}

static unsigned offset_lsb(const struct ref_kernel *k)
{
	return type_lsb(k) + 5;
}

static unsigned swp_type(const struct ref_kernel *k, uint64_t word)
{
	return (unsigned)bits_at(word, type_lsb(k), 5);
}

/* Up to the top, so that nothing is masked */
static uint64_t swp_offset(const struct ref_kernel *k, uint64_t word)
{
	return bits_at(word, offset_lsb(k), 64 - offset_lsb(k));
}

static uint64_t swp_word(const struct ref_kernel *k, unsigned type,
			 uint64_t offset)
{
	return bits_put(type, type_lsb(k), 5) |
	       bits_put(offset, offset_lsb(k), 64 - offset_lsb(k));
}

/* Up to 6.2 the type isn't masked, and is shifted as an unsigned int */
static uint64_t macro(const struct ref_kernel *k, unsigned type,
		      uint64_t offset)
{
	return bits_put(type, type_lsb(k), is_c(k) ? 5 : 32 - type_lsb(k)) |
	       bits_put(offset, offset_lsb(k), 64 - offset_lsb(k));
}

static struct ref_masks flags(const struct ref_kernel *k)
{
	const struct ref_masks masks = {
		.soft_dirty = has_extension(k) ? with_bit(0, 3) : 0,
		.uffd_wp = has_extension(k) ? with_bit(0, 4) : 0,
		.exclusive = is_c(k) ? with_bit(0, 6) : 0,
	};

	return masks;
}

static const struct ref_layout layouts[] = {
	{ "riscv64", &ref_riscv64, { 5, 10 }, 12, PLAIN },
	{ "riscv64-svrsw60t59b", &ref_riscv64, { 6, 19 }, 12, SVRSW60T59B },
	{ .name = NULL },
};

const struct ref_arch ref_riscv64 = {
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

	.pfn = pfn,
	.place = place,
	.invalid = invalid,
	.soft_dirty = soft_dirty,
	.uffd_wp = uffd_wp,
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
