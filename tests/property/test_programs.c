/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The programs of all claims' obligations, on all rows, and of many that no
 * claim has, against what the obligations say of the same words, read here from
 * the layout: by trying some of what may be given, most of it near what
 * decides.
 */
#include "../layouts.h"

#include <pte/prove/obligation.h>
#include <pte/prove/program.h>
#include <pte/swap.h>

#include "../operate.h"
#include "../random.h"
#include "../verdicts.h"

#define TRIES 100

static struct random numbers = { RANDOM_SEED };

/* of each relation, how often something was against it, and not */
static unsigned long seen[PTE_RELATION_FITS + 1][2];

/* What a program comes to, and what it should. */
struct outcome {
	uint64_t against, witness, becomes;
};

/* ---- programs --------------------------------------------------------------
 */

static struct outcome run(const struct pte_program *p,
			  const uint64_t given[PTE_GIVEN_COUNT])
{
	uint64_t value[PTE_PROGRAM_CAPACITY] = { given[0], given[1], given[2],
						 given[3] };

	for (unsigned n = PTE_GIVEN_COUNT; n < p->count; n++) {
		const struct pte_line *const l = &p->line[n];

		/* and nothing below it */
		assert_true(l->a < n);
		assert_true(l->b < n || l->b == PTE_LINE_WORD);
		value[n] =
			operate(l, value[l->a],
				l->b == PTE_LINE_WORD ? l->word : value[l->b]);
	}
	return (struct outcome){ value[p->against], value[p->witness],
				 value[p->becomes] };
}

/* ---- words -----------------------------------------------------------------
 */

static bool is_given(const struct pte_entries *entries, uint64_t entry,
		     uint64_t beside)
{
	const uint64_t type = entry >> PTE_SWAP_ENTRY_TYPE_SHIFT;
	const uint64_t offset = entry & pte_ones(PTE_SWAP_ENTRY_TYPE_SHIFT);

	return type < PTE_SWAP_TYPE_COUNT &&
	       (entries->types >> type & 1U) != 0 &&
	       offset >> entries->offset_bits == 0 && offset >= entries->low &&
	       offset <= entries->high && (beside & ~entries->beside) == 0 &&
	       (entries->markers == 0 ||
		((offset & ~entries->markers) == 0 && offset != 0));
}

static uint64_t encoded(const struct pte_verdict *v, uint64_t entry,
			uint64_t beside)
{
	const struct pte_codec *const c = v->target->layout->swap[v->level];

	return pte_piece_put(&c->type, entry >> PTE_SWAP_ENTRY_TYPE_SHIFT) |
	       pte_piece_put(&c->offset, entry) | c->fixed.value | beside;
}

static uint64_t paged(const struct pte_paged *page, const uint64_t given[2])
{
	return pte_place_write_masked(page->place, given[0], page->protection) |
	       given[1];
}

/* the word; *are_ret: whether it's one that is spoken of */
static uint64_t word_of(const struct pte_verdict *v, const struct pte_words *w,
			const uint64_t given[2], bool *are_ret)
{
	switch (w->of) {
	case PTE_WORDS_PASSING:
		break;
	case PTE_WORDS_ENTRY:
		*are_ret = is_given(&w->entries, given[0], given[1]);
		return encoded(v, given[0], given[1]);
	case PTE_WORDS_PAGE:
		*are_ret = (given[0] & ~w->page.kept) == 0 &&
			   (given[1] & ~w->page.beside) == 0;
		return paged(&w->page, given);
	}
	*are_ret = pte_test_has(&w->test, given[0]);
	return given[0];
}

static bool is_against(const struct pte_verdict *v,
		       const struct pte_obligation *o, uint64_t word,
		       const uint64_t given[2])
{
	const struct pte_target *const t = v->target;
	bool inside = false, are;
	uint64_t other, type;

	if (o->relation == PTE_RELATION_INSIDE) {
		for (unsigned i = 0; i < o->withins; i++)
			inside = inside || pte_test_has(&o->within[i], word);
		return !inside;
	}
	if (o->relation == PTE_RELATION_READ_AS) {
		type = pte_piece_get(&t->layout->swap[v->level]->type, word);
		return (o->kinds >> t->kind_of_type[type] & 1U) == 0;
	}
	if (!pte_words_are_written(&o->b))
		return pte_test_has(&o->b.test, word);
	other = word_of(v, &o->b, given, &are);
	return are && other == word;
}

