/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Makes plans: what decode.c and doubt.c ask of a word, in the forms that a
 * kernel can ask of many. What these forms can't say is left to decoding, so
 * that no answer is ever another.
 */
#include <pte/scan.h>

#include "domain.h"
#include "level.h"
#include "machine.h"
#include "sized.h"
#include "span.h"
#include "table.h"

/* ---- tests -------------------------------------------------------------- */

static bool is_one_bit(uint64_t bits)
{
	return bits != 0 && (bits & (bits - 1)) == 0;
}

static struct pte_scan_part part_of(uint64_t mask, uint64_t value)
{
	/* whether a bit is set: as whether it's clear, which costs less */
	if (value == mask && is_one_bit(mask))
		return (struct pte_scan_part){ mask, 0, true };
	return (struct pte_scan_part){ mask, value, false };
}

static struct pte_scan_test test_of(const struct pte_test *t)
{
	static const struct pte_scan_test never = { 1, { { 0, 0, true } } };
	struct pte_scan_test test = { 0 };

	if (pte_test_is_never(t))
		return never;
	if (t->mask != 0)
		test.part[test.count++] = part_of(t->mask, t->value);
	if (t->any != 0)
		test.part[test.count++] =
			(struct pte_scan_part){ t->any, t->except & t->any,
						true };
	return test;
}

static struct pte_scan_test test_of_pattern(const struct pte_pattern *p)
{
	const struct pte_test test = { p->mask, p->value, 0, 0 };

	return test_of(&test);
}

/* ---- addresses ---------------------------------------------------------- */

/*
 * The words whose address has a bit from `bits` on: some bit that holds one
 * isn't as it is for a 0. False if a bit of the word is one bit of the address
 * and the complement of another.
 */
static bool find_beyond(const struct pte_target *t, const struct pte_address *a,
			unsigned bits, struct pte_scan_part *ret)
{
	bool agree = true;

	*ret = (struct pte_scan_part){ 0, 0, true };
	for (unsigned i = 0; i < PTE_PIECE_COUNT; i++) {
		const struct pte_piece *const p = &a->piece[i];
		const uint64_t zero = p->inverted ? ~a->inverted : a->inverted;
		const uint64_t held = pte_ones(p->width) << p->at;
		uint64_t here;

		if (bits >= 64 || p->width == 0)
			continue;
		here = held & ~pte_ones(bits) & ~pte_encryption(t);
		here = here >> p->at << p->lsb;
		agree = agree && ((ret->value ^ zero) & ret->mask & here) == 0;
		ret->mask |= here;
		ret->value |= zero & here;
	}
	return agree;
}

static bool find_addresses(const struct pte_target *t,
			   const struct pte_place *place, unsigned bits,
			   struct pte_scan_addresses *ret)
{
	bool good = true;

	ret->count = place == NULL ? 0 : place->count;
	for (unsigned i = 0; i < ret->count; i++) {
		const struct pte_address *const a = &place->address[i];

		ret->address[i].when = test_of_pattern(&a->when);
		good = find_beyond(t, a, bits, &ret->address[i].beyond) && good;
	}
	while (ret->count > 0 && ret->address[ret->count - 1].beyond.mask == 0)
		ret->count--;
	return good;
}

/* the word 0 has no complement of an address, whatever the alternative says */
static bool is_inverted(const struct pte_place *place)
{
	uint64_t inverted = 0;

	for (unsigned i = 0; place != NULL && i < place->count; i++)
		inverted |= place->address[i].inverted;
	return inverted != 0;
}

/* ---- what is present ---------------------------------------------------- */

static void add_page_rule(struct pte_scan_plan *p, const struct pte_test *test,
			  enum pte_kind kind)
{
	struct pte_scan_rule *const rule = &p->page[p->page_count];

	if (pte_test_is_never(test))
		return;
	rule->test = test_of(test);
	rule->kind = kind;
	p->page_count++;
}

static bool find_traits(struct pte_scan_plan *p, enum pte_level level)
{
	const struct pte_target *const t = p->target;
	const struct pte_trait *row = t->model->traits;

	p->memory_is_given = t->phys_bits_given;
	for (; row != NULL && row->tells != 0; row++) {
		if ((row->levels & PTE_LEVEL_SET(level)) == 0 ||
		    !in_span(&row->in, t->version))
			continue;
		if (p->trait_count == PTE_SCAN_TRAITS)
			return false;
		if (row->tells == PTE_TELLS_SPECIAL)
			p->can_be_special = true;
		p->trait[p->trait_count].tells = row->tells;
		p->trait[p->trait_count++].test = test_of(&row->test);
	}
	return true;
}

