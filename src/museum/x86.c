/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * x86: what happened to the swap format from 3.1 on, and where it stands.
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
#include "exhibits.h"

enum {
	X86_PRESENT = 0,
	X86_RW = 1,
	X86_USER = 2,
	X86_PWT = 3,
	X86_ACCESSED = 5,
	X86_DIRTY = 6,
	X86_PSE = 7,
	X86_GLOBAL = 8,
	X86_SOFTW1 = 9,
	X86_PAGE_SHIFT = 12,
	X86_ADDRESS_END = 52,
	X86_TYPE_BITS = 5,

	X86_PROTNONE = X86_GLOBAL, /* while P is clear */
	X86_NUMA_V3_16 = X86_SOFTW1,

	/* to 4.7 */
	X86_TYPE_V3_1 = X86_PRESENT + 1,
	X86_OFFSET_V3_1 = X86_PROTNONE + 1,
	X86_OFFSET_V3_16 = X86_NUMA_V3_16 + 1,
	/* 4.8 to 4.18: an offset too high by one, at first */
	X86_TYPE_V4_8 = X86_PROTNONE + 1,
	X86_OFFSET_V4_8 = X86_TYPE_V4_8 + X86_TYPE_BITS,
	X86_OFFSET_V4_8_DEV = X86_OFFSET_V4_8 + 1,
	X86_SOFT_DIRTY_V3_11 = X86_PSE,
	X86_SOFT_DIRTY_V4_14 = X86_RW,
	/* since L1TF */
	X86_TYPE = 64 - X86_TYPE_BITS,
	X86_OFFSET = X86_PROTNONE + 1,
	X86_UFFD_WP = X86_USER,
	X86_EXCLUSIVE = X86_PWT,
	X86_UFFD_WP_UNMAP = X86_PWT, /* proposed in 2020 */

	X86_PHYS_BITS = 46,
	X86_CACHE_BITS = 46,

	/* the page cache's radix tree took two bits, and a swp_entry had its
	 * type at the top */
	RADIX_TREE_TAG_BITS = 2,
	RADIX_TREE_VALUE_BITS = 64 - RADIX_TREE_TAG_BITS,
	ENTRY_TYPE_V3_1 = 64 - X86_TYPE_BITS,
	ENTRY_TYPE_V3_5 = ENTRY_TYPE_V3_1 - RADIX_TREE_TAG_BITS,

	/* 32-bit words, two levels of tables */
	I386_BITS = 32,
	I386_TYPE = 1,
	I386_OFFSET = 9,
	I386_PHYS_BITS = 32,

	/* 64-bit words of a 32-bit kernel: PAE */
	PAE_HALF = 32, /* the word is written in halves of it */
	PAE_PHYS_BITS = 36,
	PAE_CACHE_BITS = 36,
	PAE_TYPE_V4_18 = PAE_HALF,
	PAE_OFFSET_V4_18 = PAE_TYPE_V4_18 + X86_TYPE_BITS,
	PAE_OFFSET_BITS = PAE_HALF - X86_TYPE_BITS,
	/* SWP_PFN_BITS: of an unsigned long, and then of what a swp_entry's
	 * offset has */
	PAE_PFN_MASK_V6_1_RC = 32 - X86_PAGE_SHIFT,
	PAE_PFN_MASK = 26,
};

/* clang-format off */

#define P    PTE_BIT(X86_PRESENT)
#define PN   PTE_BIT(X86_PROTNONE)
#define LEAF PTE_BIT(X86_PSE)
#define NUMA PTE_BIT(X86_NUMA_V3_16)
#define KNL  (PTE_BIT(X86_ACCESSED) | PTE_BIT(X86_DIRTY))

#define OLD PTE_LINUX_OLDEST
#define NO_CONFIG { 0, 0, 0, 0 }
/* device memory and markers are younger than most of this */
#define BEFORE_DEVICES { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, 0 }
#define L1TF(bits) { 0, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), 0, (bits) }

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, EVER },
	{ PTE_OPTION_USERFAULTFD_WP, EVER },
	{ PTE_OPTION_PTE_MARKER,     { PTE_LINUX(5, 19), PTE_LINUX(6, 1) } },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };
