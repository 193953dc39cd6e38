/* SPDX-License-Identifier: BSD-2-Clause */

#include "reference.h"

#include <string.h>

/* ------------------------------------------------------------------------
 * Bits and versions
 * ------------------------------------------------------------------------ */

static bool bit(uint64_t word, unsigned n)
{
	return (word >> n & 1U) != 0;
}

static uint64_t with_bit(uint64_t word, unsigned n)
{
	return word | (UINT64_C(1) << n);
}

/* A quantity of that many bits, whose bit 0 lies at bit @lsb of the word */
static uint64_t bits_at(uint64_t word, unsigned lsb, unsigned width)
{
	uint64_t value = 0;
	unsigned i;

	for (i = 0; i < width; i++)
		if (bit(word, lsb + i))
			value = with_bit(value, i);
	return value;
}

static uint64_t low_bits(uint64_t value, unsigned width)
{
	return bits_at(value, 0, width);
}

/* The reverse of bits_at(); bits beyond the width are cut off */
static uint64_t bits_put(uint64_t value, unsigned lsb, unsigned width)
{
	uint64_t word = 0;
	unsigned i;

	for (i = 0; i < width; i++)
		if (bit(value, i))
			word = with_bit(word, lsb + i);
	return word;
}

static bool from(const struct ref_kernel *k, unsigned major, unsigned minor)
{
	if (k->major != major)
		return k->major > major;
	return k->minor >= minor;
}

/* ------------------------------------------------------------------------
 * Which kernel is it?
 * ------------------------------------------------------------------------ */

enum ref_arch ref_layout_arch(enum ref_layout layout)
{
	if (layout == REF_X86_64 || layout == REF_X86_64_LA57)
		return REF_ARCH_X86_64;
	if (layout == REF_PPC64_RADIX_4K || layout == REF_PPC64_RADIX_64K ||
	    layout == REF_PPC64_HASH_4K || layout == REF_PPC64_HASH_64K ||
	    layout == REF_PPC64_NOHASH)
		return REF_ARCH_PPC64;
	return REF_ARCH_ARM64;
}

static bool is_x86_64(const struct ref_kernel *k)
{
	return ref_layout_arch(k->layout) == REF_ARCH_X86_64;
}

static bool is_arm64(const struct ref_kernel *k)
{
	return ref_layout_arch(k->layout) == REF_ARCH_ARM64;
}

static bool is_nohash(const struct ref_kernel *k)
{
	return k->layout == REF_PPC64_NOHASH;
}

/* book3s: radix and hash MMUs, which share one swap format */
static bool is_book3s(const struct ref_kernel *k)
{
	return ref_layout_arch(k->layout) == REF_ARCH_PPC64 && !is_nohash(k);
}

static bool is_radix(const struct ref_kernel *k)
{
	return k->layout == REF_PPC64_RADIX_4K ||
	       k->layout == REF_PPC64_RADIX_64K;
}

static bool is_arm64_lpa2(const struct ref_kernel *k)
{
	return k->layout == REF_ARM64_4K_LPA2 ||
	       k->layout == REF_ARM64_16K_LPA2;
}

static bool at_pmd(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PMD;
}

static unsigned page_shift(const struct ref_kernel *k)
{
	if (k->layout == REF_ARM64_64K || k->layout == REF_ARM64_64K_PA52 ||
	    k->layout == REF_PPC64_RADIX_64K || k->layout == REF_PPC64_HASH_64K)
		return 16;
	if (k->layout == REF_ARM64_16K || k->layout == REF_ARM64_16K_LPA2)
		return 14;
	return 12;
}

static bool version_exists(const struct ref_kernel *k)
{
	if (k->major == 5)
		return k->minor >= 10 && k->minor <= 19;
	if (k->major == 6)
		return k->minor <= 19;
	if (k->major == 7)
		return k->minor <= (is_arm64(k) ? 3 : 1);
	return false;
}

bool ref_exists(const struct ref_kernel *k)
{
	if (!version_exists(k))
		return false;
	/* LPA2 came with 6.9 */
	if (is_arm64_lpa2(k) && !from(k, 6, 9))
		return false;
	/* No transparent huge pages there, so no leaf is ever seen in a pmd */
	if (k->layout == REF_PPC64_HASH_4K || is_nohash(k))
		return !at_pmd(k);
	return true;
}

const char *ref_layout_name(enum ref_layout layout)
{
	switch (layout) {
	case REF_X86_64:
		return "x86_64";
	case REF_X86_64_LA57:
		return "x86_64-la57";
	case REF_ARM64_4K:
		return "arm64-4k";
	case REF_ARM64_16K:
		return "arm64-16k";
	case REF_ARM64_64K:
		return "arm64-64k";
	case REF_ARM64_64K_PA52:
		return "arm64-64k-pa52";
	case REF_ARM64_4K_LPA2:
		return "arm64-4k-lpa2";
	case REF_ARM64_16K_LPA2:
		return "arm64-16k-lpa2";
	case REF_PPC64_RADIX_4K:
		return "ppc64-radix-4k";
	case REF_PPC64_RADIX_64K:
		return "ppc64-radix-64k";
	case REF_PPC64_HASH_4K:
		return "ppc64-hash-4k";
	case REF_PPC64_HASH_64K:
		return "ppc64-hash-64k";
	case REF_PPC64_NOHASH:
		return "ppc64-nohash";
	}
	return "?";
}

