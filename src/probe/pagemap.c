/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Pagemap's words of ptes, pmds and hugetlb, over all words of a slot. It says
 * again, for diagrams, what the library says for words; tests/probe holds the
 * two together.
 */
#include "pagemap.h"

#include <string.h>

#include <pte/pagemap.h>

#include "meaning.h"

#define WIDTH PTE_VECTOR_WIDTH

/* a word, and in which of the three ways it's read */
struct slot_word {
	struct pte_diagrams *ds;
	const struct pte_target *target;
	enum pte_level level;
	const struct pte_view *view;
	const struct pte_vector *word;
	pte_diagram none, present; /* what is none isn't present */
};

static struct slot_word slot_word_of(struct pte_diagrams *ds,
				     const struct pte_target *t,
				     enum pte_level level,
				     const struct pte_vector *word)
{
	struct slot_word w = { ds,
			       t,
			       level,
			       t->layout->view[level],
			       word,
			       PTE_DIAGRAM_FALSE,
			       PTE_DIAGRAM_FALSE };
	struct pte_either present;

	if (w.view == NULL)
		return w;
	present = pte_layout_present(t->layout, level, w.view);
	w.none = meaning_of_test(ds, word, &w.view->none);
	w.present = pte_diagram_ite(ds, w.none, PTE_DIAGRAM_FALSE,
				    meaning_of_either(ds, word, &present));
	return w;
}

static pte_diagram or_with(const struct slot_word *w, pte_diagram *bit,
			   pte_diagram f)
{
	*bit = pte_diagram_or(w->ds, *bit, f);
	return *bit;
}

/* whether a word has any of the bits */
static pte_diagram has_any(const struct slot_word *w, uint64_t bits)
{
	const struct pte_test any = { 0, 0, bits, 0 };

	return bits == 0 ? PTE_DIAGRAM_FALSE
			 : meaning_of_test(w->ds, w->word, &any);
}

/* ---- present words ------------------------------------------------------- */

static pte_diagram present_flag(const struct slot_word *w, enum pte_flag flag)
{
	return (w->target->present_flags & PTE_FLAG_SET(flag)) == 0
		       ? PTE_DIAGRAM_FALSE
		       : has_any(w, w->view->flag[flag]);
}

static void pagemap_of_present(const struct slot_word *w, struct pte_vector *to)
{
	const struct pte_target *const t = w->target;
	const bool is_hugetlb = w->level == PTE_LEVEL_HUGETLB;
	const uint16_t uffd_wp_since =
		is_hugetlb ? PTE_PAGEMAP_HUGETLB_UFFD_WP_SINCE
			   : PTE_PAGEMAP_UFFD_WP_SINCE;
	struct pte_vector address;

	meaning_of_place(w->ds, w->word, t->layout->place[w->level], &address);
	pte_vector_shift_right(to, &address, t->layout->page_shift,
			       PTE_DIAGRAM_FALSE);
	pte_vector_resize(to, to, PTE_PAGEMAP_FRAME_BITS, PTE_DIAGRAM_FALSE);
	pte_vector_resize(to, to, WIDTH, PTE_DIAGRAM_FALSE);
	to->bit[PTE_PAGEMAP_PRESENT] = PTE_DIAGRAM_TRUE;
	if (!is_hugetlb)
		to->bit[PTE_PAGEMAP_SOFT_DIRTY] =
			present_flag(w, PTE_FLAG_SOFT_DIRTY);
	if (t->version >= uffd_wp_since)
		to->bit[PTE_PAGEMAP_UFFD_WP] =
			present_flag(w, PTE_FLAG_UFFD_WP);
}

/* ---- entries ------------------------------------------------------------- */

/* what pte_to_swp_entry makes of the word */
struct entry {
	struct pte_vector type, offset;
};

static struct entry entry_of(const struct slot_word *w)
{
	const struct pte_swap_form *const form = &w->target->layout->swp_entry;
	const struct pte_codec *const c = w->target->layout->swap[w->level];
	const struct pte_piece offset[] = { c->offset, c->offset_high };
	struct pte_vector all, type;
	struct entry e;

