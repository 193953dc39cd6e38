/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <pte/decode.h>

#include "../copy.h"

#define SOFT_DIRTY PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UFFD_WP PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define EXCLUSIVE PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

struct word {
	const char *name, *config;
	enum pte_level level;
	uint64_t word;
};

static struct pte_reading read_word(const struct word *w)
{
	struct pte_target t;
	struct pte_reading r;

	target_named(w->name, w->config, &t);
	assert_int_equal(pte_target_decode(&t, w->level, w->word, &r),
			 PTE_STATUS_OK);
	return r;
}

/* ---- entries: what stands beside the kind -------------------------------- */

struct entry {
	struct word w;
	enum pte_kind kind;
	unsigned type;
	uint64_t offset, entry;
	unsigned flags;
	uint64_t stray;
};

/*
 * The formula of Linux arch/.../pgtable*.h, worked by hand; swp_entry is
 * type << 58 | offset, include/linux/swapops.h.
 */
/* clang-format off */
static const struct entry entries[] = {
	{ { "x86_64@6.12", "", PTE, 0x2fffffffffdb960e }, PTE_KIND_SWAP, 5,
	  0x1234, 0x1400000000001234, SOFT_DIRTY | UFFD_WP | EXCLUSIVE, 0 },
	/* bit 3 meant nothing yet */
	{ { "x86_64@5.11", "", PTE, 0x2fffffffffdb960e }, PTE_KIND_SWAP, 5,
	  0x1234, 0x1400000000001234, SOFT_DIRTY | UFFD_WP, 0x8 },
	/* Knights Landing: A and D in an entry */
	{ { "x86_64@6.12", "", PTE, 0x2fffffffffdb9660 }, PTE_KIND_SWAP, 5,
	  0x1234, 0x1400000000001234, 0, 0x60 },
	{ { "x86_64@6.12", "-mem_soft_dirty", PTE, 0x2fffffffffdb9606 },
	  PTE_KIND_SWAP, 5, 0x1234, 0x1400000000001234, UFFD_WP, 0x2 },
	{ { "x86_64@6.12", "", PTE, 0x8 }, PTE_KIND_SWAP, 0, 0x3ffffffffffff,
	  0x0003ffffffffffff, EXCLUSIVE, 0 },
	{ { "arm64@6.1", "", PTE, 0x12341c }, PTE_KIND_SWAP, 3, 0x1234,
	  0x0c00000000001234, EXCLUSIVE, 0 },
	/* the same bits, ten versions on */
	{ { "arm64@6.12", "", PTE, 0x12341c }, PTE_KIND_SWAP, 16, 0x123,
	  0x4000000000000123, UFFD_WP | EXCLUSIVE, 0x10 },
	{ { "arm64@6.12", "", PTE, 0x12340cc }, PTE_KIND_SWAP, 3, 0x1234,
	  0x0c00000000001234, UFFD_WP | EXCLUSIVE, 0 },
	/* six type bits: no kernel numbers type 63 */
	{ { "arm64@5.10", "", PTE, 0xfc }, PTE_KIND_UNKNOWN, 63, 0,
	  0xfc00000000000000, 0, 0 },
	{ { "ppc64-radix-64k@6.12", "", PTE, 0x4000000012340221 },
	  PTE_KIND_SWAP, 1, 0x1234, 0x0400000000001234,
	  SOFT_DIRTY | EXCLUSIVE, 0 },
	/* soft-dirty was where exclusive is */
	{ { "ppc64-radix-64k@5.11", "", PTE, 0x4000000000010020 },
	  PTE_KIND_SWAP, 0, 1, 1, SOFT_DIRTY, 0 },
	{ { "ppc64-nohash@6.6", "", PTE, 0xffffffffff0000fc },
	  PTE_KIND_MARKER, 31, 0xffffffffff, 0x7c0000ffffffffff, EXCLUSIVE,
	  0 },
	/* pmds know no exclusive */
	{ { "x86_64@6.12", "", PMD, 0xd7fff7ffbffffe0e },
	  PTE_KIND_MIGRATION_WRITE, 26, 0x400200000, 0x6800000400200000,
	  SOFT_DIRTY | UFFD_WP, 0x8 },
	/* without huge pages the helpers are stubs, but for pmd_swp_uffd_wp */
	{ { "x86_64@6.12", "-transparent_hugepage", PMD, 0xd7fff7ffbffffe06 },
	  PTE_KIND_SWAP, 0, 0, 0, UFFD_WP, 0x2 },
};
/* clang-format on */

