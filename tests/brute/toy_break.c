/* SPDX-License-Identifier: BSD-2-Clause */
#include "toy_parts.h"

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

void break_codec(struct random *r, struct toy *toy)
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

void break_it(struct random *r, struct toy *toy)
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
