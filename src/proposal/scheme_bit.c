/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which bits of an entry are free for a scheme, here and in every layout that
 * the kernel image can boot as, and who owns the others.
 */
#include "common/owner.h"
#include "common/span.h"
#include "common/text.h"
#include "scheme_trial.h"

/* ---- one bit ------------------------------------------------------------ */

static const struct pte_owned *owner_of(const struct pte_model *model,
					unsigned bit)
{
	const struct pte_owned *o = model->owned[PTE_LEVEL_PTE];

	while (o->width != 0 && (bit < o->lsb || bit >= o->lsb + o->width))
		o++;
	return o;
}

/* the owner of a bit that isn't free: by its row, or by the field or flag that
 * uses it all the same; PTE_OWNER_FREE: no row has it */
static enum pte_owner owner_at(const struct pte_model *model, unsigned bit)
{
	const struct pte_owned *const o = owner_of(model, bit);

	if (o->width != 0 && o->owner != PTE_OWNER_FREE)
		return o->owner;
	for (unsigned n = PTE_OWNER_TYPE; n <= PTE_OWNER_LAST; n++)
		if (n != PTE_OWNER_FREE &&
		    (pte_model_bits(model, PTE_LEVEL_PTE, (enum pte_owner)n) &
		     PTE_BIT(bit)) != 0)
			return (enum pte_owner)n;
	return PTE_OWNER_FREE;
}

/* a path that stores entries at one of the levels and drops the bit */
static const struct pte_store *dropped_by(const struct pte_model *model,
					  const struct pte_target *t,
					  unsigned levels, unsigned bit)
{
	const struct pte_store *s = model->stores;

	while (s->path != NULL &&
	       ((s->levels & levels) == 0 || !in_span(&s->in, t->version) ||
		(s->needs & ~t->options) != 0 ||
		(s->dropped & PTE_BIT(bit)) == 0))
		s++;
	return s;
}

static enum pte_obstacle obstacle_of_bit(const struct pte_model *model,
					 const struct pte_target *t,
					 unsigned levels, unsigned bit)
{
	const enum pte_owner owner = owner_at(model, bit);
	const struct pte_view *const view = model->layout->view[PTE_LEVEL_PTE];

	if ((view->hardware & PTE_BIT(bit)) != 0)
		return PTE_OBSTACLE_HARDWARE;
	if (dropped_by(model, t, levels, bit)->path != NULL)
		return PTE_OBSTACLE_STORE;
	if (owner == PTE_OWNER_ZERO || owner == PTE_OWNER_ONE)
		return PTE_OBSTACLE_FIXED;
	return (pte_model_bits(model, PTE_LEVEL_PTE, PTE_OWNER_FREE) &
		PTE_BIT(bit)) != 0
		       ? PTE_OBSTACLE_NONE
		       : PTE_OBSTACLE_OWNER;
}

static uint64_t bits_of(const struct pte_model *model,
			const struct pte_target *t, unsigned levels)
{
	uint64_t bits = 0;

	for (unsigned bit = 0; bit < WORD_BITS; bit++)
		if (obstacle_of_bit(model, t, levels, bit) == PTE_OBSTACLE_NONE)
			bits |= PTE_BIT(bit);
	return bits;
}

/* another row that the same kernel image may boot as, except the one that the
 * proposal replaces; NULL beyond the last */
static const struct pte_model *image_row(const struct pte_target *t, size_t *at)
{
	const char *const image = t->model->image;
	const char *const instead =
		t->model->proposal != NULL ? t->model->proposal->base : NULL;
	const struct pte_model *m;

	while (image != NULL && (m = pte_model_at((*at)++)) != NULL) {
		const struct pte_span in = pte_model_span(m);

		if (text_is(image, text_length(image), m->image) &&
		    (instead == NULL || !text_is(instead, text_length(instead),
						 m->layout->name)) &&
		    in_span(&in, t->version))
			return m;
	}
	return NULL;
}

