/* SPDX-License-Identifier: BSD-2-Clause */
#include "toy_parts.h"

#include "../test.h"

/* ---- a sound one --------------------------------------------------------- */

static void plan_widths(struct random *r, unsigned bits, struct plan *plan)
{
	unsigned left = bits;

	for (unsigned p = 0; p < PART_TYPE; p++)
		plan->width[p] = one_in(r, bits > 8 ? 2 : 4);
	plan->width[PART_PRESENT] = 1;
	plan->width[PART_TYPE] =
		bits > 8 || one_in(r, 2) ? 5 : 1 + random_below(r, 4);
	if (bits == 16 && one_in(r, 4))
		plan->width[PART_TYPE] = 6 + random_below(r, 3);
	for (unsigned p = 0; p < PART_OFFSET; p++) {
		if (plan->width[p] + 1 > left)
			plan->width[p] = 0;
		left -= plan->width[p];
	}
	/* now and then a field that holds nothing */
	plan->width[PART_OFFSET] =
		one_in(r, 64) ? 0 : left - (left > 2 && one_in(r, 3));
}

static void plan_order(struct random *r, struct plan *plan)
{
	unsigned order[PART_COUNT], lsb = 0;

	for (unsigned p = 0; p < PART_COUNT; p++)
		order[p] = p;
	for (unsigned p = PART_COUNT - 1; p > 0; p--) {
		const unsigned other = random_below(r, p + 1);
		const unsigned kept = order[p];

		order[p] = order[other];
		order[other] = kept;
	}
	for (unsigned p = 0; p < PART_COUNT; p++) {
		plan->lsb[order[p]] = lsb;
		lsb += plan->width[order[p]];
	}
}

static struct pte_piece piece_of(struct random *r, const struct plan *plan,
				 enum part part)
{
	return (struct pte_piece){ (uint8_t)plan->lsb[part],
				   (uint8_t)plan->width[part], 0,
				   one_in(r, 3) };
}

/* the upper piece below the lower one */
static void split_offset(struct random *r, struct pte_codec *c)
{
	const uint8_t all = c->offset.width;
	const uint8_t low = (uint8_t)(1 + random_below(r, all - 1U));

	c->offset_high = (struct pte_piece){ c->offset.lsb,
					     (uint8_t)(all - low), low,
					     one_in(r, 3) };
	c->offset.lsb = (uint8_t)(c->offset.lsb + all - low);
	c->offset.width = low;
}

static void make_codec(struct random *r, const struct plan *plan,
		       struct toy *toy)
{
	const uint64_t one = bits_of(plan, PART_ONE);

	toy->codec = (struct pte_codec){
		.type = piece_of(r, plan, PART_TYPE),
		.offset = piece_of(r, plan, PART_OFFSET),
		.fixed = { above(toy) | one | bits_of(plan, PART_PRESENT) |
				   bits_of(plan, PART_PROTNONE) |
				   bits_of(plan, PART_LEAF),
			   one },
		.flag = { bits_of(plan, PART_SOFT_DIRTY),
			  bits_of(plan, PART_UFFD_WP),
			  bits_of(plan, PART_EXCLUSIVE) },
	};
	if (plan->width[PART_OFFSET] > 1 && one_in(r, 3))
		split_offset(r, &toy->codec);
}

/* a pte's view; a pmd's has the leaf bit in present and has tables */
static void make_views(const struct plan *plan, struct toy *toy)
{
	const uint64_t p = bits_of(plan, PART_PRESENT);
	const uint64_t pn = bits_of(plan, PART_PROTNONE);
	const uint64_t leaf = bits_of(plan, PART_LEAF);
	const uint64_t hardware = bits_of(plan, PART_HARDWARE);
	const uint64_t high = above(toy);
	const struct pte_test never = PTE_TEST_NEVER;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const bool pmd = l != PTE_LEVEL_PTE && l != PTE_LEVEL_HUGETLB;
		struct pte_view *const view = &toy->view[l];

		*view = (struct pte_view){
			.none = { (high | pte_ones(toy->bits)) & ~hardware, 0,
				  0, 0 },
			.present = { high, 0, p | pn | (pmd ? leaf : 0), 0 },
			.protnone = pn != 0 ? (struct pte_test){ high | p | pn,
								 pn, 0, 0 }
					    : never,
			.invalidated = never,
			.table = never,
			.hardware = hardware,
		};
		/* what makes a pmd's leaf tells hugetlb's from tables, too */
		if (l != PTE_LEVEL_PTE)
			view->leaf.set = leaf;
		if (pmd && leaf != 0) {
			view->invalidated =
				(struct pte_test){ high | p | pn | leaf, leaf,
						   0, 0 };
			view->table =
				(struct pte_test){ high | p | leaf, p, 0, 0 };
			view->invalidate.clear = p | pn;
		}
	}
}

