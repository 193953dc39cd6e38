/* SPDX-License-Identifier: BSD-2-Clause */
#include "opinions.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>

#include "../layouts.h"
#include "../reference/kernel_name.h"

enum ask {
	ASK_READ,       /* what a word means */
	ASK_TABLE,      /* where a pmd's table lies */
	ASK_PLACE,      /* the word of a pfn with a protection */
	ASK_ENCODE,     /* the word of a type, an offset and flags */
	ASK_MACRO,      /* the same, of the kernel's unchecked macros */
	ASK_INVALIDATE, /* what a page becomes that is made invalid */
};

struct opinion {
	enum ask ask;
	unsigned view;
	uint64_t word; /* read, placed, encoded or made invalid */
	uint64_t pfn, protection;
	unsigned type, flags;
	uint64_t offset;
	struct answer answer;
};

static _Noreturn void die(const char *name, const char *why)
{
	fprintf(stderr, "%s: %s\n", name, why);
	exit(2);
}

static struct opinion *add(struct opinions *all, enum ask ask, size_t view)
{
	if (all->count == all->room) {
		all->room = all->room * 2 + 1024;
		all->opinion = realloc(all->opinion,
				       all->room * sizeof(all->opinion[0]));
		if (all->opinion == NULL)
			die("opinions", "out of memory");
	}
	all->opinion[all->count] =
		(struct opinion){ .ask = ask, .view = (unsigned)view };
	return &all->opinion[all->count++];
}

/* ---- which kernels ------------------------------------------------------- */

static void add_view(struct opinions *all, const struct pte_model *row,
		     uint16_t version, enum pte_level level, unsigned option)
{
	struct view *const v = &all->view[all->views++];

	if (all->views == VIEW_ROOM)
		die(row->layout->name, "more kernels than there is room for");
	v->level = level;
	if (option < PTE_OPTION_COUNT) {
		const bool on = !pte_option_info(option)->by_default;

		*(on ? &v->config.on : &v->config.off) = PTE_OPTION_SET(option);
		(void)snprintf(v->options, sizeof(v->options), "%c%s",
			       on ? '+' : '-', pte_option_info(option)->name);
	}
	if (pte_target_of(row, version, &v->config, &v->target) !=
	    PTE_STATUS_OK)
		die(row->layout->name, "no target");
}

static void add_version(struct opinions *all, const struct pte_model *row,
			uint16_t version)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if (row->layout->view[l] == NULL &&
		    row->layout->table[l] == NULL)
			continue;
		add_view(all, row, version, (enum pte_level)l,
			 PTE_OPTION_COUNT);
		for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
			if ((pte_model_options(row, version) &
			     PTE_OPTION_SET(o)) != 0)
				add_view(all, row, version, (enum pte_level)l,
					 o);
	}
}

static void kernel_of(const struct view *v, struct ref_kernel *kernel_ret)
{
	if (!kernel_by_name(v->target.name, v->options,
			    pte_level_name(v->level), kernel_ret))
		die(v->target.name, "the reference knows no such kernel");
}

/* all bits of a word */
static uint64_t ones_of(const struct opinions *all)
{
	return UINT64_MAX >> (64 - all->word_bits);
}

/* ---- words to be read ---------------------------------------------------- */

static void add_read(struct opinions *all, size_t view,
		     const struct ref_kernel *kernel, uint64_t word)
{
	struct opinion *const o = add(all, ASK_READ, view);
	struct ref_reading reading;

	ref_decode(kernel, word, &reading);
	o->word = word;
	answer_of_reference(&reading, &o->answer);
}

static void add_around(struct opinions *all, size_t view,
		       const struct ref_kernel *kernel, uint64_t word)
{
	add_read(all, view, kernel, word);
	for (unsigned n = 0; n < all->word_bits; n++)
		add_read(all, view, kernel, word ^ UINT64_C(1) << n);
}

/* pages, with a bit turned: where each predicate just holds, or just doesn't */
static void add_pages(struct opinions *all, size_t view,
		      const struct ref_kernel *kernel,
		      const struct pte_model *row)
{
	for (const struct pte_protection *p = row->protections; p->name != NULL;
	     p++) {
		const uint64_t page =
			ref_place(kernel, 0, ref_leaf(kernel, p->bits));
		uint64_t invalid;

		add_around(all, view, kernel, page);
		if (ref_invalid(kernel, page, &invalid))
			add_around(all, view, kernel, invalid);
		/* a pmd that isn't a leaf */
		add_around(all, view, kernel, p->bits);
	}
}