static void entry_is_read_as_the_kernel_reads_it(void **state)
{
	const struct entry *const e = *state;
	const struct pte_reading r = read_word(&e->w);

	assert_true(r.has_entry);
	assert_false(r.none);
	assert_false(r.present);
	assert_false(r.protnone);
	assert_int_equal(r.kind, e->kind);
	assert_int_equal(r.swp_type, e->type);
	assert_int_equal(r.swp_offset, e->offset);
	assert_int_equal(r.swp_entry, e->entry);
	assert_int_equal(r.flags, e->flags);
	assert_int_equal(r.stray, e->stray);
}

/* ---- payloads ------------------------------------------------------------ */

struct payload {
	struct word w;
	enum pte_kind kind;
	bool has_pfn;
	uint64_t pfn;
	bool has_young_dirty, young, dirty;
	unsigned marker;
};

/* clang-format off */
static const struct payload payloads[] = {
	{ { "x86_64@6.1", "", PTE, 0xcfffe7ffdffffe00 },
	  PTE_KIND_MIGRATION_WRITE, true, 0x100000, true, true, true, 0 },
	{ { "x86_64-la57@6.1", "", PTE, 0xcff9ffffdffffe00 },
	  PTE_KIND_MIGRATION_WRITE, true, 0x100000, true, true, true, 0 },
	{ { "arm64@6.1", "", PTE, 0x00001000080000c0 },
	  PTE_KIND_MIGRATION_READ, true, 0x80000, true, true, false, 0 },
	/* the A/D bits are masked, but no longer mean anything */
	{ { "x86_64@6.1", "-swap", PTE, 0xcfffe7ffdffffe00 },
	  PTE_KIND_MIGRATION_WRITE, true, 0x100000, false, false, false, 0 },
	{ { "x86_64@6.1", "cache_bits=44", PTE, 0xcfffe7ffdffffe00 },
	  PTE_KIND_MIGRATION_WRITE, true, 0x100000, false, false, false, 0 },
	/* no pfn mask before 6.1 */
	{ { "x86_64@5.19", "", PTE, 0xcfffe7ffdffffe00 },
	  PTE_KIND_MIGRATION_WRITE, true, 0xc00100000, false, false, false,
	  0 },
	/* no A/D in hwpoison, but its pfn is masked too */
	{ { "x86_64@6.12", "", PTE, 0xbfffe7fffdb97400 }, PTE_KIND_HWPOISON,
	  true, 0x12345, false, false, false, 0 },
	/* swapin-error is never masked */
	{ { "x86_64@6.1", "", PTE, 0xffffe7fffdb97400 },
	  PTE_KIND_SWAPIN_ERROR, true, 0xc00012345, false, false, false, 0 },
	{ { "x86_64@6.12", "", PTE, 0xfffffffffffffc00 }, PTE_KIND_MARKER,
	  false, 0, false, false, false, 1 },
	{ { "x86_64@6.12", "", PTE, 0xfffffffffffffa00 }, PTE_KIND_MARKER,
	  false, 0, false, false, false, 2 },
	/* guard is a bit that 6.12 doesn't know */
	{ { "x86_64@6.12", "", PTE, 0xfffffffffffff600 }, PTE_KIND_MARKER,
	  false, 0, false, false, false, 0 },
	{ { "x86_64@6.14", "", PTE, 0xfffffffffffff600 }, PTE_KIND_MARKER,
	  false, 0, false, false, false, 4 },
	{ { "x86_64@6.12", "", PTE, 0x2fffffffffdb9600 }, PTE_KIND_SWAP,
	  false, 0, false, false, false, 0 },
};
/* clang-format on */

