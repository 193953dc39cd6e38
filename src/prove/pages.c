/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Looks up the model's protections, attributes, flags and views that decide
 * what is written for a page.
 */
#include "pages.h"

#include "common/span.h"
#include "common/text.h"

/* the name of the protection for PROT_NONE pages */
#define NO_ACCESS "none"

/* of puds only hugetlb's pte helpers know pages without access, unless a test
 * of the level does */
bool pte_pages_are_made(const struct scene *s, const char *protection)
{
	return s->level != PTE_LEVEL_PUD ||
	       !pte_pages_without_access(protection) ||
	       pte_model_never(s->t->model, s->level, PTE_VIEW_PROTNONE) ==
		       NULL;
}

const char *pte_claim_protection_at(const struct question *q, unsigned n)
{
	for (const struct pte_protection *p = q->s.t->model->protections;
	     p->name != NULL; p++)
		if (in_span(&p->in, q->s.t->version) &&
		    pte_pages_are_made(&q->s, p->name) && n-- == 0)
			return p->name;
	return NULL;
}

uint64_t pte_pages_leaf(const struct scene *s, const char *protection)
{
	const struct pte_protection *const p =
		protection == NULL ? NULL
				   : pte_target_protection(s->t, protection);

	return p == NULL ? 0 : pte_layout_leaf(s->t->layout, s->level, p->bits);
}

bool pte_pages_without_access(const char *protection)
{
	return text_is(NO_ACCESS, text_length(NO_ACCESS), protection);
}

uint64_t pte_pages_flag(const struct scene *s, unsigned flag)
{
	return (s->t->present_flags & PTE_FLAG_SET(flag)) != 0
		       ? s->view->flag[flag]
		       : 0;
}

uint64_t pte_pages_flags(const struct scene *s)
{
	uint64_t flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		flags |= pte_pages_flag(s, f);
	return flags;
}

uint64_t pte_pages_address_bits(const struct scene *s)
{
	uint64_t bits = 0;

	for (const struct pte_protection *p = s->t->model->protections;
	     p->name != NULL; p++)
		if (in_span(&p->in, s->t->version))
			bits |= pte_place_bits(s->t->layout->place[s->level],
					       pte_layout_leaf(s->t->layout,
							       s->level,
							       p->bits));
	return bits;
}

uint64_t pte_pages_attributes(const struct scene *s)
{
	uint64_t bits = 0;

	for (const struct pte_attributes *a = s->t->model->attributes;
	     a != NULL && a->name != NULL; a++)
		if ((a->levels & PTE_LEVEL_SET(s->level)) != 0 &&
		    in_span(&a->in, s->t->version) && a->why == NULL)
			bits |= a->bits;
	return bits;
}

uint64_t pte_pages_beside(const struct scene *s, uint64_t protection)
{
	uint64_t bits = pte_pages_attributes(s);

	for (const struct pte_beside *b = s->t->model->beside;
	     b != NULL && b->what != NULL; b++)
		if ((b->levels & PTE_LEVEL_SET(s->level)) != 0 &&
		    in_span(&b->in, s->t->version) &&
		    pte_pattern_has(&b->when, protection))
			bits |= b->bits;
	/* flags have claims of their own */
	return bits & ~pte_pages_flags(s);
}

uint64_t pte_pages_addresses(const struct scene *s)
{
	return pte_ones(s->t->phys_bits) &
	       ~pte_ones(pte_layout_leaf_shift(s->t->layout, s->level));
}

struct pte_words pte_pages_words(const struct scene *s, uint64_t protection,
				 uint64_t beside)
{
	return (struct pte_words){
		.of = PTE_WORDS_PAGE,
		.page = { s->t->layout->place[s->level], protection & ~beside,
			  pte_pages_addresses(s), beside },
	};
}

const struct pte_view *pte_pages_walker(const struct scene *s)
{
	return s->level == PTE_LEVEL_HUGETLB ? s->t->layout->walker : s->view;
}

unsigned pte_pages_answers(const struct scene *s, uint64_t word)
{
	const struct pte_view *const views[] = { s->view, pte_pages_walker(s) };
	unsigned answers = 0;

	for (unsigned v = 0; v < 2; v++)
		for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++)
			answers =
				answers << 1U |
				(unsigned)pte_test_has(
					pte_view_test_of(views[v],
							 (enum pte_view_test)n),
					word);
	return answers;
}

uint64_t pte_pages_complemented(const struct pte_address *a)
{
	uint64_t bits = 0;

	for (unsigned i = 0; a != NULL && i < PTE_PIECE_COUNT; i++)
		bits |= pte_piece_mask(&a->piece[i]) &
			(a->inverted ^
			 (a->piece[i].inverted ? PTE_ALL_BITS : 0));
	return bits;
}

void pte_pages_oblige_none(struct pte_obligations *to, uint64_t bits,
			   uint64_t word, const char *reason)
{
	struct pte_obligation *const o =
		pte_oblige_fits(to, pte_bit_count(bits), 0, reason);

	o->shown[0] = word | bits;
	o->shown[1] = word & ~bits;
}
