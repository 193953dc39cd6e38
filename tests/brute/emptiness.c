/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include "leaf.h"

/* What is empty, and which rows say something */

enum answer try_empty(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t empty = toy->layout.empty[v->level];

	return answer(passes(&view_of(toy, v)->none, empty) &&
		      (v->level != PTE_LEVEL_HUGETLB ||
		       passes(&toy->layout.walker->none, empty)));
}

bool see_empty(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes &&
	       v->witness == toy->layout.empty[v->level];
}

static bool is_as_said(const struct toy *toy, const struct pte_view *view,
		       enum pte_level level)
{
	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
		const enum pte_view_test test = (enum pte_view_test)n;

		if (is_ever(toy, pte_view_test_of(view, test)) ==
		    (pte_model_never(&toy->model, level, test) != NULL))
			return false;
	}
	return true;
}

static bool is_like(const struct pte_pattern *p, uint64_t w)
{
	return (w & p->mask) == p->value;
}

/* a leaf of the level, or what is made of it for a moment */
static uint64_t leaf_or_moment(const struct toy *toy,
			       const struct pte_verdict *v, unsigned i,
			       bool moment)
{
	const struct pte_change *const c = &view_of(toy, v)->invalidate;
	const uint64_t leaf = leaf_of(toy, v, i);

	return moment ? (leaf & ~c->clear) | c->set : leaf;
}

/* something may be told, and what stands beside does so of some word */
static bool are_rows_ever(const struct toy *toy)
{
	for (unsigned i = 0; i < TOY_TRAITS; i++)
		if (!is_ever(toy, &toy->traits[i].test))
			return false;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_like(&toy->beside[0].when, w))
			return true;
	return false;
}

/* whether the word is an entry's, or differs from a page's in what may differ
 */
static bool is_handled(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	uint64_t open = page_flags(toy, v);

	if ((w & toy->codec.fixed.mask) == toy->codec.fixed.value)
		return true;
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const uint64_t leaf = leaf_of(toy, v, i);
		const struct pte_address *const a =
			chosen(&toy->place[v->level], leaf);

		if (!is_made(toy, v, i))
			continue;
		open |= beside(toy, v, leaf) |
			(a == NULL ? 0 : address_bits(a));
	}
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++)
		if (is_made(toy, v, i) &&
		    (((leaf_or_moment(toy, v, i, false) ^ w) & ~open) == 0 ||
		     ((leaf_or_moment(toy, v, i, true) ^ w) & ~open) == 0))
			return true;
	return false;
}

/* each change begins with some such word */
static bool are_changes_of_some(const struct toy *toy,
				const struct pte_verdict *v)
{
	for (unsigned i = 0; i < TOY_TRANSIENTS; i++) {
		bool some = toy->transients[i].why != NULL;

		for (uint64_t w = 0; !some && w < words_of(toy); w++)
			some = is_like(&toy->transients[i].from, w) &&
			       is_handled(toy, v, w);
		if (!some)
			return false;
	}
	return true;
}

enum answer try_tests(const struct toy *toy, const struct pte_verdict *v)
{
	return answer(are_rows_ever(toy) && are_changes_of_some(toy, v) &&
		      is_as_said(toy, view_of(toy, v), v->level) &&
		      (v->level != PTE_LEVEL_HUGETLB ||
		       is_as_said(toy, toy->layout.walker, PTE_LEVEL_PMD)));
}

bool see_test(const struct toy *toy, const struct pte_verdict *v)
{
	(void)toy;
	return v->witness == v->becomes;
}

enum answer try_written(const struct toy *toy, const struct pte_verdict *v)
{
	if (kinds_at(toy, v->level) == 0)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (spoken_of(toy, v)[w])
			return ANSWER_TRUE;
	return ANSWER_FALSE;
}

enum answer try_zero(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t empty = toy->layout.empty[v->level];

	if (!passes(&toy->view[v->level].none, 0))
		return ANSWER_EMPTY;
	return answer(read_back(&toy->place[v->level], empty) == 0);
}

bool see_zero(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == toy->layout.empty[v->level] &&
	       read_back(&toy->place[v->level], v->witness) != 0;
}
