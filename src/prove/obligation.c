/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Building obligations: the words that encoders write, each relation, and the
 * list for a verdict. What each claim needs is in claims/.
 */
#include "claims.h"

#include "common/text.h"

struct pte_words pte_words_written(const struct scene *s, enum pte_kind kind,
				   enum pte_domain domain, uint64_t beside)
{
	return (struct pte_words){
		.of = PTE_WORDS_ENTRY,
		.entries = pte_scene_entries(s, kind, domain, beside),
	};
}

struct pte_words pte_words_passing(const struct pte_test *test)
{
	return (struct pte_words){ .of = PTE_WORDS_PASSING, .test = *test };
}

struct pte_obligation *pte_oblige(struct pte_obligations *to,
				  enum pte_relation relation,
				  const char *reason)
{
	/* beyond the capacity the last one is overwritten; the count tells */
	const unsigned at = to->count < PTE_OBLIGATION_CAPACITY
				    ? to->count
				    : PTE_OBLIGATION_CAPACITY - 1;
	struct pte_obligation *const o = &to->list[at];

	to->count++;
	*o = (struct pte_obligation){ .relation = relation, .reason = reason };
	return o;
}

void pte_oblige_apart(struct pte_obligations *to, const struct pte_words *a,
		      const struct pte_words *b, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_APART, reason);

	o->a = *a;
	o->b = *b;
}

void pte_oblige_avoids(struct pte_obligations *to, const struct pte_words *a,
		       const struct pte_test *test, const char *reason)
{
	const struct pte_words b = pte_words_passing(test);

	pte_oblige_apart(to, a, &b, reason);
}

void pte_oblige_within(struct pte_obligations *to, const struct pte_words *a,
		       const struct pte_test *test, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_INSIDE, reason);

	o->a = *a;
	o->within[o->withins++] = *test;
}

void pte_oblige_avoids_each(struct pte_obligations *to,
			    const struct pte_words *a,
			    const struct pte_either *of, const char *reason)
{
	for (unsigned i = 0; i < of->count; i++)
		pte_oblige_avoids(to, a, &of->test[i], reason);
}

void pte_oblige_within_one(struct pte_obligations *to,
			   const struct pte_words *a,
			   const struct pte_either *of, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_INSIDE, reason);

	o->a = *a;
	for (unsigned i = 0; i < of->count; i++)
		o->within[o->withins++] = of->test[i];
}

void pte_oblige_inside(struct pte_obligations *to, const struct pte_test *inner,
		       const struct pte_test *outer, const char *reason)
{
	const struct pte_words a = pte_words_passing(inner);

	pte_oblige_within(to, &a, outer, reason);
}

void pte_oblige_inside_one(struct pte_obligations *to,
			   const struct pte_test *inner,
			   const struct pte_either *outer, const char *reason)
{
	const struct pte_words a = pte_words_passing(inner);

	pte_oblige_within_one(to, &a, outer, reason);
}

void pte_oblige_read_as(struct pte_obligations *to, const struct pte_words *a,
			pte_kind_set kinds, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_READ_AS, reason);

	o->a = *a;
	o->kinds = kinds;
}

void pte_oblige_lacks(struct pte_obligations *to, const struct pte_words *a,
		      uint64_t bits, const char *reason)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	const struct pte_test having =
		bits == 0 ? never : (struct pte_test)PTE_TEST_ANY(bits);
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_LACKS, reason);

	o->a = *a;
	o->b = pte_words_passing(&having);
	o->bits = o->clears = bits;
}

/* words without the bit for which the test's result differs with it */
static struct pte_test turned(const struct pte_test *t, uint64_t bit)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	const uint64_t as_in = t->except & t->any & ~t->mask & ~bit;
	struct pte_test without = *t;

	if (pte_test_is_never(t))
		return never;
	if ((t->value & bit) != 0) {
		without.value &= ~bit;
		without.any = (t->any & ~t->except & bit) != 0 ? 0
							       : t->any & ~bit;
	}
	if ((t->mask & bit) != 0)
		return without;
	/* the bit alone decides whether `any` is satisfied */
	if ((t->any & bit) != 0 && !pte_test_is_met(t))
		return (struct pte_test){ t->mask | t->any, t->value | as_in, 0,
					  0 };
	return never;
}

void pte_oblige_unmoved(struct pte_obligations *to, const struct pte_words *a,
			uint64_t bit, uint64_t kept,
			const struct pte_test *asked, const char *reason)
{
	const struct pte_test without = { bit, 0, 0, 0 };
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_UNMOVED, reason);
	const struct pte_test moved = (kept & bit) != 0 ? without
							: turned(asked, bit);

	o->a = *a;
	o->b = pte_words_passing(&moved);
	o->bits = o->sets = bit;
	o->kept = kept;
	o->asked = *asked;
}

struct pte_obligation *pte_oblige_fits(struct pte_obligations *to,
				       uint64_t needs, uint64_t has,
				       const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige(to, PTE_RELATION_FITS, reason);

	o->number[0] = o->shown[0] = needs;
	o->number[1] = o->shown[1] = has;
	return o;
}

/* ---- of a verdict ---------------------------------------------------------
 */

static bool is_asked_by(const struct claim *c, const struct question *q)
{
	const char *path;

	if (c->path == NULL)
		return q->v->path == NULL;
	for (unsigned n = 0; (path = c->path(q, n)) != NULL; n++)
		if (q->v->path != NULL &&
		    text_is(path, text_length(path), q->v->path))
			return true;
	return false;
}