const char *ref_kind_name(enum ref_kind kind)
{
	switch (kind) {
	case REF_KIND_NONE:
		return "none";
	case REF_KIND_PRESENT:
		return "present";
	case REF_KIND_PROTNONE:
		return "protnone";
	case REF_KIND_INVALIDATED:
		return "invalidated";
	case REF_KIND_TABLE:
		return "table";
	case REF_KIND_UNKNOWN:
		return "unknown";
	case REF_KIND_SWAP:
		return "swap";
	case REF_KIND_MIGRATION_READ:
		return "migration_read";
	case REF_KIND_MIGRATION_READ_EXCLUSIVE:
		return "migration_read_exclusive";
	case REF_KIND_MIGRATION_WRITE:
		return "migration_write";
	case REF_KIND_DEVICE_PRIVATE_READ:
		return "device_private_read";
	case REF_KIND_DEVICE_PRIVATE_WRITE:
		return "device_private_write";
	case REF_KIND_DEVICE_EXCLUSIVE:
		return "device_exclusive";
	case REF_KIND_DEVICE_EXCLUSIVE_READ:
		return "device_exclusive_read";
	case REF_KIND_DEVICE_EXCLUSIVE_WRITE:
		return "device_exclusive_write";
	case REF_KIND_MIGRATION_DEVICE_PRIVATE_READ:
		return "migration_device_private_read";
	case REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE:
		return "migration_device_private_read_exclusive";
	case REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE:
		return "migration_device_private_write";
	case REF_KIND_HWPOISON:
		return "hwpoison";
	case REF_KIND_MARKER:
		return "marker";
	case REF_KIND_SWAPIN_ERROR:
		return "swapin_error";
	}
	return "?";
}

/* ------------------------------------------------------------------------
 * Options
 * ------------------------------------------------------------------------ */

/* Only x86_64, and arm64 from 6.10, have HAVE_ARCH_USERFAULTFD_WP */
static bool arch_has_uffd_wp(const struct ref_kernel *k)
{
	return is_x86_64(k) || (is_arm64(k) && from(k, 6, 10));
}

static bool pte_marker_is_an_option(const struct ref_kernel *k)
{
	return from(k, 5, 19) && !from(k, 6, 2);
}

void ref_config_default(struct ref_kernel *k)
{
	struct ref_config *c = &k->config;

	memset(c, 0, sizeof(*c));
	c->migration = true;
	c->memory_failure = !is_nohash(k);
	c->device_private = !is_nohash(k);
	c->mem_soft_dirty = is_x86_64(k) || is_book3s(k);
	c->userfaultfd_wp = arch_has_uffd_wp(k);
	c->pte_marker = arch_has_uffd_wp(k) && pte_marker_is_an_option(k);
	c->pte_marker_uffd_wp = arch_has_uffd_wp(k) && from(k, 5, 19);
	c->numa_balancing = !is_nohash(k);
	c->transparent_hugepage = !is_nohash(k);
	c->swap = true;
	c->sparsemem_vmemmap = true;
	c->arm64_contpte = is_arm64(k) && from(k, 6, 9);
}

static void drop_device_private(struct ref_config *c)
{
	c->device_private = false;
	c->device_private_migration = false;
}

bool ref_config_disable(struct ref_kernel *k, const char *option)
{
	struct ref_config *c = &k->config;

	if (strcmp(option, "migration") == 0) {
		c->migration = false;
		drop_device_private(c);
	} else if (strcmp(option, "sparsemem_vmemmap") == 0) {
		c->sparsemem_vmemmap = false;
		drop_device_private(c);
	} else if (strcmp(option, "device_private") == 0) {
		drop_device_private(c);
	} else if (strcmp(option, "device_private_migration") == 0) {
		c->device_private_migration = false;
	} else if (strcmp(option, "memory_failure") == 0) {
		c->memory_failure = false;
	} else if (strcmp(option, "userfaultfd_wp") == 0) {
		c->userfaultfd_wp = false;
		c->pte_marker = false;
		c->pte_marker_uffd_wp = false;
	} else if (strcmp(option, "pte_marker") == 0) {
		c->pte_marker = false;
	} else if (strcmp(option, "pte_marker_uffd_wp") == 0) {
		c->pte_marker_uffd_wp = false;
	} else if (strcmp(option, "transparent_hugepage") == 0) {
		c->transparent_hugepage = false;
		c->arm64_contpte = false;
	} else if (strcmp(option, "arm64_contpte") == 0) {
		c->arm64_contpte = false;
	} else if (strcmp(option, "mem_soft_dirty") == 0) {
		c->mem_soft_dirty = false;
	} else if (strcmp(option, "numa_balancing") == 0) {
		c->numa_balancing = false;
	} else if (strcmp(option, "swap") == 0) {
		c->swap = false;
	} else {
		return false;
	}
	return true;
}

/* ------------------------------------------------------------------------
 * Swap types: include/linux/swap.h of each version
 * ------------------------------------------------------------------------ */

static unsigned hwpoison_count(const struct ref_kernel *k)
{
	return k->config.memory_failure ? 1 : 0;
}

static unsigned migration_count(const struct ref_kernel *k)
{
	if (!k->config.migration)
		return 0;
	return from(k, 5, 19) ? 3 : 2;
}

static unsigned device_count(const struct ref_kernel *k)
{
	if (!k->config.device_private)
		return 0;
	if (k->config.device_private_migration)
		return 6;
	if (from(k, 6, 15))
		return 3;
	return from(k, 5, 14) ? 4 : 2;
}