static void add_entries(struct opinions *all, size_t view,
			const struct ref_kernel *kernel)
{
	const struct ref_flags none = { false, false, false };
	const struct ref_flags every = { true, true, true };

	add_around(all, view, kernel, ref_encode(kernel, 0, 0, every));
	add_around(all, view, kernel, ref_encode(kernel, 31, 1, none));
	add_around(all, view, kernel,
		   ref_encode(kernel, 21, 0x155555555, none));
	add_around(all, view, kernel,
		   ref_encode(kernel, 25, UINT64_MAX, every));
}

static void add_words(struct opinions *all, size_t view,
		      const struct questions *questions,
		      const struct pte_model *row)
{
	const struct view *const v = &all->view[view];
	struct ref_kernel kernel;

	kernel_of(v, &kernel);
	add_around(all, view, &kernel, ref_empty(&kernel));
	add_around(all, view, &kernel, ones_of(all));
	add_entries(all, view, &kernel);
	/* the rest is asked of the whole kernel only */
	if (v->options[0] != '\0')
		return;
	add_pages(all, view, &kernel, row);
	for (size_t i = 0; i < questions->count; i++)
		if (questions->question[i].level == v->level)
			add_around(all, view, &kernel,
				   questions->question[i].word);
}

/*
 * A pmd that points to a table: no pfn is read of it, but an address. Linux
 * 6.12 arch/x86/include/asm/pgtable_types.h: pmd_pfn_mask; elsewhere one form
 * fits all.
 */
static void add_tables(struct opinions *all, size_t view)
{
	const struct view *const v = &all->view[view];

	if (v->level != PTE_LEVEL_PMD ||
	    strncmp(v->target.name, "x86_64", 6) != 0)
		return;
	for (unsigned n = 0; n < 64; n++) {
		const uint64_t bit = UINT64_C(1) << n;
		const uint64_t words[] = { 0x067 | bit,
					   ~UINT64_C(0x80) & ~bit };

		for (unsigned i = 0; i < 2; i++) {
			struct opinion *o;

			if ((words[i] & 0x81) != 0x01)
				continue;
			o = add(all, ASK_TABLE, view);
			o->word = words[i];
			o->pfn = (words[i] & 0x000ffffffffff000) >> 12;
		}
	}
}

/* ---- words to be written ------------------------------------------------- */

static void add_place(struct opinions *all, size_t view,
		      const struct ref_kernel *kernel, uint64_t pfn,
		      uint64_t protection)
{
	struct opinion *const o = add(all, ASK_PLACE, view);

	o->pfn = pfn;
	o->protection = protection;
	o->word = ref_place(kernel, pfn, ref_leaf(kernel, protection));
}

static void add_places(struct opinions *all, size_t view,
		       const struct pte_model *row)
{
	const struct view *const v = &all->view[view];
	const struct facts *const facts = facts_of(row->layout);
	const struct pte_layout *const l = row->layout;
	/* a page of a pud is aligned to its size */
	const uint64_t low = v->level == PTE_LEVEL_PMD ? facts->pmd_pfn_lsb
			     : v->level == PTE_LEVEL_PUD
				     ? l->pud_shift - (unsigned)l->page_shift
				     : 0;
	struct ref_kernel kernel;

	kernel_of(v, &kernel);
	for (const struct pte_protection *p = row->protections; p->name != NULL;
	     p++) {
		add_place(all, view, &kernel, 0, p->bits);
		for (uint64_t n = low; n < facts->pfn_bits; n++)
			add_place(all, view, &kernel, UINT64_C(1) << n,
				  p->bits);
	}
	/* any bit may be in a protection, or not be */
	for (unsigned n = 0; n < all->word_bits; n++) {
		add_place(all, view, &kernel, 0, UINT64_C(1) << n);
		add_place(all, view, &kernel, 0,
			  ones_of(all) ^ UINT64_C(1) << n);
	}
}