static void payload_is_read_by_kind(void **state)
{
	const struct payload *const p = *state;
	const struct pte_reading r = read_word(&p->w);

	assert_int_equal(r.kind, p->kind);
	assert_int_equal(r.has_pfn, p->has_pfn);
	assert_int_equal(r.pfn, p->pfn);
	assert_int_equal(r.has_young_dirty, p->has_young_dirty);
	assert_int_equal(r.young, p->young);
	assert_int_equal(r.dirty, p->dirty);
	assert_int_equal(r.marker, p->marker);
}

/* ---- words that are present, or nothing ---------------------------------- */

struct present {
	struct word w;
	enum pte_kind kind;
	bool present, none, protnone;
	bool has_pfn;
	uint64_t pfn, stray;
};

/* clang-format off */
static const struct present presents[] = {
	{ { "x86_64@6.12", "", PTE, 0x8000000012345067 }, PTE_KIND_PRESENT,
	  true, false, false, true, 0x12345, 0 },
	/* L1TF: complemented while P is clear */
	{ { "x86_64@6.12", "", PTE, 0x000fffffedcba120 }, PTE_KIND_PROTNONE,
	  true, false, true, true, 0x12345, 0 },
	{ { "x86_64@6.12", "-numa_balancing", PTE, 0x000fffffedcba120 },
	  PTE_KIND_PROTNONE, true, false, false, true, 0x12345, 0 },
	{ { "x86_64@6.12", "", PMD, 0x80000002000000e7 }, PTE_KIND_PRESENT,
	  true, false, false, true, 0x200000, 0 },
	{ { "x86_64@6.12", "", PMD, 0x800ffffdffe000e6 },
	  PTE_KIND_INVALIDATED, true, false, false, true, 0x200000, 0 },
	{ { "x86_64@6.12", "", PMD, 0x000ffffdffe001a0 }, PTE_KIND_PROTNONE,
	  true, false, true, true, 0x200000, 0 },
	{ { "x86_64@6.12", "", PMD, 0x0000000012345067 }, PTE_KIND_TABLE,
	  true, false, false, false, 0, 0 },
	/* bit 7 alone makes a pmd present; a pte it doesn't */
	{ { "x86_64@6.12", "", HUGETLB, 0x80 }, PTE_KIND_SWAP, false, false,
	  false, false, 0, 0x80 },
	{ { "arm64@6.1", "", PTE, 0x0460000080000f82 }, PTE_KIND_PROTNONE,
	  true, false, true, true, 0x80000, 0 },
	{ { "arm64@6.12", "", PTE, 0x0060000080000f82 }, PTE_KIND_PROTNONE,
	  true, false, true, true, 0x80000, 0 },
	{ { "arm64@6.1", "", PMD, 0x0860000040000fc0 }, PTE_KIND_INVALIDATED,
	  true, false, false, true, 0x40000, 0 },
	{ { "arm64@6.12", "", PMD, 0x0060000040000fc0 },
	  PTE_KIND_INVALIDATED, true, false, false, true, 0x40000, 0 },
	/* a kernel's leaf made invalid also passes protnone */
	{ { "arm64@6.12", "", PMD, 0x0068000040000f04 }, PTE_KIND_PROTNONE,
	  true, false, true, true, 0x40000, 0 },
	{ { "arm64-64k-pa52@6.12", "", PTE, 0x0063edcba987ffc3 },
	  PTE_KIND_PRESENT, true, false, false, true, 0xfedcba987, 0 },
	{ { "arm64-4k-lpa2@6.12", "", PTE, 0x0061edcba9876ec3 },
	  PTE_KIND_PRESENT, true, false, false, true, 0x9edcba9876, 0 },
	{ { "ppc64-radix-64k@6.12", "", PTE, 0xc000000012340386 },
	  PTE_KIND_PRESENT, true, false, false, true, 0x1234, 0 },
	{ { "ppc64-radix-64k@6.12", "", PTE, 0x6000000012340386 },
	  PTE_KIND_INVALIDATED, true, false, false, true, 0x1234, 0 },
	{ { "ppc64-radix-64k@6.12", "", PTE, 0xc000000012340100 },
	  PTE_KIND_PROTNONE, true, false, true, true, 0x1234, 0 },
	/* a bit of the software's that nothing names */
	{ { "x86_64@6.12", "", PTE, 0x8010000012345067 }, PTE_KIND_PRESENT,
	  true, false, false, true, 0x12345, 0x0010000000000000 },
	/* devmap lost its name in 6.17 */
	{ { "x86_64@6.17", "", PTE, 0x8200000012345067 }, PTE_KIND_PRESENT,
	  true, false, false, true, 0x12345, 0x0200000000000000 },

	{ { "x86_64@6.12", "", PTE, 0 }, PTE_KIND_NONE, false, true, false,
	  false, 0, 0 },
	{ { "x86_64@6.12", "", PTE, 0x60 }, PTE_KIND_NONE, false, true, false,
	  false, 0, 0x60 },
	{ { "arm64@6.12", "", PMD, 0 }, PTE_KIND_NONE, false, true, false,
	  false, 0, 0 },
	{ { "ppc64-radix-4k@6.12", "", PTE, 0x180 }, PTE_KIND_NONE, false,
	  true, false, false, 0, 0x180 },
	{ { "ppc64-hash-64k@6.12", "", PTE, 0x0080000000001040 },
	  PTE_KIND_NONE, false, true, false, false, 0, 0x0080000000001040 },
	{ { "ppc64-hash-4k@6.12", "", PTE, 0x11e0000000000040 },
	  PTE_KIND_NONE, false, true, false, false, 0, 0x11e0000000000040 },
};
/* clang-format on */