static struct outcome about_words(const struct pte_verdict *v,
				  const struct pte_obligation *o,
				  const uint64_t given[PTE_GIVEN_COUNT])
{
	bool are;
	const uint64_t word = word_of(v, &o->a, &given[PTE_GIVEN_A], &are);

	return (struct outcome){
		are && is_against(v, o, word, &given[PTE_GIVEN_B]),
		word,
		(word | o->sets) & ~o->clears,
	};
}

/* ---- functions and numbers -------------------------------------------------
 */

static uint64_t there(const struct pte_obligation *o, uint64_t in)
{
	return pte_place_write_masked(o->place, in, o->protection) |
	       pte_place_write_masked(o->spill, in, 0);
}

static struct outcome about_function(const struct pte_obligation *o,
				     uint64_t in, uint64_t beside)
{
	const bool is_input = ((in ^ o->bare) & ~o->kept) == 0 &&
			      (beside & ~o->beside) == 0;
	const uint64_t word = there(o, in) | beside;
	const uint64_t back = pte_place_read(o->place, word);

	if (o->relation == PTE_RELATION_COMES_BACK)
		return (struct outcome){ is_input ? back ^ in : 0, word,
					 there(o, back) | beside };
	return (struct outcome){
		is_input && (in & o->beyond) != 0
			? (word ^ there(o, o->bare)) & ~o->bits
			: 0,
		word,
		there(o, o->bare),
	};
}

static struct outcome said(const struct pte_verdict *v,
			   const struct pte_obligation *o,
			   const uint64_t given[PTE_GIVEN_COUNT])
{
	if (o->relation == PTE_RELATION_FITS)
		return (struct outcome){ o->number[0] > o->number[1],
					 o->shown[0], o->shown[1] };
	return o->place == NULL ? about_words(v, o, given)
				: about_function(o, given[PTE_GIVEN_A],
						 given[PTE_GIVEN_A_BESIDE]);
}

/* ---- what may be given -----------------------------------------------------
 */

/* any bits, few, or most of them */
static uint64_t some_bits(void)
{
	const uint64_t a = random_word(&numbers), b = random_word(&numbers);

	switch (random_below(&numbers, 4)) {
	case 0:
		return a;
	case 1:
		return a & b & random_word(&numbers);
	case 2:
		return a | b | random_word(&numbers);
	default:
		return 0;
	}
}

static uint64_t one_bit(void)
{
	return UINT64_C(1) << random_below(&numbers, 64);
}

static uint64_t some_offset(const struct pte_entries *entries)
{
	switch (random_below(&numbers, 6)) {
	case 0:
		return entries->low - random_below(&numbers, 2);
	case 1:
		return entries->high + random_below(&numbers, 2);
	case 2:
		return one_bit();
	case 3:
		return some_bits() & entries->markers;
	default:
		return some_bits() & entries->high;
	}
}

/* mostly one that the entries have */
static uint64_t some_type(const struct pte_entries *entries)
{
	unsigned type = random_below(&numbers, PTE_SWAP_TYPE_COUNT);

	if (random_below(&numbers, 8) == 0)
		return random_below(&numbers, 64);
	while (entries->types != 0 && (entries->types >> type & 1U) == 0)
		type = (type + 1) % PTE_SWAP_TYPE_COUNT;
	return type;
}

static void give_words(const struct pte_words *w, uint64_t given_ret[2])
{
	if (!pte_words_are_written(w)) {
		given_ret[0] = (some_bits() & ~w->test.mask) | w->test.value;
		return;
	}
	if (w->of == PTE_WORDS_PAGE) {
		given_ret[0] = some_bits() & w->page.kept;
		given_ret[1] = some_bits() & w->page.beside;
		if (random_below(&numbers, 8) == 0)
			given_ret[random_below(&numbers, 2)] |= one_bit();
		return;
	}
	given_ret[0] = some_type(&w->entries) << PTE_SWAP_ENTRY_TYPE_SHIFT |
		       (some_offset(&w->entries) &
			pte_ones(PTE_SWAP_ENTRY_TYPE_SHIFT));
	given_ret[1] = some_bits() & w->entries.beside;
	if (random_below(&numbers, 8) == 0)
		given_ret[1] |= one_bit();
}

