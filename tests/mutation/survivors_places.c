/* SPDX-License-Identifier: BSD-2-Clause */
#include "survivor.h"

#include "prove/pages.h"
#include "prove/scene.h"
#include "prove/tables.h"

static const struct pte_address *address_of(const struct survivor *s,
					    unsigned *level_ret)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned i = 0; i < s->copy->place[l].count; i++)
			if (is_in(&s->copy->place[l].address[i],
				  sizeof(struct pte_address), s->c->at)) {
				*level_ret = l;
				return &s->copy->place[l].address[i];
			}
	return NULL;
}

/* a demand of all bits compares words: it looks at none in particular */
static uint64_t asked_of(const struct pte_test *t)
{
	if (pte_test_is_never(t))
		return 0;
	return t->mask | (t->any == PTE_ALL_BITS ? 0 : t->any);
}

/* the bits that tests but none look at */
static uint64_t asked_by(const struct pte_view *view)
{
	uint64_t bits = 0;

	for (unsigned n = PTE_VIEW_PRESENT; n < PTE_VIEW_TEST_COUNT; n++)
		bits |= asked_of(pte_view_test_of(view, (enum pte_view_test)n));
	return bits;
}

/* ... or that have a name at a level */
static uint64_t taken(const struct survivor *s, unsigned level)
{
	uint64_t bits = asked_by(view_of(s, level));

	for (const struct pte_name *n = s->t->model->names; n->name != NULL;
	     n++)
		if ((n->levels & PTE_LEVEL_SET(level)) != 0 &&
		    n->in.since <= s->t->version &&
		    s->t->version <= n->in.until)
			bits |= pte_ones(n->width) << n->lsb;
	return bits;
}

/* no bit that the address takes now is anything else's */
bool is_free_place(const struct survivor *s)
{
	unsigned l = 0;
	const struct pte_address *const a = address_of(s, &l);
	const struct scene scene = pte_scene_of(s->t, (enum pte_level)l);

	return a != NULL &&
	       (pte_address_bits(a) & ~pte_pages_address_bits(&scene) &
		taken(s, l)) == 0;
}

/* of words without access, or that are invalid for a moment */
bool is_absent_only(const struct survivor *s)
{
	unsigned l = 0;
	const struct pte_address *const a = address_of(s, &l);

	for (const struct pte_protection *p = s->t->model->protections;
	     a != NULL && p->name != NULL; p++)
		if (!pte_pages_without_access(p->name) &&
		    pte_pattern_has(&a->when, pte_layout_leaf(s->t->layout,
							      (enum pte_level)l,
							      p->bits)))
			return false;
	return a != NULL;
}

/* a test that no table passes, whatever its address, needs none of its bits */
static uint64_t asked_of_tables(const struct pte_view *view,
				const struct pte_test *t)
{
	uint64_t word;

	return pte_test_meet(t, &view->table, &word) ? asked_of(t) : 0;
}

/* no bit that the address of some table takes now is anything else's */
bool is_free_table(const struct survivor *s)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const struct pte_view *const view =
			pte_tables_view(s->t->layout, (enum pte_level)l);
		uint64_t taken = 0;

		/* any bit but those of none may make a word present */
		for (unsigned n = PTE_VIEW_PROTNONE; n < PTE_VIEW_TEST_COUNT;
		     n++)
			taken |= asked_of_tables(
				view,
				pte_view_test_of(view, (enum pte_view_test)n));
		for (const struct pte_name *n = s->t->model->names;
		     n->name != NULL; n++)
			if ((n->tables & PTE_LEVEL_SET(l)) != 0)
				taken |= pte_ones(n->width) << n->lsb;
		for (unsigned i = 0; i < s->copy->table[l].count; i++) {
			const struct pte_address *const a =
				&s->copy->table[l].address[i];

			if (is_in(a->piece, sizeof(a->piece), s->c->at))
				return (pte_address_write(
						a, pte_ones(s->t->phys_bits),
						0) &
					taken) == 0;
		}
	}
	return false;
}