/* flags of pages stand where nothing decides, or in a flag's place of entries
 */
static void make_flags(struct random *r, const struct plan *plan,
		       struct toy *toy)
{
	static const enum part parts[] = { PART_SOFT_DIRTY, PART_UFFD_WP,
					   PART_HARDWARE };

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned f = 0; f < PTE_FLAG_EXCLUSIVE; f++)
			toy->view[l].flag[f] = bits_of(
				plan, parts[f + (unsigned)one_in(r, 8)]);
}

static void make_nevers(struct toy *toy)
{
	unsigned count = 0;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
			const enum pte_view_test test = (enum pte_view_test)n;

			if (pte_test_is_never(
				    pte_view_test_of(&toy->view[l], test)))
				toy->nevers[count++] = (struct pte_never){
					test, PTE_LEVEL_SET(l), "a toy's"
				};
		}
}

static struct pte_address make_address(struct random *r, const struct toy *toy)
{
	const struct pte_piece *const low = &toy->codec.offset;
	const struct pte_piece *const high = &toy->codec.offset_high;
	const struct pte_piece o = { high->width == 0 ? low->lsb : high->lsb,
				     (uint8_t)(low->width + high->width), 0,
				     false };
	const unsigned half = o.width / 2U;
	struct pte_address a = {
		.piece = { { o.lsb, o.width, toy->layout.page_shift, false } }
	};

	if (half > 0 && one_in(r, 2)) {
		a.piece[0].width = (uint8_t)half;
		a.piece[1] = (struct pte_piece){
			(uint8_t)(o.lsb + half), (uint8_t)(o.width - half),
			(uint8_t)(toy->layout.page_shift + half +
				  random_below(r, 3)),
			false
		};
	}
	if (one_in(r, 2))
		a.inverted = pte_piece_mask(&a.piece[0]) |
			     pte_piece_mask(&a.piece[1]);
	return a;
}

/* whatever stands beside what decides, and beside address and flags */
static uint64_t some_protection(struct random *r, const struct plan *plan,
				const struct toy *toy, bool without_access)
{
	const uint64_t taken =
		bits_of(plan, PART_PRESENT) | bits_of(plan, PART_PROTNONE) |
		bits_of(plan, PART_LEAF) | bits_of(plan, PART_OFFSET) |
		bits_of(plan, PART_SOFT_DIRTY) | bits_of(plan, PART_UFFD_WP) |
		bits_of(plan, PART_HARDWARE);
	const uint64_t protnone = bits_of(plan, PART_PROTNONE);

	return (without_access && protnone != 0 ? protnone
						: bits_of(plan, PART_PRESENT)) |
	       (some_bits(r, toy) & ~taken);
}

static void make_places(struct random *r, const struct plan *plan,
			struct toy *toy)
{
	const uint64_t p = bits_of(plan, PART_PRESENT);

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		struct pte_place *const place = &toy->place[l];

		place->count = 1 + random_below(r, TOY_ALTERNATIVES);
		for (unsigned i = 0; i < place->count; i++)
			place->address[i] = make_address(r, toy);
		if (place->count > 1)
			place->address[0].when = (struct pte_pattern){ p, p };
		if (place->count > 2)
			place->address[1].when =
				(struct pte_pattern){ bits_of(plan, PART_LEAF),
						      0 };
	}
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++)
		toy->protections[i] = (struct pte_protection){
			i == 0   ? "none"
			: i == 1 ? "second"
				 : "third",
			some_protection(r, plan, toy, i == 0),
			{ PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
		};
}

/* marked tables may have rules of their own */
static void make_tables(struct random *r, const struct plan *plan,
			struct toy *toy)
{
	const uint64_t mark = mark_of_tables(plan);

	toy->table.count = 1 + random_below(r, 2);
	for (unsigned i = 0; i < toy->table.count; i++) {
		toy->table.address[i] = make_address(r, toy);
		if (!one_in(r, 8))
			toy->table.address[i].inverted = 0;
	}
	if (toy->table.count > 1)
		toy->table.address[0].when = (struct pte_pattern){ mark, mark };
}

/* ---- the whole ----------------------------------------------------------- */

