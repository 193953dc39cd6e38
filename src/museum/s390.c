/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * s390 exhibits. Bit 0 is the least significant one; the manuals count from the
 * other end.
 *
 *   63:12   11   10 9 8:7 6:2  1  0
 *   offset  excl 1  1 -   type SD 0     of a pte, 6.12
 *   offset  -    type     5 4 3:2 1 0   of a region-third or segment entry:
 *                10:6     1 1 0   - -   invalid, common, table type
 *
 * The patterns of 2.6.18 and 2.6.19 are from memory, except for hardware's two
 * bits; that they collide is on record.
 */
#include "exhibits.h"

enum {
	S390_PRESENT = 0, /* 2.6: the software's type bit, t */
	S390_SWX = 1,     /* 2.6.19: the software's bit x */
	S390_PROTECT = 9,
	S390_INVALID = 10,
	S390_PAGE_SHIFT = 12,
	S390_PHYS_BITS = 53,
	S390_TYPE_BITS = 5,
	S390_TYPE = 2,
	S390_TYPE_V2_6 = 4,
	S390_SOFT_DIRTY = 1,
	S390_EXCLUSIVE = 11,
	S390_OFFSET = 12,

	/* in a segment entry, or a region-third one */
	S390_S_TABLE_TYPE = 2,
	S390_S_TABLE_TYPE_BITS = 2,
	S390_S_COMMON = 4,
	S390_S_INVALID = 5,
	S390_S_TYPE = 6,
};

/* clang-format off */

#define T   PTE_BIT(S390_PRESENT)
#define X   PTE_BIT(S390_SWX)
#define RO  PTE_BIT(S390_PROTECT)
#define INV PTE_BIT(S390_INVALID)
#define S_INV  PTE_BIT(S390_S_INVALID)
#define S_TYPE PTE_GENMASK(S390_S_TABLE_TYPE + S390_S_TABLE_TYPE_BITS - 1, S390_S_TABLE_TYPE)
#define NO_CONFIG PTE_CONFIG_DEFAULT

static const struct pte_arch_option options[] = {
	{ PTE_OPTION_MEM_SOFT_DIRTY, EVER },
};
static const struct pte_source sources[] = { { NULL, NULL, NULL } };
static const struct pte_arch arch = {
	.name = "s390",
	.newest = PTE_LINUX(7, 1),
	.options = options,
	.option_count = sizeof(options) / sizeof(options[0]),
	.sources = sources,
};

/* ---- ipte ----------------------------------------------------------------- */

#define PTE_VIEW(none, present, protnone)                                      \
	{                                                                      \
		none, present, protnone, PTE_TEST_NEVER, PTE_TEST_NEVER,       \
		{ 0, 0, 0 }, 0, { 0, 0 }, { 0, 0 },                            \
	}
static const struct pte_view pte_v2_6_18 = PTE_VIEW(
	PTE_TEST(INV | RO | T, INV), PTE_TEST(INV, 0), PTE_TEST(INV | RO | T, INV | T));
static const struct pte_view pte_v2_6_19 = PTE_VIEW(
	PTE_TEST(INV | T, INV), PTE_TEST(INV | T, 0), PTE_TEST(INV | RO | X | T, INV | T));

#define CODEC_V2_6(zero, one)                                                  \
	{                                                                      \
		FIELD(S390_TYPE_V2_6, S390_TYPE_BITS), FIELD(S390_OFFSET, 64 - S390_OFFSET), \
		FIXED(zero, one), { 0, 0, 0 }, NO_SPILL, NO_FIELD,             \
	}
static const struct pte_codec swap_v2_6_18 = CODEC_V2_6(T, INV | RO);
static const struct pte_codec swap_v2_6_19 = CODEC_V2_6(RO, INV | X | T);

#define S390(name, codec, view) LAYOUT(name, S390_PAGE_SHIFT, S390_PHYS_BITS, codec, view)
static const struct pte_layout v2_6_18 = S390("s390-2.6.18", swap_v2_6_18, pte_v2_6_18);
static const struct pte_layout v2_6_19 = S390("s390-2.6.19", swap_v2_6_19, pte_v2_6_19);
static const struct pte_model model_v2_6_18 = MODEL(v2_6_18, arch);
static const struct pte_model model_v2_6_19 = MODEL(v2_6_19, arch);