static void word_without_an_entry_is_read_as_the_kernel_does(void **state)
{
	const struct present *const p = *state;
	const struct pte_reading r = read_word(&p->w);

	assert_int_equal(r.kind, p->kind);
	assert_int_equal(r.softleaf, p->kind);
	assert_int_equal(r.present, p->present);
	assert_int_equal(r.none, p->none);
	assert_int_equal(r.protnone, p->protnone);
	assert_int_equal(r.has_pfn, p->has_pfn);
	assert_int_equal(r.pfn, p->pfn);
	assert_int_equal(r.stray, p->stray);
	assert_int_equal(r.has_entry, !p->present && !p->none);
	if (!r.has_entry) {
		assert_int_equal(r.swp_type, 0);
		assert_int_equal(r.swp_offset, 0);
		assert_int_equal(r.swp_entry, 0);
		assert_int_equal(r.flags, 0);
	}
}

/* ---- names of bits ------------------------------------------------------- */

struct naming {
	struct word w;
	const char *names; /* low to high, each with a space before it */
};

/* Linux of that version: the macros without their prefixes */
/* clang-format off */
static const struct naming namings[] = {
	{ { "x86_64@6.12", "", PMD, 0x8000000012345f67 },
	  " present rw user accessed dirty nx" },
	{ { "arm64@6.6", "", PMD, 0x8000000c1ca0403 },
	  " valid table_bit pmd_table_pxn" },
	{ { "arm64@6.13", "", PMD, 0xf0000000c1ca0403 },
	  " valid table_bit pmd_table_af pmd_table_uxn s1_table_ap=3 nstable" },
	{ { "ppc64-radix-64k@6.1", "", PMD, 0x80000001ec345605 },
	  " radix_pte_index_size=5 present" },
	{ { "ppc64-hash-4k@6.1", "", PMD, 0x80000001ec345605 }, " present" },
	{ { "ppc64-nohash@6.12", "", PMD, 0xc0000001ec345000 },
	  " page_offset=12" },
	{ { "ppc64-nohash@6.10", "", PMD, 0x40000001ec345016 },
	  " hugepd_shift_mask=22 page_offset=4" },
	/* a hugetlb page's, though in a pmd */
	{ { "ppc64-nohash@6.12", "", PMD, 0x1234000240101 },
	  " present psize=1 accessed coherent" },
	{ { "x86_64@6.12", "", PTE, 0x8000000012345067 },
	  " present rw user accessed dirty nx" },
	{ { "x86_64@6.12", "", PTE, 0x000fffffedcba120 },
	  " accessed protnone" },
	{ { "x86_64@6.12", "", PTE, 0x80000000123451e7 },
	  " present rw user accessed dirty pat global nx" },
	{ { "x86_64@6.12", "", PMD, 0x80000002000010e7 },
	  " present rw user accessed dirty pse pat_large nx" },
	{ { "x86_64@6.12", "", PTE, 0x0000000000000f01 },
	  " present global special uffd_wp soft_dirty" },
	{ { "x86_64@6.12", "-userfaultfd_wp,-mem_soft_dirty", PTE,
	    0x0000000000000f01 },
	  " present global special" },
	{ { "x86_64@6.5", "", PTE, 0x0400000000000001 }, " present devmap" },
	{ { "x86_64@6.6", "", PTE, 0x0600000000000001 },
	  " present devmap saved_dirty" },
	{ { "x86_64@6.17", "", PTE, 0x0600000000000001 },
	  " present saved_dirty" },
	{ { "x86_64@6.12", "", PTE, 0x5000000000000001 }, " present pkey=10" },
	{ { "arm64@6.12", "", PTE, 0x0068000080000fc3 },
	  " valid table_bit user rdonly shared=3 af ng write pxn uxn" },
	{ { "arm64@6.12", "", PTE, 0x0060000080000f82 },
	  " table_bit rdonly shared=3 af present_invalid pxn uxn" },
	{ { "arm64@6.1", "", PTE, 0x0460000080000f82 },
	  " table_bit rdonly shared=3 af ng pxn uxn prot_none" },
	{ { "arm64@6.12", "", PTE, 0x7000000000000001 }, " valid po_idx=7" },
	{ { "arm64@6.11", "", PTE, 0x7000000000000001 }, " valid" },
	{ { "arm64@7.2", "", PTE, 0x0400000000000001 }, " valid uffd_wp" },
	{ { "arm64@7.3", "", PTE, 0x0400000000000001 }, " valid uffd" },
	/* 9:8 hold an address there */
	{ { "arm64-4k-lpa2@6.12", "", PTE, 0x0000000000000303 },
	  " valid table_bit" },
	{ { "ppc64-radix-64k@6.12", "", PTE, 0xc000000012340386 },
	  " write read dirty accessed soft_dirty pte present" },
	{ { "ppc64-hash-64k@6.12", "", PTE, 0xc580000012341386 },
	  " write read dirty accessed soft_dirty combo hashpte pkey=5 pte "
	  "present" },
	{ { "ppc64-hash-4k@6.12", "", PTE, 0xd7a0000001234386 },
	  " write read dirty accessed soft_dirty f_gix=5 f_second pkey=3 "
	  "hashpte pte present" },
	{ { "ppc64-hash-64k@6.12", "", PMD, 0xe000000000002000 },
	  " thp_huge invalid pte present" },
	{ { "ppc64-hash-64k@6.12", "", PTE, 0xe000000000002000 },
	  " 4k_pfn invalid pte present" },
	{ { "ppc64-nohash@6.12", "", PTE, 0x240101 },
	  " present psize=1 accessed coherent" },
};
/* clang-format on */

