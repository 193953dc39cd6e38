/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * x86_64 exhibits: the swap format from 3.1 on, and its bugs that were fixed.
 *
 *   63:14   13:9    8 7  6 5 4 3    2    1   0
 *   offset  type    0 SD - - -  -   -    -   0   4.8 to 4.13
 *   offset  type    0 0  - - -  -   -    SD  0   4.14 to 4.18
 *
 *   63:59   58:9    8 7  6 5 4 3    2    1   0
 *   type    ~offset 0 0  D A -  excl uffd SD 0   since
 *
 * Up to 4.7 the type was bits 5:1 and the offset began at bit 9.
 */
#include "x86.h"

enum {
	X86_NUMA_V3_16 = PTE_X86_SOFTW1,

	/* to 4.7 */
	X86_TYPE_V3_1 = PTE_X86_PRESENT + 1,
	X86_OFFSET_V3_1 = PTE_X86_PROTNONE + 1,
	X86_OFFSET_V3_16 = X86_NUMA_V3_16 + 1,
	/* 4.8 to 4.18: an offset too high by one, at first */
	X86_TYPE_V4_8 = PTE_X86_PROTNONE + 1,
	X86_OFFSET_V4_8 = X86_TYPE_V4_8 + PTE_X86_SWAP_TYPE_BITS,
	X86_OFFSET_V4_8_DEV = X86_OFFSET_V4_8 + 1,
	X86_SOFT_DIRTY_V3_11 = PTE_X86_PSE,

	X86_CACHE_BITS = 46,

	/* the page cache's radix tree used two bits, and a swp_entry had its
	 * type at the top */
	RADIX_TREE_TAG_BITS = 2,
	RADIX_TREE_VALUE_BITS = 64 - RADIX_TREE_TAG_BITS,
	ENTRY_TYPE_V3_1 = 64 - PTE_X86_SWAP_TYPE_BITS,
	ENTRY_TYPE_V3_5 = ENTRY_TYPE_V3_1 - RADIX_TREE_TAG_BITS,
};

/* clang-format off */

#define LEAF PTE_X86_LEAF
#define NUMA PTE_BIT(X86_NUMA_V3_16)
#define KNL  PTE_X86_ERRATUM

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, EVER },
	{ PTE_OPTION_USERFAULTFD_WP, EVER },
	{ PTE_OPTION_PTE_MARKER,     { PTE_LINUX(5, 19), PTE_LINUX(6, 1) } },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };
