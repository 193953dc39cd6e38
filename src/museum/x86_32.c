/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * i386 exhibits: 32-bit words with two levels of tables, and 64-bit ones with
 * PAE.
 *
 *   63:37   36:32   31:0
 *   offset  type    0               PAE, to 4.18
 *
 *   63:59   58:36   35:9     8:0
 *   type    1       ~offset  0      PAE, since L1TF
 *
 *   31:9    8  7:6  5:1   0
 *   offset  0  -    type  0         two levels
 */
#include "x86.h"

enum {
	/* 32-bit words, two levels of tables */
	I386_BITS = 32,
	I386_TYPE = 1,
	I386_OFFSET = 9,
	I386_PHYS_BITS = 32,

	/* 64-bit words of a 32-bit kernel: PAE */
	PAE_HALF = 32, /* the width of each of the two stores */
	PAE_PHYS_BITS = 36,
	PAE_CACHE_BITS = 36,
	PAE_TYPE_V4_18 = PAE_HALF,
	PAE_OFFSET_V4_18 = PAE_TYPE_V4_18 + PTE_X86_SWAP_TYPE_BITS,
	PAE_OFFSET_BITS = PAE_HALF - PTE_X86_SWAP_TYPE_BITS,
	/* SWP_PFN_BITS: first from an unsigned long's width, then from that of
	 * a swp_entry's offset */
	PAE_PFN_MASK_V6_1_RC = 32 - PTE_X86_PAGE_SHIFT,
	PAE_PFN_MASK = 26,
};

/* clang-format off */

/* ---- codecs -------------------------------------------------------------- */

/* a 32-bit word: bits above it are 0 */
static const struct pte_codec swap_i386_uffd_wp = {
	FIELD(I386_TYPE, PTE_X86_SWAP_TYPE_BITS), FIELD(I386_OFFSET, I386_BITS - I386_OFFSET),
	FIXED(P | PN | PTE_GENMASK(63, I386_BITS), 0), { 0, PTE_BIT(PTE_X86_SWAP_UFFD_WP), 0 }, NO_SPILL, NO_FIELD,
};

/* PAE: a 32-bit swp_entry was the word's upper half; now it's at the top */
static const struct pte_codec swap_pae_v4_18 = {
	FIELD(PAE_TYPE_V4_18, PTE_X86_SWAP_TYPE_BITS), FIELD(PAE_OFFSET_V4_18, PAE_OFFSET_BITS),
	FIXED(PTE_GENMASK(PAE_HALF - 1, 0), 0), { 0, 0, 0 }, NO_SPILL, NO_FIELD,
};
static const struct pte_codec swap_pae_v4_19 = {
	FIELD(PTE_X86_SWAP_TYPE, PTE_X86_SWAP_TYPE_BITS), INVERTED(PTE_X86_SWAP_OFFSET, PAE_OFFSET_BITS),
	FIXED(PTE_GENMASK(PTE_X86_PROTNONE, 0), PTE_GENMASK(PTE_X86_SWAP_TYPE - 1, PTE_X86_SWAP_OFFSET + PAE_OFFSET_BITS)),
	{ 0, 0, 0 }, NO_SPILL, NO_FIELD,
};

/* ---- layouts and models --------------------------------------------------- */

#define I386(name, phys_bits, codec, pte) LAYOUT(name, PTE_X86_PAGE_SHIFT, phys_bits, codec, pte)

static const struct pte_layout i386_v5_7 = I386("i386-5.7-rc",           I386_PHYS_BITS, swap_i386_uffd_wp, pte_museum_x86_exact);
static const struct pte_layout pae_v4_18 = I386("i386-pae-4.18",         PAE_PHYS_BITS,  swap_pae_v4_18,    pte_museum_x86_knl);
static const struct pte_layout pae_v4_19 = I386("i386-pae-4.19",         PAE_PHYS_BITS,  swap_pae_v4_19,    pte_museum_x86_knl);
static const struct pte_layout pae_v6_1_rc = I386("i386-pae-6.1-rc",     PAE_PFN_MASK_V6_1_RC + PTE_X86_PAGE_SHIFT, swap_pae_v4_19, pte_museum_x86_knl);
static const struct pte_layout pae_v6_1  = I386("i386-pae-6.1",          PAE_PFN_MASK + PTE_X86_PAGE_SHIFT,         swap_pae_v4_19, pte_museum_x86_knl);

static const struct pte_model model_i386_v5_7 = MODEL(i386_v5_7, pte_museum_x86);
static const struct pte_model model_pae_v4_18 = MODEL(pae_v4_18, pte_museum_x86);
static const struct pte_model model_pae_v4_19 = MODEL(pae_v4_19, pte_museum_x86);
static const struct pte_model model_pae_v6_1_rc = MODEL(pae_v6_1_rc, pte_museum_x86);
static const struct pte_model model_pae_v6_1  = MODEL(pae_v6_1, pte_museum_x86);

/* ---- exhibits that were fixed --------------------------------------------- */

const struct pte_exhibit pte_exhibit_x6 = {
	.id = "X6",
	.title = "x86/speculation/l1tf: Protect PAE swap entries against L1TF",
	.fix = NULL,
	.arch = "i386, PAE",
	.claim = "no-physical-alias",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_pae_v4_18, NULL, OLD, L1TF(PAE_CACHE_BITS), true,  NULL, PTE_VERDICT_REFUTED, "to 4.18" },
		{ &model_pae_v4_19, NULL, OLD, L1TF(PAE_CACHE_BITS), true,  NULL, PTE_VERDICT_PROVED,  "4.19" },
	},
	.reading = { "a slot of a swap device", "to a processor with L1TF, the address of cached memory" },
	.note = "the caches look at 36 bits of an address; the mended one is "
		"proved for pages, and for slots of devices as large as Linux allows",
};

const struct pte_exhibit pte_exhibit_x7 = {
	.id = "X7",
	.title = "mm/userfaultfd: Disable userfaultfd-wp on x86_32",
	.fix = "<20200413141608.109211-1-peterx@redhat.com>",
	.arch = "i386, 2 levels",
	.claim = "flags-independent",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_i386_v5_7,     NULL, OLD, NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "5.7-rc" },
		{ &pte_museum_x86_v5_7, NULL, OLD, NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "5.7, x86_64 alone" },
	},
	.reading = { "type 0", "type 0 with uffd-wp; or type 2" },
	.note = "the fix left uffd-wp to x86_64, so that is what is proved",
};

static const struct pte_scenario eight_gib = { .machine_bits = PAE_PHYS_BITS };

const struct pte_exhibit pte_exhibit_x8 = {
	.id = "X8",
	.title = "mm/swap: fix SWP_PFN_BITS with CONFIG_PHYS_ADDR_T_64BIT on 32bit",
	.fix = "630dc25e43da",
	.arch = "i386, PAE",
	.claim = "pfn-kept",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_pae_v6_1_rc, &eight_gib, PTE_LINUX(6, 1), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "6.1-rc" },
		{ &model_pae_v6_1,    &eight_gib, PTE_LINUX(6, 1), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "6.1" },
	},
	.reading = { "migration of the page at 4 GiB, read as that of page 0", "migration of page 0" },
};

/* the lower half of a word is stored first */
static const struct pte_scenario two_stores = {
	.from = { P, P },
	.change = { PTE_GENMASK(PAE_HALF - 1, 0), 0 },
};
static const struct pte_scenario one_store = {
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

/* clang-format on */