static void bits_have_the_kernel_s_names(void **state)
{
	const struct naming *const n = *state;
	struct pte_named_bits bits[64];
	char text[512] = "";
	size_t at = 0;
	struct pte_target t;

	target_named(n->w.name, n->w.config, &t);
	const unsigned count = pte_target_bits(&t, n->w.level, n->w.word, bits);

	for (unsigned i = 0; i < count; i++) {
		const struct pte_named_bits *const b = &bits[i];

		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       b->name->width == 1 ? " %s" : " %s=%u",
				       b->name->name, b->value);
	}
	assert_string_equal(text, n->names);
}

/* ---- the rest of a reading ----------------------------------------------- */

/* leafops.h (6.19): swp_entry 0 is no leaf at all */
static void entry_0_is_no_softleaf_from_6_19_on(void **state)
{
	static const struct {
		struct word w;
		enum pte_kind kind, softleaf;
	} known[] = {
		{ { "x86_64@6.18", "", PTE, 0x07fffffffffffe00 },
		  PTE_KIND_SWAP,
		  PTE_KIND_SWAP },
		{ { "x86_64@6.19", "", PTE, 0x07fffffffffffe00 },
		  PTE_KIND_SWAP,
		  PTE_KIND_NONE },
		{ { "x86_64@6.19", "", PTE, 0x07fffffffffffc00 },
		  PTE_KIND_SWAP,
		  PTE_KIND_SWAP },
		{ { "arm64@7.0", "", PTE, 0x4 }, PTE_KIND_SWAP, PTE_KIND_NONE },
		{ { "x86_64@7.1", "", PTE, 0xfffffffffffffc00 },
		  PTE_KIND_MARKER,
		  PTE_KIND_MARKER },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct pte_reading r = read_word(&known[i].w);

		assert_int_equal(r.kind, known[i].kind);
		assert_int_equal(r.softleaf, known[i].softleaf);
	}
}