static bool find_present(struct pte_scan_plan *p, enum pte_level level)
{
	const struct pte_target *const t = p->target;
	const struct pte_layout *const l = t->layout;
	const struct pte_view *const view = l->view[level];
	const unsigned widest = t->model->address_bits;
	const uint64_t without = level == PTE_LEVEL_PMD ? l->present_without
							: 0;
	const struct pte_test address = { without, 0, PTE_ALL_BITS,
					  empty_at(t, level) };

	p->present[p->present_count++] = test_of(&view->present);
	if (without != 0)
		p->present[p->present_count++] = test_of(&address);
	add_page_rule(p, &view->protnone, PTE_KIND_PROTNONE);
	add_page_rule(p, &view->invalidated, PTE_KIND_INVALIDATED);
	add_page_rule(p, &view->table, PTE_KIND_TABLE);
	return !(is_present_at(t, level, view, 0) &&
		 (is_inverted(l->place[level]) ||
		  is_inverted(l->table[level]))) &&
	       find_traits(p, level) &&
	       find_addresses(t, l->place[level], t->phys_bits, &p->pages) &&
	       find_addresses(t, l->place[level], widest == 0 ? 64 : widest,
			      &p->pages_anywhere) &&
	       find_addresses(t, l->table[level], t->phys_bits, &p->tables);
}

/* ---- usual pages -------------------------------------------------------- */

static bool pattern_meets(const struct pte_pattern *p,
			  const struct pte_test *test)
{
	const struct pte_test own = { p->mask, p->value, 0, 0 };
	uint64_t word;

	return pte_test_meet(&own, test, &word);
}

static void fix_bit(struct pte_pattern *p, uint64_t bit, uint64_t value)
{
	p->mask |= bit;
	p->value |= bit & value;
}

/* one more bit of the words, so that none passes a test that some pass; false
 * if no bit does that */
static bool evade(struct pte_pattern *p, const struct pte_test *test)
{
	uint64_t bit = test->mask & ~p->mask;

	if (!pattern_meets(p, test))
		return true;
	bit &= ~bit + 1;
	fix_bit(p, bit, ~test->value);
	return bit != 0;
}

/* one more bit of the words, so that all have one of `any` that isn't as in
 * `except` */
static bool meet_any(struct pte_pattern *p, const struct pte_test *test)
{
	uint64_t bit = test->any & ~p->mask;

	if (test->any == 0 ||
	    ((p->value ^ test->except) & p->mask & test->any) != 0)
		return true;
	bit &= ~bit + 1;
	fix_bit(p, bit, ~test->except);
	return bit != 0;
}

/* the bits of an address that are beyond memory, as they are in no page */
static bool stay_in_memory(struct pte_pattern *p, const struct pte_target *t,
			   const struct pte_place *place)
{
	bool stays = true;

	for (unsigned i = 0; place != NULL && i < place->count; i++) {
		const struct pte_address *const a = &place->address[i];
		const struct pte_test when = { a->when.mask, a->when.value, 0,
					       0 };
		struct pte_scan_part far;

		if (!pattern_meets(p, &when))
			continue;
		stays = find_beyond(t, a, t->phys_bits, &far) && stays &&
			((p->value ^ far.value) & p->mask & far.mask) == 0;
		p->mask |= far.mask;
		p->value |= far.value;
	}
	return stays;
}

/*
 * A pattern of which all words are present, none is of another kind, and no
 * address is beyond memory. Bits are fixed one after the other until that's so;
 * where it doesn't come to that, there is no such pattern in the plan.
 */
