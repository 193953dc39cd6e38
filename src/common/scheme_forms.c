/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What each form of a scheme makes of a kernel, and the words that it writes.
 */
#include <pte/lists.h>

#include "scheme_trial.h"
#include "text.h"

#define FLAG_BITS 2    /* soft-dirty and uffd-wp: what flags-in-entry moves */
#define DEVICE_BITS 32 /* swap slots are counted in 32 bits */

/* ---- words -------------------------------------------------------------- */

static bool add_word(struct pte_scheme_use *use, uint64_t value,
		     const char *what)
{
	const struct pte_scheme_word word = { value, what, NULL };

	return pte_scheme_add_word(use, &word);
}

static unsigned offset_width(const struct pte_target *t)
{
	return t->layout->swap[PTE_LEVEL_PTE]->offset.width;
}

/* flags that may stand beside, other than one that the word is made of */
static unsigned flags_beside(const struct pte_target *t, unsigned without)
{
	return pte_bit_count(t->swap_flags[PTE_LEVEL_PTE] & ~without);
}

static void add_special(struct pte_target *t, uint64_t mask, uint64_t value)
{
	t->special[t->special_tests++] =
		(struct pte_test){ mask, value & mask, 0 };
}

/* the bits by which pte_to_swp_entry tells entries apart, and must-be bits */
static uint64_t entry_bits(const struct pte_target *t)
{
	const struct pte_codec *const c = t->layout->swap[PTE_LEVEL_PTE];

	return pte_piece_mask(&c->type) | pte_piece_mask(&c->offset) |
	       c->fixed.mask;
}

/* ---- the forms ---------------------------------------------------------- */

static bool try_bit(struct pte_scheme_use *use, int wanted)
{
	const int read =
		pte_target_type_of(&use->before, PTE_KIND_MIGRATION_READ);

	if (!pte_scheme_find_bit(use, wanted))
		return false;

	const uint64_t bit = PTE_BIT(use->bit);

	if (read >= 0 &&
	    !add_word(use,
		      pte_scheme_entry(&use->before, (unsigned)read, 0) | bit,
		      "the migration-read entry of pfn 0, and the bit"))
		return false;
	if (!add_word(use, bit, "the bit, and nothing else"))
		return false;
	add_special(&use->after, bit, bit);
	use->takes.bits = bit;
	use->takes.bare = true;
	use->takes.facts = offset_width(&use->after);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		use->after.writable[l] |= bit;
	return true;
}

static bool try_flag_alone(struct pte_scheme_use *use, int wanted)
{
	const enum pte_flag flag = use->scheme->flag;
	const uint64_t bit =
		use->before.layout->swap[PTE_LEVEL_PTE]->flag[flag];

	(void)wanted;
	if ((use->before.swap_flags[PTE_LEVEL_PTE] & PTE_FLAG_SET(flag)) == 0) {
		pte_scheme_refuse(use, PTE_OBSTACLE_NO_FLAG,
				  "entries have no ");
		pte_scheme_say(use, pte_flag_name(flag));
		pte_scheme_say(
			use,
			" flag here: the word falls back to 0, which is none");
		return false;
	}
	if (!add_word(use, bit, "the flag, and nothing else"))
		return false;
	add_special(&use->after, PTE_ALL_BITS, bit);
	use->takes.redefined = PTE_FLAG_SET(flag);
	use->takes.bare = true;
	use->takes.facts = flags_beside(&use->after, PTE_FLAG_SET(flag));
	use->takes.needs |= pte_flag_needs(flag);
	return true;
}

static bool find_offset(struct pte_scheme_use *use, uint64_t *offset_ret)
{
	const struct pte_target *const t = &use->before;
	const struct pte_codec *const c = t->layout->swap[PTE_LEVEL_PTE];
	const enum pte_flag flag = use->scheme->flag;

	if (use->scheme->offset == PTE_SCHEME_OFFSET_ZERO) {
		*offset_ret = 0;
	} else if (use->scheme->offset == PTE_SCHEME_OFFSET_ONES) {
		if (pte_scheme_pfn_room(t) >= c->offset.width) {
			pte_scheme_refuse(
				use, PTE_OBSTACLE_ROOM,
				"all ones is an entry already: a pfn");
			pte_scheme_say(use, t->young_dirty
						    ? ", young and dirty take "
						    : " takes ");
			pte_scheme_say_number(use, pte_scheme_pfn_room(t));
			pte_scheme_say(use, " bits, the offset has ");
			pte_scheme_say_number(use, c->offset.width);
			return false;
		}
		*offset_ret = pte_ones(c->offset.width);
	} else {
		if ((t->swap_flags[PTE_LEVEL_PTE] & PTE_FLAG_SET(flag)) == 0) {
			pte_scheme_refuse(use, PTE_OBSTACLE_NO_FLAG,
					  "entries have no ");
			pte_scheme_say(use, pte_flag_name(flag));
			pte_scheme_say(
				use,
				" flag here, whose value the offset would be");
			return false;
		}
		*offset_ret = c->flag[flag];
		use->takes.needs |= pte_flag_needs(flag);
	}
	return true;
}

