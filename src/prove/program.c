/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Compiles obligations to programs. A condition is a value of all ones, or 0.
 */
#include <pte/prove/program.h>

#include <pte/swap.h>

/* ---- lines ----------------------------------------------------------------
 */

static uint16_t add(struct pte_program *p, enum pte_operation operation,
		    uint16_t a, uint16_t b, uint64_t word)
{
	/* beyond the capacity the last one is overwritten; the count tells */
	const unsigned n = p->count < PTE_PROGRAM_CAPACITY
				   ? p->count
				   : PTE_PROGRAM_CAPACITY - 1;

	p->count++;
	p->line[n] = (struct pte_line){ operation, a, b, word };
	return (uint16_t)n;
}

static uint16_t word_of(struct pte_program *p, uint64_t word)
{
	return add(p, PTE_OPERATION_WORD, 0, PTE_LINE_WORD, word);
}

static uint16_t both(struct pte_program *p, uint16_t a, uint16_t b)
{
	return add(p, PTE_OPERATION_AND, a, b, 0);
}

static uint16_t either(struct pte_program *p, uint16_t a, uint16_t b)
{
	return add(p, PTE_OPERATION_OR, a, b, 0);
}

static uint16_t difference(struct pte_program *p, uint16_t a, uint16_t b)
{
	return add(p, PTE_OPERATION_XOR, a, b, 0);
}

static uint16_t masked(struct pte_program *p, uint16_t a, uint64_t mask)
{
	return add(p, PTE_OPERATION_AND, a, PTE_LINE_WORD, mask);
}

static uint16_t with(struct pte_program *p, uint16_t a, uint64_t bits)
{
	return add(p, PTE_OPERATION_OR, a, PTE_LINE_WORD, bits);
}

static uint16_t turned(struct pte_program *p, uint16_t a, uint64_t bits)
{
	return bits == 0 ? a
			 : add(p, PTE_OPERATION_XOR, a, PTE_LINE_WORD, bits);
}

static uint16_t moved(struct pte_program *p, uint16_t a, unsigned from,
		      unsigned to)
{
	if (from == to)
		return a;
	return from < to
		       ? add(p, PTE_OPERATION_LEFT, a, PTE_LINE_WORD, to - from)
		       : add(p, PTE_OPERATION_RIGHT, a, PTE_LINE_WORD,
			     from - to);
}

static uint16_t at_most(struct pte_program *p, uint16_t a, uint64_t most)
{
	return add(p, PTE_OPERATION_AT_MOST, a, PTE_LINE_WORD, most);
}

static uint16_t is_not(struct pte_program *p, uint16_t condition)
{
	return turned(p, condition, PTE_ALL_BITS);
}

static uint16_t is(struct pte_program *p, uint16_t a, uint64_t word)
{
	return at_most(p, turned(p, a, word), 0);
}

static uint16_t has_any(struct pte_program *p, uint16_t a, uint64_t bits)
{
	return is_not(p, at_most(p, masked(p, a, bits), 0));
}

/* ---- words -----------------------------------------------------------------
 */

static uint16_t passes(struct pte_program *p, uint16_t a,
		       const struct pte_test *t)
{
	uint16_t condition = is(p, masked(p, a, t->mask), t->value);

	/* the bits of `any` that mask and value don't decide */
	if (t->any != 0)
		condition = both(
			p, condition,
			has_any(p, turned(p, a, t->except), pte_test_open(t)));
	return condition;
}

static uint16_t put(struct pte_program *p, uint16_t a,
		    const struct pte_piece *piece)
{
	const uint64_t mask = pte_piece_mask(piece);
	const uint16_t bits =
		masked(p, moved(p, a, piece->at, piece->lsb), mask);

	return turned(p, bits, piece->inverted ? mask : 0);
}

static uint16_t get(struct pte_program *p, uint16_t a,
		    const struct pte_piece *piece)
{
	const uint64_t mask = pte_piece_mask(piece);
	const uint16_t bits =
		masked(p, turned(p, a, piece->inverted ? mask : 0), mask);

	return moved(p, bits, piece->lsb, piece->at);
}

/* the third piece of a codec; addresses have none, so emit no line */
static uint16_t put_pieces(struct pte_program *p, uint16_t a,
			   const struct pte_address *to)
{
	const uint16_t bits =
		either(p, put(p, a, &to->piece[0]), put(p, a, &to->piece[1]));

	return to->piece[2].width == 0
		       ? bits
		       : either(p, bits, put(p, a, &to->piece[2]));
}