	meaning_of_pieces(w->ds, w->word, &c->type, 1, &type);
	meaning_of_pieces(w->ds, w->word, offset, 2, &all);
	pte_vector_shift_left(&type, &type, form->type_shift);
	pte_vector_or(w->ds, &all, &all, &type);
	pte_vector_resize(&all, &all, form->bits, PTE_DIAGRAM_FALSE);
	pte_vector_resize(&all, &all, WIDTH, PTE_DIAGRAM_FALSE);
	pte_vector_shift_right(&e.type, &all, form->type_shift,
			       PTE_DIAGRAM_FALSE);
	pte_vector_resize(&e.offset, &all, form->type_shift, PTE_DIAGRAM_FALSE);
	pte_vector_resize(&e.offset, &e.offset, WIDTH, PTE_DIAGRAM_FALSE);
	return e;
}

/* whether its type is of a kind that holds such a payload */
static pte_diagram holds(const struct slot_word *w, const struct entry *e,
			 enum pte_payload payload)
{
	const struct pte_target *const t = w->target;
	pte_diagram any = PTE_DIAGRAM_FALSE;

	for (unsigned type = 0; type < PTE_TYPE_COUNT_MAX; type++) {
		const struct pte_pattern is = { pte_ones(PTE_VECTOR_WIDTH),
						type };

		if (pte_kind_info((enum pte_kind)t->kind_of_type[type])
			    ->payload == payload)
			or_with(w, &any,
				meaning_of_pattern(w->ds, &e->type, &is));
	}
	return any;
}

static pte_diagram entry_flag(const struct slot_word *w, enum pte_flag flag)
{
	const struct pte_target *const t = w->target;

	return (t->swap_flags[w->level] & PTE_FLAG_SET(flag)) == 0
		       ? PTE_DIAGRAM_FALSE
		       : has_any(w, t->layout->swap[w->level]->flag[flag]);
}

/* whether it's a marker with that bit, of those that the version has */
static pte_diagram is_marker(const struct slot_word *w, const struct entry *e,
			     const char *name)
{
	const pte_diagram is = holds(w, e, PTE_PAYLOAD_MARKER);
	pte_diagram any = PTE_DIAGRAM_FALSE;
	size_t count;
	const struct pte_marker_bit *const row = pte_markers(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(row[i].name, name) == 0 &&
		    (w->target->markers >> row[i].bit & 1U) != 0)
			or_with(w, &any, e->offset.bit[row[i].bit]);
	return pte_diagram_and(w->ds, is, any);
}

static bool has_marker_option(const struct pte_target *t)
{
	return (t->options & PTE_OPTION_SET(PTE_OPTION_PTE_MARKER_UFFD_WP)) !=
	       0;
}

static void pagemap_of_entry(const struct slot_word *w, struct pte_vector *to)
{
	const struct pte_target *const t = w->target;
	const struct entry e = entry_of(w);
	const unsigned pfn_bits = t->pfn_bits == 0 ? WIDTH : t->pfn_bits;
	struct pte_vector pfn;

	pte_vector_resize(&pfn, &e.offset, pfn_bits, PTE_DIAGRAM_FALSE);
	pte_vector_resize(&pfn, &pfn, WIDTH, PTE_DIAGRAM_FALSE);
	pte_vector_select(w->ds, to, holds(w, &e, PTE_PAYLOAD_PFN), &pfn,
			  &e.offset);
	pte_vector_shift_left(to, to, PTE_SWAP_TYPE_BITS);
	pte_vector_or(w->ds, to, to, &e.type);
	pte_vector_resize(to, to, PTE_PAGEMAP_FRAME_BITS, PTE_DIAGRAM_FALSE);
	pte_vector_resize(to, to, WIDTH, PTE_DIAGRAM_FALSE);
	to->bit[PTE_PAGEMAP_SWAPPED] = PTE_DIAGRAM_TRUE;
	to->bit[PTE_PAGEMAP_SOFT_DIRTY] = entry_flag(w, PTE_FLAG_SOFT_DIRTY);
	if (t->version >= PTE_PAGEMAP_UFFD_WP_SINCE)
		to->bit[PTE_PAGEMAP_UFFD_WP] = entry_flag(w, PTE_FLAG_UFFD_WP);
	/* markers don't occur in a pmd: the walk doesn't check there */
	if (w->level == PTE_LEVEL_PMD)
		return;
	if (has_marker_option(t) ||
	    t->version >= PTE_PAGEMAP_MARKER_ALWAYS_SINCE)
		or_with(w, &to->bit[PTE_PAGEMAP_UFFD_WP],
			is_marker(w, &e, "uffd_wp"));
	if (t->version >= PTE_PAGEMAP_GUARD_SINCE)
		to->bit[PTE_PAGEMAP_GUARD] = is_marker(w, &e, "guard");
}

