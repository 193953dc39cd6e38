/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef BITS_H
#define BITS_H

#include "toy.h"

/* Words, bit by bit */

#define WORDS_MAX (1U << 16)

static inline bool has_bit(uint64_t v, unsigned n)
{
	return n < 64 && (v >> n & 1) != 0;
}

static inline uint64_t words_of(const struct toy *toy)
{
	return UINT64_C(1) << toy->bits;
}

static inline bool passes(const struct pte_test *t, uint64_t w)
{
	return (w & t->mask) == t->value &&
	       (t->any == 0 || (w & t->any) != (t->except & t->any));
}

static inline bool passes_either(const struct pte_either *e, uint64_t w)
{
	return passes(&e->test[0], w) || passes(&e->test[1], w);
}

/* some word passes; all that the tests let vary is within a toy's words */
static inline bool is_ever(const struct toy *toy, const struct pte_test *t)
{
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (passes(t, w))
			return true;
	return false;
}

static inline uint64_t put(const struct pte_piece *p, uint64_t quantity)
{
	uint64_t w = 0;

	for (unsigned n = 0; n < p->width; n++)
		if (has_bit(quantity, p->at + n) != p->inverted)
			w |= UINT64_C(1) << (p->lsb + n);
	return w;
}

static inline uint64_t get(const struct pte_piece *p, uint64_t w)
{
	uint64_t quantity = 0;

	for (unsigned n = 0; n < p->width; n++)
		if (has_bit(w, p->lsb + n) != p->inverted)
			quantity |= UINT64_C(1) << (p->at + n);
	return quantity;
}

static inline uint64_t size(const struct pte_piece *p)
{
	return UINT64_C(1) << p->width;
}

/* Types that a swp_entry tells apart: those of its bits above the offset. */
static inline uint64_t types_told(const struct toy *toy)
{
	const struct pte_swap_form *const form = &toy->layout.swp_entry;

	return UINT64_C(1) << (form->bits - form->type_shift);
}

/* the type in a word, as a swp_entry has it */
static inline uint64_t type_of(const struct toy *toy, uint64_t w)
{
	return get(&toy->codec.type, w) % types_told(toy);
}

/* the piece's bits of the word */
static inline uint64_t bits(const struct pte_piece *p)
{
	uint64_t w = 0;

	for (unsigned n = 0; n < p->width; n++)
		w |= UINT64_C(1) << (p->lsb + n);
	return w;
}

/* an offset may lie in two pieces, wherever each is */
static inline uint64_t put_offset(const struct pte_codec *c, uint64_t offset)
{
	return put(&c->offset, offset) | put(&c->offset_high, offset);
}

static inline uint64_t get_offset(const struct pte_codec *c, uint64_t w)
{
	return get(&c->offset, w) | get(&c->offset_high, w);
}

static inline uint64_t offset_size(const struct toy *toy)
{
	return size(&toy->codec.offset) * size(&toy->codec.offset_high);
}

static inline uint64_t offset_bits(const struct pte_codec *c)
{
	return bits(&c->offset) | bits(&c->offset_high);
}

#endif