static unsigned marker_count(const struct ref_kernel *k)
{
	if (from(k, 6, 2))
		return 1;
	return pte_marker_is_an_option(k) && k->config.pte_marker ? 1 : 0;
}

static unsigned swapin_error_count(const struct ref_kernel *k)
{
	return from(k, 5, 19) && !from(k, 6, 2) ? 1 : 0;
}

unsigned ref_max_swapfiles(const struct ref_kernel *k)
{
	return 32 - hwpoison_count(k) - migration_count(k) - device_count(k) -
	       marker_count(k) - swapin_error_count(k);
}

static enum ref_kind migration_kind(const struct ref_kernel *k, unsigned n)
{
	if (n == 0)
		return REF_KIND_MIGRATION_READ;
	/* There was no read-exclusive one before 5.19 */
	if (n == 1 && from(k, 5, 19))
		return REF_KIND_MIGRATION_READ_EXCLUSIVE;
	return REF_KIND_MIGRATION_WRITE;
}

static enum ref_kind device_kind(const struct ref_kernel *k, unsigned n)
{
	/* Write is the lower number here */
	if (n == 0)
		return REF_KIND_DEVICE_PRIVATE_WRITE;
	if (n == 1)
		return REF_KIND_DEVICE_PRIVATE_READ;
	if (!from(k, 6, 15))
		return n == 2 ? REF_KIND_DEVICE_EXCLUSIVE_WRITE
			      : REF_KIND_DEVICE_EXCLUSIVE_READ;
	if (n == 2)
		return REF_KIND_DEVICE_EXCLUSIVE;
	/* ... and read is the lower one here */
	if (n == 3)
		return REF_KIND_MIGRATION_DEVICE_PRIVATE_READ;
	if (n == 4)
		return REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE;
	return REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE;
}

enum ref_kind ref_type_kind(const struct ref_kernel *k, unsigned type)
{
	unsigned first = ref_max_swapfiles(k);

	if (type > 31)
		return REF_KIND_UNKNOWN;
	if (type < first)
		return REF_KIND_SWAP;

	if (type < first + hwpoison_count(k))
		return REF_KIND_HWPOISON;
	first += hwpoison_count(k);

	if (type < first + migration_count(k))
		return migration_kind(k, type - first);
	first += migration_count(k);

	if (type < first + device_count(k))
		return device_kind(k, type - first);
	first += device_count(k);

	if (type < first + marker_count(k))
		return REF_KIND_MARKER;
	return REF_KIND_SWAPIN_ERROR;
}

static bool is_migration(enum ref_kind kind)
{
	return kind == REF_KIND_MIGRATION_READ ||
	       kind == REF_KIND_MIGRATION_READ_EXCLUSIVE ||
	       kind == REF_KIND_MIGRATION_WRITE ||
	       kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_READ ||
	       kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE ||
	       kind == REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE;
}

static bool is_device(enum ref_kind kind)
{
	return kind == REF_KIND_DEVICE_PRIVATE_READ ||
	       kind == REF_KIND_DEVICE_PRIVATE_WRITE ||
	       kind == REF_KIND_DEVICE_EXCLUSIVE ||
	       kind == REF_KIND_DEVICE_EXCLUSIVE_READ ||
	       kind == REF_KIND_DEVICE_EXCLUSIVE_WRITE;
}

/*
 * is_pfn_swap_entry(). That hwpoison belongs to it from 6.1 on is how
 * 6.1.192 and 6.12.117 read; 6.6.0 left it out, which only words with a pfn
 * beyond the machine's could show (include/linux/swapops.h).
 */
static bool is_pfn_entry(enum ref_kind kind)
{
	return is_migration(kind) || is_device(kind) ||
	       kind == REF_KIND_HWPOISON;
}

/* ------------------------------------------------------------------------
 * x86_64: arch/x86/include/asm/pgtable.h, pgtable_64.h, pgtable-invert.h
 * ------------------------------------------------------------------------ */

/* Knights Landing may set A (5) and D (6) in an empty entry */
static bool none_x86_64(uint64_t word)
{
	unsigned n;

	for (n = 0; n < 64; n++)
		if (n != 5 && n != 6 && bit(word, n))
			return false;
	return true;
}

/* P (0), PROTNONE (8); a pmd also by PSE (7), while it is being split */
static bool present_x86_64(const struct ref_kernel *k, uint64_t word)
{
	return bit(word, 0) || bit(word, 8) || (at_pmd(k) && bit(word, 7));
}

static bool protnone_pattern_x86_64(uint64_t word)
{
	return !bit(word, 0) && bit(word, 8);
}

static bool invalidated_x86_64(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 7) && !bit(word, 0) && !bit(word, 8);
}

static bool table_x86_64(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 0) && !bit(word, 7);
}

static unsigned lowest_address_bit_x86_64(const struct ref_kernel *k,
					  uint64_t word)
{
	return at_pmd(k) && bit(word, 7) ? 21 : 12;
}

/* Without P the address is stored complemented, against L1TF */
static uint64_t pfn_x86_64(const struct ref_kernel *k, uint64_t word)
{
	const bool inverted = word != 0 && !bit(word, 0);
	uint64_t pfn = 0;
	unsigned n;

	for (n = lowest_address_bit_x86_64(k, word); n <= 51; n++)
		if (bit(word, n) != inverted)
			pfn = with_bit(pfn, n - 12);
	return pfn;
}