const struct pte_arch pte_museum_x86 = {
	.name = "x86",
	.newest = PTE_LINUX(7, 1),
	.l1tf = true,
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

/* ---- views --------------------------------------------------------------- */

#define NONE_EXACT PTE_TEST(PTE_ALL_BITS, 0)
#define NONE_KNL   PTE_TEST(~KNL, 0)
#define PTE_VIEW(none, hardware)                                               \
	{                                                                      \
		none, PTE_TEST_ANY(P | PN), PTE_TEST(P | PN, PN),              \
		PTE_TEST_NEVER, PTE_TEST_NEVER, { 0, 0, 0 }, (hardware),       \
		{ 0, 0 }, { 0, 0 },                                            \
	}
const struct pte_view pte_museum_x86_knl = PTE_VIEW(NONE_KNL, KNL);
const struct pte_view pte_museum_x86_exact = PTE_VIEW(NONE_EXACT, 0);
static const struct pte_view pmd_knl = {
	NONE_KNL, PTE_TEST_ANY(P | PN | LEAF), PTE_TEST(P | PN, PN),
	PTE_TEST_NEVER, PTE_TEST_NEVER, { 0, 0, 0 }, KNL, { 0, 0 }, { 0, 0 },
};

/*
 * A NUMA hint uses the same bits as an invalidated word: present, but hidden
 * from hardware for a moment.
 */
static const struct pte_view pte_v3_15 = {
	NONE_EXACT, PTE_TEST_ANY(P | PN), PTE_TEST(P | PN, PN),
	PTE_TEST(P | PN, PN), PTE_TEST_NEVER, { 0, 0, 0 }, 0, { 0, 0 }, { 0, 0 },
};
static const struct pte_view pte_v3_16 = {
	NONE_EXACT, PTE_TEST_ANY(P | PN | NUMA), PTE_TEST(P | PN, PN),
	PTE_TEST(P | PN | NUMA, NUMA), PTE_TEST_NEVER, { 0, 0, 0 }, 0, { 0, 0 }, { 0, 0 },
};

/* ---- codecs -------------------------------------------------------------- */

#define CODEC(type, offset, zero, soft_dirty)                                  \
	{                                                                      \
		FIELD(type, PTE_X86_SWAP_TYPE_BITS), offset, FIXED(zero, 0),   \
		{ (soft_dirty), 0, 0 }, NO_SPILL, NO_FIELD,                    \
	}
#define UPWARDS(lsb) FIELD(lsb, 64 - (lsb))
#define COMPLEMENTED INVERTED(PTE_X86_SWAP_OFFSET, PTE_X86_SWAP_OFFSET_BITS)

static const struct pte_codec swap_v3_1 = CODEC(
	X86_TYPE_V3_1, UPWARDS(X86_OFFSET_V3_1), P | PN, 0);
static const struct pte_codec swap_v3_16 = CODEC(
	X86_TYPE_V3_1, UPWARDS(X86_OFFSET_V3_16), P | PN | NUMA, PTE_BIT(X86_SOFT_DIRTY_V3_11));
static const struct pte_codec swap_v4_7 = CODEC(
	X86_TYPE_V3_1, UPWARDS(X86_OFFSET_V3_1), P | PN, PTE_BIT(X86_SOFT_DIRTY_V3_11));
static const struct pte_codec swap_v4_8_dev = CODEC(
	X86_TYPE_V4_8, UPWARDS(X86_OFFSET_V4_8_DEV), P | PN, PTE_BIT(X86_SOFT_DIRTY_V3_11));
static const struct pte_codec swap_v4_8 = CODEC(
	X86_TYPE_V4_8, UPWARDS(X86_OFFSET_V4_8), P | PN, PTE_BIT(X86_SOFT_DIRTY_V3_11));
static const struct pte_codec swap_v4_14 = CODEC(
	X86_TYPE_V4_8, UPWARDS(X86_OFFSET_V4_8), P | PN | LEAF, PTE_BIT(PTE_X86_SWAP_SOFT_DIRTY));
static const struct pte_codec swap_v4_19 = CODEC(
	PTE_X86_SWAP_TYPE, COMPLEMENTED, P | PN | LEAF, PTE_BIT(PTE_X86_SWAP_SOFT_DIRTY));
/* the codecs of 5.7 and 5.19 are today's */

/* ---- addresses: which ones are complemented ------------------------------- */

#define ADDRESS(turned, always, mask, value)                                   \
	{ { (mask), (value) }, (turned),                                       \
	  { { PTE_X86_PAGE_SHIFT, PTE_X86_ADDRESS_END - PTE_X86_PAGE_SHIFT, PTE_X86_PAGE_SHIFT, (always) }, \
	    NO_FIELD } }
#define PFN_MASK PTE_GENMASK(PTE_X86_ADDRESS_END - 1, PTE_X86_PAGE_SHIFT)

static const struct pte_place every_absent_word = {
	2,
	{
		ADDRESS(0, false, P, P),
		ADDRESS(0, true, 0, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};
static const struct pte_place all_but_zero = {
	2,
	{
		ADDRESS(0, false, P, P),
		ADDRESS(PFN_MASK, false, 0, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};
#define PLACED(name, place)                                                    \
	{                                                                      \
		(name), PTE_LINUX_OLDEST, NULL, PTE_X86_PAGE_SHIFT, PTE_X86_PHYS_BITS, PTE_ALL_LEVELS(&swap_v4_19),\
		{ &pte_museum_x86_knl, &pmd_knl, &pte_museum_x86_knl },        \
		{ &(place), &(place), &(place) }, &pmd_knl,                    \
		PTE_X86_PAGE_SHIFT, PTE_EMPTY_IS_0,                                \
		{ NULL, NULL, NULL }, PTE_USUAL_LENGTHS,                           \
	}

/* ---- layouts and models --------------------------------------------------- */

#define X86_64(name, codec, pte) LAYOUT_OF(name, PTE_X86_PAGE_SHIFT, PTE_X86_PHYS_BITS, codec, pte, pmd_knl, pmd_knl)

static const struct pte_layout v3_1      = X86_64("x86_64-3.1",          swap_v3_1,          pte_museum_x86_exact);
static const struct pte_layout v3_15     = X86_64("x86_64-3.15",         swap_v4_7,          pte_v3_15);
static const struct pte_layout v3_16     = X86_64("x86_64-3.16",         swap_v3_16,         pte_v3_16);
static const struct pte_layout v4_7      = X86_64("x86_64-4.7",          swap_v4_7,          pte_museum_x86_knl);
static const struct pte_layout v4_8_dev  = X86_64("x86_64-4.8-dev",      swap_v4_8_dev,      pte_museum_x86_knl);
static const struct pte_layout v4_8      = X86_64("x86_64-4.8",          swap_v4_8,          pte_museum_x86_knl);
static const struct pte_layout v4_14     = X86_64("x86_64-4.14",         swap_v4_14,         pte_museum_x86_knl);
static const struct pte_layout v4_18_1   = PLACED("x86_64-4.18.1",       every_absent_word);
static const struct pte_layout v4_19     = PLACED("x86_64-4.19",         all_but_zero);
static const struct pte_layout v5_7      = X86_64("x86_64-5.7",          pte_x86_swap_v5_10, pte_museum_x86_knl);
static const struct pte_layout v5_19     = X86_64("x86_64-5.19",         pte_x86_swap_v5_19, pte_museum_x86_knl);

/* the owners of bits by the header's comment, which the macro didn't match */
static const struct pte_owned comment_v4_8[] = {
	{ X86_OFFSET_V4_8,      64 - X86_OFFSET_V4_8,          PTE_OWNER_OFFSET,   NULL },
	{ X86_TYPE_V4_8,        PTE_X86_SWAP_TYPE_BITS,        PTE_OWNER_TYPE,     NULL },
	{ PTE_X86_PROTNONE,     1,                             PTE_OWNER_ZERO,     NULL },
	{ X86_SOFT_DIRTY_V3_11, 1,                             PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), NULL },
	{ PTE_X86_DIRTY,        1,                             PTE_OWNER_HARDWARE, NULL },
	{ PTE_X86_ACCESSED,     1,                             PTE_OWNER_HARDWARE, NULL },
	{ PTE_X86_RW,           PTE_X86_ACCESSED - PTE_X86_RW, PTE_OWNER_FREE,     NULL },
	{ PTE_X86_PRESENT,      1,                             PTE_OWNER_ZERO,     NULL },
	{ 0, 0, PTE_OWNER_FREE, NULL },
};
#define COMMENTED(layout) MODEL_OF(layout, pte_museum_x86, comment_v4_8, pte_museum_no_stores, pte_museum_no_predicates)

static const struct pte_model model_v3_1      = MODEL(v3_1, pte_museum_x86);
static const struct pte_model model_v3_15     = MODEL(v3_15, pte_museum_x86);
static const struct pte_model model_v3_16     = MODEL(v3_16, pte_museum_x86);
static const struct pte_model model_v4_7      = MODEL(v4_7, pte_museum_x86);
static const struct pte_model model_v4_8_dev  = COMMENTED(v4_8_dev);
static const struct pte_model model_v4_8      = COMMENTED(v4_8);
static const struct pte_model model_v4_14     = MODEL(v4_14, pte_museum_x86);
static const struct pte_model model_v4_18_1   = MODEL(v4_18_1, pte_museum_x86);
static const struct pte_model model_v4_19     = MODEL(v4_19, pte_museum_x86);
const struct pte_model pte_museum_x86_v5_7      = MODEL(v5_7, pte_museum_x86);
const struct pte_model pte_museum_x86_v5_19     = MODEL(v5_19, pte_museum_x86);

/* ---- exhibits that were fixed --------------------------------------------- */

const struct pte_exhibit pte_exhibit_x1 = {
	.id = "X1",
	.title = "mm: x86: move _PAGE_SWP_SOFT_DIRTY from bit 7 to bit 1",
	.fix = "eee4818baac0",
	.arch = "x86_64",
	.claim = "pmd-not-present",
	.level = PTE_LEVEL_PMD,
	.side = {
		{ &model_v4_8,  NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_REFUTED, "3.11 to 4.13" },
		{ &model_v4_14, NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_PROVED,  "4.14" },
	},
	.reading = { "an entry that is soft-dirty", "a huge page: pmd_present tests PSE" },
};

const struct pte_exhibit pte_exhibit_x2 = {
	.id = "X2",
	.title = "x86/mm: Move swap offset/type up in PTE to work around erratum",
	.fix = "00839ee3b299",
	.arch = "x86_64",
	.claim = "hw-stable",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v4_7,     NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_REFUTED, "to 4.7, on Knights Landing" },
		{ &model_v4_8_dev, NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_PROVED,  "4.8" },
	},
	.reading = { "type 0, as it was written", "type 16, once the processor has set A" },
};

const struct pte_exhibit pte_exhibit_x3 = {
	.id = "X3",
	.title = "x86/mm: Fix swap entry comment and macro",
	.fix = NULL,
	.arch = "x86_64",
	.claim = "bits-owned",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v4_8_dev, NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_REFUTED, "4.8, in development" },
		{ &model_v4_8,     NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_PROVED,  "4.8" },
	},
	.reading = { "the offset's by the comment, and nobody's by the macro", "the offset, as the macro has it" },
	.note = "the owners are those of the header's comment, the fields those of its macro",
};

