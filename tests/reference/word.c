/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * What the word is: the predicates of each architecture
 * ------------------------------------------------------------------------ */

bool is_none(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return none_x86_64(word);
	if (is_book3s(k))
		return none_book3s(k, word);
	return word == 0;
}

bool is_present(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return present_x86_64(k, word);
	if (is_arm64(k))
		return present_arm64(k, word);
	if (is_book3s(k))
		return present_book3s(k, word);
	/* pmd_present() is "not pmd_none()" there */
	return at_pmd(k) ? word != 0 : bit(word, 0);
}

bool matches_protnone(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return protnone_pattern_x86_64(word);
	if (is_arm64(k))
		return protnone_pattern_arm64(k, word);
	if (is_book3s(k))
		return protnone_pattern_book3s(word);
	return false;
}

bool is_invalidated(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return invalidated_x86_64(k, word);
	if (is_arm64(k))
		return invalidated_arm64(k, word);
	if (is_book3s(k))
		return invalidated_book3s(k, word);
	return false;
}

bool is_table(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return table_x86_64(k, word);
	if (is_arm64(k))
		return table_arm64(k, word);
	if (is_book3s(k))
		return table_book3s(k, word);
	return table_nohash(k, word);
}

/* The physical address of the table that the word points to */
uint64_t table_address(const struct ref_kernel *k, uint64_t word)
{
	if (is_x86_64(k))
		return table_address_x86_64(k, word);
	if (is_arm64(k))
		return phys_arm64(k, word);
	if (is_book3s(k))
		return bits_put(bits_at(word, 8, 54), 8, 54);
	return table_address_nohash(word);
}

/* May the bit be set in such a word, by the kernel or by hardware? */
static bool in_table(const struct ref_kernel *k, uint64_t word, unsigned n)
{
	if (is_x86_64(k))
		return in_table_x86_64(n);
	if (is_arm64(k))
		return in_table_arm64(k, n);
	if (is_book3s(k))
		return in_table_book3s(k, n);
	return in_table_nohash(word, n);
}

uint64_t stray_in_table(const struct ref_kernel *k, uint64_t word)
{
	uint64_t stray = 0;
	unsigned n;

	for (n = 0; n < 64; n++)
		if (bit(word, n) && !in_table(k, word, n))
			stray = with_bit(stray, n);
	return stray;
}

/* arm64 selects ARCH_HAS_PTE_PROTNONE from 7.3 on, whatever the option */
bool protnone_is_compiled(const struct ref_kernel *k)
{
	return k->config.numa_balancing || (is_arm64(k) && from(k, 7, 3));
}

uint64_t present_pfn(const struct ref_kernel *k, uint64_t word)
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

unsigned arch_swp_type(const struct ref_kernel *k, uint64_t word)
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

uint64_t arch_swp_offset(const struct ref_kernel *k, uint64_t word)
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
uint64_t pack_swp_entry(unsigned type, uint64_t offset)
{
	return bits_put(type, 58, 6) | low_bits(offset, 58);
}

bool has_soft_dirty(const struct ref_kernel *k)
{
	return k->config.mem_soft_dirty;
}

bool has_uffd_wp(const struct ref_kernel *k)
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
bool converts_swap(const struct ref_kernel *k)
{
	return !at_pmd(k) || k->config.transparent_hugepage;
}

/*
 * pmd_swp_soft_dirty() needs ARCH_ENABLE_THP_MIGRATION, pmd_swp_uffd_wp()
 * doesn't (6.12 arch/x86/include/asm/pgtable.h, arm64 likewise).
 */
void decode_flags(const struct ref_kernel *k, uint64_t word,
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

uint64_t stray_bits(const struct ref_kernel *k, uint64_t word)
{
	uint64_t stray = 0;
	unsigned n;

	for (n = 0; n < 64; n++)
		if (bit(word, n) && !is_field_bit(k, n) && !is_flag_bit(k, n) &&
		    !is_must_be_1(k, n))
			stray = with_bit(stray, n);
	return stray;
}
