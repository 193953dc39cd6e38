/* SPDX-License-Identifier: BSD-2-Clause */
#include "toy.h"

#include "../test.h"

#define EVERY_LEVEL (PTE_LEVEL_PAGES | PTE_LEVEL_TABLES)

static bool one_in(struct random *r, unsigned n)
{
	return random_below(r, n) == 0;
}

static uint64_t some_bit(struct random *r, const struct toy *toy)
{
	return PTE_BIT(random_below(r, toy->bits));
}

static uint64_t some_bits(struct random *r, const struct toy *toy)
{
	return random_word(r) & random_word(r) & pte_ones(toy->bits);
}

/* nothing is said of bits that no word of the layout has */
static uint64_t above(const struct toy *toy)
{
	return pte_layout_word(&toy->layout) & ~pte_ones(toy->bits);
}

/* ---- a sound one ----------------------------------------------------------
 */

/* What stands where, lowest first, in a random order. */
enum part {
	PART_PRESENT,
	PART_PROTNONE,
	PART_LEAF,
	PART_ONE,
	PART_SOFT_DIRTY,
	PART_UFFD_WP,
	PART_EXCLUSIVE,
	PART_HARDWARE,
	PART_TYPE,
	PART_OFFSET,
	PART_COUNT,
};

struct plan {
	unsigned width[PART_COUNT], lsb[PART_COUNT];
};

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