static uint64_t place_x86_64(const struct ref_kernel *k, uint64_t pfn,
			     uint64_t prot)
{
	const bool inverted = prot != 0 && !bit(prot, 0);
	uint64_t word = prot;
	unsigned n;

	for (n = at_pmd(k) ? 21 : 12; n <= 51; n++)
		if (bit(pfn, n - 12) != inverted)
			word = with_bit(word, n);
	return word;
}

static uint64_t swp_offset_x86_64(uint64_t word)
{
	uint64_t offset = 0;
	unsigned i;

	for (i = 0; i < 50; i++)
		if (!bit(word, 9 + i))
			offset = with_bit(offset, i);
	return offset;
}

static uint64_t swp_word_x86_64(unsigned type, uint64_t offset)
{
	uint64_t word = bits_put(type, 59, 5);
	unsigned i;

	for (i = 0; i < 50; i++)
		if (!bit(offset, i))
			word = with_bit(word, 9 + i);
	return word;
}

/* ------------------------------------------------------------------------
 * arm64: arch/arm64/include/asm/pgtable.h, pgtable-prot.h, pgtable-hwdef.h
 *
 * Three formats: A up to 5.18, B from 5.19, C from 6.10.
 * ------------------------------------------------------------------------ */

static bool is_arm64_a(const struct ref_kernel *k)
{
	return !from(k, 5, 19);
}

static bool is_arm64_c(const struct ref_kernel *k)
{
	return from(k, 6, 10);
}

/* VALID (0); A, B: PROT_NONE (58), in a pmd also 59; C: 11 */
static bool present_arm64(const struct ref_kernel *k, uint64_t word)
{
	if (is_arm64_c(k))
		return bit(word, 0) || bit(word, 11);
	return bit(word, 0) || bit(word, 58) || (at_pmd(k) && bit(word, 59));
}

/* C: present-invalid, neither user (6) nor user-executable (54 clear) */
static bool protnone_pattern_arm64(const struct ref_kernel *k, uint64_t word)
{
	if (is_arm64_c(k))
		return !bit(word, 0) && bit(word, 11) && !bit(word, 6) &&
		       bit(word, 54);
	return !bit(word, 0) && bit(word, 58);
}

/*
 * pmd_present_invalid() of A and B doesn't look at bit 0, but a valid entry
 * isn't an invalidated one: pmd_mkinvalid() clears the bit.
 */
static bool invalidated_arm64(const struct ref_kernel *k, uint64_t word)
{
	if (is_arm64_c(k))
		return !bit(word, 0) && bit(word, 11);
	return at_pmd(k) && !bit(word, 0) && bit(word, 59);
}

static bool table_arm64(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 0) && bit(word, 1);
}

static unsigned highest_address_bit_arm64(const struct ref_kernel *k)
{
	return from(k, 6, 9) ? 49 : 47;
}

/* 2M, 32M and 512M: arch/arm64/include/asm/pgtable-hwdef.h, PMD_SHIFT */
static unsigned pmd_shift_arm64(const struct ref_kernel *k)
{
	const unsigned entries_log2 = page_shift(k) - 3;

	return page_shift(k) + entries_log2;
}

static uint64_t phys_arm64(const struct ref_kernel *k, uint64_t word)
{
	uint64_t phys = 0;
	unsigned n;

	for (n = page_shift(k); n <= highest_address_bit_arm64(k); n++)
		if (bit(word, n))
			phys = with_bit(phys, n);
	if (k->layout == REF_ARM64_64K_PA52)
		phys |= bits_put(bits_at(word, 12, 4), 48, 4);
	if (is_arm64_lpa2(k))
		phys |= bits_put(bits_at(word, 8, 2), 50, 2);
	return phys;
}

/* pmd_pfn() cuts at PMD_MASK, pte_pfn() doesn't */
static uint64_t pfn_arm64(const struct ref_kernel *k, uint64_t word)
{
	const unsigned lowest = at_pmd(k) ? pmd_shift_arm64(k) : page_shift(k);
	const uint64_t phys = phys_arm64(k, word);
	uint64_t pfn = 0;
	unsigned n;

	for (n = lowest; n < 52; n++)
		if (bit(phys, n))
			pfn = with_bit(pfn, n - page_shift(k));
	return pfn;
}

static uint64_t place_arm64(const struct ref_kernel *k, uint64_t pfn,
			    uint64_t prot)
{
	const uint64_t phys = bits_put(pfn, page_shift(k), 64 - page_shift(k));
	const unsigned top = highest_address_bit_arm64(k);

	/* The high bits a second time, below the page's own */
	if (k->layout == REF_ARM64_64K_PA52)
		return prot | bits_put(bits_at(phys, 48, 4), 12, 4) |
		       bits_put(bits_at(phys, 16, top - 15), 16, top - 15);
	if (is_arm64_lpa2(k))
		return prot | bits_put(bits_at(phys, 50, 2), 8, 2) |
		       bits_put(bits_at(phys, 10, top - 9), 10, top - 9);
	return prot | phys;
}

static unsigned type_lsb_arm64(const struct ref_kernel *k)
{
	if (is_arm64_c(k))
		return 6;
	return is_arm64_a(k) ? 2 : 3;
}

static unsigned offset_lsb_arm64(const struct ref_kernel *k)
{
	return is_arm64_c(k) ? 12 : 8;
}

static uint64_t swp_word_arm64(const struct ref_kernel *k, unsigned type,
			       uint64_t offset)
{
	return bits_put(type, type_lsb_arm64(k), ref_type_bits(k)) |
	       bits_put(offset, offset_lsb_arm64(k), 50);
}