static uint16_t get_pieces(struct pte_program *p, uint16_t a,
			   const struct pte_address *at)
{
	const uint16_t bits =
		either(p, get(p, a, &at->piece[0]), get(p, a, &at->piece[1]));

	return at->piece[2].width == 0
		       ? bits
		       : either(p, bits, get(p, a, &at->piece[2]));
}

/* pte_place_write_masked */
static uint16_t written(struct pte_program *p, uint16_t a,
			const struct pte_place *place, uint64_t protection)
{
	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const to = &place->address[i];
		uint16_t bits;

		if (!pte_pattern_has(&to->when, protection))
			continue;
		bits = put_pieces(p, a, to);
		return with(p,
			    turned(p, bits, protection == 0 ? 0 : to->inverted),
			    protection);
	}
	return word_of(p, protection);
}

/* pte_place_read */
static uint16_t read_from(struct pte_program *p, uint16_t a,
			  const struct pte_place *place)
{
	const uint16_t some = is_not(p, at_most(p, a, 0));
	uint16_t all = word_of(p, 0), left = word_of(p, PTE_ALL_BITS);

	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const at = &place->address[i];
		const uint16_t when =
			is(p, masked(p, a, at->when.mask), at->when.value);
		const uint16_t bits =
			difference(p, a, masked(p, some, at->inverted));
		const uint16_t read = get_pieces(p, bits, at);

		all = either(p, all, both(p, both(p, left, when), read));
		left = both(p, left, is_not(p, when));
	}
	return all;
}

/* A word, and the condition that it belongs to the obligation's words. */
struct words {
	uint16_t word, are;
};

/* the bits that the test's mask fixes are constants */
static struct words passing(struct pte_program *p, const struct pte_test *t,
			    uint16_t given)
{
	return (struct words){ with(p, masked(p, given, ~t->mask), t->value),
			       passes(p, given, t) };
}

/* ---- what encoders write ---------------------------------------------------
 */

/* For a swp_entry: the bits that the types all have, and those that any has. */
struct span {
	uint64_t ones, most;
};

static struct span span_of(uint32_t types, unsigned type_shift)
{
	struct span s = { PTE_ALL_BITS, 0 };

	for (unsigned n = 0; n < PTE_SWAP_TYPE_COUNT; n++) {
		const uint64_t type = (uint64_t)n << type_shift;

		if ((types >> n & 1U) != 0) {
			s.ones &= type;
			s.most |= type;
		}
	}
	return s;
}

/* the type is one of them; nothing to test if all types are */
static uint16_t is_of_types(struct pte_program *p, uint16_t entry,
			    uint32_t types, struct span s, unsigned type_shift)
{
	const unsigned count = pte_bit_count(types);
	const unsigned open = pte_bit_count(s.most & ~s.ones);
	const bool first = types != 0 && (types & (types + 1)) == 0;
	uint16_t type, any;

	if (count >> open == 1)
		return word_of(p, PTE_ALL_BITS);
	type = moved(p, entry, type_shift, 0);
	if (first) /* the lowest types, those of swap devices */
		return at_most(p, type, count - 1);
	any = word_of(p, 0);
	for (unsigned n = 0; n < PTE_SWAP_TYPE_COUNT; n++)
		if ((types >> n & 1U) != 0)
			any = either(p, any, is(p, type, n));
	return any;
}

static uint16_t is_of_offsets(struct pte_program *p, uint16_t offset,
			      const struct pte_entries *entries)
{
	uint16_t is_one = at_most(p, offset, entries->high);

	if (entries->low != 0)
		is_one = both(p, is_one,
			      is_not(p, at_most(p, offset, entries->low - 1)));
	if (entries->markers != 0) {
		is_one = both(p, is_one,
			      is(p, masked(p, offset, ~entries->markers), 0));
		is_one = both(p, is_one, has_any(p, offset, entries->markers));
	}
	return is_one;
}