static void link_up(struct random *r, struct toy *toy)
{
	static const struct pte_swap_form forms[] = {
		PTE_SWAP_FORM, PTE_SWAP_FORM, { 64, 57 },
		{ 64, 59 },    { 32, 26 },
	};
	static const struct pte_accepted nothing_known = { .claim = NULL };

	toy->options[0] = (struct pte_arch_option){ PTE_OPTION_MEM_SOFT_DIRTY,
						    { PTE_LINUX_OLDEST,
						      PTE_LINUX_ONWARDS } };
	toy->options[1] = toy->options[2] = toy->options[0];
	toy->options[1].option = PTE_OPTION_USERFAULTFD_WP;
	toy->options[2].option = PTE_OPTION_PTE_MARKER;
	toy->arch = (struct pte_arch){ .name = "toy",
				       .l1tf = !one_in(r, 8),
				       .options = toy->options,
				       .option_count = 3 };
	toy->layout.name = "toy";
	toy->layout.walker = &toy->view[PTE_LEVEL_PMD];
	toy->layout.swp_entry = forms[random_below(r, 5)];
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		toy->layout.swap[l] = &toy->codec;
		toy->layout.view[l] = &toy->view[l];
		toy->layout.place[l] = &toy->place[l];
	}
	if (!one_in(r, 16))
		toy->layout.table[PTE_LEVEL_PMD] = &toy->table;
	if (one_in(r, 16))
		toy->layout.view[PTE_LEVEL_PMD] = NULL;
	for (unsigned l = PTE_LEVEL_PUD; l < PTE_LEVEL_COUNT; l++)
		if (!one_in(r, 4))
			toy->layout.table[l] = &toy->table;
	toy->model = (struct pte_model){
		.layout = &toy->layout,
		.arch = &toy->arch,
		.owned = PTE_ALL_LEVELS(toy->owned),
		.names = toy->names,
		.stores = toy->stores,
		.protections = toy->protections,
		.phys_bits_plain = toy->layout.phys_bits,
		.predicates = toy->predicates,
		.traits = toy->traits,
		.accepted = &nothing_known,
		.nevers = toy->nevers,
		.beside = toy->beside,
		.unread = toy->unread,
		.attributes = toy->attributes,
		.transients = toy->transients,
		.comparisons = toy->comparisons,
	};
}

static void make_target(struct random *r, struct toy *toy)
{
	static const uint16_t versions[] = {
		PTE_LINUX(5, 10), PTE_LINUX(5, 14), PTE_LINUX(5, 19),
		PTE_LINUX(6, 1),  PTE_LINUX(6, 2),  PTE_LINUX(6, 12),
		PTE_LINUX(6, 19),
	};
	/* any of the options that decide types and flags */
	const struct pte_config config = {
		.off = random_below(r, 1U << PTE_OPTION_NUMA_BALANCING) &
		       random_below(r, 1U << PTE_OPTION_NUMA_BALANCING)
	};
	const uint16_t version = versions[random_below(r, 7)];

	assert_int_equal(
		pte_target_of(&toy->model, version, &config, &toy->target),
		PTE_STATUS_OK);
	if (!one_in(r, 4))
		toy->target.cache_bits =
			(uint8_t)(1 + random_below(r, toy->bits - 1));
	/* a kernel that numbers more types than a swp_entry's five bits */
	if (one_in(r, 16))
		toy->target.kind_of_type[32] = PTE_KIND_SWAP;
}

void toy_make(struct random *r, unsigned bits, struct toy *toy_ret)
{
	struct toy *const toy = toy_ret;
	unsigned breaks = random_below(r, 4);
	struct plan plan;

	*toy = (struct toy){ .bits = bits };
	toy->layout.word_bits = one_in(r, 2) ? 32 : 64;
	plan_widths(r, bits, &plan);
	plan_order(r, &plan);
	toy->layout.page_shift = (uint8_t)(1 + random_below(r, 4));
	toy->layout.phys_bits =
		(uint8_t)(toy->layout.page_shift + 1 +
			  random_below(r, plan.width[PART_OFFSET] + 1));
	toy->layout.huge_shift =
		(uint8_t)(toy->layout.page_shift + random_below(r, 3));
	toy->layout.pud_shift =
		(uint8_t)(toy->layout.huge_shift + random_below(r, 3));
	make_codec(r, &plan, toy);
	make_views(&plan, toy);
	make_flags(r, &plan, toy);
	make_nevers(toy);
	toy->beside[0] =
		(struct pte_beside){ bits_of(&plan, PART_HARDWARE),
				     { 0, 0 },
				     EVERY_LEVEL,
				     { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
				     "a toy's" };
	if (one_in(r, 2))
		toy->beside[0].when =
			(struct pte_pattern){ bits_of(&plan, PART_PRESENT),
					      bits_of(&plan, PART_PRESENT) };
	make_places(r, &plan, toy);
	make_tables(r, &plan, toy);
	make_stores(&plan, toy);
	make_handling(r, &plan, toy);
	make_traits(&plan, toy);
	make_owners(&plan, toy);
	make_names(r, &plan, toy);
	link_up(r, toy);
	/* the target follows from the codec: that is broken first */
	for (; breaks > 1; breaks--)
		break_codec(r, toy);
	make_target(r, toy);
	for (breaks = random_below(r, 4); breaks > 0; breaks--)
		break_it(r, toy);
	/* what spills is what doesn't fit, however wide the fields came out */
	toy->codec.spill.type.at = toy->codec.type.width;
	toy->codec.spill.offset.at =
		(uint8_t)pte_codec_offset_width(&toy->codec);
}
