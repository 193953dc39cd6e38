/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * arm64 exhibits: PROT_NONE in the memory attributes' bits, a pfn taken from
 * entries that have none, and a type that the macro doesn't mask.
 */
#include <pte/arch/arm64.h>

#include "exhibits.h"

enum {
	ARM64_PROT_NONE_V3_11 = 2,
	ARM64_FILE_V3_11 = 3,

	/* MT_NORMAL_NC, which pgprot_writecombine sets */
	ARM64_WRITECOMBINE = 3,

	ARM64_TYPE_V3_11 = ARM64_FILE_V3_11 + 1,
	ARM64_OFFSET_V3_11 = ARM64_TYPE_V3_11 + PTE_ARM64_SWAP_TYPE_BITS,
	/* where type bits go that the macro doesn't mask */
	ARM64_SPILL_V6_10 =
		PTE_ARM64_SWAP_TYPE_V6_10 + PTE_ARM64_SWAP_TYPE_BITS,
	ARM64_SPILL_BITS_V6_10 = PTE_ARM64_SWAP_TYPE_C_BITS - ARM64_SPILL_V6_10,
};

/* clang-format off */

#define VALID     PTE_BIT(PTE_ARM64_VALID)
#define ABSENT    (VALID | PTE_BIT(PTE_ARM64_TABLE))
#define PN_V3_11  PTE_BIT(ARM64_PROT_NONE_V3_11)
#define PN        PTE_BIT(PTE_ARM64_PROT_NONE)
#define PI        PTE_BIT(PTE_ARM64_PRESENT_INVALID)
#define NO_CONFIG PTE_CONFIG_DEFAULT

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_USERFAULTFD_WP, { PTE_LINUX(6, 10), PTE_LINUX_ONWARDS } },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };
static const struct pte_arch arch = {
	.name = "arm64",
	.newest = PTE_LINUX(7, 1),
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

#define PTE_VIEW(present, protnone)                                            \
	{                                                                      \
		PTE_TEST(PTE_ALL_BITS, 0), PTE_TEST_ANY(present), protnone,    \
		PTE_TEST_NEVER, PTE_TEST_NEVER, { 0, 0, 0 }, 0, { 0, 0 }, { 0, 0 }, \
	}
static const struct pte_view pte_v3_11 = PTE_VIEW(VALID | PN_V3_11, PTE_TEST(VALID | PN_V3_11, PN_V3_11));
static const struct pte_view pte_v3_13 = PTE_VIEW(VALID | PN, PTE_TEST(VALID | PN, PN));
static const struct pte_view pte_v6_10 = PTE_VIEW(VALID | PI, PTE_TEST_NEVER);

static const struct pte_codec swap_v3_11 = {
	FIELD(ARM64_TYPE_V3_11, PTE_ARM64_SWAP_TYPE_BITS), FIELD(ARM64_OFFSET_V3_11, 64 - ARM64_OFFSET_V3_11),
	FIXED(ABSENT | PN_V3_11 | PTE_BIT(ARM64_FILE_V3_11), 0), { 0, 0, 0 }, NO_SPILL, NO_FIELD,
};
static const struct pte_codec swap_v5_19 = {
	FIELD(PTE_ARM64_SWAP_TYPE_V5_19, PTE_ARM64_SWAP_TYPE_BITS), FIELD(PTE_ARM64_SWAP_OFFSET_V5_10, PTE_ARM64_SWAP_OFFSET_BITS),
	FIXED(ABSENT | PN, 0), { 0, 0, PTE_BIT(PTE_ARM64_SWAP_EXCLUSIVE) }, NO_SPILL, NO_FIELD,
};
static const struct pte_codec swap_v6_10 = {
	FIELD(PTE_ARM64_SWAP_TYPE_V6_10, PTE_ARM64_SWAP_TYPE_BITS), FIELD(PTE_ARM64_SWAP_OFFSET_V6_10, PTE_ARM64_SWAP_OFFSET_BITS),
	FIXED(ABSENT | PI, 0), { 0, PTE_BIT(PTE_ARM64_SWAP_UFFD_WP), PTE_BIT(PTE_ARM64_SWAP_EXCLUSIVE) },
	{ { ARM64_SPILL_V6_10, ARM64_SPILL_BITS_V6_10, PTE_ARM64_SWAP_TYPE_BITS, false }, NO_FIELD }, NO_FIELD,
};

#define ARM64(name, codec, view) LAYOUT(name, PTE_ARM64_SHIFT_4K, PTE_ARM64_PHYS_BITS, codec, view)
static const struct pte_layout v3_11 = ARM64("arm64-3.11", swap_v3_11, pte_v3_11);
static const struct pte_layout v3_13 = ARM64("arm64-3.13", swap_v3_11, pte_v3_13);
static const struct pte_layout v6_5  = ARM64("arm64-6.5",  swap_v5_19, pte_v3_13);
static const struct pte_layout v6_10 = ARM64("arm64-6.10", swap_v6_10, pte_v6_10);
static const struct pte_model model_v3_11 = MODEL(v3_11, arch);
static const struct pte_model model_v3_13 = MODEL(v3_13, arch);
static const struct pte_model model_v6_5  = MODEL(v6_5, arch);
static const struct pte_model model_v6_10 = MODEL(v6_10, arch);

static const struct pte_scenario writecombine = {
	.change = {
		PTE_GENMASK(PTE_ARM64_ATTRINDX + PTE_ARM64_ATTRINDX_BITS - 1, PTE_ARM64_ATTRINDX),
		(uint64_t)ARM64_WRITECOMBINE << (unsigned)PTE_ARM64_ATTRINDX,
	},
};

const struct pte_exhibit pte_exhibit_x11 = {
	.id = "X11",
	.title = "arm64: Move PTE_PROT_NONE higher up",
	.fix = "3676f9ef5481",
	.arch = "arm64",
	.claim = "attributes-stable",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v3_11, &writecombine, PTE_LINUX_OLDEST, NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "3.11 and 3.12" },
		{ &model_v3_13, &writecombine, PTE_LINUX_OLDEST, NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "with the bit at 58" },
	},
	.reading = { "PROT_NONE, after pgprot_writecombine", "not PROT_NONE, once attributes 0 are written" },
	.note = "the swap format is of no account here",
};

