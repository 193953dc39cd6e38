/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <string.h>

#include <pte/decode.h>

#include "constants.h"

/*
 * Every type, every set of flags, and the offsets at which an encoding breaks
 * if it breaks: 0, 1, the last, each bit alone, all bits but one.
 */

#define TYPES 32U
#define FLAG_SETS (1U << PTE_FLAG_LINUX_END)

/* One word, and what was put into it. */
struct item {
	const struct subject *subject;
	const struct facts *facts;
	const struct constant *constant;
	const struct pte_target *target;
	unsigned type, flags;
	uint64_t offset;
	uint64_t word;
};

static uint64_t offset_max(const struct facts *k)
{
	return UINT64_MAX >> (64 - k->offset_bits);
}

/* the flags' bits; those that this row hasn't are left out by the caller */
static uint64_t flag_bits(const struct facts *k, unsigned flags)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((flags & 1U << f) != 0)
			bits |= k->flag[f];
	return bits;
}

static bool has_flags(const struct facts *k, unsigned flags)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((flags & 1U << f) != 0 && k->flag[f] == 0)
			return false;
	return true;
}

typedef void property(const struct item *item);

static void try_flags(struct item *item, property *holds)
{
	const uint64_t plain = item->constant->encode(entry_of(
		item->subject->model->layout, item->type, item->offset));

	for (item->flags = 0; item->flags < FLAG_SETS; item->flags++) {
		if (!has_flags(item->facts, item->flags))
			continue;
		item->word = plain | flag_bits(item->facts, item->flags);
		holds(item);
	}
}

static void try_types(struct item *item, uint64_t offset, property *holds)
{
	item->offset = offset & offset_max(item->facts);
	for (item->type = 0; item->type < TYPES; item->type++)
		try_flags(item, holds);
}

/* all of a row's items */
static void for_all(const struct subject *s, property *holds)
{
	struct pte_target target;
	struct item item = {
		.subject = s,
		.facts = facts_of(s->model->layout),
		.constant = constant_of(s->model->layout),
		.target = &target,
	};

	subject_target(s, &target);
	try_types(&item, 0, holds);
	try_types(&item, UINT64_MAX, holds);
	for (unsigned n = 0; n < item.facts->offset_bits; n++) {
		try_types(&item, UINT64_C(1) << n, holds);
		try_types(&item, ~(UINT64_C(1) << n), holds);
	}
}

#define ITEM "(%u, 0x%" PRIx64 ") with flags %u, 0x%" PRIx64
#define ITEM_ARGS(i) (i)->type, (i)->offset, (i)->flags, (i)->word

/* ---- round trip ---------------------------------------------------------- */

static void reads_back(const struct item *i)
{
	const struct pte_layout *const l = i->subject->model->layout;
	const uint64_t entry = entry_of(l, i->type, i->offset);

	check(i->constant->type(i->word) == i->type &&
		      i->constant->offset(i->word) == i->offset &&
		      i->constant->decode(i->word) == entry,
	      ITEM ": read back as (%u, 0x%" PRIx64 ") inline", ITEM_ARGS(i),
	      i->constant->type(i->word), i->constant->offset(i->word));
	check(pte_layout_swap_type(l, PTE_LEVEL_PTE, i->word) == i->type &&
		      pte_layout_swap_offset(l, PTE_LEVEL_PTE, i->word) ==
			      i->offset &&
		      pte_layout_swap_decode(l, PTE_LEVEL_PTE, i->word) ==
			      entry,
	      ITEM ": read back as (%u, 0x%" PRIx64 ") through the pointer",
	      ITEM_ARGS(i), pte_layout_swap_type(l, PTE_LEVEL_PTE, i->word),
	      pte_layout_swap_offset(l, PTE_LEVEL_PTE, i->word));
	check((pte_layout_swap_encode_masked(l, PTE_LEVEL_PTE, entry) |
	       flag_bits(i->facts, i->flags)) == i->word,
	      ITEM ": written otherwise through the pointer", ITEM_ARGS(i));
	check(pte_target_swap_decode(i->target, PTE_LEVEL_PTE, i->word) ==
		      entry,
	      ITEM ": read otherwise by the target's moves", ITEM_ARGS(i));
	check((pte_target_swap_encode(i->target, PTE_LEVEL_PTE, entry) |
	       flag_bits(i->facts, i->flags)) == i->word,
	      ITEM ": written otherwise by the target's moves", ITEM_ARGS(i));
}