static const struct pte_arch arch = {
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
static const struct pte_view pte_knl = PTE_VIEW(NONE_KNL, KNL);
static const struct pte_view pte_exact = PTE_VIEW(NONE_EXACT, 0);
static const struct pte_view pmd_knl = {
	NONE_KNL, PTE_TEST_ANY(P | PN | LEAF), PTE_TEST(P | PN, PN),
	PTE_TEST_NEVER, PTE_TEST_NEVER, { 0, 0, 0 }, KNL, { 0, 0 }, { 0, 0 },
};

/*
 * A NUMA hint stands where an invalidated word does: kept from hardware for a
 * moment, and present.
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

#define CODEC(type, offset, zero, soft_dirty, uffd_wp, exclusive)              \
	{                                                                      \
		FIELD(type, X86_TYPE_BITS), offset, FIXED(zero, 0),            \
		{ (soft_dirty), (uffd_wp), (exclusive) }, NO_SPILL,            \
	}
#define UPWARDS(lsb) FIELD(lsb, 64 - (lsb))
#define COMPLEMENTED INVERTED(X86_OFFSET, X86_TYPE - X86_OFFSET)

static const struct pte_codec swap_v3_1 = CODEC(
	X86_TYPE_V3_1, UPWARDS(X86_OFFSET_V3_1), P | PN, 0, 0, 0);
static const struct pte_codec swap_v3_16 = CODEC(
	X86_TYPE_V3_1, UPWARDS(X86_OFFSET_V3_16), P | PN | NUMA, PTE_BIT(X86_SOFT_DIRTY_V3_11), 0, 0);
static const struct pte_codec swap_v4_7 = CODEC(
	X86_TYPE_V3_1, UPWARDS(X86_OFFSET_V3_1), P | PN, PTE_BIT(X86_SOFT_DIRTY_V3_11), 0, 0);
static const struct pte_codec swap_v4_8_dev = CODEC(
	X86_TYPE_V4_8, UPWARDS(X86_OFFSET_V4_8_DEV), P | PN, PTE_BIT(X86_SOFT_DIRTY_V3_11), 0, 0);
static const struct pte_codec swap_v4_8 = CODEC(
	X86_TYPE_V4_8, UPWARDS(X86_OFFSET_V4_8), P | PN, PTE_BIT(X86_SOFT_DIRTY_V3_11), 0, 0);
static const struct pte_codec swap_v4_14 = CODEC(
	X86_TYPE_V4_8, UPWARDS(X86_OFFSET_V4_8), P | PN | LEAF, PTE_BIT(X86_SOFT_DIRTY_V4_14), 0, 0);
static const struct pte_codec swap_v4_19 = CODEC(
	X86_TYPE, COMPLEMENTED, P | PN | LEAF, PTE_BIT(X86_SOFT_DIRTY_V4_14), 0, 0);
static const struct pte_codec swap_v5_7 = CODEC(
	X86_TYPE, COMPLEMENTED, P | PN | LEAF, PTE_BIT(X86_SOFT_DIRTY_V4_14), PTE_BIT(X86_UFFD_WP), 0);
static const struct pte_codec swap_v5_19 = CODEC(
	X86_TYPE, COMPLEMENTED, P | PN | LEAF, PTE_BIT(X86_SOFT_DIRTY_V4_14), PTE_BIT(X86_UFFD_WP), PTE_BIT(X86_EXCLUSIVE));

/* a 32-bit word: what lies above it is 0 */
static const struct pte_codec swap_i386_uffd_wp = {
	FIELD(I386_TYPE, X86_TYPE_BITS), FIELD(I386_OFFSET, I386_BITS - I386_OFFSET),
	FIXED(P | PN | PTE_SPAN(63, I386_BITS), 0), { 0, PTE_BIT(X86_UFFD_WP), 0 }, NO_SPILL,
};

/* PAE: a 32-bit swp_entry was the word's upper half; since, it lies at the top */
static const struct pte_codec swap_pae_v4_18 = {
	FIELD(PAE_TYPE_V4_18, X86_TYPE_BITS), FIELD(PAE_OFFSET_V4_18, PAE_OFFSET_BITS),
	FIXED(PTE_SPAN(PAE_HALF - 1, 0), 0), { 0, 0, 0 }, NO_SPILL,
};
static const struct pte_codec swap_pae_v4_19 = {
	FIELD(X86_TYPE, X86_TYPE_BITS), INVERTED(X86_OFFSET, PAE_OFFSET_BITS),
	FIXED(PTE_SPAN(X86_PROTNONE, 0), PTE_SPAN(X86_TYPE - 1, X86_OFFSET + PAE_OFFSET_BITS)),
	{ 0, 0, 0 }, NO_SPILL,
};

/* ---- addresses: what is complemented -------------------------------------- */

#define ADDRESS(inverted, mask, value)                                         \
	{ { (mask), (value) }, (inverted),                                     \
	  { { X86_PAGE_SHIFT, X86_ADDRESS_END - X86_PAGE_SHIFT, X86_PAGE_SHIFT, false }, \
	    NO_FIELD } }
#define PFN_MASK PTE_SPAN(X86_ADDRESS_END - 1, X86_PAGE_SHIFT)

static const struct pte_place every_absent_word = {
	2,
	{
		ADDRESS(0, P, P),
		ADDRESS(PFN_MASK, 0, 0),
		PTE_NO_ADDRESS,
		PTE_NO_ADDRESS,
	},
};
static const struct pte_place all_but_zero = {
	3,
	{
		ADDRESS(0, P, P),
		ADDRESS(0, PTE_ALL_BITS, 0),
		ADDRESS(PFN_MASK, 0, 0),
		PTE_NO_ADDRESS,
	},
};
#define PLACED(name, place)                                                    \
	{                                                                      \
		(name), PTE_LINUX_OLDEST, NULL, X86_PAGE_SHIFT, X86_PHYS_BITS, &swap_v4_19,\
		{ &pte_knl, &pmd_knl, &pte_knl },                              \
		{ &(place), &(place), &(place) }, &pmd_knl,                    \
	}

/* ---- layouts and models --------------------------------------------------- */

#define X86_64(name, codec, pte) LAYOUT_OF(name, X86_PAGE_SHIFT, X86_PHYS_BITS, codec, pte, pmd_knl, pmd_knl)
#define I386(name, phys_bits, codec, pte) LAYOUT(name, X86_PAGE_SHIFT, phys_bits, codec, pte)

static const struct pte_layout v3_1      = X86_64("x86_64-3.1",          swap_v3_1,     pte_exact);
static const struct pte_layout v3_15     = X86_64("x86_64-3.15",         swap_v4_7,     pte_v3_15);
static const struct pte_layout v3_16     = X86_64("x86_64-3.16",         swap_v3_16,    pte_v3_16);
static const struct pte_layout v4_7      = X86_64("x86_64-4.7",          swap_v4_7,     pte_knl);
static const struct pte_layout v4_8_dev  = X86_64("x86_64-4.8-dev",      swap_v4_8_dev, pte_knl);
static const struct pte_layout v4_8      = X86_64("x86_64-4.8",          swap_v4_8,     pte_knl);
static const struct pte_layout v4_14     = X86_64("x86_64-4.14",         swap_v4_14,    pte_knl);
static const struct pte_layout v4_18_1   = PLACED("x86_64-4.18.1",       every_absent_word);
static const struct pte_layout v4_19     = PLACED("x86_64-4.19",         all_but_zero);
static const struct pte_layout v5_7      = X86_64("x86_64-5.7",          swap_v5_7,     pte_knl);
static const struct pte_layout v5_19     = X86_64("x86_64-5.19",         swap_v5_19,    pte_knl);
static const struct pte_layout i386_v5_7 = I386("i386-5.7-rc",           I386_PHYS_BITS, swap_i386_uffd_wp, pte_exact);
static const struct pte_layout pae_v4_18 = I386("i386-pae-4.18",         PAE_PHYS_BITS,  swap_pae_v4_18,    pte_knl);
static const struct pte_layout pae_v4_19 = I386("i386-pae-4.19",         PAE_PHYS_BITS,  swap_pae_v4_19,    pte_knl);
static const struct pte_layout pae_v6_1_rc = I386("i386-pae-6.1-rc",     PAE_PFN_MASK_V6_1_RC + X86_PAGE_SHIFT, swap_pae_v4_19, pte_knl);
static const struct pte_layout pae_v6_1  = I386("i386-pae-6.1",          PAE_PFN_MASK + X86_PAGE_SHIFT,         swap_pae_v4_19, pte_knl);

/* the header's comment, as owners: what the macro should have said */
static const struct pte_owned comment_v4_8[] = {
	{ X86_OFFSET_V4_8,      64 - X86_OFFSET_V4_8,            PTE_OWNER_OFFSET,     NULL },
	{ X86_TYPE_V4_8,        X86_TYPE_BITS,                   PTE_OWNER_TYPE,       NULL },
	{ X86_PROTNONE,         1,                               PTE_OWNER_ZERO,       NULL },
	{ X86_SOFT_DIRTY_V3_11, 1,                               PTE_OWNER_SOFT_DIRTY, NULL },
	{ X86_DIRTY,            1,                               PTE_OWNER_HARDWARE,   NULL },
	{ X86_ACCESSED,         1,                               PTE_OWNER_HARDWARE,   NULL },
	{ X86_RW,               X86_ACCESSED - X86_RW,           PTE_OWNER_FREE,       NULL },
	{ X86_PRESENT,          1,                               PTE_OWNER_ZERO,       NULL },
	{ 0, 0, PTE_OWNER_FREE, NULL },
};
#define COMMENTED(layout) MODEL_OF(layout, arch, comment_v4_8, pte_museum_no_stores, pte_museum_no_predicates)

static const struct pte_model model_v3_1      = MODEL(v3_1, arch);
static const struct pte_model model_v3_15     = MODEL(v3_15, arch);
static const struct pte_model model_v3_16     = MODEL(v3_16, arch);
static const struct pte_model model_v4_7      = MODEL(v4_7, arch);
static const struct pte_model model_v4_8_dev  = COMMENTED(v4_8_dev);
static const struct pte_model model_v4_8      = COMMENTED(v4_8);
static const struct pte_model model_v4_14     = MODEL(v4_14, arch);
static const struct pte_model model_v4_18_1   = MODEL(v4_18_1, arch);
static const struct pte_model model_v4_19     = MODEL(v4_19, arch);
static const struct pte_model model_v5_7      = MODEL(v5_7, arch);
const struct pte_model pte_museum_x86_v5_19     = MODEL(v5_19, arch);
static const struct pte_model model_i386_v5_7 = MODEL(i386_v5_7, arch);
static const struct pte_model model_pae_v4_18 = MODEL(pae_v4_18, arch);
static const struct pte_model model_pae_v4_19 = MODEL(pae_v4_19, arch);
static const struct pte_model model_pae_v6_1_rc = MODEL(pae_v6_1_rc, arch);
static const struct pte_model model_pae_v6_1  = MODEL(pae_v6_1, arch);

/* ---- what was fixed ------------------------------------------------------- */

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

const struct pte_exhibit pte_exhibit_x6 = {
	.id = "X6",
	.title = "x86/speculation/l1tf: Protect PAE swap entries against L1TF",
	.fix = NULL,
	.arch = "i386, PAE",
	.claim = "no-physical-alias",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_pae_v4_18, NULL, OLD, L1TF(PAE_CACHE_BITS), true,  NULL, PTE_VERDICT_REFUTED, "to 4.18" },
		{ &model_pae_v4_19, NULL, OLD, L1TF(PAE_CACHE_BITS), false, NULL, PTE_VERDICT_PROVED,  "4.19" },
	},
	.reading = { "a slot of a swap device", "to a processor with L1TF, the address of cached memory" },
};