/* how each of a scheme's words is made */
static const char *what_of_offset(const struct pte_scheme *s,
				  enum pte_kind kind)
{
	static const char *const of[][3] = {
		[PTE_SCHEME_OFFSET_ZERO] = { "type 1, offset 0",
					     "migration-read, offset 0",
					     "migration-write, offset 0" },
		[PTE_SCHEME_OFFSET_ONES] = { "type 1, all ones",
					     "migration-read, all ones",
					     "migration-write, all ones" },
		[PTE_SCHEME_OFFSET_FLAG] = { "type 0, the flag's value",
					     "migration-read, the flag's value",
					     "migration-write, the flag's "
					     "value" },
	};

	return of[s->offset][kind == PTE_KIND_MIGRATION_READ    ? 1
			     : kind == PTE_KIND_MIGRATION_WRITE ? 2
								: 0];
}

static bool try_offset(struct pte_scheme_use *use, int wanted)
{
	const struct pte_scheme *const s = use->scheme;
	uint64_t offset;

	(void)wanted;
	if (!find_offset(use, &offset))
		return false;
	for (unsigned i = 0; i < s->kinds; i++) {
		const bool swap = s->kind[i] == PTE_KIND_SWAP;
		const bool zero = s->offset == PTE_SCHEME_OFFSET_ZERO;
		const int type =
			swap ? zero
			     : pte_target_type_of(&use->before, s->kind[i]);

		if (type < 0 || (swap && type >= use->before.max_swapfiles)) {
			pte_scheme_refuse(use, PTE_OBSTACLE_TYPES,
					  "no such type here");
			return false;
		}

		const uint64_t word =
			pte_scheme_entry(&use->before, (unsigned)type, offset);

		if (!add_word(use, word, what_of_offset(s, s->kind[i])))
			return false;
		add_special(&use->after, entry_bits(&use->before), word);
	}
	use->takes.offsets = use->words;
	use->takes.facts = flags_beside(&use->after, 0);
	return true;
}

/* the number that a new type gets; -1: there is no place for it */
static int place_of_type(const struct pte_scheme *s, const struct pte_target *t)
{
	int type = PTE_SWAP_TYPE_COUNT - 1;

	if (t->max_swapfiles <= 1)
		return -1;
	if (s->instead != PTE_KIND_NONE)
		return pte_target_type_of(t, s->instead);
	while (t->kind_of_type[type] == (uint8_t)s->below)
		type--;
	return type;
}

/* A kernel that has the kind already is left as it is. */
static bool add_type(struct pte_scheme_use *use, enum pte_kind kind)
{
	struct pte_target *const t = &use->after;
	const int place = place_of_type(use->scheme, t);

	t->own.kinds |= PTE_KIND_SET(kind);
	if (pte_target_has_kind(t, kind))
		return true;
	if (place < 0) {
		pte_scheme_refuse(use, PTE_OBSTACLE_TYPES, "no type is left");
		return false;
	}
	t->max_swapfiles--;
	for (int i = t->max_swapfiles; i < place; i++)
		t->kind_of_type[i] = t->kind_of_type[i + 1];
	t->kind_of_type[place] = (uint8_t)kind;
	return true;
}

/* the marker bit of the flag's name, as it stands in an offset */
static unsigned marker_of(enum pte_flag flag)
{
	const char *const name = pte_flag_name(flag);
	size_t count;
	const struct pte_marker_bit *const m = pte_markers(&count);
	unsigned bits = 0;

	for (size_t i = 0; i < count; i++)
		if (text_is(name, text_length(name), m[i].name))
			bits |= 1U << m[i].bit;
	return bits;
}

/* one marker bit: the flag's own, or the lowest that nobody uses */
static bool try_marker(struct pte_scheme_use *use, int wanted)
{
	struct pte_target *const t = &use->after;
	unsigned marker = 1;

	(void)wanted;
	if (!pte_target_has_kind(t, PTE_KIND_MARKER))
		t->markers = 0;
	if (!add_type(use, PTE_KIND_MARKER))
		return false;
	while (use->scheme->form == PTE_FORM_MARKER &&
	       (t->markers & marker) != 0)
		marker <<= 1U;
	if (use->scheme->form == PTE_FORM_TYPE)
		marker = marker_of(use->scheme->flag);
	t->markers |= marker;
	use->takes.facts = offset_width(t) - pte_bit_count(t->markers);
	if (use->scheme->form == PTE_FORM_MARKER) {
		t->own.markers = marker;
		use->takes.marker_bits = 1;
	}
	return add_word(
		use,
		pte_scheme_entry(
			t, (unsigned)pte_target_type_of(t, PTE_KIND_MARKER),
			marker),
		use->scheme->form == PTE_FORM_TYPE
			? "the marker's type, its uffd-wp bit"
			: "the marker's type, a bit of its own");
}