/* Neither argument is masked; the type is shifted as an unsigned int */
static uint64_t macro_arm64(const struct ref_kernel *k, unsigned type,
			    uint64_t offset)
{
	const unsigned type_lsb = type_lsb_arm64(k);
	const unsigned offset_lsb = offset_lsb_arm64(k);

	return bits_put(type, type_lsb, 32 - type_lsb) |
	       bits_put(offset, offset_lsb, 64 - offset_lsb);
}

/* ------------------------------------------------------------------------
 * ppc64 book3s: arch/powerpc/include/asm/book3s/64/pgtable.h, hash*.h, radix.h
 *
 * The kernel's own numbers count bits from the top; these from the bottom.
 * ------------------------------------------------------------------------ */

/* What the hash MMU keeps for itself: _PAGE_HPTEFLAGS */
static bool is_hpte_flag(const struct ref_kernel *k, unsigned n)
{
	if (k->layout == REF_PPC64_HASH_4K)
		return n == 6 || (n >= 53 && n <= 56) || n == 60;
	return n == 6 || n == 12 || n == 55;
}

/* Radix hardware may write R (8) and C (7) into an empty entry */
static bool pte_none_ignores(const struct ref_kernel *k, unsigned n)
{
	if (is_radix(k))
		return n == 7 || n == 8;
	return is_hpte_flag(k, n);
}

static bool none_book3s(const struct ref_kernel *k, uint64_t word)
{
	unsigned n;

	if (at_pmd(k))
		return word == 0;
	for (n = 0; n < 64; n++)
		if (bit(word, n) && !pte_none_ignores(k, n))
			return false;
	return true;
}

/* PTE (62) and PRESENT (63) or INVALID (61); a pmd even without 62 */
static bool present_book3s(const struct ref_kernel *k, uint64_t word)
{
	if (at_pmd(k))
		return bit(word, 63) || bit(word, 61);
	return bit(word, 62) && (bit(word, 63) || bit(word, 61));
}

/* Hardware-valid, with none of READ, WRITE and EXEC */
static bool protnone_pattern_book3s(uint64_t word)
{
	return bit(word, 63) && bit(word, 62) && !bit(word, 2) &&
	       !bit(word, 1) && !bit(word, 0);
}

/* pmd_is_serializing(); for a pte the second arm of pte_present() */
static bool invalidated_book3s(const struct ref_kernel *k, uint64_t word)
{
	return !bit(word, 63) && bit(word, 61) && (at_pmd(k) || bit(word, 62));
}

static bool table_book3s(const struct ref_kernel *k, uint64_t word)
{
	return at_pmd(k) && bit(word, 63) && !bit(word, 62);
}

/* The RPN and the swap offset are the same bits: PAGE_SHIFT..52 */
static unsigned rpn_width(const struct ref_kernel *k)
{
	return 53 - page_shift(k);
}

static unsigned soft_dirty_bit_book3s(const struct ref_kernel *k)
{
	return from(k, 5, 19) ? 9 : 5;
}

static uint64_t rpn_put(const struct ref_kernel *k, uint64_t value)
{
	return bits_put(value, page_shift(k), rpn_width(k));
}

/* PTE (62), without which it would be a pointer to a table */
static uint64_t place_book3s(const struct ref_kernel *k, uint64_t pfn,
			     uint64_t prot)
{
	return with_bit(prot | rpn_put(k, pfn), 62);
}

static uint64_t swp_word_book3s(const struct ref_kernel *k, unsigned type,
				uint64_t offset)
{
	return with_bit(bits_put(type, 0, 5) | rpn_put(k, offset), 62);
}

/* The type isn't masked, the offset is */
static uint64_t macro_book3s(const struct ref_kernel *k, unsigned type,
			     uint64_t offset)
{
	return swp_word_book3s(k, 0, offset) | type;
}

/* ------------------------------------------------------------------------
 * ppc64 nohash: arch/powerpc/include/asm/nohash/64/pgtable.h, pte-e500.h
 * ------------------------------------------------------------------------ */

static uint64_t swp_word_nohash(unsigned type, uint64_t offset)
{
	return bits_put(type, 2, 5) | bits_put(offset, 24, 40);
}

/* The type is masked since 6.3; what shifts beyond the word is lost */
static uint64_t macro_nohash(const struct ref_kernel *k, unsigned type,
			     uint64_t offset)
{
	return bits_put(type, 2, from(k, 6, 3) ? 5 : 32) |
	       bits_put(offset, 24, 40);
}

/* ------------------------------------------------------------------------
 * What the word is: the predicates of each architecture
 * ------------------------------------------------------------------------ */

static bool is_none(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return none_x86_64(word);
	if (is_book3s(k))
		return none_book3s(k, word);
	return word == 0;
}

static bool is_present(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return present_x86_64(k, word);
	if (is_arm64(k))
		return present_arm64(k, word);
	if (is_book3s(k))
		return present_book3s(k, word);
	return bit(word, 0);
}

static bool matches_protnone(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return protnone_pattern_x86_64(word);
	if (is_arm64(k))
		return protnone_pattern_arm64(k, word);
	if (is_book3s(k))
		return protnone_pattern_book3s(word);
	return false;
}

static bool is_invalidated(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return invalidated_x86_64(k, word);
	if (is_arm64(k))
		return invalidated_arm64(k, word);
	if (is_book3s(k))
		return invalidated_book3s(k, word);
	return false;
}

static bool is_table(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return table_x86_64(k, word);
	if (is_arm64(k))
		return table_arm64(k, word);
	if (is_book3s(k))
		return table_book3s(k, word);
	return false;
}