/* what isn't an entry, too: each bit alone, and all but one, at every level */
static void moves_are_the_codec(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for (unsigned n = 0; n < 2 * 64 * PTE_ENTRY_LEVEL_COUNT; n++) {
		const enum pte_level level =
			(enum pte_level)(n % PTE_ENTRY_LEVEL_COUNT);
		const uint64_t bit = UINT64_C(1)
				     << n / PTE_ENTRY_LEVEL_COUNT % 64;
		const uint64_t v = (n % 2 == 0 ? bit : ~bit) &
				   pte_layout_word(t.layout);
		const uint64_t entry = v & pte_ones(t.layout->swp_entry.bits);

		check(pte_target_swap_decode(&t, level, v) ==
			      pte_layout_swap_decode(t.layout, level, v),
		      "%s, %s, 0x%" PRIx64 ": read otherwise", t.name,
		      pte_level_name(level), v);
		check(pte_target_swap_encode(&t, level, entry) ==
			      pte_layout_swap_encode_masked(t.layout, level,
							    entry),
		      "%s, %s, entry 0x%" PRIx64 ": written otherwise", t.name,
		      pte_level_name(level), entry);
	}
}

static void swap_reads_back_what_was_written(void **state)
{
	for_all(*state, reads_back);
}

/* two entries, two words: with the round trip, what must be */
static void is_in_its_place(const struct item *i)
{
	const struct facts *const k = i->facts;
	const uint64_t word = (uint64_t)i->type << k->type_lsb | k->one |
			      word_of_offset(k, i->offset) |
			      flag_bits(k, i->flags);

	check(i->word == word, ITEM ": not 0x%" PRIx64, ITEM_ARGS(i), word);
}

static void swap_stands_where_the_kernel_has_it(void **state)
{
	for_all(*state, is_in_its_place);
}

/* ---- flags --------------------------------------------------------------- */

/* a flag is read as what it is, and changes nothing else */
static void keeps_its_flags(const struct item *i)
{
	const struct pte_target *const t = i->target;
	struct pte_reading r;

	assert_int_equal(pte_target_decode(t, PTE_LEVEL_PTE, i->word, &r),
			 PTE_STATUS_OK);
	/* the corner where no flag is set is none: see below */
	if (r.none)
		return;
	check(r.has_entry && r.swp_type == i->type &&
		      r.swp_offset == i->offset && r.flags == i->flags &&
		      r.stray == 0,
	      ITEM ": read as (%u, 0x%" PRIx64
		   ") with flags %u, stray 0x%" PRIx64,
	      ITEM_ARGS(i), r.swp_type, r.swp_offset, r.flags, r.stray);
}

static void swap_flags_are_independent(void **state)
{
	for_all(*state, keeps_its_flags);
}

/* ---- predicates ---------------------------------------------------------- */

/* Linux 6.19 to 7.3 arch/riscv: the soft-dirty bit is _PAGE_EXEC, of which
 * pmd_present makes a page: so claims find */
static bool is_known_as_page(const struct item *i, unsigned level)
{
	return strcmp(i->facts->name, "riscv64-svrsw60t59b") == 0 &&
	       level == PTE_LEVEL_PMD &&
	       (i->flags & PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)) != 0;
}

/* Linux 6.12 arch/s390: to then a segment was present unless it was empty, and
 * no entry was in one */
static bool is_nowhere(const struct item *i, unsigned level)
{
	return strcmp(i->facts->name, "s390x") == 0 && level != PTE_LEVEL_PTE &&
	       i->subject->model->layout->since < 0x060d;
}