static uint64_t bits_of(const struct plan *plan, enum part part)
{
	return pte_ones(plan->width[part]) << plan->lsb[part];
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

/* a bit that tables may have, beside what says that they are */
static uint64_t mark_of_tables(const struct plan *plan)
{
	return bits_of(plan, plan->width[PART_EXCLUSIVE] != 0 ? PART_EXCLUSIVE
							      : PART_HARDWARE);
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

static void make_stores(const struct plan *plan, struct toy *toy)
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
	for (unsigned i = 0; i < TOY_PREDICATES; i++)
		toy->predicates[i] = (struct pte_predicate){
			.name = i == 0 ? "pmd_leaf" : "pmd_trans_huge",
			.levels = PTE_LEVEL_SET(PTE_LEVEL_PMD) |
				  PTE_LEVEL_SET(PTE_LEVEL_PUD),
			.is = PTE_TWO_TESTS({ above(toy) | leaf, leaf, 0, 0 },
					    PTE_TEST_NEVER),
			.in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
			.leaf = true,
			.by_design = i == 1,
		};
}

/* attributes where nothing is asked; words that are cleared, or kept present */
static void make_handling(struct random *r, const struct plan *plan,
			  struct toy *toy)
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
static void make_traits(const struct plan *plan, struct toy *toy)
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

static void break_trait(struct random *r, struct toy *toy)
{
	struct pte_trait *const t = &toy->traits[random_below(r, TOY_TRAITS)];
	const uint64_t bit = some_bit(r, toy);

	switch (random_below(r, 5)) {
	case 0:
		t->test.mask ^= bit;
		break;
	case 1:
		t->test.value ^= bit;
		break;
	case 2:
		t->test.any ^= bit;
		break;
	case 3:
		t->test.any |= bit;
		t->test.except ^= bit;
		break;
	default:
		t->tells = PTE_TELLS_SMALLER;
		break;
	}
}

static void break_handling(struct random *r, struct toy *toy)
{
	struct pte_transient *const t =
		&toy->transients[random_below(r, TOY_TRANSIENTS)];
	const uint64_t bit = some_bit(r, toy);

	switch (random_below(r, 8)) {
	case 7:
		break_trait(r, toy);
		break;
	case 6:
		t->from.value ^= bit;
		t->from.mask |= one_in(r, 4) ? 0 : bit;
		break;
	case 0:
		toy->attributes[0].bits ^= bit;
		break;
	case 1:
		t->change.clear ^= bit;
		break;
	case 2:
		t->change.set ^= bit;
		break;
	case 3:
		t->invalidates = true;
		break;
	case 4:
		toy->comparisons[0].flags &= random_below(r, 8);
		break;
	default:
		toy->comparisons[0].bits ^= bit;
		break;
	}
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

static void make_owners(const struct plan *plan, struct toy *toy)
{
	const unsigned top = toy->layout.word_bits - 1U;

	for (unsigned n = 0; n <= top; n++)
		toy->owned[n] =
			(struct pte_owned){ (uint8_t)(top - n), 1,
					    owner_of(plan, toy, top - n),
					    NULL };
}

/* two of pages, each of a bit of its own, and two of tables */
static void make_names(struct random *r, const struct plan *plan,
		       struct toy *toy)
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

/* ---- breaking it ----------------------------------------------------------
 */

static void move_piece(struct random *r, const struct toy *toy,
		       struct pte_piece *piece)
{
	const unsigned most = toy->bits - 1;

	switch (random_below(r, 4)) {
	case 0:
		piece->lsb = (uint8_t)random_below(r, toy->bits);
		break;
	case 1:
		piece->lsb = (uint8_t)(piece->lsb + (piece->lsb < most));
		break;
	case 2:
		piece->lsb = (uint8_t)(piece->lsb - (piece->lsb > 0));
		break;
	default:
		piece->inverted = !piece->inverted;
		break;
	}
	if (piece->lsb > most)
		piece->lsb = (uint8_t)most;
	if (piece->lsb + (unsigned)piece->width > toy->bits)
		piece->width = (uint8_t)(toy->bits - piece->lsb);
	if (piece->width == 0)
		piece->width = 1;
}

static void break_codec(struct random *r, struct toy *toy)
{
	struct pte_codec *const c = &toy->codec;
	const struct pte_codec was = *c;
	uint64_t bit = some_bit(r, toy);

	switch (random_below(r, 8)) {
	case 0:
		move_piece(r, toy, &c->type);
		break;
	case 1:
		move_piece(r, toy,
			   one_in(r, 2) && c->offset_high.width > 0
				   ? &c->offset_high
				   : &c->offset);
		break;
	case 2:
		c->fixed.mask |= bit;
		c->fixed.value |= bit;
		break;
	case 3:
		c->fixed.mask &= ~bit;
		c->fixed.value &= ~bit;
		break;
	case 4:
		c->spill.type =
			(struct pte_piece){ (uint8_t)random_below(r, toy->bits),
					    1, c->type.width, false };
		break;
	case 5:
		c->spill.offset =
			(struct pte_piece){ (uint8_t)random_below(r, toy->bits),
					    (uint8_t)(1 + random_below(r, 2)),
					    (uint8_t)pte_codec_offset_width(c),
					    false };
		break;
	default:
		c->flag[random_below(r, PTE_FLAG_LINUX_END)] = bit;
		break;
	}
	if (c->offset_high.width > 0)
		c->offset_high.at = c->offset.width;
	/* no kernel takes a field that overlaps itself */
	if ((pte_piece_mask(&c->offset) & pte_piece_mask(&c->offset_high)) != 0)
		*c = was;
}

static void break_test(struct random *r, const struct toy *toy,
		       struct pte_test *test)
{
	const uint64_t bit = some_bit(r, toy);

	test->mask |= above(toy);
	test->value &= test->mask;
	switch (random_below(r, 7)) {
	case 0:
		test->mask ^= bit;
		test->value &= test->mask;
		break;
	case 1:
		test->mask |= bit;
		test->value ^= bit;
		break;
	case 2:
		test->any ^= bit;
		break;
	case 3:
		test->mask = above(toy) | some_bits(r, toy);
		test->value = test->mask & some_bits(r, toy);
		test->any = one_in(r, 2) ? some_bits(r, toy) : 0;
		break;
	case 4:
		test->any = some_bits(r, toy);
		test->except = some_bits(r, toy);
		break;
	case 5:
		/* all words but one */
		test->mask = above(toy);
		test->value = 0;
		test->any = ~above(toy);
		test->except = some_bits(r, toy);
		break;
	default:
		test->mask = above(toy);
		test->value = 0;
		test->any = some_bits(r, toy);
		break;
	}
}

static void break_view(struct random *r, struct toy *toy)
{
	struct pte_view *const view =
		&toy->view[random_below(r, PTE_LEVEL_COUNT)];

	switch (random_below(r, 7)) {
	case 0:
		break_test(r, toy, &view->none);
		break;
	case 1:
		break_test(r, toy, &view->present);
		break;
	case 2:
		break_test(r, toy, &view->protnone);
		break;
	case 3:
		break_test(r, toy, &view->invalidated);
		break;
	case 4:
		break_test(r, toy, &view->table);
		break;
	case 5:
		break_test(r, toy,
			   &toy->predicates[random_below(r, TOY_PREDICATES)]
				    .is.test[random_below(r, 2)]);
		break;
	default:
		view->hardware ^= some_bit(r, toy);
		break;
	}
}

static void break_place(struct random *r, struct toy *toy)
{
	const unsigned of = random_below(r, PTE_LEVEL_COUNT + 1);
	struct pte_place *const place = of < PTE_LEVEL_COUNT ? &toy->place[of]
							     : &toy->table;
	struct pte_address *const a =
		&place->address[random_below(r, place->count)];
	struct pte_piece *const piece = &a->piece[random_below(r, 2)];

	switch (random_below(r, 4)) {
	case 0:
		move_piece(r, toy, piece);
		break;
	case 1:
		piece->at = (uint8_t)random_below(r, 12);
		break;
	case 2:
		a->when.mask ^= some_bit(r, toy);
		a->when.value = a->when.mask & some_bits(r, toy);
		break;
	default:
		a->inverted ^= some_bit(r, toy);
		break;
	}
}

/* what is written for pages */
static void break_pages(struct random *r, struct toy *toy)
{
	const unsigned l = random_below(r, PTE_LEVEL_COUNT);
	struct pte_view *const view = &toy->view[l];
	const uint64_t bit = some_bit(r, toy);

	switch (random_below(r, 11)) {
	case 10:
		toy->beside[0].when.value ^= bit;
		break;
	case 9:
		toy->beside[0].bits ^= bit;
		break;
	case 0:
		toy->protections[random_below(r, TOY_PROTECTIONS)].bits ^= bit;
		break;
	case 1:
		view->leaf.set ^= bit;
		break;
	case 2:
		view->leaf.clear ^= bit;
		break;
	case 3:
		view->invalidate.set ^= bit;
		break;
	case 4:
		view->invalidate.clear ^= bit;
		break;
	case 5:
		view->flag[random_below(r, PTE_FLAG_EXCLUSIVE)] = bit;
		break;
	case 6:
		toy->layout.empty[l] ^= bit;
		break;
	case 7:
		toy->nevers[0].why = NULL;
		break;
	default:
		toy->unread[0] =
			(struct pte_unread){ bit, EVERY_LEVEL, "a toy's" };
		break;
	}
}

static void break_names(struct random *r, struct toy *toy)
{
	struct pte_name *const n = &toy->names[random_below(r, TOY_NAMES)];
	const uint64_t bit = some_bit(r, toy);

	switch (random_below(r, 4)) {
	case 0:
		n->width = (uint8_t)(1 + random_below(r, toy->bits - n->lsb));
		break;
	case 1:
		n->when = (struct pte_pattern){ bit, one_in(r, 2) ? bit : 0 };
		break;
	case 2:
		n->tables = n->levels = random_below(r, EVERY_LEVEL + 1);
		break;
	default:
		*n = toy->names[random_below(r, TOY_NAMES)];
		break;
	}
}

static void break_rows(struct random *r, struct toy *toy)
{
	const unsigned bits = toy->layout.word_bits;
	struct pte_owned *const owned = &toy->owned[random_below(r, bits)];

	switch (random_below(r, 5)) {
	case 4:
		break_names(r, toy);
		break;
	case 0:
		owned->owner = (enum pte_owner)(1 + random_below(r, 9));
		break;
	case 1:
		owned->lsb = (uint8_t)random_below(r, bits);
		break;
	case 2:
		toy->target.phys_bits = (uint8_t)(toy->target.phys_bits + 1 +
						  random_below(r, 3));
		break;
	default:
		toy->stores[random_below(r, TOY_STORES)].dropped |=
			some_bit(r, toy);
		break;
	}
}

static void break_it(struct random *r, struct toy *toy)
{
	switch (random_below(r, 7)) {
	case 0:
		break_codec(r, toy);
		break;
	case 1:
	case 2:
		break_view(r, toy);
		break;
	case 3:
		break_place(r, toy);
		break;
	case 4:
		break_pages(r, toy);
		break;
	case 5:
		break_handling(r, toy);
		break;
	default:
		break_rows(r, toy);
		break;
	}
}

/* ---- the whole ------------------------------------------------------------
 */

static void link_up(struct random *r, struct toy *toy)
{
	static const struct pte_swap_form forms[] = {
		PTE_SWAP_FORM, PTE_SWAP_FORM, { 64, 57 },
		{ 64, 59 },    { 32, 26 },
	};
	static const struct pte_known nothing_known = { .claim = NULL };

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
		.known = &nothing_known,
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
