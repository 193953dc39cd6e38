/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ARCH_H
#define ARCH_H

/*
 * What the reference asks of an architecture. One file defines its struct
 * ref_arch, and one line of archs.h lists it; no other file of this folder
 * knows any by name.
 *
 * Numbers are those of the kernel's headers, functions look at one bit after
 * another. They are given the kernel and the level of the page table: an
 * architecture whose pmds have a format of their own asks at_pmd(). What may be
 * left out says what is true without it.
 */

#include <stddef.h>

#include "archs.h"
#include "reference.h"

/* ------------------------------------------------------------------------
 * Bits
 * ------------------------------------------------------------------------ */

static inline bool bit(uint64_t word, unsigned n)
{
	return (word >> n & 1U) != 0;
}

static inline uint64_t with_bit(uint64_t word, unsigned n)
{
	return word | (UINT64_C(1) << n);
}

static inline uint64_t without_bit(uint64_t word, unsigned n)
{
	return word & ~(UINT64_C(1) << n);
}

/* A quantity of that many bits, whose bit 0 lies at bit @lsb of the word */
static inline uint64_t bits_at(uint64_t word, unsigned lsb, unsigned width)
{
	uint64_t value = 0;
	unsigned i;

	for (i = 0; i < width; i++)
		if (bit(word, lsb + i))
			value = with_bit(value, i);
	return value;
}

static inline uint64_t low_bits(uint64_t value, unsigned width)
{
	return bits_at(value, 0, width);
}

/* The reverse of bits_at(); bits beyond the width are cut off */
static inline uint64_t bits_put(uint64_t value, unsigned lsb, unsigned width)
{
	uint64_t word = 0;
	unsigned i;

	for (i = 0; i < width; i++)
		if (bit(value, i))
			word = with_bit(word, lsb + i);
	return word;
}

/* ------------------------------------------------------------------------
 * Kernels
 * ------------------------------------------------------------------------ */

struct ref_version {
	unsigned major;
	unsigned minor;
};

static inline bool from(const struct ref_kernel *k, unsigned major,
			unsigned minor)
{
	if (k->major != major)
		return k->major > major;
	return k->minor >= minor;
}

/* Whether there is such a version, and the kernel is of it or a later one */
static inline bool has_come(const struct ref_kernel *k,
			    struct ref_version version)
{
	return version.major != 0 && from(k, version.major, version.minor);
}

static inline bool at_pmd(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PMD;
}

static inline bool at_pud(const struct ref_kernel *k)
{
	return k->level == REF_LEVEL_PUD;
}

struct ref_layout {
	const char *name;
	const struct ref_arch *arch;
	struct ref_version since; /* left out: as long as the architecture */
	unsigned page_shift;
	unsigned variant; /* the architecture's own number of it */
};

static inline unsigned page_shift(const struct ref_kernel *k)
{
	return k->layout->page_shift;
}

/* ------------------------------------------------------------------------
 * The architecture
 * ------------------------------------------------------------------------ */

/* Flags of an entry as masks; 0: that kernel has none of it */
struct ref_masks {
	uint64_t soft_dirty;
	uint64_t uffd_wp;
	uint64_t exclusive;
};

struct ref_arch {
	/* ---- which kernels ---- */

	/* The last one has no name */
	const struct ref_layout *layouts;
	/* The first kernel that is modelled; later ones are as the last that
	 * was read, until something is said of them */
	struct ref_version first;
	unsigned long_bits; /* BITS_PER_LONG */
	unsigned word_bits; /* of an entry of the page table */
	/* ... by variant; NULL: of each the same */
	unsigned (*word_bits_of)(const struct ref_kernel *k);

	/* __swp_entry() shifts its type as a long, not as an int */
	bool long_type;

	/* What the kernel can have, turned on; markers follow from uffd-wp */
	void (*configure)(const struct ref_kernel *k, struct ref_config *c);
	/* Options of its own that no reading asks of, up to a NULL; or NULL */
	const char *const *own_options;

	/* MAX_PHYSMEM_BITS */
	unsigned (*phys_bits)(const struct ref_kernel *k);
	/* Has memory that is encrypted by a bit of the address */
	bool has_c_bit;
	/* log2 of the pages that an L1TF-safe swap file has; NULL: any */
	unsigned (*l1tf_pages_log2)(const struct ref_kernel *k);