static bool is_asked_of(const struct claim *c, const struct question *q)
{
	if (q->v->kind == PTE_KIND_RAW && q->v->domain == PTE_DOMAIN_FIELD)
		return c->scope != SCOPE_KINDS;
	return !is_whole(c->scope) && pte_scene_has(&q->s, q->v->kind);
}

const char *pte_claim_nothing_stands(const struct scene *s)
{
	return pte_scene_has_any(s) ? NULL
				    : "no kind of entry stands at this level";
}

/* tables occur at levels without leaf entries, too */
static const char *no_tables(const struct claim *c, const struct question *q)
{
	if (q->s.t->layout->table[q->s.level] == NULL)
		return "nothing is known of tables at this level";
	return c->path(q, 0) == NULL ? PTE_CLAIM_NOT_SAID : NULL;
}

const char *pte_claim_nowhere(const struct claim *c, const struct question *q)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);

	if (c->scope == SCOPE_TABLES)
		return no_tables(c, q);
	if (q->s.view == NULL)
		return "no leaf entries at this level";
	if (q->s.level == PTE_LEVEL_PMD && (q->s.t->options & thp) == 0)
		return "no pmd entries without transparent_hugepage";
	if (c->path != NULL && c->path(q, 0) == NULL)
		return PTE_CLAIM_NOT_SAID;
	return c->scope == SCOPE_KINDS ? pte_claim_nothing_stands(&q->s) : NULL;
}

/* a piece's part in a swp_entry's bits from..to - 1: a spill may be wider */
static struct pte_piece piece_of(struct pte_piece p, unsigned from, unsigned to)
{
	p = pte_piece_below(&p, to - from);
	p.at = (uint8_t)(p.width != 0 ? p.at + from : 0);
	return p;
}

static struct pte_place place_of(const struct pte_swap_form *form,
				 const struct pte_piece *type,
				 const struct pte_piece *offset,
				 const struct pte_piece *high)
{
	struct pte_place place = { .count = 1 };
	struct pte_piece *const piece = place.address[0].piece;

	piece[0] = piece_of(*type, form->type_shift, form->bits);
	piece[1] = piece_of(*offset, 0, form->type_shift);
	piece[2] = piece_of(*high, 0, form->type_shift);
	return place;
}

static bool is_well_formed(const struct pte_verdict *v)
{
	return v->claim != NULL && v->claim->id != NULL && v->target != NULL &&
	       (unsigned)v->level < PTE_LEVEL_COUNT &&
	       (unsigned)v->kind < PTE_KIND_COUNT &&
	       (unsigned)v->domain <= PTE_DOMAIN_MARKER;
}

/* bits above the word size are 0 in every word, so tests must require that */
static void keep_to_words(const struct pte_layout *l,
			  struct pte_obligations *to)
{
	const uint64_t above = ~pte_layout_word(l);
	const unsigned count = to->count < PTE_OBLIGATION_CAPACITY
				       ? to->count
				       : PTE_OBLIGATION_CAPACITY;

	for (unsigned i = 0; above != 0 && i < count; i++) {
		struct pte_words *const a = &to->list[i].a;

		if (a->of == PTE_WORDS_PASSING && !pte_test_is_never(&a->test))
			a->test.mask |= above;
	}
}

enum pte_status pte_claim_obligations(const struct claim *c,
				      const struct scene *s,
				      const struct pte_verdict *v,
				      struct pte_obligations *ret)
{
	static const struct pte_piece none = PTE_NO_PIECE;
	struct question q = { .s = *s, .v = v };
	const struct pte_swap_form *const form = &s->t->layout->swp_entry;

	ret->count = 0;
	ret->note = NULL;
	ret->codec =
		place_of(form, &s->c->type, &s->c->offset, &s->c->offset_high);
	ret->spill =
		place_of(form, &s->c->spill.type, &s->c->spill.offset, &none);
	ret->type_shift = form->type_shift;
	ret->no_spill = (struct pte_place){ .count = 0 };
	/* type bits that aren't read back are written all the same */
	ret->fixed = s->c->fixed.value | (pte_piece_put(&s->c->type, 0) &
					  ~pte_piece_mask(&s->read));
	ret->inapplicable = pte_claim_nowhere(c, &q);
	if (ret->inapplicable != NULL)
		return PTE_STATUS_OK;
	if (!is_asked_by(c, &q) || !is_asked_of(c, &q) ||
	    (c->of_scenario && v->scenario == NULL))
		return PTE_STATUS_UNKNOWN_NAME;
	q.written = pte_words_written(s, v->kind, v->domain, s->flags);
	ret->inapplicable = c->state(&q, ret);
	keep_to_words(s->t->layout, ret);
	return ret->count <= PTE_OBLIGATION_CAPACITY ? PTE_STATUS_OK
						     : PTE_STATUS_CAPACITY;
}

size_t pte_obligations_size(void)
{
	return sizeof(struct pte_obligations);
}

enum pte_status pte_verdict_obligations_sized(const struct pte_verdict *verdict,
					      struct pte_obligations *ret,
					      size_t size)
{
	const struct claim *const c =
		is_well_formed(verdict) ? pte_claim_row(verdict->claim->id)
					: NULL;

	if (size < sizeof(*ret))
		return PTE_STATUS_SIZE;
	if (c == NULL ||
	    (c->public.levels & PTE_LEVEL_SET(verdict->level)) == 0)
		return PTE_STATUS_UNKNOWN_NAME;

	const struct scene s = pte_scene_of(verdict->target, verdict->level);

	return pte_claim_obligations(c, &s, verdict, ret);
}