/* loongarch64: entries of pmds have words of their own, and a slot of hugetlb
 * that holds nothing an address */
static bool is_none_of_its_own(const struct item *i, unsigned level)
{
	return strncmp(i->facts->name, "loongarch64", 11) == 0 &&
	       level != PTE_LEVEL_PTE;
}

static void is_not_present(const struct item *i)
{
	const struct pte_layout *const l = i->subject->model->layout;

	for (unsigned level = 0; level < PTE_ENTRY_LEVEL_COUNT; level++) {
		if (l->view[level] == NULL || is_known_as_page(i, level) ||
		    is_nowhere(i, level) ||
		    (is_none_of_its_own(i, level) && level == PTE_LEVEL_PMD))
			continue;
		check(!pte_test_has(&l->view[level]->present, i->word),
		      ITEM ": present at %s, through the pointer", ITEM_ARGS(i),
		      pte_level_name((enum pte_level)level));
		check(!i->constant->present((enum pte_level)level, i->word),
		      ITEM ": present at %s, inline", ITEM_ARGS(i),
		      pte_level_name((enum pte_level)level));
	}
}

static void swap_is_not_present_at_any_level(void **state)
{
	for_all(*state, is_not_present);
}

/*
 * The words that no decoder can tell from an empty slot: (0, 0) where 0 is
 * stored as 0 and nothing must be 1; (0, all ones) where the offset is stored
 * complemented. No device has either: slot 0 is the swap header.
 */
static bool is_corner(const struct item *i)
{
	return i->type == 0 && i->flags == 0 && i->facts->one == 0 &&
	       i->offset == (i->facts->inverted ? offset_max(i->facts) : 0);
}

static void is_none_at_the_corner_only(const struct item *i)
{
	const struct pte_layout *const l = i->subject->model->layout;

	for (unsigned level = 0; level < PTE_ENTRY_LEVEL_COUNT; level++) {
		if (l->view[level] == NULL || is_none_of_its_own(i, level))
			continue;
		check(pte_test_has(&l->view[level]->none, i->word) ==
			      is_corner(i),
		      ITEM ": none at %s, through the pointer", ITEM_ARGS(i),
		      pte_level_name((enum pte_level)level));
		check(i->constant->none((enum pte_level)level, i->word) ==
			      is_corner(i),
		      ITEM ": none at %s, inline", ITEM_ARGS(i),
		      pte_level_name((enum pte_level)level));
	}
}

static void swap_is_none_at_the_stated_corner_only(void **state)
{
	for_all(*state, is_none_at_the_corner_only);
}

/* hardware's own bits don't reach what stands beside them */
static void is_read_through_the_noise(const struct item *i)
{
	const uint64_t noisy = i->word | i->facts->volatile_bits;
	const struct pte_layout *const l = i->subject->model->layout;

	check(pte_layout_swap_decode(l, PTE_LEVEL_PTE, noisy) ==
		      pte_layout_swap_decode(l, PTE_LEVEL_PTE, i->word),
	      ITEM ": another entry with hardware's bits set", ITEM_ARGS(i));
	check(!pte_test_has(&l->view[PTE_LEVEL_PTE]->present, noisy),
	      ITEM ": present with hardware's bits set", ITEM_ARGS(i));
}

static void swap_is_read_whatever_hardware_sets(void **state)
{
	for_all(*state, is_read_through_the_noise);
}

/* ---- what is refused ----------------------------------------------------- */

static void assert_both(const struct subject *s, unsigned type, uint64_t offset,
			enum pte_status status)
{
	const uint64_t untouched = UINT64_C(0x5a5a5a5a5a5a5a5a);
	uint64_t inlined = untouched, pointed = untouched;

	assert_int_equal(constant_of(s->model->layout)
				 ->encode_checked(type, offset, &inlined),
			 status);
	assert_int_equal(pte_layout_swap_encode_checked(s->model->layout,
							PTE_LEVEL_PTE, type,
							offset, &pointed),
			 status);
	assert_int_equal(inlined, pointed);
	if (status != PTE_STATUS_OK)
		assert_int_equal(inlined, untouched);
}

