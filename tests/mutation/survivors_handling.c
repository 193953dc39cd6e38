/* SPDX-License-Identifier: BSD-2-Clause */
#include "survivor.h"

#include "prove/pages.h"
#include "prove/scene.h"
#include "written.h"

/* no page's address at some of the levels has the bit */
static bool is_no_part(const struct survivor *s, unsigned levels, uint64_t bit)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const struct scene scene =
			pte_scene_of(s->t, (enum pte_level)l);

		if ((levels & PTE_LEVEL_SET(l)) != 0 &&
		    s->t->layout->view[l] != NULL &&
		    (bit & pte_pages_address_bits(&scene)) != 0)
			return false;
	}
	return true;
}

bool is_beside_nothing(const struct survivor *s)
{
	for (const struct pte_beside *b = s->copy->beside; b->what != NULL; b++)
		if (s->c->at == &b->bits)
			return (b->bits & BIT(s->mutant)) == 0 ||
			       is_no_part(s, b->levels, BIT(s->mutant));
	return true;
}

bool is_no_attribute(const struct survivor *s)
{
	for (const struct pte_attributes *a = s->copy->attributes;
	     a->name != NULL; a++)
		if (s->c->at == &a->bits)
			return (a->bits & BIT(s->mutant)) == 0 ||
			       is_no_part(s, a->levels, BIT(s->mutant));
	return false;
}

/* ---- words between two stores ---------------------------------------------
 */

static const struct pte_transient *changed(const struct survivor *s,
					   const struct pte_transient **was_ret)
{
	const char *const at = s->c->at;

	for (const struct pte_transient *t = s->copy->transient;
	     t->name != NULL; t++) {
		if (at < (const char *)t || at >= (const char *)(t + 1))
			continue;
		*was_ret = &s->t->model->transients[t - s->copy->transient];
		return t;
	}
	return NULL;
}

bool is_begun_alike(const struct survivor *s)
{
	const struct pte_transient *was = NULL, *const t = changed(s, &was);
	struct pte_test a, b;

	if (t == NULL)
		return false;
	a = (struct pte_test){ was->from.mask, was->from.value, 0, 0 };
	b = (struct pte_test){ t->from.mask, t->from.value, 0, 0 };
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if ((t->levels & PTE_LEVEL_SET(l)) != 0 &&
		    s->t->layout->view[l] != NULL &&
		    !written_pages_alike(s->t, (enum pte_level)l, &a, &b))
			return false;
	return true;
}

/* of the words with which it begins, the one with fewest bits and the one with
 * most: what isn't changed is either */
static uint64_t left_of(const struct pte_transient *t,
			const struct pte_view *view, bool most)
{
	const uint64_t open = most ? ~t->from.mask : 0;

	return pte_change_apply(t->invalidates ? &view->invalidate : &t->change,
				t->from.value | open);
}

bool is_left_alike(const struct survivor *s)
{
	const struct pte_transient *was = NULL, *const t = changed(s, &was);

	for (unsigned l = 0; t != NULL && l < PTE_LEVEL_COUNT; l++) {
		const struct pte_view *const view = s->t->layout->view[l];

		if ((t->levels & PTE_LEVEL_SET(l)) == 0 || view == NULL)
			continue;
		for (unsigned most = 0; most < 2; most++) {
			const uint64_t w = left_of(t, view, most == 1);

			if (!pte_test_has(&view->none, w) &&
			    !pte_layout_is_present(s->t->layout,
						   (enum pte_level)l, view, w))
				return false;
		}
	}
	return t != NULL;
}

/* ---- comparisons ----------------------------------------------------------
 */

/* a flag's, one that every entry has, or none */
bool is_compared_alike(const struct survivor *s)
{
	uint64_t passed_over = s->copy->codec.fixed.value;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		passed_over |= s->copy->codec.flag[f];
	for (const struct pte_comparison *c = s->copy->comparison;
	     c->name != NULL; c++)
		for (unsigned l = 0;
		     s->c->at == &c->bits && l < PTE_LEVEL_COUNT; l++)
			if ((c->levels & PTE_LEVEL_SET(l)) != 0 &&
			    s->t->layout->view[l] != NULL &&
			    (passed_over & BIT(s->mutant)) == 0 &&
			    !written_lacks(s->t, (enum pte_level)l, s->mutant))
				return false;
	return true;
}