const struct pte_exhibit pte_exhibit_x4 = {
	.id = "X4",
	.title = "x86/speculation/l1tf: Change order of offset/type in swap entry",
	.fix = "bcd11afa7ada",
	.arch = "x86_64",
	.claim = "no-physical-alias",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v4_14, NULL, OLD, L1TF(X86_CACHE_BITS), true, NULL, PTE_VERDICT_REFUTED, "to 4.18.0" },
		{ &model_v4_19, NULL, OLD, L1TF(X86_CACHE_BITS), true, NULL, PTE_VERDICT_PROVED,  "4.18.1" },
	},
	.reading = { "a slot of a swap device", "to a processor with L1TF, the address of cached memory" },
	.note = "CVE-2018-3620; the mended one also stores the offset complemented, "
		"and is proved for slots and pfns, not for every offset of the field",
};

const struct pte_exhibit pte_exhibit_x5 = {
	.id = "X5",
	.title = "x86/speculation/l1tf: Exempt zeroed PTEs from inversion",
	.fix = NULL,
	.arch = "x86",
	.claim = "zero-names-no-page",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v4_18_1, NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_REFUTED, "4.18.1 or so" },
		{ &model_v4_19,   NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_PROVED,  "since" },
	},
	.reading = { "none; or, complemented, the address of the last page of all", "that page, with PROT_NONE" },
};