/* Linux 6.12 Documentation/admin-guide/mm/pagemap.rst, fs/proc/task_mmu.c */
static void pagemap_word_is_the_kernel_s(void **state)
{
	static const struct {
		struct word w;
		bool has;
		uint64_t pagemap;
	} known[] = {
		{ { "x86_64@6.12", "", PTE, 0 }, true, 0 },
		{ { "x86_64@6.12", "", PTE, 0x8000000012345067 },
		  true,
		  0x8000000000012345 },
		{ { "x86_64@6.12", "", PTE, 0x8000000012345c67 },
		  true,
		  0x8280000000012345 },
		{ { "x86_64@5.12", "", PTE, 0x8000000012345c67 },
		  true,
		  0x8080000000012345 },
		{ { "x86_64@6.12", "", PTE, 0x2fffffffffdb9600 },
		  true,
		  0x4000000000024685 },
		{ { "x86_64@6.12", "", PTE, 0x2fffffffffdb9606 },
		  true,
		  0x4280000000024685 },
		/* A/D stripped from the frame */
		{ { "x86_64@6.1", "", PTE, 0xcfffe7ffdffffe00 },
		  true,
		  0x4000000002000019 },
		{ { "x86_64@6.12", "", PTE, 0xfffffffffffffc00 },
		  true,
		  0x420000000000003f },
		{ { "x86_64@6.1", "", PTE, 0xf7fffffffffffc00 },
		  true,
		  0x420000000000003e },
		{ { "x86_64@6.12", "-pte_marker_uffd_wp", PTE,
		    0xfffffffffffffc00 },
		  true,
		  0x400000000000003f },
		{ { "x86_64@6.12", "", PTE, 0xfffffffffffffa00 },
		  true,
		  0x400000000000005f },
		{ { "x86_64@6.15", "", PTE, 0xfffffffffffff600 },
		  true,
		  0x440000000000009f },
		/* a table is walked into */
		{ { "x86_64@6.12", "", PMD, 0x0000000012345067 }, false, 0 },
		/* hugetlb: no PM_SWAP, no frame */
		{ { "x86_64@6.12", "", HUGETLB, 0xd7fff7ffbffffe06 },
		  true,
		  0x0200000000000000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct pte_reading r = read_word(&known[i].w);

		check(r.has_pagemap == known[i].has &&
			      r.pagemap == known[i].pagemap,
		      "0x%" PRIx64 ": 0x%" PRIx64, known[i].w.word, r.pagemap);
	}
}

static void reading_says_whether_it_is_certain(void **state)
{
	static struct copy row;
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	target_named("arm64@6.12", "", &t);
	copy_row(t.model, &row);
	row.model.seen = (struct pte_seen){ PTE_LINUX(6, 8), PTE_LINUX(6, 11) };
	for (unsigned minor = 9; minor <= 12; minor++) {
		assert_int_equal(pte_target_of(&row.model,
					       (uint16_t)PTE_LINUX(6, minor),
					       NULL, &t),
				 PTE_STATUS_OK);
		assert_int_equal(pte_target_decode(&t, PTE, 0x12341c, &r),
				 PTE_STATUS_OK);
		assert_int_equal(r.certain, minor >= 11);
	}
}

/* where nothing is known of tables */
static void word_beyond_is_refused_and_nothing_written(void **state)
{
	struct pte_reading r = { .swp_type = 77 };
	struct pte_target t;
	struct pte_layout l;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	l = *t.layout;
	l.word_bits = 32;
	t.layout = &l;
	assert_int_equal(pte_target_decode(&t, PTE, 0x100000000, &r),
			 PTE_STATUS_WORD_RANGE);
	assert_int_equal(pte_target_decode(&t, PTE, UINT64_MAX, &r),
			 PTE_STATUS_WORD_RANGE);
	assert_int_equal(r.swp_type, 77);
	assert_int_equal(pte_target_decode(&t, PTE, 0xffffffff, &r),
			 PTE_STATUS_OK);
	assert_true(r.present);
}

static void level_without_leaves_is_refused_and_nothing_written(void **state)
{
	static const char *const names[] = { "ppc64-hash-4k@6.12",
					     "ppc64-nohash@6.12" };
	struct pte_reading r, before;

	(void)state;
	memset(&before, 0x5a, sizeof(before));
	for (size_t i = 0; i < 2; i++) {
		struct pte_target t;
		struct pte_layout copy;

		target_named(names[i], "", &t);
		copy = *t.layout;
		copy.table[PMD] = NULL;
		t.layout = &copy;
		memcpy(&r, &before, sizeof(r));
		assert_int_equal(pte_target_decode(&t, PMD, 1, &r),
				 PTE_STATUS_NO_LEVEL);
		assert_memory_equal(&r, &before, sizeof(r));
	}
}

#define ADD(cases, run, table)                                                 \
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)          \
	cases_add(cases, run, &(table)[i], #run "[%s,%s,%s,0x%" PRIx64 "]",    \
		  (table)[i].w.name, (table)[i].w.config,                      \
		  pte_level_name((table)[i].w.level), (table)[i].w.word)