static struct words words_encoded(struct pte_program *p,
				  const struct pte_obligations *all,
				  const struct pte_entries *entries,
				  uint16_t given, uint16_t given_beside)
{
	const uint64_t offsets = pte_ones(entries->offset_bits);
	const struct span types = span_of(entries->types, all->type_shift);
	const uint16_t entry = with(p, masked(p, given, types.most | offsets),
				    types.ones & types.most);
	const uint16_t beside = masked(p, given_beside, entries->beside);
	struct words w;

	w.word = either(p, written(p, entry, &all->codec, all->fixed), beside);
	/* inputs must not have bits that the encoder doesn't take */
	w.are = both(p, at_most(p, difference(p, given, entry), 0),
		     at_most(p, difference(p, given_beside, beside), 0));
	w.are = both(
		p, w.are,
		is_of_types(p, entry, entries->types, types, all->type_shift));
	w.are = both(p, w.are,
		     is_of_offsets(p, masked(p, entry, offsets), entries));
	return w;
}

/* ---- what is written for pages ---------------------------------------------
 */

static struct words paged(struct pte_program *p, const struct pte_paged *page,
			  uint16_t given, uint16_t given_beside)
{
	const uint16_t address = masked(p, given, page->kept);
	const uint16_t beside = masked(p, given_beside, page->beside);
	struct words w;

	w.word = either(p, written(p, address, page->place, page->protection),
			beside);
	/* inputs must not have bits that the encoder doesn't take */
	w.are = both(p, at_most(p, difference(p, given, address), 0),
		     at_most(p, difference(p, given_beside, beside), 0));
	return w;
}

static struct words words_of(struct pte_program *p,
			     const struct pte_obligations *all,
			     const struct pte_words *w, uint16_t given)
{
	const uint16_t given_beside = (uint16_t)(given + 1);

	switch (w->of) {
	case PTE_WORDS_PASSING:
		break;
	case PTE_WORDS_ENTRY:
		return words_encoded(p, all, &w->entries, given, given_beside);
	case PTE_WORDS_PAGE:
		return paged(p, &w->page, given, given_beside);
	}
	return passing(p, &w->test, given);
}

/* ---- obligations about words -----------------------------------------------
 */

static uint16_t is_in_none(struct pte_program *p,
			   const struct pte_obligation *o, uint16_t word)
{
	uint16_t against = word_of(p, PTE_ALL_BITS);

	for (unsigned i = 0; i < o->withins; i++)
		against = both(p, against,
			       is_not(p, passes(p, word, &o->within[i])));
	return against;
}

/* types that are compared one by one; no kernel uses higher ones */
#define TYPE_BITS_TOLD 6U
#define TYPES_TOLD (1U << TYPE_BITS_TOLD)

/* the bits that only a higher type has */
static uint64_t bits_above(const struct pte_piece *type)
{
	return pte_piece_mask(type) & ~(pte_ones(TYPE_BITS_TOLD) << type->lsb);
}

/* bit n: type n belongs to one of the kinds */
static uint64_t types_of(const struct pte_target *t,
			 const struct pte_piece *type, pte_kind_set kinds)
{
	uint64_t types = 0;

	for (unsigned n = 0; n < TYPES_TOLD && n >> type->width == 0; n++)
		if ((kinds >> t->kind_of_type[n] & 1U) != 0)
			types |= PTE_BIT(n);
	return types;
}

/* differs from the only allowed type, or is one of those not allowed */
static uint16_t is_read_as_another(struct pte_program *p,
				   const struct pte_target *t,
				   const struct pte_obligations *all,
				   pte_kind_set kinds, uint16_t word)
{
	const struct pte_piece *const type = &all->codec.address[0].piece[0];
	const uint16_t read = masked(p, word, pte_piece_mask(type));
	const uint64_t types = types_of(t, type, kinds);
	const bool only = pte_bit_count(types) == 1;
	const uint64_t above = bits_above(type);
	uint16_t any = word_of(p, 0);

	for (unsigned n = 0; n < TYPES_TOLD && n >> type->width == 0; n++)
		if (((only ? types : ~types) >> n & 1U) != 0)
			any = either(
				p, any,
				is(p, read,
				   pte_piece_put(type,
						 (uint64_t)n << type->at)));
	if (only)
		return is_not(p, any);
	return above == 0 ? any
			  : either(p, any,
				   has_any(p,
					   turned(p, read,
						  type->inverted ? above : 0),
					   above));
}

static uint16_t is_both(struct pte_program *p,
			const struct pte_obligations *all,
			const struct pte_obligation *o, uint16_t word)
{
	const struct words b = pte_words_are_written(&o->b)
				       ? words_of(p, all, &o->b, PTE_GIVEN_B)
				       : passing(p, &o->b.test, word);
	const uint16_t same =
		both(p, b.are, at_most(p, difference(p, word, b.word), 0));

	/* bits that are constant in b's words may rule out a's */
	return pte_words_are_written(&o->a)
		       ? same
		       : both(p, same, passes(p, b.word, &o->a.test));
}