/* the version since which the bit has its owner, by name; 0: unknown */
static uint16_t owned_since(const struct pte_target *t, unsigned bit)
{
	const char *const name = t->layout->name;
	const enum pte_owner owner = owner_at(t->model, bit);
	uint16_t since = 0;

	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		if (!text_is(name, text_length(name), m->layout->name) ||
		    m->layout->since > t->version)
			continue;
		if (owner_at(m, bit) != owner)
			since = 0;
		else if (since == 0)
			since = m->layout->since;
	}
	return since;
}

static void say_owner(struct pte_scheme_use *use, unsigned bit)
{
	const enum pte_owner owner = owner_at(use->before.model, bit);
	const uint16_t since = owned_since(&use->before, bit);
	const bool field = owner == PTE_OWNER_TYPE || owner == PTE_OWNER_OFFSET;

	if (owner == PTE_OWNER_FREE) {
		pte_scheme_say(use, " has no owner");
		return;
	}
	pte_scheme_say(use, field ? " is inside the " : " is the ");
	pte_scheme_say(use, pte_model_owner_name(use->before.model, owner));
	pte_scheme_say(use, field ? " field" : " flag");
	if (!field && since > PTE_LINUX_OLDEST) {
		pte_scheme_say(use, " since ");
		pte_scheme_say_version(use, since);
	}
}

static void refuse_bit(struct pte_scheme_use *use, unsigned levels,
		       unsigned bit, enum pte_obstacle obstacle)
{
	const struct pte_target *const t = &use->before;
	const struct pte_owned *const o = owner_of(t->model, bit);

	pte_scheme_refuse(use, obstacle, "bit ");
	pte_scheme_say_number(use, bit);
	if (obstacle == PTE_OBSTACLE_OWNER) {
		say_owner(use, bit);
	} else if (obstacle == PTE_OBSTACLE_STORE) {
		pte_scheme_say(use, " is dropped by ");
		pte_scheme_say(use, dropped_by(t->model, t, levels, bit)->path);
	} else if (obstacle == PTE_OBSTACLE_HARDWARE) {
		pte_scheme_say(use, " may be set by hardware");
	} else {
		pte_scheme_say(use, " ");
		pte_scheme_say(use, pte_model_owner_name(
					    t->model, owner_at(t->model, bit)));
	}
	if (obstacle != PTE_OBSTACLE_OWNER && o->why != NULL) {
		pte_scheme_say(use, " (");
		pte_scheme_say(use, o->why);
		pte_scheme_say(use, ")");
	}
}

/* a layout of the same image in which the bit isn't free; NULL: none */
static const struct pte_model *taken_in_image(const struct pte_scheme_use *use,
					      unsigned levels, unsigned bit)
{
	const struct pte_model *m;
	size_t at = 0;

	while ((m = image_row(&use->before, &at)) != NULL)
		if (obstacle_of_bit(m, &use->before, levels, bit) !=
		    PTE_OBSTACLE_NONE)
			break;
	return m;
}

/* the bit is free here, but not in another layout of the image */
static void refuse_image(struct pte_scheme_use *use, unsigned levels,
			 unsigned bit)
{
	const struct pte_model *const m = taken_in_image(use, levels, bit);

	pte_scheme_refuse(use, PTE_OBSTACLE_IMAGE, "bit ");
	pte_scheme_say_number(use, bit);
	pte_scheme_say(use, " is free here, but not in ");
	pte_scheme_say(use, m == NULL ? "another layout" : m->layout->name);
	pte_scheme_say(use, ", which the same kernel image boots as");
}

/* the bits that are feasible in every layout of a kernel's image */
static uint64_t image_bits_of(const struct pte_target *t, unsigned levels)
{
	uint64_t bits = bits_of(t->model, t, levels);
	const struct pte_model *m;
	size_t at = 0;

	while ((m = image_row(t, &at)) != NULL)
		bits &= bits_of(m, t, levels);
	return bits;
}

void pte_scheme_find_bits(struct pte_scheme_use *use)
{
	const struct pte_target *const t = &use->before;
	const unsigned levels = use->after.own.levels;

	use->bits = bits_of(t->model, t, levels);
	use->image_bits = image_bits_of(t, levels);
	use->left_bits = image_bits_of(&use->after, levels);
}