static const struct pte_scenario radix_tree_v3_1 = {
	.type_shift = ENTRY_TYPE_V3_1,
	.value_bits = RADIX_TREE_VALUE_BITS,
};
static const struct pte_scenario radix_tree_v3_5 = {
	.type_shift = ENTRY_TYPE_V3_5,
	.value_bits = RADIX_TREE_VALUE_BITS,
};

const struct pte_exhibit pte_exhibit_x9 = {
	.id = "X9",
	.title = "swap: fix shmem swapping when more than 8 areas",
	.fix = "9b15b817f3d6",
	.arch = "all",
	.claim = "value-entry-fits",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v3_1, &radix_tree_v3_1, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_REFUTED, "3.1 to 3.4" },
		{ &model_v3_1, &radix_tree_v3_5, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_PROVED,  "3.5" },
	},
	.reading = { "a swp_entry of type 8", "type 0: what the radix tree gives back" },
	.note = "the words are swp_entry's, not a page table's",
};

const struct pte_exhibit pte_exhibit_x20 = {
	.id = "X20",
	.title = "x86: define _PAGE_NUMA by reusing software bits on the PMD and PTE levels",
	.fix = "c46a7c817e66",
	.arch = "x86_64",
	.claim = "accept-disjoint",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v3_15, NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_REFUTED, "to 3.15" },
		{ &model_v3_16, NULL, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_PROVED,  "3.16" },
	},
	.reading = { "a page that its user mapped with PROT_NONE", "a NUMA hint" },
};

/* clang-format on */
