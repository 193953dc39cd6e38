/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Differences in how kernels handle words: attributes that they rewrite,
 * transient words, comparisons. Decoding doesn't depend on them, so no word
 * shows them.
 */
#include <stdio.h>
#include <string.h>

#include "diff.h"

#define NOTHING "none"

static bool is_at(const struct pte_target *t, unsigned levels,
		  const struct pte_span *in, unsigned level)
{
	return (levels & PTE_LEVEL_SET(level)) != 0 &&
	       in->since <= t->version && t->version <= in->until;
}

/* ---- attributes --------------------------------------------------------- */

static const char *attributes_text(char to[static DIFF_VALUE_SIZE],
				   const struct pte_target *t, unsigned level)
{
	const struct pte_attributes *a = t->model->attributes;
	uint64_t bits = 0;

	for (; a != NULL && a->name != NULL; a++)
		if (is_at(t, a->levels, &a->in, level))
			bits |= a->bits;
	(void)snprintf(to, DIFF_VALUE_SIZE, NOTHING);
	if (bits != 0)
		(void)snprintf(to, DIFF_VALUE_SIZE, "0x%llx",
			       (unsigned long long)bits);
	return to;
}

/* ---- transient words ----------------------------------------------------- */

/* what becomes of which words */
struct moment {
	struct pte_pattern from;
	struct pte_change change;
};

static struct moment moment_of(const struct pte_target *t, unsigned level,
			       const struct pte_transient *w)
{
	return (struct moment){ w->from,
				w->invalidates
					? t->layout->view[level]->invalidate
					: w->change };
}

/* an order that doesn't depend on that of the list */
static int compare_moments(const struct moment *a, const struct moment *b)
{
	const uint64_t keys[][2] = { { a->from.mask, b->from.mask },
				     { a->from.value, b->from.value },
				     { a->change.clear, b->change.clear },
				     { a->change.set, b->change.set } };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}

/* *m becomes the one after it in that order, or the first; false: no more */
static bool moment_after(struct moment *m, bool first,
			 const struct pte_target *t, unsigned level,
			 const char *name)
{
	const struct pte_transient *w = t->model->transients;
	const struct moment last = *m;
	bool any = false;

	for (; w != NULL && w->name != NULL; w++) {
		const struct moment is = moment_of(t, level, w);

		if (!is_at(t, w->levels, &w->in, level) || w->why != NULL ||
		    strcmp(w->name, name) != 0 ||
		    (!first && compare_moments(&is, &last) <= 0) ||
		    (any && compare_moments(&is, m) >= 0))
			continue;
		*m = is;
		any = true;
	}
	return any;
}

static const char *transient_text(char to[static DIFF_VALUE_SIZE],
				  const struct pte_target *t, unsigned level,
				  const char *name)
{
	struct moment m = { .from = { 0, 0 } };
	bool first = true;
	struct out text;

	out_to_memory(&text, to, DIFF_VALUE_SIZE);
	for (; moment_after(&m, first, t, level, name); first = false)
		out_format(&text,
			   "%s(v & 0x%llx) == 0x%llx: clear 0x%llx, set 0x%llx",
			   first ? "" : "; ", (unsigned long long)m.from.mask,
			   (unsigned long long)m.from.value,
			   (unsigned long long)m.change.clear,
			   (unsigned long long)m.change.set);
	if (first)
		out_text(&text, NOTHING);
	return out_memory(&text);
}

static void diff_transients(struct diff *d, unsigned level)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_transient *w = d->target[i].model->transients;
		char text[2][DIFF_VALUE_SIZE];

		for (; w != NULL && w->name != NULL; w++)
			(void)diff_add(d, "moment", w->name, (int)level,
				       transient_text(text[0], &d->target[0],
						      level, w->name),
				       transient_text(text[1], &d->target[1],
						      level, w->name));
	}
}

/* ---- comparisons -------------------------------------------------------- */

/* whether the comparison ignores a flag that entries have */
static bool is_passed_over(const struct pte_target *t,
			   const struct pte_comparison *c, unsigned level,
			   unsigned flag)
{
	const struct pte_proposal *const p = t->model->proposal;

	if ((t->swap_flags[level] & PTE_FLAG_SET(flag)) == 0)
		return false;
	return flag < PTE_FLAG_PROPOSED
		       ? (c->flags & PTE_FLAG_SET(flag)) != 0
		       : !p->flags[flag - PTE_FLAG_PROPOSED].compared;
}

static const char *comparison_text(char to[static DIFF_VALUE_SIZE],
				   const struct pte_target *t, unsigned level,
				   const char *name)
{
	const struct pte_comparison *c = t->model->comparisons;
	const char *before = "passes over ";
	struct out text;

	out_to_memory(&text, to, DIFF_VALUE_SIZE);
	for (; c != NULL && c->name != NULL; c++) {
		if (!is_at(t, c->levels, &c->in, level) || c->why != NULL ||
		    strcmp(c->name, name) != 0)
			continue;
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
			if (!is_passed_over(t, c, level, f))
				continue;
			out_format(&text, "%s%s", before,
				   pte_model_flag_name(t->model,
						       (enum pte_flag)f));
			before = ", ";
		}
		if (c->bits != 0)
			out_format(&text, "%s0x%llx", before,
				   (unsigned long long)c->bits);
		else if (text.used == 0)
			out_text(&text, "passes over nothing");
	}
	if (text.used == 0)
		out_text(&text, NOTHING);
	return out_memory(&text);
}

static void diff_comparisons(struct diff *d, unsigned level)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_comparison *c =
			d->target[i].model->comparisons;
		char text[2][DIFF_VALUE_SIZE];

		for (; c != NULL && c->name != NULL; c++)
			(void)diff_add(d, "comparison", c->name, (int)level,
				       comparison_text(text[0], &d->target[0],
						       level, c->name),
				       comparison_text(text[1], &d->target[1],
						       level, c->name));
	}
}

void diff_handling(struct diff *d)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		char text[2][DIFF_VALUE_SIZE];

		if (d->target[0].layout->view[l] == NULL ||
		    d->target[1].layout->view[l] == NULL)
			continue;
		(void)diff_add(d, "attributes", "", (int)l,
			       attributes_text(text[0], &d->target[0], l),
			       attributes_text(text[1], &d->target[1], l));
		diff_transients(d, l);
		diff_comparisons(d, l);
	}
}
