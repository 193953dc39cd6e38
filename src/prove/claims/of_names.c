/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about the names of bits in present words and tables.
 */
#include "prove/claims.h"

#include "common/span.h"

/* whether a name is in force on the target at one of its levels */
static bool is_called(const struct pte_name *n, const struct scene *s,
		      unsigned levels)
{
	return (levels & PTE_LEVEL_SET(s->level)) != 0 &&
	       in_span(&n->in, s->t->version) &&
	       (n->needs & ~s->t->options) == 0;
}

/* the words that pass a test and also match a pattern; false: there are none */
static bool narrowed(struct pte_test *t, const struct pte_pattern *p)
{
	if (pte_test_is_never(t) ||
	    ((t->value ^ p->value) & t->mask & p->mask) != 0)
		return false;
	t->mask |= p->mask;
	t->value |= p->value;
	return true;
}

static void oblige_pair(const struct pte_name *a, const struct pte_name *b,
			const struct pte_test *words,
			struct pte_obligations *to)
{
	const uint64_t shared = pte_ones(a->width) << a->lsb &
				pte_ones(b->width) << b->lsb;
	struct pte_test both = *words;
	struct pte_words named;

	if (shared == 0 || !narrowed(&both, &a->when) ||
	    !narrowed(&both, &b->when))
		return;
	named = pte_words_passing(&both);
	pte_oblige_lacks(to, &named, shared, "a bit that has two names");
}

/* the names of bits in words that pass a test; returns how many there are */
static unsigned oblige_names(const struct question *q,
			     const struct pte_test *words, bool tables,
			     struct pte_obligations *to)
{
	unsigned count = 0;

	for (const struct pte_name *a = q->s.t->model->names; a->name != NULL;
	     a++) {
		if (!is_called(a, &q->s, tables ? a->tables : a->levels))
			continue;
		count++;
		for (const struct pte_name *b = a + 1; b->name != NULL; b++)
			if (is_called(b, &q->s, tables ? b->tables : b->levels))
				oblige_pair(a, b, words, to);
	}
	return count;
}

static const char *names_apart(const struct question *q,
			       struct pte_obligations *to)
{
	const struct pte_view *const view = q->s.view;
	const unsigned count = oblige_names(q, &view->present, false, to) +
			       oblige_names(q, &view->table, true, to);

	return count == 0 ? "no bit has a name at this level" : NULL;
}

/* clang-format off */
const struct claim pte_claims_of_names[] = {
	{ { "names-apart", "no bit of a page's or a table's word has two names at once", 0, PTE_LEVEL_PAGES | PTE_LEVEL_TABLES },
	  SCOPE_WHOLE, false, NULL, "no word has a bit that two names share", names_apart },
	{ { NULL, NULL, 0, 0 }, SCOPE_WHOLE, false, NULL, NULL, NULL },
};
/* clang-format on */
