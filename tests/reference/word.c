/* SPDX-License-Identifier: BSD-2-Clause */

#include "parts.h"

/* ------------------------------------------------------------------------
 * What the word is
 * ------------------------------------------------------------------------ */

uint64_t ref_empty(const struct ref_kernel *k)
{
	return arch_of(k)->empty[k->level];
}

bool is_table(const struct ref_kernel *k, uint64_t word)
{
	const struct ref_arch *const arch = arch_of(k);

	return arch->table && arch->table(k, word);
}

enum ref_kind present_kind(const struct ref_kernel *k, uint64_t word)
{
	const struct ref_arch *const arch = arch_of(k);

	if (arch->protnone && arch->protnone(k, word))
		return REF_KIND_PROTNONE;
	if (arch->invalidated && arch->invalidated(k, word))
		return REF_KIND_INVALIDATED;
	if (is_table(k, word))
		return REF_KIND_TABLE;
	return REF_KIND_PRESENT;
}

bool protnone_is_compiled(const struct ref_kernel *k)
{
	const struct ref_arch *const arch = arch_of(k);

	return k->config.numa_balancing || has_come(k, arch->protnone_always);
}

uint64_t stray_in_table(const struct ref_kernel *k, uint64_t word)
{
	uint64_t stray = 0;
	unsigned n;

	for (n = 0; n < 64; n++)
		if (bit(word, n) && !arch_of(k)->in_table(k, word, n))
			stray = with_bit(stray, n);
	return stray;
}

/* ------------------------------------------------------------------------
 * Pages that are written
 * ------------------------------------------------------------------------ */

uint64_t ref_place(const struct ref_kernel *k, uint64_t pfn, uint64_t prot)
{
	return arch_of(k)->place(k, pfn, prot);
}

uint64_t ref_leaf(const struct ref_kernel *k, uint64_t prot)
{
	if (arch_of(k)->protect)
		prot = arch_of(k)->protect(k, prot);
	if (k->level == REF_LEVEL_PTE || !arch_of(k)->leaf)
		return prot;
	return arch_of(k)->leaf(k, prot);
}

bool ref_invalid(const struct ref_kernel *k, uint64_t page, uint64_t *word_ret)
{
	return arch_of(k)->invalid && arch_of(k)->invalid(k, page, word_ret);
}

bool ref_dirty(const struct ref_kernel *k, uint64_t word)
{
	return arch_of(k)->dirty(k, word);
}

bool ref_bad(const struct ref_kernel *k, uint64_t word)
{
	return arch_of(k)->bad(k, word);
}

/* ------------------------------------------------------------------------
 * The swap format
 * ------------------------------------------------------------------------ */

unsigned ref_word_bits(const struct ref_kernel *k)
{
	return arch_of(k)->word_bits_of ? arch_of(k)->word_bits_of(k)
					: arch_of(k)->word_bits;
}

uint64_t ref_macro_reach(const struct ref_kernel *k)
{
	return arch_of(k)->long_type ? UINT64_MAX : UINT32_MAX;
}

static unsigned width(uint64_t value)
{
	unsigned bits = 0;

	for (; value; value >>= 1U)
		bits++;
	return bits;
}

/* Write all bits, and see which are read: so generic_max_swapfile_size() */
unsigned ref_type_bits(const struct ref_kernel *k)
{
	return width(arch_of(k)->swp_type(k, arch_of(k)->swp_word(k, ~0U, 0)));
}

unsigned ref_offset_bits(const struct ref_kernel *k)
{
	const uint64_t word = arch_of(k)->swp_word(k, 0, UINT64_MAX);

	return width(arch_of(k)->swp_offset(k, word));
}

uint64_t ref_macro(const struct ref_kernel *k, unsigned type, uint64_t offset)
{
	return arch_of(k)->macro(k, type, offset);
}

/*
 * swp_entry() of include/linux/swapops.h: SWP_TYPE_SHIFT is BITS_PER_XA_VALUE,
 * one less than those of a long, minus 5; six-bit types reach the last bit.
 */
uint64_t pack_swp_entry(const struct ref_kernel *k, unsigned type,
			uint64_t offset)
{
	const unsigned type_shift = arch_of(k)->long_bits - 1 - 5;

	return bits_put(type, type_shift, 6) | low_bits(offset, type_shift);
}

/* No exclusive flag at the pmd level: it is in the migration type there */
static struct ref_masks flag_masks(const struct ref_kernel *k)
{
	struct ref_masks masks = arch_of(k)->flags(k);

	if (!k->config.mem_soft_dirty)
		masks.soft_dirty = 0;
	if (!k->config.userfaultfd_wp)
		masks.uffd_wp = 0;
	if (at_pmd(k))
		masks.exclusive = 0;
	return masks;
}

uint64_t ref_encode(const struct ref_kernel *k, unsigned type, uint64_t offset,
		    struct ref_flags flags)
{
	const struct ref_masks masks = flag_masks(k);
	uint64_t word = arch_of(k)->swp_word(k, type, offset);

	if (flags.soft_dirty)
		word |= masks.soft_dirty;
	if (flags.uffd_wp)
		word |= masks.uffd_wp;
	if (flags.exclusive)
		word |= masks.exclusive;
	return word;
}

/* Without it pmd_to_swp_entry() is a stub that answers swp_entry(0, 0) */
bool ref_converts_swap(const struct ref_kernel *k)
{
	const struct ref_arch *const arch = arch_of(k);

	if (at_pud(k))
		return false;
	if (arch->lacks_entries && arch->lacks_entries(k))
		return false;
	return !at_pmd(k) || k->config.transparent_hugepage;
}

/*
 * pmd_swp_soft_dirty() needs ARCH_ENABLE_THP_MIGRATION, pmd_swp_uffd_wp()
 * doesn't (6.12, each architecture's pgtable.h).
 */
void decode_flags(const struct ref_kernel *k, uint64_t word,
		  struct ref_flags *flags)
{
	const struct ref_masks masks = flag_masks(k);

	flags->soft_dirty = ref_converts_swap(k) &&
			    (word & masks.soft_dirty) != 0;
	flags->uffd_wp = (word & masks.uffd_wp) != 0;
	flags->exclusive = (word & masks.exclusive) != 0;
}

/* ------------------------------------------------------------------------
 * Which bits of an entry are written
 * ------------------------------------------------------------------------ */

/* The same in two entries that have nothing in common */
uint64_t fixed_bits(const struct ref_kernel *k)
{
	return arch_of(k)->swp_word(k, 0, 0) &
	       arch_of(k)->swp_word(k, ~0U, UINT64_MAX);
}

/* ... and what they differ in is of the type or the offset */
static uint64_t field_bits(const struct ref_kernel *k)
{
	return arch_of(k)->swp_word(k, 0, 0) ^
	       arch_of(k)->swp_word(k, ~0U, UINT64_MAX);
}

uint64_t stray_bits(const struct ref_kernel *k, uint64_t word)
{
	const struct ref_masks masks = flag_masks(k);

	return word & ~field_bits(k) & ~fixed_bits(k) & ~masks.soft_dirty &
	       ~masks.uffd_wp & ~masks.exclusive;
}