bool pte_scheme_find_bit(struct pte_scheme_use *use, int wanted)
{
	const struct pte_target *const t = &use->before;
	const unsigned levels = use->after.own.levels;

	for (int bit = 0; wanted == PTE_SCHEME_NO_BIT && bit < WORD_BITS; bit++)
		if ((use->image_bits & PTE_BIT(bit)) != 0)
			wanted = bit;
	if (wanted == PTE_SCHEME_NO_BIT) {
		pte_scheme_refuse(use, PTE_OBSTACLE_NO_BIT, "no bit is free");
		return false;
	}
	use->bit = wanted;
	if ((use->bits & PTE_BIT(wanted)) == 0)
		refuse_bit(
			use, levels, (unsigned)wanted,
			obstacle_of_bit(t->model, t, levels, (unsigned)wanted));
	else if ((use->image_bits & PTE_BIT(wanted)) == 0)
		refuse_image(use, levels, (unsigned)wanted);
	else
		return true;
	return false;
}

/* ---- flags of a model's proposal ---------------------------------------- */

/* whether the flag's bit has another owner at a level, by codec or rows */
static bool is_disputed(const struct pte_target *t, unsigned flag,
			enum pte_level level)
{
	const struct pte_codec *const c = t->layout->swap[level];
	uint64_t others = pte_piece_mask(&c->type) | pte_codec_offset_mask(c) |
			  c->fixed.mask;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (f != flag && (t->swap_flags[level] & PTE_FLAG_SET(f)) != 0)
			others |= c->flag[f];
	return (c->flag[flag] & others) != 0 ||
	       pte_flag_disputed(t->model, flag, level) != 0;
}

static bool is_disputed_at(const struct pte_target *t, unsigned flag,
			   unsigned levels)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if ((levels & PTE_LEVEL_SET(l)) != 0 &&
		    is_disputed(t, flag, (enum pte_level)l))
			return true;
	return false;
}

/* A bit that isn't free in the base may be freed by other changes of the model;
 * but hardware and stores don't change. */
static bool was_made_free(const struct pte_scheme_use *use, unsigned flag,
			  unsigned levels, unsigned bit)
{
	const enum pte_obstacle o =
		obstacle_of_bit(use->after.model, &use->after, levels, bit);

	return o != PTE_OBSTACLE_HARDWARE && o != PTE_OBSTACLE_STORE &&
	       !is_disputed_at(&use->after, flag, levels);
}

static bool has_room(struct pte_scheme_use *use, enum pte_flag flag,
		     unsigned levels, unsigned bit)
{
	const enum pte_obstacle o =
		obstacle_of_bit(use->before.model, &use->before, levels, bit);

	if (o != PTE_OBSTACLE_NONE && was_made_free(use, flag, levels, bit))
		return true;
	if (o != PTE_OBSTACLE_NONE) {
		refuse_bit(use, levels, bit, o);
	} else if (is_disputed_at(&use->after, flag, levels)) {
		pte_scheme_refuse(use, PTE_OBSTACLE_OWNER, "bit ");
		pte_scheme_say_number(use, bit);
		pte_scheme_say(use, " has two owners");
	} else if (taken_in_image(use, levels, bit) != NULL) {
		refuse_image(use, levels, bit);
	} else {
		return true;
	}
	return false;
}

bool pte_proposal_has_bit(struct pte_scheme_use *use, enum pte_flag flag)
{
	const struct pte_model *const m = use->after.model;
	const unsigned levels =
		m->proposal->flags[flag - PTE_FLAG_PROPOSED].levels;
	const uint64_t bit = m->layout->swap[PTE_LEVEL_PTE]->flag[flag];

	if (bit != 0)
		return has_room(use, flag, levels,
				pte_bit_count((bit & (~bit + 1)) - 1));
	pte_scheme_refuse(use, PTE_OBSTACLE_MALFORMED, "a flag without a bit");
	return false;
}