const struct pte_exhibit pte_exhibit_x7 = {
	.id = "X7",
	.title = "mm/userfaultfd: Disable userfaultfd-wp on x86_32",
	.fix = "<20200413141608.109211-1-peterx@redhat.com>",
	.arch = "i386, 2 levels",
	.claim = "flags-independent",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_i386_v5_7, NULL, OLD, NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "5.7-rc" },
		{ &model_v5_7,      NULL, OLD, NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "5.7, x86_64 alone" },
	},
	.reading = { "type 0", "type 0 with uffd-wp; or type 2" },
	.note = "the fix left uffd-wp to x86_64, so that is what is proved",
};

static const struct pte_moment eight_gib = { .machine_bits = PAE_PHYS_BITS };

const struct pte_exhibit pte_exhibit_x8 = {
	.id = "X8",
	.title = "mm/swap: fix SWP_PFN_BITS with CONFIG_PHYS_ADDR_T_64BIT on 32bit",
	.fix = "630dc25e43da",
	.arch = "i386, PAE",
	.claim = "pfn-kept",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_pae_v6_1_rc, &eight_gib, PTE_LINUX(6, 1), NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "6.1-rc" },
		{ &model_pae_v6_1,    &eight_gib, PTE_LINUX(6, 1), NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "6.1" },
	},
	.reading = { "migration of the page at 4 GiB, read as that of page 0", "migration of page 0" },
};