static void state_words(struct pte_program *p, const struct pte_target *t,
			const struct pte_obligations *all,
			const struct pte_obligation *o)
{
	const struct words a = words_of(p, all, &o->a, PTE_GIVEN_A);
	uint16_t against;

	if (o->relation == PTE_RELATION_INSIDE)
		against = is_in_none(p, o, a.word);
	else if (o->relation == PTE_RELATION_READ_AS)
		against = is_read_as_another(p, t, all, o->kinds, a.word);
	else
		against = is_both(p, all, o, a.word);
	p->witness = a.word;
	p->becomes = masked(p, with(p, a.word, o->sets), ~o->clears);
	p->against = masked(p, both(p, a.are, against), 1);
}

/* ---- obligations about functions -------------------------------------------
 */

static uint16_t there(struct pte_program *p, const struct pte_obligation *o,
		      uint16_t in)
{
	return either(p, written(p, in, o->place, o->protection),
		      written(p, in, o->spill, 0));
}

static void state_function(struct pte_program *p,
			   const struct pte_obligation *o)
{
	const uint16_t given = PTE_GIVEN_A;
	const uint16_t in =
		with(p, masked(p, given, o->kept), o->bare & ~o->kept);
	const uint16_t beside = masked(p, PTE_GIVEN_A_BESIDE, o->beside);
	const uint16_t is_input =
		both(p, at_most(p, difference(p, given, in), 0),
		     at_most(p, difference(p, PTE_GIVEN_A_BESIDE, beside), 0));
	uint16_t back;

	p->witness = either(p, there(p, o, in), beside);
	if (o->relation == PTE_RELATION_COMES_BACK) {
		back = read_from(p, p->witness, o->place);
		p->becomes = either(p, there(p, o, back), beside);
		p->against = both(p, is_input, difference(p, back, in));
	} else {
		p->becomes = there(p, o, word_of(p, o->bare));
		p->against = masked(p, difference(p, p->witness, p->becomes),
				    ~o->bits);
		p->against = both(p, p->against,
				  both(p, is_input, has_any(p, in, o->beyond)));
	}
}

/* ---- obligations about numbers ---------------------------------------------
 */

static void state_numbers(struct pte_program *p, const struct pte_obligation *o)
{
	p->witness = word_of(p, o->shown[0]);
	p->becomes = word_of(p, o->shown[1]);
	p->against = masked(
		p,
		is_not(p, at_most(p, word_of(p, o->number[0]), o->number[1])),
		1);
}

size_t pte_program_size(void)
{
	return sizeof(struct pte_program);
}

enum pte_status
pte_obligation_program_sized(const struct pte_target *target,
			     const struct pte_obligations *all,
			     const struct pte_obligation *obligation,
			     struct pte_program *ret, size_t size)
{
	if (size < sizeof(*ret))
		return PTE_STATUS_SIZE;
	if (obligation->relation < PTE_RELATION_APART ||
	    obligation->relation > PTE_RELATION_FITS ||
	    (unsigned)obligation->a.of > PTE_WORDS_PAGE ||
	    (unsigned)obligation->b.of > PTE_WORDS_PAGE ||
	    obligation->withins > PTE_WITHIN_MAX)
		return PTE_STATUS_UNKNOWN_NAME;
	ret->count = PTE_GIVEN_COUNT;
	ret->bit_by_bit = obligation->relation == PTE_RELATION_COMES_BACK;
	switch (obligation->relation) {
	case PTE_RELATION_APART:
	case PTE_RELATION_UNMOVED:
	case PTE_RELATION_INSIDE:
	case PTE_RELATION_READ_AS:
	case PTE_RELATION_LACKS:
		state_words(ret, target, all, obligation);
		break;
	case PTE_RELATION_COMES_BACK:
	case PTE_RELATION_NO_SPILL:
		state_function(ret, obligation);
		break;
	case PTE_RELATION_FITS:
		state_numbers(ret, obligation);
		break;
	}
	return ret->count <= PTE_PROGRAM_CAPACITY ? PTE_STATUS_OK
						  : PTE_STATUS_CAPACITY;
}