static void add_encode(struct opinions *all, size_t view,
		       const struct ref_kernel *kernel, unsigned type,
		       uint64_t offset, unsigned flags)
{
	const struct ref_flags set = {
		.soft_dirty = (flags & 1U) != 0,
		.uffd_wp = (flags & 2U) != 0,
		.exclusive = (flags & 4U) != 0,
	};
	struct opinion *const o = add(all, ASK_ENCODE, view);

	o->type = type;
	o->offset = offset;
	o->flags = flags;
	o->word = ref_encode(kernel, type, offset, set);
}

static void add_macro(struct opinions *all, size_t view,
		      const struct ref_kernel *kernel, unsigned type,
		      uint64_t offset)
{
	struct opinion *const o = add(all, ASK_MACRO, view);

	o->type = type;
	o->offset = offset;
	o->word = ref_macro(kernel, type, offset);
}

/* most macros shift an unsigned int: what goes beyond its 32 bits is lost */
static void add_wide_macro(struct opinions *all, size_t view,
			   const struct ref_kernel *kernel, unsigned type)
{
	struct opinion *const o = add(all, ASK_MACRO, view);

	o->type = type;
	o->word = ref_macro(kernel, 0, 0) |
		  (ref_macro(kernel, type, 0) & ref_macro_reach(kernel));
}

/* whether the level's entries have words unlike those of ptes */
static bool has_own_format(const struct ref_kernel *kernel)
{
	const struct ref_flags none = { .soft_dirty = false };
	struct ref_kernel pte = *kernel;

	pte.level = REF_LEVEL_PTE;
	return ref_converts_swap(kernel) &&
	       ref_encode(kernel, 0, 0, none) != ref_encode(&pte, 0, 0, none);
}

static void add_writes(struct opinions *all, size_t view)
{
	const struct view *const v = &all->view[view];
	const struct pte_swap_form *const form = &v->target.layout->swp_entry;
	const struct pte_codec *const c = v->target.layout->swap[PTE_LEVEL_PTE];
	/* i386-pae, to 6.2: what a type that doesn't fit makes of the offset is
	 * more than a row can say */
	const bool spills = c->spill.type.width == 0 ||
			    c->spill.type.lsb != c->offset.lsb;
	struct ref_kernel kernel;

	kernel_of(v, &kernel);
	if (v->level != PTE_LEVEL_PTE && !has_own_format(&kernel))
		return;
	/* a swp_entry has room for 64 types: half of them are cut */
	for (unsigned type = 0; type < 64; type++)
		for (unsigned flags = 0; flags < 8; flags++) {
			add_encode(all, view, &kernel, type, 0, flags);
			add_encode(all, view, &kernel, type, UINT64_MAX, flags);
		}
	for (unsigned n = 0; n < form->type_shift; n++)
		add_encode(all, view, &kernel, 5, UINT64_C(1) << n, 0);
	/* __swp_entry() knows no level */
	if (v->level != PTE_LEVEL_PTE)
		return;
	for (unsigned n = 0; n < form->type_shift; n++)
		add_macro(all, view, &kernel, 0, UINT64_C(1) << n);
	for (unsigned type = 0; type < (spills ? 64 : 32); type++) {
		add_macro(all, view, &kernel, type, 0);
		add_macro(all, view, &kernel, type,
			  UINT64_MAX >> (64 - form->type_shift));
	}
	for (unsigned n = 6; spills && n < 32; n++)
		add_wide_macro(all, view, &kernel, 1U << n);
}

/* ---- made invalid -------------------------------------------------------- */

static void add_invalid(struct opinions *all, size_t view)
{
	struct ref_kernel kernel;

	kernel_of(&all->view[view], &kernel);
	for (unsigned n = 0; n < all->word_bits; n++) {
		const uint64_t bit = UINT64_C(1) << n;
		const uint64_t pages[] = { bit, ones_of(all) ^ bit };

		for (unsigned i = 0; i < 2; i++) {
			uint64_t word;
			struct opinion *o;

			if (!ref_invalid(&kernel, pages[i], &word))
				continue;
			o = add(all, ASK_INVALIDATE, view);
			o->protection = pages[i];
			o->word = word;
		}
	}
}

/* ---- asking a model ------------------------------------------------------ */