static const struct pte_moment radix_tree_v3_1 = {
	.type_shift = ENTRY_TYPE_V3_1,
	.value_bits = RADIX_TREE_VALUE_BITS,
};
static const struct pte_moment radix_tree_v3_5 = {
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

/* the lower half of a word goes first */
static const struct pte_moment two_stores = {
	.from = { P, P },
	.change = { PTE_SPAN(PAE_HALF - 1, 0), 0 },
};
static const struct pte_moment one_store = {
	.from = { P, P },
	.change = { PTE_ALL_BITS, 0 },
};

const struct pte_exhibit pte_exhibit_x21 = {
	.id = "X21",
	.title = "Xen PV, 32-bit: a PTE is cleared by two 32-bit writes (OpenXT 1039)",
	.fix = NULL,
	.arch = "i386, PAE, Xen PV",
	.claim = "moment-not-entry",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_pae_v4_19, &two_stores, OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_REFUTED, "with PAE's format since L1TF" },
		{ &model_pae_v4_19, &one_store,  OLD, BEFORE_DEVICES, false, NULL, PTE_VERDICT_PROVED,  "with one 64-bit write" },
	},
	.reading = { "a present word, half cleared", "an entry" },
	.note = "seen as 8000000400000000, swap type 16",
};

/* ---- what is alive -------------------------------------------------------- */