/* tables have another type then, which has no name and is read by no test */
bool is_other_table(const struct survivor *s)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned i = 0; i < s->copy->table[l].count; i++) {
			const struct pte_pattern *const is =
				&s->copy->table[l].address[i].when;

			if (!is_in(is, sizeof(*is), s->c->at))
				continue;
			for (const struct pte_name *n = s->t->model->names;
			     n->name != NULL; n++)
				if ((n->tables & PTE_LEVEL_SET(l)) != 0 &&
				    ((n->when.value ^ is->value) & is->mask &
				     n->when.mask) != 0)
					return true;
		}
	return false;
}

/* whether it's the first that may match a word, of which some bits are open */
static bool is_chosen(const struct pte_place *place, size_t which,
		      uint64_t word, uint64_t open)
{
	for (size_t i = 0; i <= which; i++) {
		const struct pte_pattern *const when = &place->address[i].when;
		const uint64_t differs = (word ^ when->value) & when->mask;

		if (i == which)
			return (differs & ~open) == 0;
		if (differs == 0 && (when->mask & open) == 0)
			return false;
	}
	return false;
}

/* whether a page's word, or an invalidated one's, may be kept that way,
 * whatever its address and what stands beside */
static bool is_of_page(const struct survivor *s, unsigned l,
		       const struct pte_place *place, size_t which)
{
	const struct scene scene = pte_scene_of(s->t, (enum pte_level)l);
	const struct pte_view *const view = view_of(s, l);

	for (const struct pte_protection *p = s->t->model->protections;
	     p->name != NULL; p++) {
		const uint64_t leaf = pte_layout_leaf(
			s->t->layout, (enum pte_level)l, p->bits);
		const uint64_t open = pte_pages_address_bits(&scene) |
				      pte_pages_flags(&scene) |
				      pte_pages_beside(&scene, p->bits);

		if (is_chosen(place, which, leaf, open) ||
		    is_chosen(place, which,
			      pte_change_apply(&view->invalidate, leaf), open))
			return true;
	}
	return false;
}

/* an alternative for words that are no pages: pmd_pfn of tables and entries,
 * which tests/kernel and tests/reference hold against the kernel's own */
bool is_no_page_s(const struct survivor *s)
{
	unsigned l = 0;
	const struct pte_address *const a = address_of(s, &l);
	const struct pte_place *const is = &s->copy->place[l];

	return a != NULL && !is_of_page(s, l, is, (size_t)(a - is->address)) &&
	       !is_of_page(s, l, s->t->layout->place[l],
			   (size_t)(a - is->address));
}

/* the bits that it adds to an address lie below the pages of the level */
bool is_below_pages(const struct survivor *s)
{
	unsigned l = 0;
	const struct pte_address *const a = address_of(s, &l);
	const struct scene scene = pte_scene_of(s->t, (enum pte_level)l);
	const struct pte_address *was;
	uint64_t is_at = 0, was_at = 0;

	if (a == NULL)
		return false;
	was = &s->t->layout->place[l]->address[a - s->copy->place[l].address];
	for (unsigned i = 0; i < 2; i++) {
		is_at |= pte_ones(a->piece[i].width) << a->piece[i].at;
		was_at |= pte_ones(was->piece[i].width) << was->piece[i].at;
	}
	return (was_at & ~is_at) == 0 &&
	       (is_at & ~was_at & pte_pages_addresses(&scene)) == 0;
}

/* the same words are made of the first page and of the last: each bit of an
 * address is 0 in one of them, and 1 in the other */
bool is_same_page(const struct survivor *s)
{
	for (unsigned i = 0; s->copy->protection[i].name != NULL; i++) {
		const uint64_t is = s->copy->protection[i].bits;
		const uint64_t was = s->t->model->protections[i].bits;

		if (s->c->at != &s->copy->protection[i].bits)
			continue;
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
			const struct scene scene =
				pte_scene_of(s->t, (enum pte_level)l);
			const struct pte_place *const place =
				s->t->layout->place[l];

			if (place == NULL)
				continue;

			const uint64_t last = pte_pages_addresses(&scene);
			const struct pte_change *const leaf =
				&view_of(s, l)->leaf;

			if (pte_place_write_masked(
				    place, 0, pte_change_apply(leaf, is)) !=
				    pte_place_write_masked(
					    place, 0,
					    pte_change_apply(leaf, was)) ||
			    pte_place_write_masked(
				    place, last, pte_change_apply(leaf, is)) !=
				    pte_place_write_masked(
					    place, last,
					    pte_change_apply(leaf, was)))
				return false;
		}
		return true;
	}
	return false;
}
