/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Applying a proposal to a kernel, part by part: what each form changes in the
 * target, and the words that it writes.
 */
#include <pte/lists.h>

#include "common/domain.h"
#include "common/text.h"
#include "scheme_trial.h"

#define FLAG_BITS 2    /* soft-dirty and uffd-wp, which flags-in-entry moves */
#define DEVICE_BITS 32 /* swap slots are 32-bit numbers */

/* ---- words -------------------------------------------------------------- */

static bool add_word(struct pte_scheme_use *use, uint64_t value,
		     const char *what)
{
	const struct pte_scheme_word word = { value, what, NULL };

	return pte_scheme_add_word(use, &word);
}

static unsigned offset_width(const struct pte_target *t)
{
	return pte_codec_offset_width(t->layout->swap[PTE_LEVEL_PTE]);
}

/* the number of flags that may be set beside, except for those in `without` */
static unsigned flags_beside(const struct pte_target *t, unsigned without)
{
	return pte_bit_count(t->swap_flags[PTE_LEVEL_PTE] & ~without);
}

/* Record how many facts a part's words can hold; the proposal's number is that
 * of its most limited part. */
static void leave_room(struct pte_scheme_use *use, unsigned facts)
{
	if (use->words == 0 || facts < use->takes.facts)
		use->takes.facts = facts;
}

static void add_special(struct pte_target *t, uint64_t mask, uint64_t value)
{
	t->special[t->special_tests++] =
		(struct pte_test){ mask, value & mask, 0, 0 };
}

/* the bits by which pte_to_swp_entry distinguishes entries, and must-be bits */
static uint64_t entry_bits(const struct pte_target *t)
{
	const struct pte_codec *const c = t->layout->swap[PTE_LEVEL_PTE];

	return pte_piece_mask(&c->type) | pte_codec_offset_mask(c) |
	       c->fixed.mask;
}

static unsigned pfn_bits(const struct pte_target *t)
{
	return t->phys_bits - (unsigned)t->layout->page_shift;
}

/* the number of offset bits that a kind doesn't use */
static unsigned facts_of_kind(const struct pte_target *t, enum pte_kind kind)
{
	const struct pte_kind_info *const info = pte_model_kind(t->model, kind);
	const unsigned width = offset_width(t);

	switch (info->payload) {
	case PTE_PAYLOAD_NOTHING:
		return width;
	case PTE_PAYLOAD_PFN:
		return width - (info->young_dirty ? pte_scheme_pfn_room(t)
						  : pfn_bits(t));
	case PTE_PAYLOAD_MARKER:
		return width - pte_bit_count(t->markers);
	case PTE_PAYLOAD_ADDRESS:
	case PTE_PAYLOAD_OFFSET:
	case PTE_PAYLOAD_WHOLE:
	case PTE_PAYLOAD_NUMBER:
		break;
	}
	return 0;
}

/* ---- the forms ---------------------------------------------------------- */

/* An entry of device 0 with the flag, and one that paths rewrite. */
static bool add_words_of_flag(struct pte_scheme_use *use, enum pte_flag flag)
{
	const struct pte_target *const t = &use->after;
	const char *const name = pte_model_flag_name(t->model, flag);
	const uint64_t bit = t->layout->swap[PTE_LEVEL_PTE]->flag[flag];
	const int moving = pte_target_type_of(t, PTE_KIND_MIGRATION_WRITE);
	const struct pte_scheme_word slot = { pte_scheme_entry(t, 0, 1) | bit,
					      "slot 1 of swap device 0, and",
					      name };
	const struct pte_scheme_word page = {
		pte_scheme_entry(t, (unsigned)moving, 1) | bit,
		"the migration-write entry of pfn 1, and", name
	};

	return pte_scheme_add_word(use, &slot) &&
	       (moving < 0 || pte_scheme_add_word(use, &page));
}