static void find_usual(struct pte_scan_plan *p, enum pte_level level)
{
	const struct pte_target *const t = p->target;
	const struct pte_view *const view = t->layout->view[level];
	const struct pte_test *const others[] = { &view->protnone,
						  &view->invalidated,
						  &view->table };
	struct pte_pattern usual = { view->present.mask, view->present.value };
	bool found = !pte_test_is_never(&view->present) &&
		     meet_any(&usual, &view->present) && p->above_count == 0;

	for (unsigned i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		found = found && evade(&usual, others[i]) &&
			!pattern_meets(&usual, others[i]);
	found = found && stay_in_memory(&usual, t, t->layout->place[level]);
	/* none is asked first, whatever an empty slot is */
	p->has_usual = found && !p->none_may_be_present;
	if (p->has_usual)
		p->usual = (struct pte_scan_part){ usual.mask, usual.value,
						   false };
}

/* ---- empty slots -------------------------------------------------------- */

static bool meets(const struct pte_test *none, const struct pte_test *other)
{
	uint64_t word;

	return pte_test_meet(none, other, &word);
}

static bool find_none(struct pte_scan_plan *p, enum pte_level level)
{
	const struct pte_target *const t = p->target;
	const struct pte_layout *const l = t->layout;
	const struct pte_view *const view = l->view[level];
	const struct pte_either present = pte_layout_present(l, level, view);
	struct pte_test none = view->none;

	p->empty = empty_at(t, level);
	if (is_symbol_at(t, level))
		none = (struct pte_test){ none.mask, p->empty & none.mask, 0,
					  0 };
	p->none = test_of(&none);
	p->none_is_wider = none.any != 0 ||
			   (pte_layout_word(l) & ~none.mask) != 0;
	for (unsigned i = 0; i < present.count; i++)
		p->none_may_be_present = p->none_may_be_present ||
					 meets(&none, &present.test[i]);
	return is_none_at(t, level, view, p->empty);
}

/*
 * Words that the walker of a level of tables reads: an empty slot or a table.
 * All others are those of hugetlb, with the same empty slot, or else this isn't
 * said.
 */
static bool find_above(struct pte_scan_plan *p, enum pte_level level)
{
	const struct pte_target *const t = p->target;
	const struct pte_layout *const l = t->layout;
	const struct pte_place *const table = l->table[level];
	const struct pte_test *const none = &l->walker->none;

	const bool one_word = !is_symbol_at(t, level) && none->any == 0 &&
			      (pte_layout_word(l) & ~none->mask) == 0 &&
			      none->value == empty_at(t, level) &&
			      none->value == p->empty;

	for (unsigned i = 0; i < table->count; i++)
		p->above[p->above_count++] =
			test_of_pattern(&table->address[i].when);
	return one_word &&
	       find_addresses(t, table, t->phys_bits, &p->above_addresses);
}

/* ---- entries ------------------------------------------------------------ */

static struct pte_scan_field field_of(const struct pte_piece *p)
{
	return (struct pte_scan_field){ p->inverted ? PTE_ALL_BITS : 0,
					pte_ones(p->width), p->lsb, p->at };
}

static bool find_offsets(const struct pte_target *t, enum pte_level level,
			 struct pte_scan_type *type)
{
	const enum pte_domain domain = pte_domain_of(t, type->kind);
	const struct offsets o =
		pte_domain_offsets(t, level, type->kind, domain);
	uint64_t high = o.high;

	if (domain == PTE_DOMAIN_DEVICE)
		high = pte_last_slot(t, high);
	type->doubt = domain == PTE_DOMAIN_DEVICE ? PTE_DOUBT_OFFSET_RANGE
						  : PTE_DOUBT_PFN_RANGE;
	type->low = o.low;
	type->span = high - o.low;
	if (domain == PTE_DOMAIN_MARKER) {
		/* any but 0 */
		type->doubt = PTE_DOUBT_MARKER_BITS;
		type->low = 1;
		type->span = UINT64_MAX - 1;
		type->without = ~o.markers;
	}
	return o.low <= high;
}

static bool find_types(struct pte_scan_plan *p, enum pte_level level)
{
	const struct pte_target *const t = p->target;
	const bool stand = pte_entries_stand(t, level);
	bool good = true;

	for (unsigned i = 0; i < PTE_TYPE_COUNT_MAX; i++) {
		struct pte_scan_type *const type = &p->type[i];

		type->kind = (enum pte_kind)t->kind_of_type[i];
		type->span = UINT64_MAX;
		type->misplaced = !stand ||
				  !pte_kind_stands(t, level, type->kind) ||
				  type->kind == PTE_KIND_UNKNOWN;
		good = good && (!stand || type->kind == PTE_KIND_UNKNOWN ||
				find_offsets(t, level, type));
	}
	return good;
}

/* the largest number of bits of which each number but 0 is in a type's range */
static unsigned sound_bits(const struct pte_scan_type *type)
{
	unsigned bits = 0;

	while (bits < 63 && type->low <= 1 &&
	       pte_ones(bits + 1) - type->low <= type->span)
		bits++;
	return bits;
}

/*
 * Entries whose type's range must be asked: nearly all offsets are small, and
 * not 0. Of types that say bits, as markers, every entry is.
 */
static void find_odd(struct pte_scan_plan *p, const struct pte_piece *type)
{
	struct pte_scan_part high = { 0, 0, true }, all = { 0, 0, false };
	unsigned bits = 63;
	bool full;

	for (unsigned i = 0; i < PTE_TYPE_COUNT_MAX; i++) {
		const struct pte_pattern of_type = { pte_piece_mask(type),
						     pte_piece_put(type, i) };

		if (p->type[i].without == 0) {
			if (sound_bits(&p->type[i]) < bits)
				bits = sound_bits(&p->type[i]);
			continue;
		}
		/* without room, the first takes all */
		full = p->odd_count == PTE_SCAN_ODD - 2;
		p->odd[full ? 0 : p->odd_count] = test_of_pattern(&of_type);
		p->odd[0].count = full ? 0 : p->odd[0].count;
		p->odd_count += !full;
	}
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_scan_field *const f = &p->offset[i];
		const uint64_t of_high = (f->ones << f->at & ~pte_ones(bits)) >>
					 f->at << f->lsb;

		all.mask |= f->ones << f->lsb;
		all.value |= f->flip & f->ones << f->lsb;
		high.mask |= of_high;
		high.value |= f->flip & of_high;
	}
	p->odd[p->odd_count++] = (struct pte_scan_test){ 1, { high } };
	p->odd[p->odd_count++] = (struct pte_scan_test){ 1, { all } };
}

