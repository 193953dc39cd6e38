/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words of which some bits are known: three values for each bit, 0, 1 and
 * either; and what tests and addresses come to on them.
 */
#ifndef PTE_COMMON_KNOWN_H
#define PTE_COMMON_KNOWN_H

#include <pte/layout.h>

/* Bits that are 1, and those that may be. */
struct known {
	uint64_t ones, most;
};

static inline struct known known_either(uint64_t a, uint64_t b)
{
	return (struct known){ a & b, a | b };
}

static inline struct known known_word(uint64_t v)
{
	return known_either(v, v);
}

static inline struct known known_or(struct known a, struct known b)
{
	return (struct known){ a.ones | b.ones, a.most | b.most };
}

static inline struct known known_xor(struct known v, uint64_t bits)
{
	return (struct known){ (v.ones & ~bits) | (~v.most & bits),
			       (v.most & ~bits) | (~v.ones & bits) };
}

/* What no word can be: a bit that is 1, and that may not be. */
#define KNOWN_NOTHING ((struct known){ PTE_ALL_BITS, 0 })

static inline bool known_is_nothing(struct known v)
{
	return (v.ones & ~v.most) != 0;
}

/* all that both say */
static inline struct known known_meet(struct known a, struct known b)
{
	return (struct known){ a.ones | b.ones, a.most & b.most };
}

static inline struct known known_pattern(uint64_t mask, uint64_t value)
{
	return (struct known){ value, value | ~mask };
}

/* no word passes */
static inline bool known_never(const struct pte_test *t, struct known v)
{
	return (t->value & ~t->mask) != 0 ||
	       known_is_nothing(
		       known_meet(v, known_pattern(t->mask, t->value))) ||
	       (t->any != 0 && (t->any & v.most & (t->value | ~t->mask)) == 0);
}

/* every word passes */
static inline bool known_always(const struct pte_test *t, struct known v)
{
	return (t->value & ~(t->mask & v.ones)) == 0 &&
	       (t->mask & ~t->value & v.most) == 0 &&
	       (t->any == 0 || (t->any & v.ones) != 0);
}

/* the first alternative that may be chosen, or NULL; and whether it must be */
static inline const struct pte_address *
known_chosen(const struct pte_place *place, struct known word, bool *must_ret)
{
	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_pattern *const p = &place->address[i].when;
		const struct pte_test when = { p->mask, p->value, 0 };

		*must_ret = known_always(&when, word);
		if (!known_never(&when, word))
			return &place->address[i];
	}
	*must_ret = true;
	return NULL;
}

static inline struct known known_put(const struct pte_piece *p, struct known q)
{
	return known_either(pte_piece_put(p, q.ones), pte_piece_put(p, q.most));
}

static inline struct known known_get(const struct pte_piece *p, struct known v)
{
	return known_either(pte_piece_get(p, v.ones), pte_piece_get(p, v.most));
}

/* pte_place_write_masked */
static inline struct known known_write(const struct pte_place *place,
				       struct known q, uint64_t protection)
{
	const struct known rest = known_word(protection);
	const struct pte_address *a;
	bool must;

	a = known_chosen(place, rest, &must);
	if (a == NULL)
		return rest;
	q = known_or(known_put(&a->piece[0], q), known_put(&a->piece[1], q));
	return known_or(known_xor(q, protection == 0 ? 0 : a->inverted), rest);
}

/* pte_place_read */
static inline struct known known_read(const struct pte_place *place,
				      struct known word)
{
	const struct pte_address *a;
	bool must;

	a = known_chosen(place, word, &must);
	if (!must)
		return known_either(0, PTE_ALL_BITS);
	if (a == NULL)
		return known_word(0);
	if (word.ones == 0 && word.most != 0) /* it may be 0, or not */
		word = known_either(0, word.most | a->inverted);
	else
		word = known_xor(word, word.most == 0 ? 0 : a->inverted);
	return known_or(known_get(&a->piece[0], word),
			known_get(&a->piece[1], word));
}

#endif /* PTE_COMMON_KNOWN_H */
