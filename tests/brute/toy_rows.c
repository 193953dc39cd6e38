/* SPDX-License-Identifier: BSD-2-Clause */
#include "toy_parts.h"

/* what isn't just a present table is bad; who writes leaves a hardware bit */
static void make_other_predicates(const struct plan *plan, struct toy *toy)
{
	const uint64_t p = bits_of(plan, PART_PRESENT);
	const uint64_t leaf = bits_of(plan, PART_LEAF);
	const uint64_t hardware = bits_of(plan, PART_HARDWARE);
	const struct pte_test never = PTE_TEST_NEVER;
	const struct pte_test bad = { 0, 0, p | leaf, p };
	const struct pte_test dirty = PTE_TEST_ANY(hardware);
	const struct pte_span ever = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS };

	toy->predicates[TOY_LEAVES] = (struct pte_predicate){
		.name = "pmd_bad",
		.levels = toy->predicates[0].levels,
		.is = { 2, { never, leaf != 0 ? bad : never } },
		.in = ever,
		.asks = leaf != 0 ? PTE_ASKS_BAD : PTE_ASKS_ANYTHING,
	};
	toy->predicates[TOY_LEAVES + 1] = (struct pte_predicate){
		.name = "pte_dirty",
		.levels = EVERY_LEVEL,
		.is = { 2, { hardware != 0 ? dirty : never, never } },
		.in = ever,
		.asks = PTE_ASKS_DIRTY,
	};
}

void make_stores(const struct plan *plan, struct toy *toy)
{
	static const char *const paths[TOY_STORES] = { "set_ptes",
						       "set_pmd_at" };
	static const unsigned levels[TOY_STORES] = {
		PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB),
		PTE_LEVEL_SET(PTE_LEVEL_PMD)
	};

	const uint64_t leaf = bits_of(
		plan, plan->width[PART_LEAF] != 0 ? PART_LEAF : PART_PRESENT);

	for (unsigned i = 0; i < TOY_STORES; i++)
		toy->stores[i] = (struct pte_store){
			.path = paths[i],
			.levels = levels[i],
			.dropped = i == 0 ? bits_of(plan, PART_HARDWARE) : 0,
			.in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		};
	for (unsigned i = 0; i < TOY_LEAVES; i++)
		toy->predicates[i] = (struct pte_predicate){
			.name = i == 0 ? "pmd_leaf" : "pmd_trans_huge",
			.levels = PTE_LEVEL_SET(PTE_LEVEL_PMD) |
				  PTE_LEVEL_SET(PTE_LEVEL_PUD),
			.is = PTE_TWO_TESTS({ above(toy) | leaf, leaf, 0, 0 },
					    PTE_TEST_NEVER),
			.in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
			.asks = PTE_ASKS_LEAF,
			.by_design = i == 1,
		};
	make_other_predicates(plan, toy);
}

/* attributes where nothing is asked; words that are cleared, or kept present */
void make_handling(struct random *r, const struct plan *plan, struct toy *toy)
{
	const struct pte_span ever = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS };
	const uint64_t p = bits_of(plan, PART_PRESENT);
	const uint64_t fields = bits_of(plan, PART_TYPE) |
				bits_of(plan, PART_OFFSET);

	toy->attributes[0] = (struct pte_attributes){
		"attributes",
		EVERY_LEVEL,
		bits_of(plan, PART_HARDWARE) & some_bits(r, toy),
		ever,
		one_in(r, 16) ? "a toy" : NULL,
		NULL,
	};
	toy->transients[0] = (struct pte_transient){
		.name = "clear",
		.levels = EVERY_LEVEL,
		.from = { above(toy), 0 },
		.change = { pte_ones(toy->bits), 0 },
		.in = ever,
	};
	toy->transients[1] = (struct pte_transient){
		.name = "change",
		.levels = EVERY_LEVEL,
		.from = { above(toy) | p, p },
		.change = { fields & some_bits(r, toy),
			    fields & some_bits(r, toy) },
		.in = ever,
		.why = one_in(r, 16) ? "a toy" : NULL,
	};
	toy->comparisons[0] = (struct pte_comparison){
		"compare",
		EVERY_LEVEL,
		PTE_FLAG_SET(PTE_FLAG_LINUX_END) - 1,
		bits_of(plan, PART_HARDWARE),
		ever,
		one_in(r, 16) ? "a toy" : NULL,
		NULL,
	};
}

/* pages of processes are present; what hardware sets makes them special */
void make_traits(const struct plan *plan, struct toy *toy)
{
	const uint64_t bits[TOY_TRAITS] = { bits_of(plan, PART_PRESENT),
					    bits_of(plan, PART_PROTNONE),
					    bits_of(plan, PART_HARDWARE) };

	for (unsigned i = 0; i < TOY_TRAITS; i++)
		toy->traits[i] = (struct pte_trait){
			i < 2 ? PTE_TELLS_USER : PTE_TELLS_SPECIAL,
			{ bits[i], bits[i], 0, 0 },
			EVERY_LEVEL,
			{ PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
			"a toy's",
		};
}

static enum pte_owner owner_of(const struct plan *plan, const struct toy *toy,
			       unsigned n)
{
	static const enum pte_owner owners[PART_COUNT] = {
		[PART_PRESENT] = PTE_OWNER_ZERO,
		[PART_PROTNONE] = PTE_OWNER_ZERO,
		[PART_LEAF] = PTE_OWNER_ZERO,
		[PART_ONE] = PTE_OWNER_ONE,
		[PART_SOFT_DIRTY] = PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY),
		[PART_UFFD_WP] = PTE_OWNER_OF(PTE_FLAG_UFFD_WP),
		[PART_EXCLUSIVE] = PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE),
		[PART_HARDWARE] = PTE_OWNER_HARDWARE,
		[PART_TYPE] = PTE_OWNER_TYPE,
		[PART_OFFSET] = PTE_OWNER_OFFSET,
	};

	for (unsigned p = 0; p < PART_COUNT; p++)
		if ((bits_of(plan, (enum part)p) >> n & 1U) != 0)
			return owners[p];
	return n < toy->bits ? PTE_OWNER_FREE : PTE_OWNER_ZERO;
}

void make_owners(const struct plan *plan, struct toy *toy)
{
	const unsigned top = toy->layout.word_bits - 1U;

	for (unsigned n = 0; n <= top; n++)
		toy->owned[n] =
			(struct pte_owned){ (uint8_t)(top - n), 1,
					    owner_of(plan, toy, top - n),
					    NULL };
}

/* two of pages, each of a bit of its own, and two of tables */
void make_names(struct random *r, const struct plan *plan, struct toy *toy)
{
	static const char *const names[TOY_NAMES] = { "first", "second",
						      "of_tables", "mark" };
	const uint64_t present = bits_of(plan, PART_PRESENT);
	const uint64_t mark = mark_of_tables(plan);

	for (unsigned i = 0; i < TOY_NAMES; i++) {
		const uint64_t bits = i == 1   ? bits_of(plan, PART_OFFSET)
				      : i == 3 ? mark
					       : present;
		uint8_t lsb = 0;

		while (lsb < toy->bits - 1 && (bits >> lsb & 1U) == 0)
			lsb++;
		toy->names[i] = (struct pte_name){
			.macro = names[i],
			.name = names[i],
			.lsb = lsb,
			.width = 1,
			.levels = i < 2 ? EVERY_LEVEL : 0,
			.in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
			.tables = i < 2 || bits == 0 ? 0 : EVERY_LEVEL,
		};
		if (one_in(r, 2))
			toy->names[i].when =
				(struct pte_pattern){ present, present };
	}
}