/* neither its frame nor that it's an entry is told */
static void pagemap_of_huge_entry(const struct slot_word *w,
				  struct pte_vector *to)
{
	const struct entry e = entry_of(w);

	pte_vector_constant(to, WIDTH, 0);
	if (w->target->version < PTE_PAGEMAP_HUGETLB_UFFD_WP_SINCE ||
	    !has_marker_option(w->target))
		return;
	to->bit[PTE_PAGEMAP_UFFD_WP] =
		pte_diagram_or(w->ds, entry_flag(w, PTE_FLAG_UFFD_WP),
			       is_marker(w, &e, "uffd_wp"));
}

/* ---- a word -------------------------------------------------------------- */

static bool has_entries(const struct pte_target *t, enum pte_level level)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);

	return t->layout->swap[level] != NULL &&
	       (t->layout->entryless & PTE_LEVEL_SET(level)) == 0 &&
	       (level != PTE_LEVEL_PMD || (t->options & thp) != 0);
}

pte_diagram pagemap_has(struct pte_diagrams *ds, const struct pte_target *t,
			enum pte_level level, const struct pte_vector *word)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);
	const struct slot_word w = slot_word_of(ds, t, level, word);
	pte_diagram tables, told = PTE_DIAGRAM_FALSE;

	if (w.view == NULL || t->layout->place[level] == NULL)
		return PTE_DIAGRAM_FALSE;
	/* what is none of these tests is a table by the last of them */
	tables = pte_diagram_ite(
		ds, meaning_of_test(ds, word, &w.view->protnone),
		PTE_DIAGRAM_FALSE, meaning_of_test(ds, word, &w.view->table));
	tables = pte_diagram_ite(
		ds, meaning_of_test(ds, word, &w.view->invalidated),
		PTE_DIAGRAM_FALSE, tables);
	if (level != PTE_LEVEL_PMD || (t->options & thp) != 0)
		told = pte_diagram_ite(ds, tables, PTE_DIAGRAM_FALSE,
				       w.present);
	if (has_entries(t, level))
		told = pte_diagram_or(ds, told, pte_diagram_not(ds, w.present));
	return pte_diagram_or(ds, told, w.none);
}

void pagemap_of(struct pte_diagrams *ds, const struct pte_target *t,
		enum pte_level level, const struct pte_vector *word,
		struct pte_vector *pagemap)
{
	const struct slot_word w = slot_word_of(ds, t, level, word);
	struct pte_vector nothing, entry;

	pte_vector_constant(&nothing, WIDTH, 0);
	*pagemap = entry = nothing;
	if (w.view == NULL || t->layout->place[level] == NULL)
		return;
	pagemap_of_present(&w, pagemap);
	if (has_entries(t, level) && level == PTE_LEVEL_HUGETLB)
		pagemap_of_huge_entry(&w, &entry);
	else if (has_entries(t, level))
		pagemap_of_entry(&w, &entry);
	pte_vector_select(ds, pagemap, w.present, pagemap, &entry);
	pte_vector_select(ds, pagemap, w.none, &nothing, pagemap);
}