/* arm64 selects ARCH_HAS_PTE_PROTNONE from 7.3 on, whatever the option */
static bool protnone_is_compiled(const struct ref_kernel *k)
{
	return k->config.numa_balancing || (is_arm64(k) && from(k, 7, 3));
}

static uint64_t present_pfn(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return pfn_x86_64(k, word);
	if (is_arm64(k))
		return pfn_arm64(k, word);
	if (is_book3s(k))
		return bits_at(word, page_shift(k), rpn_width(k));
	return bits_at(word, 24, 40);
}

uint64_t ref_place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	if (is_x86_64(k))
		return place_x86_64(k, pfn, prot);
	if (is_arm64(k))
		return place_arm64(k, pfn, prot);
	if (is_book3s(k))
		return place_book3s(k, pfn, prot);
	return prot | bits_put(pfn, 24, 40);
}

/* ------------------------------------------------------------------------
 * The swap format
 * ------------------------------------------------------------------------ */

unsigned ref_type_bits(const struct ref_kernel *k)
{
	return is_arm64(k) && is_arm64_a(k) ? 6 : 5;
}

unsigned ref_offset_bits(const struct ref_kernel *k)
{
	if (is_book3s(k))
		return rpn_width(k);
	return is_nohash(k) ? 40 : 50;
}

static unsigned arch_swp_type(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return (unsigned)bits_at(word, 59, 5);
	if (is_arm64(k))
		return (unsigned)bits_at(word, type_lsb_arm64(k),
					 ref_type_bits(k));
	if (is_book3s(k))
		return (unsigned)bits_at(word, 0, 5);
	return (unsigned)bits_at(word, 2, 5);
}

static uint64_t arch_swp_offset(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return swp_offset_x86_64(word);
	if (is_arm64(k))
		return bits_at(word, offset_lsb_arm64(k), 50);
	if (is_book3s(k))
		return bits_at(word, page_shift(k), rpn_width(k));
	return bits_at(word, 24, 40);
}

static uint64_t arch_swp_word(const struct ref_kernel *k, unsigned type,
			      uint64_t offset)
{
	if (is_x86_64(k))
		return swp_word_x86_64(type, offset);
	if (is_arm64(k))
		return swp_word_arm64(k, type, offset);
	if (is_book3s(k))
		return swp_word_book3s(k, type, offset);
	return swp_word_nohash(type, offset);
}

uint64_t ref_macro(const struct ref_kernel *k, unsigned type, uint64_t offset)
{
	if (is_x86_64(k))
		return swp_word_x86_64(type, offset);
	if (is_arm64(k))
		return macro_arm64(k, type, offset);
	if (is_book3s(k))
		return macro_book3s(k, type, offset);
	return macro_nohash(k, type, offset);
}

/* swp_entry() of include/linux/swapops.h; six-bit types reach bit 63 */
static uint64_t pack_swp_entry(unsigned type, uint64_t offset)
{
	return bits_put(type, 58, 6) | low_bits(offset, 58);
}

static bool has_soft_dirty(const struct ref_kernel *k)
{
	return k->config.mem_soft_dirty;
}

static bool has_uffd_wp(const struct ref_kernel *k)
{
	return k->config.userfaultfd_wp;
}

/* No exclusive flag at the pmd level: it is in the migration type there */
static bool has_exclusive(const struct ref_kernel *k)
{
	if (at_pmd(k))
		return false;
	return is_nohash(k) ? from(k, 6, 3) : from(k, 5, 19);
}

static unsigned soft_dirty_bit(const struct ref_kernel *k)
{
	return is_x86_64(k) ? 1 : soft_dirty_bit_book3s(k);
}

static unsigned uffd_wp_bit(const struct ref_kernel *k)
{
	return is_x86_64(k) ? 2 : 3;
}

static unsigned exclusive_bit(const struct ref_kernel *k)
{
	if (is_x86_64(k))
		return 3;
	if (is_arm64(k))
		return 2;
	return is_nohash(k) ? 7 : 5;
}

uint64_t ref_encode(const struct ref_kernel *k, unsigned type, uint64_t offset,
		    struct ref_flags flags)
{
	uint64_t word = arch_swp_word(k, type, offset);

	if (flags.soft_dirty && has_soft_dirty(k))
		word = with_bit(word, soft_dirty_bit(k));
	if (flags.uffd_wp && has_uffd_wp(k))
		word = with_bit(word, uffd_wp_bit(k));
	if (flags.exclusive && has_exclusive(k))
		word = with_bit(word, exclusive_bit(k));
	return word;
}

/* Without it pmd_to_swp_entry() is a stub that answers swp_entry(0, 0) */
static bool converts_swap(const struct ref_kernel *k)
{
	return !at_pmd(k) || k->config.transparent_hugepage;
}

/*
 * pmd_swp_soft_dirty() needs ARCH_ENABLE_THP_MIGRATION, pmd_swp_uffd_wp()
 * doesn't (6.12 arch/x86/include/asm/pgtable.h, arm64 likewise).
 */
static void decode_flags(const struct ref_kernel *k, uint64_t word,
			 struct ref_flags *flags)
{
	flags->soft_dirty = has_soft_dirty(k) && converts_swap(k) &&
			    bit(word, soft_dirty_bit(k));
	flags->uffd_wp = has_uffd_wp(k) && bit(word, uffd_wp_bit(k));
	flags->exclusive = has_exclusive(k) && bit(word, exclusive_bit(k));
}