/* The model has the flag already. The helpers are tried on ptes. */
static bool try_flag(struct pte_scheme_use *use, const struct pte_part *part,
		     int wanted)
{
	const struct pte_target *const t = &use->after;
	const unsigned n = (unsigned)part->flag - PTE_FLAG_PROPOSED;
	const uint32_t needs = t->model->proposal->flags[n].needs;

	(void)wanted;
	if (!pte_scheme_options_do(use, needs) ||
	    !pte_proposal_has_bit(use, part->flag))
		return false;
	use->takes.needs |= needs;
	use->takes.bits |= t->layout->swap[PTE_LEVEL_PTE]->flag[part->flag];
	leave_room(use, pte_bit_count(use->left_bits));
	return (t->swap_flags[PTE_LEVEL_PTE] & PTE_FLAG_SET(part->flag)) == 0 ||
	       add_words_of_flag(use, part->flag);
}

static bool try_bit(struct pte_scheme_use *use, const struct pte_part *part,
		    int wanted)
{
	const int read =
		pte_target_type_of(&use->before, PTE_KIND_MIGRATION_READ);

	(void)part;
	if (!pte_scheme_find_bit(use, wanted))
		return false;

	const uint64_t bit = PTE_BIT(use->bit);

	leave_room(use, offset_width(&use->after));
	if (read >= 0 &&
	    !add_word(use,
		      pte_scheme_entry(&use->before, (unsigned)read, 0) | bit,
		      "the migration-read entry of pfn 0, and the bit"))
		return false;
	if (!add_word(use, bit, "the bit, and nothing else"))
		return false;
	add_special(&use->after, bit, bit);
	use->takes.bits |= bit;
	use->takes.bare = true;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		use->after.writable[l] |= bit;
	return true;
}

static bool try_flag_alone(struct pte_scheme_use *use,
			   const struct pte_part *part, int wanted)
{
	const enum pte_flag flag = part->flag;
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
	leave_room(use, flags_beside(&use->after, PTE_FLAG_SET(flag)));
	if (!add_word(use, bit, "the flag, and nothing else"))
		return false;
	add_special(&use->after, PTE_ALL_BITS, bit);
	use->takes.redefined |= PTE_FLAG_SET(flag);
	use->takes.bare = true;
	use->takes.needs |= pte_flag_needs(flag);
	return true;
}