/* the instruction sets one bit, and the word stays so until it's rewritten */
static const struct pte_scenario ipte = {
	.from = { INV | RO | T, RO },
	.change = { 0, INV },
};

const struct pte_exhibit pte_exhibit_x17 = {
	.id = "X17",
	.title = "an invalidated read-only pte looks like a swap entry",
	.fix = NULL,
	.arch = "s390",
	.claim = "moment-not-entry",
	.level = PTE_LEVEL_PTE,
	.side = {
		{ &model_v2_6_18, &ipte, PTE_LINUX_OLDEST, NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "to 2.6.18" },
		{ &model_v2_6_19, &ipte, PTE_LINUX_OLDEST, NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "since" },
	},
	.reading = { "a read-only page, after ipte", "an entry, to a reader without the lock" },
	.note = "M. Schwidefsky, October 2006; the software's bits are from memory",
};

/* ---- hugetlb --------------------------------------------------------------- */

static const struct pte_view pte_v6_12 = VIEW(PTE_TEST(PTE_ALL_BITS, INV), PTE_TEST(T, T));
/* the words that hardware takes for valid */
static const struct pte_view segment = VIEW(PTE_TEST(PTE_ALL_BITS, S_INV), PTE_TEST(S_INV, 0));

static const struct pte_codec swap_of_pte = {
	FIELD(S390_TYPE, S390_TYPE_BITS), FIELD(S390_OFFSET, 64 - S390_OFFSET),
	FIXED(T, INV | RO), { PTE_BIT(S390_SOFT_DIRTY), 0, PTE_BIT(S390_EXCLUSIVE) }, NO_SPILL, NO_FIELD,
};
static const struct pte_codec swap_of_segment = {
	FIELD(S390_S_TYPE, S390_TYPE_BITS), FIELD(S390_OFFSET, 64 - S390_OFFSET),
	FIXED(S_TYPE, S_INV | PTE_BIT(S390_S_COMMON)), { 0, 0, 0 }, NO_SPILL, NO_FIELD,
};
#define IN_SEGMENTS(name, codec) LAYOUT_OF(name, S390_PAGE_SHIFT, S390_PHYS_BITS, codec, pte_v6_12, segment, segment)
static const struct pte_layout v6_6  = IN_SEGMENTS("s390-6.6", swap_of_pte);
static const struct pte_layout later = IN_SEGMENTS("s390-segment", swap_of_segment);

static const struct pte_predicate predicates[] = {
	{ "no segment entry's table type", PTE_LEVEL_SET(PTE_LEVEL_PMD), PTE_ONE_TEST(PTE_TEST_ANY(S_TYPE)), EVER, 0, PTE_ASKS_LEAF, false, NULL, { PTE_TEST_NEVER, NULL } },
	{ .name = NULL },
};
#define WALKED(layout) MODEL_OF(layout, arch, pte_museum_no_owners, pte_museum_no_stores, predicates)
static const struct pte_model model_v6_6  = WALKED(v6_6);
static const struct pte_model model_later = WALKED(later);

const struct pte_exhibit pte_exhibit_x18 = {
	.id = "X18",
	.title = "s390/mm: Introduce region-third and segment table swap entries",
	.fix = "f934f6be76c1",
	.arch = "s390",
	.claim = "level-safe",
	.level = PTE_LEVEL_HUGETLB,
	.side = {
		{ &model_v6_6,  NULL, PTE_LINUX(6, 6), NO_CONFIG, false, NULL, PTE_VERDICT_REFUTED, "6.6 on, hugetlb" },
		{ &model_later, NULL, PTE_LINUX(6, 6), NO_CONFIG, false, NULL, PTE_VERDICT_PROVED,  "with a format of its own" },
	},
	.reading = { "an entry in a pte's format", "in a segment table, valid: its invalid bit lies in the type" },
};

/* clang-format on */
