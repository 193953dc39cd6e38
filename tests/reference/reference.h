/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REFERENCE_H
#define REFERENCE_H

/*
 * A second, slow and obvious reading of page-table entries.
 *
 * It exists to disagree with the library, so it shares nothing with it: no
 * header, no table, no mask. Every architecture is a handful of plain
 * functions that look at one bit after another. Check it against the kernel's
 * headers, never against src/.
 */

#include <stdbool.h>
#include <stdint.h>

/* A layout of some architecture; the reference's own, and known by name */
struct ref_layout;

enum ref_level {
	REF_LEVEL_PTE,
	REF_LEVEL_PMD,
	REF_LEVEL_HUGETLB,
	REF_LEVEL_PUD, /* pages and tables: no entry */
};

#define REF_LEVEL_COUNT 4

enum ref_kind {
	REF_KIND_NONE,
	REF_KIND_PRESENT,
	REF_KIND_PROTNONE,
	REF_KIND_INVALIDATED,
	REF_KIND_TABLE,
	REF_KIND_UNKNOWN,
	REF_KIND_SWAP,
	REF_KIND_MIGRATION_READ,
	REF_KIND_MIGRATION_READ_EXCLUSIVE,
	REF_KIND_MIGRATION_WRITE,
	REF_KIND_DEVICE_PRIVATE_READ,
	REF_KIND_DEVICE_PRIVATE_WRITE,
	REF_KIND_DEVICE_EXCLUSIVE,
	REF_KIND_DEVICE_EXCLUSIVE_READ,
	REF_KIND_DEVICE_EXCLUSIVE_WRITE,
	REF_KIND_MIGRATION_DEVICE_PRIVATE_READ,
	REF_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE,
	REF_KIND_MIGRATION_DEVICE_PRIVATE_WRITE,
	REF_KIND_HWPOISON,
	REF_KIND_MARKER,
	REF_KIND_SWAPIN_ERROR,
};

/* The kernel options that change a reading; on or off, dependencies applied */
struct ref_config {
	bool migration;
	bool memory_failure;
	bool device_private;
	bool device_private_migration;
	bool pte_marker;
	bool pte_marker_uffd_wp;
	bool mem_soft_dirty;
	bool userfaultfd_wp;
	bool numa_balancing;
	bool transparent_hugepage;
	bool swap;
	bool sparsemem_vmemmap;
	unsigned phys_bits;  /* 0: the layout's own */
	unsigned cache_bits; /* 0: no L1TF limit */
	unsigned c_bit;      /* 0: no memory is encrypted */
};

/* One kernel, and the level of the page table that is looked at */
struct ref_kernel {
	const struct ref_layout *layout;
	unsigned major;
	unsigned minor;
	enum ref_level level;
	struct ref_config config;
};

struct ref_flags {
	bool soft_dirty;
	bool uffd_wp;
	bool exclusive;
};

/* Why no kernel writes the word; the last one is a mere remark */
struct ref_doubts {
	bool missing_bits;
	bool offset_range;
	bool pfn_range;
	bool marker_bits;
	bool level_kind;
	bool mmio;
};

struct ref_reading {
	enum ref_kind kind;

	/* The kernel's predicates of that level */
	bool none;
	bool present;
	bool protnone;

	/* Words that are neither none nor present */
	bool has_entry;
	unsigned swp_type;
	uint64_t swp_offset;
	uint64_t swp_entry;
	struct ref_flags flags;
	enum ref_kind softleaf; /* the same as kind before 6.19 */

	bool has_pfn;
	uint64_t pfn;

	/* Words that point to a table */
	bool has_table;
	uint64_t table; /* its physical address */

	bool has_young_dirty;
	bool young;
	bool dirty;

	bool marker_uffd_wp;
	bool marker_swapin_error;
	bool marker_poisoned;
	bool marker_guard;

	bool has_stray;
	uint64_t stray;

	bool has_pagemap;
	uint64_t pagemap;

	struct ref_doubts doubts;
};

/* NULL beyond the last */
const struct ref_layout *ref_layout_at(unsigned index);
const char *ref_layout_name(const struct ref_layout *layout);
const char *ref_kind_name(enum ref_kind kind);

/* Was there such a kernel, that knows anything of that level? */
bool ref_exists(const struct ref_kernel *kernel);
bool ref_version_exists(const struct ref_kernel *kernel);
bool ref_has_level(const struct ref_kernel *kernel);

/* Has it leaf entries of its own at that level, or only tables? */
bool ref_has_leaves(const struct ref_kernel *kernel);

/* Are entries of that level more than stubs? */
bool ref_converts_swap(const struct ref_kernel *kernel);

/* Does a machine of its kind say cache_bits, or c_bit? */
bool ref_has_cache_bits(const struct ref_kernel *kernel);
bool ref_has_c_bit(const struct ref_kernel *kernel);

/* Everything on that the architecture and version can have */
void ref_config_default(struct ref_kernel *kernel);

/* Turn one option off, and what depends on it; false: no such option */
bool ref_config_disable(struct ref_kernel *kernel, const char *option);

/*
 * Options that one architecture has, and no reading asks of: any kernel may be
 * asked to turn them off. NULL beyond the last.
 */
const char *ref_own_option(unsigned index);

void ref_decode(const struct ref_kernel *kernel, uint64_t word,
		struct ref_reading *reading_ret);

unsigned ref_max_swapfiles(const struct ref_kernel *kernel);
enum ref_kind ref_type_kind(const struct ref_kernel *kernel, unsigned type);

/* Encode with what doesn't fit a field cut off, and absent flags dropped */
uint64_t ref_encode(const struct ref_kernel *kernel, unsigned type,
		    uint64_t offset, struct ref_flags flags);

/* What the kernel's own unchecked macros make of a type and an offset */
uint64_t ref_macro(const struct ref_kernel *kernel, unsigned type,
		   uint64_t offset);

/* A present word: pfn_pte() or pfn_pmd() with these protection bits */
uint64_t ref_place(const struct ref_kernel *kernel, uint64_t pfn,
		   uint64_t prot);

/* pmd_mkhuge(), or pte_mkhuge() of hugetlb; of a pte, as it is */
uint64_t ref_leaf(const struct ref_kernel *kernel, uint64_t prot);

/*
 * A page made invalid for a moment, the address left alone; false if the
 * level's pages never are.
 */
bool ref_invalid(const struct ref_kernel *kernel, uint64_t page,
		 uint64_t *word_ret);

/* pte_dirty(), pmd_dirty(), of any word */
bool ref_dirty(const struct ref_kernel *kernel, uint64_t word);

/* pmd_bad(), pud_bad(), of any word; not of other levels */
bool ref_bad(const struct ref_kernel *kernel, uint64_t word);

/* What a slot has that was cleared */
uint64_t ref_empty(const struct ref_kernel *kernel);

unsigned ref_word_bits(const struct ref_kernel *kernel);
/* The bits that a type beyond those of an entry may reach in the macro's word
 */
uint64_t ref_macro_reach(const struct ref_kernel *kernel);
unsigned ref_type_bits(const struct ref_kernel *kernel);
unsigned ref_offset_bits(const struct ref_kernel *kernel);
unsigned ref_pfn_bits(const struct ref_kernel *kernel);

#endif