static void swap_encode_rejects_type_out_of_range(void **state)
{
	assert_both(*state, 31, 1, PTE_STATUS_OK);
	assert_both(*state, 32, 1, PTE_STATUS_TYPE_RANGE);
	assert_both(*state, 63, 1, PTE_STATUS_TYPE_RANGE);
	assert_both(*state, 1U << 31, 1, PTE_STATUS_TYPE_RANGE);
	assert_both(*state, ~0U, 1, PTE_STATUS_TYPE_RANGE);
}

static void swap_encode_rejects_offset_out_of_range(void **state)
{
	const struct subject *const s = *state;
	const uint64_t max = offset_max(facts_of(s->model->layout));

	assert_both(s, 0, max, PTE_STATUS_OK);
	assert_both(s, 0, max + 1, PTE_STATUS_OFFSET_RANGE);
	assert_both(s, 31, max + 1, PTE_STATUS_OFFSET_RANGE);
	assert_both(s, 0, UINT64_C(1) << 58, PTE_STATUS_OFFSET_RANGE);
	assert_both(s, 0, UINT64_MAX, PTE_STATUS_OFFSET_RANGE);
}

/* what a swp_entry holds beyond the field is dropped, and spills nowhere */
static void swap_encode_masked_drops_what_does_not_fit(void **state)
{
	const struct subject *const s = *state;
	const struct pte_layout *const l = s->model->layout;
	const struct constant *const c = constant_of(l);
	const struct facts *const k = facts_of(l);
	const uint64_t beyond = ~offset_max(k) & (entry_of(l, 1, 0) - 1);

	for (unsigned type = 0; type < TYPES; type++) {
		const uint64_t entry = entry_of(l, type, 1);

		assert_int_equal(
			pte_layout_swap_encode_masked(l, PTE_LEVEL_PTE, entry),
			pte_layout_swap_encode_masked(l, PTE_LEVEL_PTE,
						      entry | beyond));
		assert_int_equal(c->encode(entry), c->encode(entry | beyond));
	}
}

/* the same functions, whatever the word */
static void inline_form_agrees_with_the_pointer(void **state)
{
	const struct subject *const s = *state;
	const struct pte_layout *const l = s->model->layout;
	const struct constant *const c = constant_of(l);

	for (unsigned n = 0; n < 64 * 64; n++) {
		const uint64_t bits = UINT64_C(1) << (n / 64) |
				      UINT64_C(1) << (n % 64);
		const uint64_t words[] = { bits, ~bits };

		for (unsigned i = 0; i < 2; i++) {
			const uint64_t v = words[i];

			assert_int_equal(
				c->decode(v),
				pte_layout_swap_decode(l, PTE_LEVEL_PTE, v));
			assert_int_equal(c->encode(v),
					 pte_layout_swap_encode_masked(
						 l, PTE_LEVEL_PTE, v));
		}
	}
}

#define EACH(cases, run) cases_add_each(cases, EVERY_ROW, run, #run)

int main(void)
{
	struct cases cases = { 0 };

	EACH(&cases, moves_are_the_codec);
	EACH(&cases, swap_reads_back_what_was_written);
	EACH(&cases, swap_stands_where_the_kernel_has_it);
	EACH(&cases, swap_flags_are_independent);
	EACH(&cases, swap_is_not_present_at_any_level);
	EACH(&cases, swap_is_none_at_the_stated_corner_only);
	EACH(&cases, swap_is_read_whatever_hardware_sets);
	EACH(&cases, swap_encode_rejects_type_out_of_range);
	EACH(&cases, swap_encode_rejects_offset_out_of_range);
	EACH(&cases, swap_encode_masked_drops_what_does_not_fit);
	EACH(&cases, inline_form_agrees_with_the_pointer);
	return cases_run(&cases, "swap");
}