static bool find_offset(struct pte_scheme_use *use, const struct pte_part *part,
			uint64_t *offset_ret)
{
	const struct pte_target *const t = &use->before;
	const struct pte_codec *const c = t->layout->swap[PTE_LEVEL_PTE];
	const enum pte_flag flag = part->flag;

	if (part->offset == PTE_SCHEME_OFFSET_ZERO) {
		*offset_ret = 0;
	} else if (part->offset == PTE_SCHEME_OFFSET_ONES) {
		if (pte_scheme_pfn_room(t) >= pte_codec_offset_width(c)) {
			pte_scheme_refuse(
				use, PTE_OBSTACLE_ROOM,
				"all ones is an entry already: a pfn");
			pte_scheme_say(use, t->young_dirty
						    ? ", young and dirty take "
						    : " takes ");
			pte_scheme_say_number(use, pte_scheme_pfn_room(t));
			pte_scheme_say(use, " bits, the offset has ");
			pte_scheme_say_number(use, pte_codec_offset_width(c));
			return false;
		}
		*offset_ret = pte_ones(pte_codec_offset_width(c));
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

/* how the word of such an offset is made */
static const char *what_of_offset(const struct pte_part *part)
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

	return of[part->offset][part->kind == PTE_KIND_MIGRATION_READ    ? 1
				: part->kind == PTE_KIND_MIGRATION_WRITE ? 2
									 : 0];
}

static bool try_offset(struct pte_scheme_use *use, const struct pte_part *part,
		       int wanted)
{
	const bool swap = part->kind == PTE_KIND_SWAP;
	const bool zero = part->offset == PTE_SCHEME_OFFSET_ZERO;
	const int type = swap ? zero
			      : pte_target_type_of(&use->before, part->kind);
	uint64_t offset, word;

	(void)wanted;
	if (!find_offset(use, part, &offset))
		return false;
	if (type < 0 || (swap && type >= use->before.max_swapfiles)) {
		pte_scheme_refuse(use, PTE_OBSTACLE_TYPES, "no such type here");
		return false;
	}
	word = pte_scheme_entry(&use->before, (unsigned)type, offset);
	leave_room(use, flags_beside(&use->after, 0));
	if (!add_word(use, word, what_of_offset(part)))
		return false;
	add_special(&use->after, entry_bits(&use->before), word);
	use->takes.offsets++;
	return true;
}

/* the number for a new type; -1: no type is left */
static int place_of_type(const struct pte_part *part,
			 const struct pte_target *t)
{
	int type = PTE_SWAP_TYPE_COUNT - 1;

	if (t->max_swapfiles <= 1)
		return -1;
	if (part->instead != PTE_KIND_NONE)
		return pte_target_type_of(t, part->instead);
	while (t->kind_of_type[type] == (uint8_t)part->below)
		type--;
	return type;
}

/* A kernel that has the kind already isn't changed. */
static bool add_type(struct pte_scheme_use *use, const struct pte_part *part)
{
	struct pte_target *const t = &use->after;
	const int place = place_of_type(part, t);
	const bool has = pte_target_has_kind(t, part->kind);

	t->own.kinds |= PTE_KIND_SET(part->kind);
	if (has && t->max_swapfiles > 0)
		return true;
	if (has || place < 0) {
		pte_scheme_refuse(use, PTE_OBSTACLE_TYPES, "no type is left");
		return false;
	}
	t->max_swapfiles--;
	for (int i = t->max_swapfiles; i < place; i++)
		t->kind_of_type[i] = t->kind_of_type[i + 1];
	t->kind_of_type[place] = (uint8_t)part->kind;
	return true;
}

/* the word of a kind with an offset */
static uint64_t word_of_kind(const struct pte_target *t, enum pte_kind kind,
			     unsigned offset)
{
	return pte_scheme_entry(t, (unsigned)pte_target_type_of(t, kind),
				offset);
}

/* the marker bits of a name, as a mask of the offset */
static unsigned marker_named(const char *name)
{
	size_t count;
	const struct pte_marker_bit *const m = pte_markers(&count);
	unsigned bits = 0;

	for (size_t i = 0; i < count; i++)
		if (text_is(name, text_length(name), m[i].name))
			bits |= 1U << m[i].bit;
	return bits;
}

/* a kernel without markers gets the type, with only that bit */
static bool add_marker(struct pte_scheme_use *use, const struct pte_part *part)
{
	struct pte_target *const t = &use->after;

	if (!pte_target_has_kind(t, PTE_KIND_MARKER))
		t->markers = 0;
	t->own.marker = part->marker;
	return add_type(use, part);
}

/* the proposal adds the marker's type, with Linux's bit of that name */
static bool try_whole_marker(struct pte_scheme_use *use,
			     const struct pte_part *part)
{
	struct pte_target *const t = &use->after;
	const unsigned bit = marker_named(part->marker);

	if (!add_marker(use, part))
		return false;
	t->markers |= bit;
	leave_room(use, facts_of_kind(t, PTE_KIND_MARKER));
	return add_word(use, word_of_kind(t, PTE_KIND_MARKER, bit),
			"the marker's type, its uffd-wp bit");
}

/* the lowest unused bit */
static bool try_marker(struct pte_scheme_use *use, const struct pte_part *part,
		       int wanted)
{
	struct pte_target *const t = &use->after;
	unsigned bit = 1;

	(void)wanted;
	if (part->marker_bits == 0 && !add_marker(use, part))
		return false;
	if (!pte_target_has_kind(t, PTE_KIND_MARKER)) {
		pte_scheme_refuse(use, PTE_OBSTACLE_TYPES,
				  "there are no markers here");
		return false;
	}
	while (part->marker_bits == 0 && (t->markers & bit) != 0)
		bit <<= 1U;
	if (part->marker_bits != 0)
		bit = part->marker_bits;
	t->markers |= bit;
	t->own.markers |= bit;
	use->takes.marker_bits++;
	leave_room(use, facts_of_kind(t, PTE_KIND_MARKER));
	return add_word(use, word_of_kind(t, PTE_KIND_MARKER, bit),
			"the marker's type, a bit of its own");
}

/* a model's types come with their options and levels */
static bool try_type(struct pte_scheme_use *use, const struct pte_part *part,
		     int wanted)
{
	const struct pte_target *const t = &use->after;
	const unsigned n = (unsigned)part->kind - PTE_KIND_PROPOSED;
	const bool proposed = part->kind >= PTE_KIND_PROPOSED;
	const uint32_t needs = proposed ? t->model->proposal->types[n].needs
					: 0;

	(void)wanted;
	if (part->kind == PTE_KIND_MARKER)
		return try_whole_marker(use, part);
	if (!pte_scheme_options_do(use, needs) || !add_type(use, part))
		return false;
	use->takes.needs |= needs;
	leave_room(use, facts_of_kind(t, part->kind));
	return (proposed && !pte_kind_stands(t, PTE_LEVEL_PTE, part->kind)) ||
	       add_word(use, word_of_kind(t, part->kind, 0),
			part->kind == PTE_KIND_SPECIAL
				? "its type, offset 0"
				: pte_model_kind(t->model, part->kind)->name);
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

static bool try_offset_flags(struct pte_scheme_use *use,
			     const struct pte_part *part, int wanted)
{
	struct pte_target *const t = &use->after;
	const unsigned width =
		pte_codec_offset_width(t->layout->swap[PTE_LEVEL_PTE]);
	const unsigned needs = pte_scheme_pfn_room(t) > DEVICE_BITS
				       ? pte_scheme_pfn_room(t)
				       : DEVICE_BITS;

	(void)part;
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
	leave_room(use, width - FLAG_BITS - pte_scheme_pfn_room(t));
	return add_word(
		use,
		pte_scheme_entry(
			t, 0, UINT64_C(1) | t->offset_flag[PTE_FLAG_UFFD_WP]),
		"type 0, slot 1, and the uffd-wp bit of the offset");
}

static bool try_protnone(struct pte_scheme_use *use,
			 const struct pte_part *part, int wanted)
{
	const struct pte_view *const view =
		use->before.layout->view[PTE_LEVEL_PTE];

	(void)wanted;
	if (pte_test_is_never(&view->protnone)) {
		pte_scheme_refuse(use, PTE_OBSTACLE_NO_FLAG,
				  "no word is PROT_NONE's here");
		return false;
	}
	return add_word(use, view->protnone.value | view->flag[part->flag],
			"PROT_NONE, and the present uffd-wp bit");
}

/* the model reads the word already */
static bool try_word(struct pte_scheme_use *use, const struct pte_part *part,
		     int wanted)
{
	(void)wanted;
	use->takes.bare = true;
	leave_room(use, 0);
	return add_word(use, part->word, "the word, and no entry");
}

static bool (*const forms[])(struct pte_scheme_use *use,
			     const struct pte_part *part, int wanted) = {
	[PTE_FORM_BIT] = try_bit,
	[PTE_FORM_FLAG_ALONE] = try_flag_alone,
	[PTE_FORM_OFFSET] = try_offset,
	[PTE_FORM_TYPE] = try_type,
	[PTE_FORM_MARKER] = try_marker,
	[PTE_FORM_OFFSET_FLAGS] = try_offset_flags,
	[PTE_FORM_PROTNONE] = try_protnone,
	[PTE_FORM_FLAG] = try_flag,
	[PTE_FORM_WORD] = try_word,
};

bool pte_scheme_merge(struct pte_scheme_use *use, const struct pte_part *parts,
		      unsigned count, int bit)
{
	for (unsigned i = 0; i < count; i++)
		if (!forms[parts[i].form](use, &parts[i], bit)) {
			pte_scheme_give_up(use);
			return false;
		}
	use->after.scheme_words = use->words;
	for (unsigned i = 0; i < use->words; i++)
		use->after.scheme_word[i] = use->word[i].value;
	return true;
}