static bool is_field_bit(const struct ref_kernel *k, unsigned n)
{
	if (is_x86_64(k))
		return n >= 9;
	if (is_arm64(k))
		return (n >= type_lsb_arm64(k) &&
			n < type_lsb_arm64(k) + ref_type_bits(k)) ||
		       (n >= offset_lsb_arm64(k) &&
			n < offset_lsb_arm64(k) + 50);
	if (is_book3s(k))
		return n <= 4 || (n >= page_shift(k) && n <= 52);
	return (n >= 2 && n <= 6) || n >= 24;
}

static bool is_flag_bit(const struct ref_kernel *k, unsigned n)
{
	return (has_soft_dirty(k) && n == soft_dirty_bit(k)) ||
	       (has_uffd_wp(k) && n == uffd_wp_bit(k)) ||
	       (has_exclusive(k) && n == exclusive_bit(k));
}

/* _PAGE_PTE tells a leaf from a pointer to a table */
static bool is_must_be_1(const struct ref_kernel *k, unsigned n)
{
	return is_book3s(k) && n == 62;
}

static uint64_t stray_bits(const struct ref_kernel *k, uint64_t word)
{
	uint64_t stray = 0;
	unsigned n;

	for (n = 0; n < 64; n++)
		if (bit(word, n) && !is_field_bit(k, n) && !is_flag_bit(k, n) &&
		    !is_must_be_1(k, n))
			stray = with_bit(stray, n);
	return stray;
}

/* ------------------------------------------------------------------------
 * What the offset of a special type carries
 * ------------------------------------------------------------------------ */

static unsigned default_phys_bits(const struct ref_kernel *k)
{
	if (is_x86_64(k))
		return k->layout == REF_X86_64_LA57 ? 52 : 46;
	if (is_arm64(k))
		return k->layout == REF_ARM64_64K_PA52 || is_arm64_lpa2(k) ? 52
									   : 48;
	if (is_nohash(k))
		return 44;
	return k->config.sparsemem_vmemmap ? 51 : 46;
}

/* SWP_PFN_BITS */
unsigned ref_pfn_bits(const struct ref_kernel *k)
{
	unsigned phys_bits = k->config.phys_bits;

	if (phys_bits == 0)
		phys_bits = default_phys_bits(k);
	return phys_bits - page_shift(k);
}

/* log2 of the pages that a swap file may have, L1TF considered */
static unsigned swapfile_pages_log2(const struct ref_kernel *k)
{
	unsigned log2 = ref_offset_bits(k);

	if (k->config.cache_bits && k->config.cache_bits - 10 < log2)
		log2 = k->config.cache_bits - 10;
	return log2;
}

/* migration_entry_supports_ad() */
static bool supports_young_dirty(const struct ref_kernel *k)
{
	return from(k, 6, 1) && k->config.swap &&
	       swapfile_pages_log2(k) >= ref_pfn_bits(k) + 2;
}

/* Before 6.1 the whole offset was the pfn; A/D off or on, now it is masked */
static uint64_t entry_pfn(const struct ref_kernel *k, enum ref_kind kind,
			  uint64_t offset)
{
	if (from(k, 6, 1) && is_pfn_entry(kind))
		return low_bits(offset, ref_pfn_bits(k));
	return offset;
}

static void decode_pfn(const struct ref_kernel *k, struct ref_reading *r)
{
	r->has_pfn = is_pfn_entry(r->kind) || r->kind == REF_KIND_SWAPIN_ERROR;
	if (r->has_pfn)
		r->pfn = entry_pfn(k, r->kind, r->swp_offset);
}

static void decode_young_dirty(const struct ref_kernel *k,
			       struct ref_reading *r)
{
	r->has_young_dirty = is_migration(r->kind) && supports_young_dirty(k);
	if (!r->has_young_dirty)
		return;
	r->young = bit(r->swp_offset, ref_pfn_bits(k));
	r->dirty = bit(r->swp_offset, ref_pfn_bits(k) + 1);
}

/* PTE_MARKER_MASK grew: 1 from 5.19, 3 from 6.2, 7 from 6.13 */
static void decode_marker(const struct ref_kernel *k, struct ref_reading *r)
{
	if (r->kind != REF_KIND_MARKER)
		return;
	r->marker_uffd_wp = bit(r->swp_offset, 0);
	if (from(k, 6, 6))
		r->marker_poisoned = bit(r->swp_offset, 1);
	else if (from(k, 6, 2))
		r->marker_swapin_error = bit(r->swp_offset, 1);
	if (from(k, 6, 13))
		r->marker_guard = bit(r->swp_offset, 2);
}

/* ------------------------------------------------------------------------
 * /proc/PID/pagemap: fs/proc/task_mmu.c
 * ------------------------------------------------------------------------ */

enum {
	PM_SOFT_DIRTY = 55,
	PM_UFFD_WP = 57,
	PM_GUARD_REGION = 58,
	PM_SWAP = 62,
	PM_PRESENT = 63,
};

static uint64_t pagemap_flag(bool set, unsigned n)
{
	return set ? with_bit(0, n) : 0;
}

/* ppc64 tests its bit whenever the architecture could: not MEM_SOFT_DIRTY */
static bool present_soft_dirty(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return has_soft_dirty(k) && bit(word, 11);
	return is_book3s(k) && bit(word, 9);
}

static bool present_uffd_wp(const struct ref_kernel *k, uint64_t word)
{
	return has_uffd_wp(k) && bit(word, is_x86_64(k) ? 10 : 58);
}