	/* ---- which levels ---- */

	/* NULL: all of them, but for puds */
	bool (*has_level)(const struct ref_kernel *k);
	/* ... and whether puds are described; NULL: they aren't */
	bool (*has_puds)(const struct ref_kernel *k);
	/* ... or only tables; NULL: leaves at each level */
	bool (*has_leaves)(const struct ref_kernel *k);
	/* Pages without entries, whatever the options; NULL: at no level */
	bool (*lacks_entries)(const struct ref_kernel *k);

	/* ---- what a word is ---- */

	/* Bits by which a hugetlb slot's table is told; what reads the word
	 * doesn't look at them */
	uint64_t slot;
	/* What clearing a slot leaves there */
	uint64_t empty[REF_LEVEL_COUNT];
	bool (*none)(const struct ref_kernel *k, uint64_t word);
	bool (*present)(const struct ref_kernel *k, uint64_t word);
	/* Of present ones; NULL: none is */
	bool (*protnone)(const struct ref_kernel *k, uint64_t word);
	bool (*invalidated)(const struct ref_kernel *k, uint64_t word);
	/* ARCH_HAS_PTE_PROTNONE: pte_protnone() without NUMA_BALANCING; left
	 * out: never */
	struct ref_version protnone_always;

	/* ---- a page ---- */

	uint64_t (*pfn)(const struct ref_kernel *k, uint64_t word);
	/* pfn_pte(), pfn_pmd() */
	uint64_t (*place)(const struct ref_kernel *k, uint64_t pfn,
			  uint64_t prot);
	/* What they make of the protection before; NULL: nothing */
	uint64_t (*protect)(const struct ref_kernel *k, uint64_t prot);
	/* pmd_mkhuge(), and pte_mkhuge() of hugetlb; NULL: as it is */
	uint64_t (*leaf)(const struct ref_kernel *k, uint64_t prot);
	/* Made invalid for a moment; false, or NULL: no page ever is */
	bool (*invalid)(const struct ref_kernel *k, uint64_t page,
			uint64_t *word_ret);

	/* As the pagemap asks; NULL: no page is */
	bool (*soft_dirty)(const struct ref_kernel *k, uint64_t word);
	bool (*uffd_wp)(const struct ref_kernel *k, uint64_t word);

	/* Is it a process's, as far as its bits tell? */
	bool (*user)(const struct ref_kernel *k, uint64_t word);
	bool (*special)(const struct ref_kernel *k, uint64_t word);
	/* pmd_special() and pud_special() came later than pte_special(); left
	 * out: never */
	struct ref_version pmd_special, pud_special;
	/* Bits of an address that any processor has; NULL: all of the field */
	unsigned (*address_bits)(const struct ref_kernel *k);
	/* Its pfn counts pages smaller than the kernel's; NULL: no */
	bool (*smaller_pages)(const struct ref_kernel *k, uint64_t word);

	bool (*dirty)(const struct ref_kernel *k, uint64_t word);

	/* ---- a pointer to a table; NULL: there is none ---- */

	/* pmd_bad(), pud_bad() */
	bool (*bad)(const struct ref_kernel *k, uint64_t word);

	bool (*table)(const struct ref_kernel *k, uint64_t word);
	/* Its physical address */
	uint64_t (*table_address)(const struct ref_kernel *k, uint64_t word);
	/* May the bit be set there, by the kernel or by hardware? */
	bool (*in_table)(const struct ref_kernel *k, uint64_t word, unsigned n);

	/* ---- an entry ---- */

	unsigned (*swp_type)(const struct ref_kernel *k, uint64_t word);
	uint64_t (*swp_offset)(const struct ref_kernel *k, uint64_t word);
	/* What doesn't fit is cut off; bits that all entries have are set */
	uint64_t (*swp_word)(const struct ref_kernel *k, unsigned type,
			     uint64_t offset);
	/* The same by the kernel's macros, which cut less */
	uint64_t (*macro)(const struct ref_kernel *k, unsigned type,
			  uint64_t offset);
	/* The kernel's options and what pmds lack are applied to them */
	struct ref_masks (*flags)(const struct ref_kernel *k);
};

#endif