/* arch/mips/include/asm/pgtable-bits.h: which bit GLOBAL is, and each of a
 * page's but the lowest, options decide; not what an entry has */
static void bits_that_options_move_arent_read_for_certain(void **state)
{
	static const struct {
		uint64_t word;
		bool certain;
	} known[] = {
		{ 0x0, true },          { 0x40, false }, { 0x1000050000, true },
		{ 0x1000850000, true }, { 0x1, true },   { 0x12345f8d, false },
	};
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	target_named("mips64@6.12", "", &t);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		assert_int_equal(pte_target_decode(&t, PTE, known[i].word, &r),
				 PTE_STATUS_OK);
		assert_int_equal(r.certain, known[i].certain);
	}
}

int main(void)
{
	struct cases cases = { 0 };

	ADD(&cases, entry_is_read_as_the_kernel_reads_it, entries);
	ADD(&cases, payload_is_read_by_kind, payloads);
	ADD(&cases, word_without_an_entry_is_read_as_the_kernel_does, presents);
	ADD(&cases, bits_have_the_kernel_s_names, namings);
	CASES_ADD(&cases, entry_0_is_no_softleaf_from_6_19_on);
	CASES_ADD(&cases, pagemap_word_is_the_kernel_s);
	CASES_ADD(&cases, reading_says_whether_it_is_certain);
	CASES_ADD(&cases, bits_that_options_move_arent_read_for_certain);
	CASES_ADD(&cases, word_beyond_is_refused_and_nothing_written);
	CASES_ADD(&cases, level_without_leaves_is_refused_and_nothing_written);
	return cases_run(&cases, "decode");
}
