/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How the other reading is found: encode what was given again, and see whether
 * the word is the same; or ask each predicate of the level.
 */
#include "meant.h"

/* ---- an entry ------------------------------------------------------------ */

struct entry {
	unsigned type;
	uint64_t offset;
	uint64_t flags; /* flag bits of the word */
};

/* whether encoding `given` makes this word, and it's read as something else */
static bool is_other(const struct read_word *w, const uint64_t given[2],
		     struct entry *ret)
{
	const struct pte_reading *const r = &w->reading;
	const struct pte_target *const t = w->target;

	ret->type = pte_swap_entry_type(t->layout, given[0]);
	ret->offset = pte_swap_entry_offset(t->layout, given[0]);
	ret->flags = given[1];
	return (pte_layout_swap_encode_masked(t->layout, w->level, given[0]) |
		given[1]) == w->value &&
	       ((enum pte_kind)t->kind_of_type[ret->type] != r->kind ||
		ret->type != r->swp_type || ret->offset != r->swp_offset);
}

/* how code that doesn't know the scheme reads a scheme's word */
static bool is_special(const struct read_word *w, struct entry *ret)
{
	const struct pte_layout *const l = w->target->layout;
	const uint64_t entry = pte_layout_swap_decode(l, w->level, w->value);
	const uint64_t given[] = { entry,
				   w->value & ~pte_layout_swap_encode_masked(
						      l, w->level, entry) };

	return w->reading.kind == PTE_KIND_SPECIAL && is_other(w, given, ret);
}

static void out_entry(struct out *out, const struct read_word *w,
		      const struct entry *e)
{
	const struct pte_target *const t = w->target;
	const enum pte_kind kind = (enum pte_kind)t->kind_of_type[e->type];

	out_format(out, "%s type=%u offset=0x%llx",
		   pte_model_kind(t->model, kind)->name, e->type,
		   (unsigned long long)e->offset);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((t->layout->swap[w->level]->flag[f] & e->flags) != 0)
			out_format(out, " %s",
				   pte_model_flag_name(t->model,
						       (enum pte_flag)f));
}

/* ---- a predicate --------------------------------------------------------- */

/* the helpers of the level, then its walkers by their own tests */
static const char *predicate_of(const struct read_word *w)
{
	const struct pte_layout *const l = w->target->layout;
	/* a level without leaves has only the walkers' tests */
	const struct pte_view *const v =
		l->view[w->level] != NULL ? l->view[w->level] : l->walker;
	const struct pte_view *const walker =
		pte_level_has_entries(w->level) && l->walker != NULL ? l->walker
								     : v;
	const struct pte_either present = pte_layout_present(
		l, w->level == PTE_LEVEL_HUGETLB ? PTE_LEVEL_PMD : w->level,
		walker);
	const struct {
		const struct pte_test *test;
		enum pte_kind kind;
		const char *name;
	} tests[] = {
		{ &v->none, PTE_KIND_NONE, "none" },
		{ &v->protnone, PTE_KIND_PROTNONE, "protnone" },
		{ &v->invalidated, PTE_KIND_INVALIDATED, "invalidated" },
		{ &v->table, PTE_KIND_TABLE, "table" },
		{ &walker->table, PTE_KIND_TABLE, "a table to a walker" },
		{ &walker->present, PTE_KIND_PRESENT, "present to a walker" },
		{ &present.test[present.count - 1], PTE_KIND_PRESENT,
		  "present to a walker" },
	};

	for (unsigned i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
		if (tests[i].kind != w->reading.kind &&
		    /* to a walker any table is present */
		    (tests[i].kind != PTE_KIND_PRESENT ||
		     w->reading.kind != PTE_KIND_TABLE) &&
		    pte_test_has(tests[i].test, w->value))
			return tests[i].name;
	return NULL;
}

bool out_other_entry(struct out *out, const struct read_word *w,
		     const uint64_t given[PTE_GIVEN_COUNT])
{
	struct entry e;

	if (!is_other(w, &given[PTE_GIVEN_B], &e) &&
	    !is_other(w, &given[PTE_GIVEN_A], &e) && !is_special(w, &e))
		return false;
	out_entry(out, w, &e);
	return true;
}

bool out_other_reading(struct out *out, const struct read_word *w,
		       const uint64_t given[PTE_GIVEN_COUNT])
{
	const char *predicate;

	if (out_other_entry(out, w, given))
		return true;
	predicate = predicate_of(w);
	if (predicate != NULL)
		out_text(out, predicate);
	return predicate != NULL;
}