/* the series: this kernel once more, with the option on */
static bool try_option(struct pte_scheme_use *use)
{
	const struct pte_target *const t = &use->before;
	const uint32_t option = use->scheme->option;
	const struct pte_config config = {
		.on = option,
		.off = pte_model_options(t->model, t->version) & ~t->options &
		       ~option,
		.phys_bits = t->phys_bits_given ? t->phys_bits : 0,
		.cache_bits = t->cache_bits,
		.c_bit = t->c_bit,
	};

	if (pte_target_of(t->model, t->version, &config, &use->after) ==
	    PTE_STATUS_OK) {
		use->after.own = (struct pte_own){ 0 };
		return true;
	}
	pte_scheme_refuse(use, PTE_OBSTACLE_OPTION,
			  "this kernel can't have the series");
	return false;
}

static bool try_type(struct pte_scheme_use *use, int wanted)
{
	const struct pte_scheme *const s = use->scheme;

	if (s->kind[0] == PTE_KIND_MARKER)
		return try_marker(use, wanted);
	if (s->option != 0 && !try_option(use))
		return false;
	use->takes.facts =
		offset_width(&use->after) -
		(s->option != 0 ? pte_scheme_pfn_room(&use->after) : 0);
	for (unsigned i = 0; i < s->kinds; i++) {
		if (!add_type(use, s->kind[i]) ||
		    !add_word(use,
			      pte_scheme_entry(&use->after,
					       (unsigned)pte_target_type_of(
						       &use->after, s->kind[i]),
					       0),
			      s->kind[i] == PTE_KIND_SPECIAL
				      ? "its type, offset 0"
				      : pte_kind_name(s->kind[i])))
			return false;
	}
	return true;
}

static void move_flag(struct pte_target *t, enum pte_flag flag, uint64_t bit)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if ((t->swap_flags[l] & PTE_FLAG_SET(flag)) != 0)
			t->writable[l] &= ~t->layout->swap[l]->flag[flag];
		t->swap_flags[l] |= PTE_FLAG_SET(flag);
	}
	t->offset_flag[flag] = bit;
}

static bool try_offset_flags(struct pte_scheme_use *use, int wanted)
{
	struct pte_target *const t = &use->after;
	const unsigned width = t->layout->swap[PTE_LEVEL_PTE]->offset.width;
	const unsigned needs = pte_scheme_pfn_room(t) > DEVICE_BITS
				       ? pte_scheme_pfn_room(t)
				       : DEVICE_BITS;

	(void)wanted;
	if (needs + FLAG_BITS > width) {
		pte_scheme_refuse(use, PTE_OBSTACLE_ROOM,
				  t->young_dirty ? "a pfn, young, dirty"
						 : "a pfn");
		pte_scheme_say(use, " and two flags take ");
		pte_scheme_say_number(use, needs + FLAG_BITS);
		pte_scheme_say(use, " bits, the offset has ");
		pte_scheme_say_number(use, width);
		return false;
	}
	move_flag(t, PTE_FLAG_UFFD_WP, PTE_BIT(width - 1));
	move_flag(t, PTE_FLAG_SOFT_DIRTY, PTE_BIT(width - FLAG_BITS));
	use->takes.offset_bits = FLAG_BITS;
	use->takes.redefined = PTE_FLAG_SET(PTE_FLAG_UFFD_WP) |
			       PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY);
	use->takes.facts = width - FLAG_BITS - pte_scheme_pfn_room(t);
	return add_word(
		use,
		pte_scheme_entry(
			t, 0, UINT64_C(1) | t->offset_flag[PTE_FLAG_UFFD_WP]),
		"type 0, slot 1, and the uffd-wp bit of the offset");
}

static bool try_protnone(struct pte_scheme_use *use, int wanted)
{
	const struct pte_view *const view =
		use->before.layout->view[PTE_LEVEL_PTE];

	(void)wanted;
	return add_word(use,
			view->protnone.value | view->flag[use->scheme->flag],
			"PROT_NONE, and the present uffd-wp bit");
}

static bool (*const forms[])(struct pte_scheme_use *use, int wanted) = {
	[PTE_FORM_BIT] = try_bit,
	[PTE_FORM_FLAG_ALONE] = try_flag_alone,
	[PTE_FORM_OFFSET] = try_offset,
	[PTE_FORM_TYPE] = try_type,
	[PTE_FORM_MARKER] = try_marker,
	[PTE_FORM_OFFSET_FLAGS] = try_offset_flags,
	[PTE_FORM_PROTNONE] = try_protnone,
};

bool pte_scheme_try_form(struct pte_scheme_use *use, int bit)
{
	return forms[use->scheme->form](use, bit);
}