static void give(const struct pte_obligation *o,
		 uint64_t given_ret[PTE_GIVEN_COUNT])
{
	for (unsigned n = 0; n < PTE_GIVEN_COUNT; n++)
		given_ret[n] = some_bits();
	if (o->place != NULL) {
		given_ret[PTE_GIVEN_A] = (o->bare & ~o->kept) |
					 (some_bits() & o->kept);
		if (random_below(&numbers, 8) == 0)
			given_ret[PTE_GIVEN_A] ^= one_bit();
		given_ret[PTE_GIVEN_A_BESIDE] = some_bits() & o->beside;
		if (random_below(&numbers, 8) == 0)
			given_ret[PTE_GIVEN_A_BESIDE] |= one_bit();
		return;
	}
	give_words(&o->a, &given_ret[PTE_GIVEN_A]);
	give_words(&o->b, &given_ret[PTE_GIVEN_B]);
	/* the same once more, as it may be one word in two ways */
	if (random_below(&numbers, 4) == 0) {
		given_ret[PTE_GIVEN_B] = given_ret[PTE_GIVEN_A];
		given_ret[PTE_GIVEN_B_BESIDE] = given_ret[PTE_GIVEN_A_BESIDE];
	}
}

/* ---- obligations that no claim has ----------------------------------------
 */

static struct pte_test some_test(void)
{
	struct pte_test t = { one_bit(), 0, 0, 0 };

	if (random_below(&numbers, 2) == 0)
		t.mask |= some_bits() & some_bits();
	t.value = some_bits() & t.mask;
	if (random_below(&numbers, 8) == 0)
		t.value ^= one_bit();
	if (random_below(&numbers, 2) == 0)
		t.any = one_bit() | (some_bits() & some_bits());
	if (random_below(&numbers, 2) == 0)
		t.except = some_bits();
	return t;
}

static struct pte_piece some_piece(void)
{
	const unsigned width = random_below(&numbers, 65);
	/* one that is absent begins at a bit, too */
	const unsigned places = width == 0 ? 64 : 65 - width;

	return (struct pte_piece){
		(uint8_t)random_below(&numbers, places),
		(uint8_t)width,
		(uint8_t)random_below(&numbers, places),
		random_below(&numbers, 3) == 0,
	};
}

static struct pte_place some_place(void)
{
	struct pte_place place = { .count = random_below(&numbers, 4) };

	for (unsigned i = 0; i < place.count; i++) {
		const uint64_t mask =
			random_below(&numbers, 3) == 0 ? 0 : one_bit();

		place.address[i] = (struct pte_address){
			{ mask, mask & some_bits() },
			some_bits(),
			{ some_piece(), some_piece() },
		};
	}
	return place;
}

static void turn_entries(struct pte_entries *entries)
{
	entries->types = (uint32_t)some_bits();
	entries->beside = some_bits() & some_bits();
	entries->low = random_below(&numbers, 3);
	entries->high = (UINT64_C(2) << random_below(&numbers, 58)) -
			random_below(&numbers, 3);
	entries->markers = random_below(&numbers, 2) == 0 ? 0
							  : some_bits() & 15;
}

static void turn_page(struct pte_paged *page, const struct pte_place *place)
{
	*page = (struct pte_paged){ place, some_bits(), some_bits(),
				    some_bits() & some_bits() };
}