/* a scheme's words: by its tests, or by a type that it has for them */
static bool find_special(struct pte_scan_plan *p, enum pte_level level,
			 const struct pte_piece *type)
{
	const struct pte_target *const t = p->target;

	for (unsigned i = 0; i < t->special_tests; i++)
		p->special[p->special_count++] = test_of(&t->special[i]);
	for (unsigned i = 0;
	     i < PTE_TYPE_COUNT_MAX && pte_entries_stand(t, level); i++) {
		const struct pte_pattern of_type = { pte_piece_mask(type),
						     pte_piece_put(type, i) };

		if (p->type[i].kind != PTE_KIND_SPECIAL)
			continue;
		p->special[p->special_count % PTE_SCAN_SPECIAL] =
			test_of_pattern(&of_type);
		p->special_count++;
	}
	return p->special_count <= PTE_SCAN_SPECIAL;
}

static bool find_entries(struct pte_scan_plan *p, enum pte_level level)
{
	const struct pte_target *const t = p->target;
	const struct pte_codec *const c = t->layout->swap[level];
	const struct pte_piece type =
		pte_layout_swap_type_read(t->layout, level);
	uint64_t moved = 0;
	bool good;

	p->has_entries = pte_level_has_entries(level);
	if (!p->has_entries)
		return true;
	p->stray = ~t->writable[level];
	p->missing = c->fixed.value;
	/* what stubs decode has type 0 and offset 0 */
	if (pte_entries_stand(t, level)) {
		p->type_field = field_of(&type);
		p->offset[0] = field_of(&c->offset);
		p->offset[1] = field_of(&c->offset_high);
	}
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		moved |= t->offset_flag[f];
	for (unsigned i = 0; i < 2; i++)
		p->offset[i].ones &= ~(moved >> p->offset[i].at);
	good = find_types(p, level);
	find_odd(p, &type);
	return find_special(p, level, &type) && good;
}

/* ---- the whole ---------------------------------------------------------- */

static bool find_all(struct pte_scan_plan *p, enum pte_level level)
{
	const bool tables = pte_has_only_tables(p->target->layout, level);
	const enum pte_level at = tables ? PTE_LEVEL_HUGETLB : level;

	/* which bits are looked at depends on the level, as in decode */
	if (at == PTE_LEVEL_HUGETLB && p->target->layout->slot_bits != 0)
		return false;
	if (p->target->layout->view[at] == NULL || !find_none(p, at) ||
	    !find_present(p, at) || !find_entries(p, at) ||
	    (tables && !find_above(p, level)))
		return false;
	find_usual(p, at);
	return true;
}

size_t pte_scan_plan_size(void)
{
	return sizeof(struct pte_scan_plan);
}

enum pte_status pte_scan_plan_init_sized(const struct pte_target *target,
					 enum pte_level level,
					 struct pte_scan_plan *plan_ret,
					 size_t plan_size)
{
	struct pte_scan_plan *const p = plan_ret;

	if (plan_size < sizeof(*p))
		return PTE_STATUS_SIZE;
	if (view_at(target, level) == NULL &&
	    !pte_has_only_tables(target->layout, level))
		return PTE_STATUS_NO_LEVEL;
	/* in its place: it's larger than a stack should be asked for */
	__builtin_memset(p, 0, plan_size);
	p->target = target;
	p->level = level;
	p->word_bytes = target->layout->word_bits / 8U;
	p->by_decode = !find_all(p, level);
	return PTE_STATUS_OK;
}