/* Since 6.19 the marker's bit is believed whatever the options */
static bool is_uffd_wp_marker(const struct ref_kernel *k,
			      const struct ref_reading *r)
{
	return r->marker_uffd_wp &&
	       (k->config.pte_marker_uffd_wp || from(k, 6, 19));
}

static uint64_t pagemap_present(const struct ref_kernel *k, uint64_t word,
				const struct ref_reading *r)
{
	return low_bits(r->pfn, 55) | pagemap_flag(true, PM_PRESENT) |
	       pagemap_flag(present_soft_dirty(k, word), PM_SOFT_DIRTY) |
	       pagemap_flag(from(k, 5, 13) && present_uffd_wp(k, word),
			    PM_UFFD_WP);
}

static uint64_t pagemap_entry(const struct ref_kernel *k,
			      const struct ref_reading *r)
{
	const uint64_t offset = entry_pfn(k, r->kind, r->swp_offset);
	const uint64_t frame = r->swp_type | bits_put(offset, 5, 59);
	/* The walk of a pmd asks no marker question */
	const bool marker_uffd_wp = !at_pmd(k) && is_uffd_wp_marker(k, r);
	const bool marker_guard = !at_pmd(k) && from(k, 6, 15) &&
				  r->marker_guard;

	return low_bits(frame, 55) | pagemap_flag(true, PM_SWAP) |
	       pagemap_flag(r->flags.soft_dirty, PM_SOFT_DIRTY) |
	       pagemap_flag(from(k, 5, 13) && r->flags.uffd_wp, PM_UFFD_WP) |
	       pagemap_flag(marker_uffd_wp, PM_UFFD_WP) |
	       pagemap_flag(marker_guard, PM_GUARD_REGION);
}

/*
 * pagemap_hugetlb_range() knows no swap, no soft-dirty, and no uffd-wp before
 * 5.19; all of pte_swp_uffd_wp_any() needs the option.
 */
static uint64_t pagemap_hugetlb(const struct ref_kernel *k, uint64_t word,
				const struct ref_reading *r)
{
	const bool any = k->config.pte_marker_uffd_wp &&
			 (r->flags.uffd_wp || r->marker_uffd_wp);

	if (r->present)
		return low_bits(r->pfn, 55) | pagemap_flag(true, PM_PRESENT) |
		       pagemap_flag(from(k, 5, 19) && present_uffd_wp(k, word),
				    PM_UFFD_WP);
	return pagemap_flag(from(k, 5, 19) && any, PM_UFFD_WP);
}

/*
 * A table is walked into; so is every pmd of a kernel without huge pages that
 * isn't none. None is a hole at each level (6.12 mm/pagewalk.c).
 */
static void decode_pagemap(const struct ref_kernel *k, uint64_t word,
			   struct ref_reading *r)
{
	r->has_pagemap = true;
	if (r->none)
		return;
	r->has_pagemap = r->kind != REF_KIND_TABLE && converts_swap(k);
	if (!r->has_pagemap)
		return;
	if (k->level == REF_LEVEL_HUGETLB)
		r->pagemap = pagemap_hugetlb(k, word, r);
	else if (r->present)
		r->pagemap = pagemap_present(k, word, r);
	else
		r->pagemap = pagemap_entry(k, r);
}

/* ------------------------------------------------------------------------
 * The reading
 * ------------------------------------------------------------------------ */

static enum ref_kind present_kind(const struct ref_kernel *k, uint64_t word)
{
	if (matches_protnone(k, word))
		return REF_KIND_PROTNONE;
	if (is_invalidated(k, word))
		return REF_KIND_INVALIDATED;
	if (is_table(k, word))
		return REF_KIND_TABLE;
	return REF_KIND_PRESENT;
}

static void decode_present(const struct ref_kernel *k, uint64_t word,
			   struct ref_reading *r)
{
	r->kind = present_kind(k, word);
	r->protnone = r->kind == REF_KIND_PROTNONE && protnone_is_compiled(k);
	r->has_pfn = r->kind != REF_KIND_TABLE;
	if (r->has_pfn)
		r->pfn = present_pfn(k, word);
}

static void decode_entry(const struct ref_kernel *k, uint64_t word,
			 struct ref_reading *r)
{
	r->has_entry = true;
	if (converts_swap(k)) {
		r->swp_type = arch_swp_type(k, word);
		r->swp_offset = arch_swp_offset(k, word);
		r->has_stray = true;
		r->stray = stray_bits(k, word);
	}
	r->swp_entry = pack_swp_entry(r->swp_type, r->swp_offset);
	r->kind = ref_type_kind(k, r->swp_type);
	decode_flags(k, word, &r->flags);
	decode_pfn(k, r);
	decode_young_dirty(k, r);
	decode_marker(k, r);
	/* softleaf_from_pte() takes the entry 0 for no entry */
	r->softleaf = r->kind;
	if (from(k, 6, 19) && r->swp_entry == 0)
		r->softleaf = REF_KIND_NONE;
}

static void decode_none(uint64_t word, struct ref_reading *r)
{
	r->kind = REF_KIND_NONE;
	r->has_stray = true;
	r->stray = word;
}

void ref_decode(const struct ref_kernel *k, uint64_t word,
		struct ref_reading *r)
{
	memset(r, 0, sizeof(*r));
	r->none = is_none(k, word);
	r->present = is_present(k, word);
	if (r->none)
		decode_none(word, r);
	else if (r->present)
		decode_present(k, word, r);
	else
		decode_entry(k, word, r);
	decode_pagemap(k, word, r);
}