/* Something of it is as it never was. */
static void turn(struct pte_obligation *o, struct pte_place place[3])
{
	if (o->place != NULL) {
		place[0] = some_place();
		place[1] = some_place();
		o->place = &place[0];
		o->spill = &place[1];
		o->protection = some_bits();
		o->bare = some_bits();
		o->kept = some_bits();
		o->bits = some_bits();
		o->beyond = some_bits();
		o->beside = o->relation == PTE_RELATION_COMES_BACK
				    ? some_bits() & some_bits()
				    : 0;
	}
	place[2] = some_place();
	turn_page(&o->a.page, &place[2]);
	o->b.page = o->a.page;
	if (random_below(&numbers, 2) == 0)
		turn_page(&o->b.page, &place[2]);
	if (random_below(&numbers, 4) == 0)
		o->a.of = (enum pte_words_of)random_below(&numbers, 3);
	/* what isn't spoken of may say anything, and isn't looked at */
	turn_entries(&o->a.entries);
	o->b.entries = o->a.entries;
	o->b.entries.types |= (uint32_t)some_bits();
	if (random_below(&numbers, 4) == 0)
		o->b.of = (enum pte_words_of)random_below(&numbers, 3);
	o->a.test = some_test();
	o->b.test = some_test();
	o->withins = random_below(&numbers, PTE_WITHIN_MAX + 1);
	for (unsigned i = 0; i < PTE_WITHIN_MAX; i++)
		o->within[i] = some_test();
	o->kinds = some_bits();
	o->number[random_below(&numbers, 2)] = some_bits();
	o->sets = some_bits();
	o->clears = some_bits();
}

/* ---- the comparison --------------------------------------------------------
 */

#define GIVEN "given %#llx, %#llx, %#llx, %#llx: "
#define GIVEN_ARGS(g)                                                          \
	(unsigned long long)(g)[0], (unsigned long long)(g)[1],                \
		(unsigned long long)(g)[2], (unsigned long long)(g)[3]

static void compare(const struct pte_verdict *v, const struct pte_obligation *o,
		    const struct pte_program *p,
		    const uint64_t given[PTE_GIVEN_COUNT])
{
	const struct outcome came = run(p, given);
	const struct outcome should = said(v, o, given);

	seen[o->relation][should.against != 0]++;
	check(came.against == should.against,
	      "%s, %s: " GIVEN "%#llx, not %#llx", v->claim->id, o->reason,
	      GIVEN_ARGS(given), (unsigned long long)came.against,
	      (unsigned long long)should.against);
	if (should.against == 0)
		return;
	check(came.witness == should.witness,
	      "%s, %s: " GIVEN "the word is %#llx, not %#llx", v->claim->id,
	      o->reason, GIVEN_ARGS(given), (unsigned long long)came.witness,
	      (unsigned long long)should.witness);
	check(came.becomes == should.becomes,
	      "%s, %s: " GIVEN "it becomes %#llx, not %#llx", v->claim->id,
	      o->reason, GIVEN_ARGS(given), (unsigned long long)came.becomes,
	      (unsigned long long)should.becomes);
}

static void try_program(const struct pte_verdict *v,
			const struct pte_obligations *all,
			const struct pte_obligation *o)
{
	static struct pte_program p;
	uint64_t given[PTE_GIVEN_COUNT];

	assert_int_equal(pte_obligation_program(v->target, all, o, &p),
			 PTE_STATUS_OK);
	for (unsigned i = 0; i < TRIES; i++) {
		give(o, given);
		compare(v, o, &p, given);
	}
	compare(v, o, &p, v->given);
}

static void try_verdict(const struct pte_verdict *v)
{
	static struct pte_obligations all;
	struct pte_obligation turned;
	struct pte_place place[3];

	assert_int_equal(pte_verdict_obligations(v, &all), PTE_STATUS_OK);
	for (unsigned i = 0; i < all.count; i++) {
		try_program(v, &all, &all.list[i]);
		turned = all.list[i];
		turn(&turned, place);
		try_program(v, &all, &turned);
	}
}

static void programs_say_what_obligations_say(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	verdicts_each(&t, try_verdict);
}

static void both_outcomes_were_seen(void **state)
{
	(void)state;
	for (unsigned r = PTE_RELATION_APART; r <= PTE_RELATION_FITS; r++)
		check(seen[r][0] > 1000 && seen[r][1] > 1000,
		      "relation %u: %lu safe, %lu against it", r, seen[r][0],
		      seen[r][1]);
}

int main(void)
{
	struct cases cases = { 0 };

	cases_add_each(&cases, EVERY_ROW, programs_say_what_obligations_say,
		       "programs_say_what_obligations_say");
	CASES_ADD(&cases, both_outcomes_were_seen);
	return cases_run(&cases, "programs");
}