static const struct pte_moment uffd_wp_unmap = {
	.words = PTE_TEST(P | PN | PTE_BIT(X86_UFFD_WP_UNMAP), PTE_BIT(X86_UFFD_WP_UNMAP)),
};

const struct pte_exhibit pte_exhibit_a1 = {
	.id = "A1",
	.title = "_PAGE_SWP_UFFD_WP_UNMAP as bit 3",
	.alive = true,
	.arch = "x86_64",
	.claim = "class-disjoint",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, &uffd_wp_unmap, PTE_LINUX(5, 19), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "5.19 on" },
		{ &model_v5_7,  &uffd_wp_unmap, PTE_LINUX(5, 18), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "to 5.18" },
	},
	.reading = { "an entry that is exclusive", "write-protected, no page" },
	.note = "since 5.19 pte_to_swp_entry strips the bit, too",
};

/* nothing but the flag: pte_same() with it is the test */
static const struct pte_moment special_of_entries = {
	.words = PTE_TEST(PTE_ALL_BITS, PTE_BIT(X86_UFFD_WP)),
	.entries_only = true,
};
static const struct pte_moment special_of_all = {
	.words = PTE_TEST(PTE_ALL_BITS, PTE_BIT(X86_UFFD_WP)),
};

const struct pte_exhibit pte_exhibit_a7 = {
	.id = "A7",
	.title = "pte_to_pagemap_entry and the special pte: a nested test, or a trailing one",
	.alive = true,
	.arch = "x86_64",
	.claim = "variants-agree",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v5_7, &special_of_entries, PTE_LINUX(5, 13), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "the branch asks pte_has_swap_entry()" },
		{ &model_v5_7, &special_of_all,     PTE_LINUX(5, 13), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "the branch asks is_swap_pte()" },
	},
	.reading = { "uffd-wp, to the trailing test", "nothing, to the nested one" },
	.note = "outside shmem; in a shmem file the branch is taken by every word that isn't present, so they agree",
};

#define WITH_THE_SERIES { PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION), 0, 0, 0 }

const struct pte_exhibit pte_exhibit_a3 = {
	.id = "A3",
	.title = "three more types, for device-private migration",
	.alive = true,
	.arch = "all",
	.claim = "types-fit",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(7, 1), NO_CONFIG,       false, NULL, PTE_VERDICT_PROVED, "7.1" },
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(7, 1), WITH_THE_SERIES, false, NULL, PTE_VERDICT_PROVED, "7.1 with the series" },
	},
	.reading = { "MAX_SWAPFILES is 24", "MAX_SWAPFILES is 21" },
	.note = "with every option on: the worst configuration",
};

const struct pte_exhibit pte_exhibit_a6 = {
	.id = "A6",
	.title = "type 0 with an offset of all ones is the word 0",
	.alive = true,
	.arch = "x86_64",
	.claim = "swap-not-none",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(6, 12), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "any type and offset" },
		{ &pte_museum_x86_v5_19, NULL, PTE_LINUX(6, 12), NO_CONFIG, true,  NULL, PTE_VERDICT_PROVED,  "1 <= offset <= 2^32 - 2: a device's slots" },
	},
	.reading = { "type 0, offset 2^50 - 1", "none" },
	.note = "si->max has 32 bits, so that no device reaches it",
};

/* clang-format on */