/* the words from which set_huge_pte_at took a pfn, to get the page's size */
static const struct pte_scenario pfn_of_every_entry = {
	.words = { VALID | PN, 0, ~(VALID | PN), 0 },
	.asked = PTE_ASKED_PFN,
};
static const struct pte_scenario pfn_of_present_words = {
	.words = PTE_TEST_ANY(VALID | PN),
	.asked = PTE_ASKED_PFN,
};

const struct pte_exhibit pte_exhibit_x12 = {
	.id = "X12",
	.title = "arm64: hugetlb: fix set_huge_pte_at() to work with all swap entries",
	.fix = "6f1bace9a9fb",
	.arch = "arm64",
	.claim = "asked-of-bearers",
	.level = PTE_LEVEL_HUGETLB,
	.side = {
		{ &model_v6_5, &pfn_of_every_entry,   PTE_LINUX(6, 5), NO_CONFIG, true, NULL, PTE_VERDICT_REFUTED, "to 6.5" },
		{ &model_v6_5, &pfn_of_present_words, PTE_LINUX(6, 5), NO_CONFIG, true, NULL, PTE_VERDICT_PROVED,  "since" },
	},
	.reading = { "a marker, which has no pfn", "to set_huge_pte_at, the pfn of a page to look up" },
};

const struct pte_exhibit pte_exhibit_a4 = {
	.id = "A4",
	.title = "__swp_entry doesn't mask the type",
	.alive = true,
	.arch = "arm64",
	.claim = "encode-contained",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v6_10, NULL, PTE_LINUX(6, 12), NO_CONFIG, false, "__swp_entry", PTE_VERDICT_REFUTED, "6.10 on" },
		{ &model_v6_10, NULL, PTE_LINUX(6, 12), NO_CONFIG, false, "libpte",      PTE_VERDICT_PROVED,  "libpte's encoder" },
	},
	.reading = { "a type of 32 or more; or present, by bit 11", "type 0" },
	.note = "the kernel passes types below 32",
};

/* clang-format on */