static bool reads_same(const struct opinions *all, const struct opinion *o,
		       const struct pte_target *t)
{
	struct pte_reading reading;
	struct answer answer;

	if (pte_target_decode(t, all->view[o->view].level, o->word, &reading) !=
	    PTE_STATUS_OK)
		return false;
	answer_of_library(t, o->word, &reading, &answer);
	/* nothing may lie below the page, either */
	return answer_difference(&answer, &o->answer) == NULL &&
	       (!o->answer.present || !o->answer.has_pfn ||
		pte_place_read(t->layout->place[reading.level], o->word) ==
			o->answer.pfn << all->page_shift);
}

static bool places_same(const struct opinion *o, enum pte_level level,
			const struct pte_layout *l)
{
	const uint64_t leaf = pte_layout_leaf(l, level, o->protection);

	return pte_place_write_masked(l->place[level], o->pfn << l->page_shift,
				      leaf) == o->word;
}

static bool encodes_same(const struct opinion *o, enum pte_level level,
			 const struct pte_target *t)
{
	uint64_t word = pte_layout_swap_encode_masked(
		t->layout, level,
		pte_swap_entry_pack(t->layout, o->type, o->offset));

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((o->flags & t->swap_flags[level] & PTE_FLAG_SET(f)) != 0)
			word |= t->layout->swap[level]->flag[f];
	return word == o->word;
}

static bool is_shared(const struct opinions *all, const struct opinion *o,
		      const struct pte_target *t)
{
	const enum pte_level level = all->view[o->view].level;
	const struct pte_layout *const l = t->layout;

	switch (o->ask) {
	case ASK_READ:
		return reads_same(all, o, t);
	case ASK_TABLE:
		return pte_place_read(l->place[level], o->word) ==
		       o->pfn << all->page_shift;
	case ASK_PLACE:
		return places_same(o, level, l);
	case ASK_ENCODE:
		return encodes_same(o, level, t);
	case ASK_MACRO:
		return pte_layout_swap_encode_unmasked(
			       l, PTE_LEVEL_PTE, o->type, o->offset) == o->word;
	case ASK_INVALIDATE:
		return pte_change_apply(&l->view[level]->invalidate,
					o->protection) == o->word;
	}
	return false;
}

static const struct opinion *first_other(struct opinions *all,
					 const struct pte_model *model)
{
	static struct pte_target targets[VIEW_ROOM];

	for (size_t v = 0; v < all->views; v++)
		if (pte_target_of(model, all->view[v].target.version,
				  &all->view[v].config,
				  &targets[v]) != PTE_STATUS_OK)
			return &all->opinion[0];
	/* where the last one was told, the next one like it will be */
	for (size_t i = 0; i < all->count; i++) {
		const size_t at = (all->told + i) % all->count;

		if (!is_shared(all, &all->opinion[at],
			       &targets[all->opinion[at].view])) {
			all->told = at;
			return &all->opinion[at];
		}
	}
	return NULL;
}

bool opinions_agree(struct opinions *opinions, const struct pte_model *model)
{
	return first_other(opinions, model) == NULL;
}

void opinions_of(const struct questions *questions, const struct pte_model *row,
		 struct opinions *opinions_ret)
{
	struct opinions *const all = opinions_ret;
	const uint16_t first = row->layout->since;
	const uint16_t last = last_version(row);
	const struct opinion *other;

	memset(all, 0, sizeof(*all));
	all->page_shift = row->layout->page_shift;
	all->word_bits = row->layout->word_bits;
	add_version(all, row, first);
	if (last != first)
		add_version(all, row, last);
	for (size_t v = 0; v < all->views; v++) {
		/* tables are read, not written */
		if (row->layout->view[all->view[v].level] == NULL)
			continue;
		add_writes(all, v);
		add_places(all, v, row);
		add_tables(all, v);
		add_invalid(all, v);
	}
	for (size_t v = 0; v < all->views; v++)
		add_words(all, v, questions, row);

	other = first_other(all, row);
	if (other == NULL)
		return;
	fprintf(stderr,
		"ask %d, word 0x%" PRIx64 ", pfn 0x%" PRIx64
		", protection 0x%" PRIx64 ", %s\n",
		(int)other->ask, other->word, other->pfn, other->protection,
		all->view[other->view].options);
	die(all->view[other->view].target.name,
	    "the row as it is and the reference disagree");
}

void opinions_free(struct opinions *opinions)
{
	free(opinions->opinion);
}
