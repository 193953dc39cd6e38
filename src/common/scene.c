/* SPDX-License-Identifier: BSD-2-Clause */
#include "scene.h"

/* swap slots are counted in 32 bits, and slot 0 is the device's header */
#define DEVICE_OFFSET_MIN 1
#define DEVICE_OFFSET_MAX (pte_ones(32) - 1)

struct scene pte_scene_of(const struct pte_target *t, enum pte_level level)
{
	const struct pte_codec *const c = t->layout->swap;
	struct scene s = {
		.t = t,
		.level = level,
		.view = t->layout->view[level],
		.c = c,
		.type = pte_piece_mask(&c->type),
		.offset = pte_piece_mask(&c->offset),
	};

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((t->swap_flags[level] & PTE_FLAG_SET(f)) != 0 &&
		    t->offset_flag[f] == 0)
			s.flags |= c->flag[f];
	return s;
}

bool pte_scene_has(const struct scene *s, enum pte_kind kind)
{
	const uint16_t since =
		pte_model_kind(s->t->model, kind)->at_level[s->level];

	return since != 0 && since <= s->t->version &&
	       pte_target_has_kind(s->t, kind);
}

bool pte_scene_has_any(const struct scene *s)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (pte_scene_has(s, (enum pte_kind)k))
			return true;
	return false;
}

enum pte_domain pte_scene_domain(const struct scene *s, enum pte_kind kind)
{
	static const enum pte_domain domains[] = {
		[PTE_PAYLOAD_NOTHING] = PTE_DOMAIN_FIELD,
		[PTE_PAYLOAD_ADDRESS] = PTE_DOMAIN_FIELD,
		[PTE_PAYLOAD_OFFSET] = PTE_DOMAIN_DEVICE,
		[PTE_PAYLOAD_PFN] = PTE_DOMAIN_PFN,
		[PTE_PAYLOAD_WHOLE] = PTE_DOMAIN_PFN,
		[PTE_PAYLOAD_MARKER] = PTE_DOMAIN_MARKER,
	};

	return domains[pte_model_kind(s->t->model, kind)->payload];
}

struct offsets pte_scene_offsets(const struct scene *s, enum pte_kind kind,
				 enum pte_domain domain)
{
	const struct pte_kind_info *const info =
		pte_model_kind(s->t->model, kind);
	const uint64_t all = pte_ones(s->c->offset.width);
	unsigned bits = s->t->phys_bits - (unsigned)s->t->layout->page_shift;
	struct offsets o = { 0, all, 0 };

	switch (domain) {
	case PTE_DOMAIN_FIELD:
		break;
	case PTE_DOMAIN_DEVICE:
		o.low = DEVICE_OFFSET_MIN;
		if (o.high > DEVICE_OFFSET_MAX)
			o.high = DEVICE_OFFSET_MAX;
		break;
	case PTE_DOMAIN_PFN:
		if (info->young_dirty && s->t->young_dirty)
			bits += 2;
		if (o.high > pte_ones(bits))
			o.high = pte_ones(bits);
		break;
	case PTE_DOMAIN_MARKER:
		o.mask = s->t->markers;
		break;
	}
	return o;
}

/* A part of a word: the bits that are 1 in it, and those that may be. */
struct part {
	uint64_t ones, most;
};

/* What a field's values are in the word; as many as a set has patterns. */
static struct part part_of(const struct pte_pattern *p, uint64_t field)
{
	return (struct part){ p->value, p->value | (field & ~p->mask) };
}

/* one value, as the encoder cuts it: two may come out as one */
static enum pte_status add_value(struct pte_set *values,
				 const struct pte_piece *piece, uint64_t value)
{
	const struct pte_test t = { pte_piece_mask(piece),
				    pte_piece_put(piece, value), 0 };

	return pte_set_add(values, &t);
}

static enum pte_status add_types(const struct scene *s, enum pte_kind kind,
				 struct pte_set *types)
{
	static const struct pte_pattern anything = { 0, 0 };
	const struct pte_piece *const piece = &s->c->type;
	uint64_t first = 0, last = PTE_SWAP_TYPE_COUNT - 1;
	enum pte_status status = PTE_STATUS_OK;

	if (kind == PTE_KIND_SWAP)
		last = s->t->max_swapfiles - 1U;
	else if (kind != PTE_KIND_RAW)
		first = last = (uint64_t)pte_target_type_of(s->t, kind);
	if (last <= pte_ones(piece->width))
		return pte_set_add_range(types, &anything, piece, first, last);
	for (uint64_t n = first;
	     n <= last && n < PTE_SWAP_TYPE_COUNT && status == PTE_STATUS_OK;
	     n++)
		status = add_value(types, piece, n);
	return status;
}

static enum pte_status add_offsets(const struct scene *s,
				   const struct offsets *o,
				   struct pte_set *offsets)
{
	static const struct pte_pattern anything = { 0, 0 };
	const struct pte_piece *const piece = &s->c->offset;
	enum pte_status status = PTE_STATUS_OK;

	if (o->mask == 0)
		return pte_set_add_range(offsets, &anything, piece, o->low,
					 o->high);
	/* every part of the mask but the empty one */
	for (uint64_t part = o->mask; part != 0 && status == PTE_STATUS_OK;
	     part = (part - 1) & o->mask)
		if (part <= o->high)
			status = add_value(offsets, piece, part);
	return status;
}

/* whether no two of the encoder's parts share a bit */
static bool parts_are_apart(const struct scene *s, uint64_t beside)
{
	const uint64_t one = s->c->fixed.value;

	return ((s->type & s->offset) | ((s->type | s->offset) & beside) |
		((s->type | s->offset | beside) & one)) == 0;
}

/*
 * Parts are ORed, as the encoder does it: a bit is 1 if it's 1 in one of them,
 * and may be if it may be in one. So fields that overlap are no exception, but
 * two of their words may be the same.
 */
static enum pte_status add_words(struct pte_set *image, uint64_t ones,
				 uint64_t most, bool apart)
{
	const struct pte_test words = { ~(most & ~ones), ones, 0 };

	if (!apart)
		return pte_set_add(image, &words);
	if (image->count == PTE_SET_CAPACITY)
		return PTE_STATUS_CAPACITY;
	image->pattern[image->count++] =
		(struct pte_pattern){ words.mask, words.value };
	return PTE_STATUS_OK;
}

enum pte_status pte_scene_image(const struct scene *s,
				const struct pte_image *image,
				struct pte_set *words_ret)
{
	const struct offsets o =
		pte_scene_offsets(s, image->kind, image->domain);
	const uint64_t one = s->c->fixed.value;
	const bool apart = parts_are_apart(s, image->beside);
	struct pte_set types, offsets;
	enum pte_status status;

	types.count = offsets.count = words_ret->count = 0;
	status = add_types(s, image->kind, &types);
	if (status == PTE_STATUS_OK)
		status = add_offsets(s, &o, &offsets);
	for (unsigned i = 0; i < types.count; i++) {
		const struct part t = part_of(&types.pattern[i], s->type);

		for (unsigned j = 0;
		     j < offsets.count && status == PTE_STATUS_OK; j++) {
			const struct part p =
				part_of(&offsets.pattern[j], s->offset);

			status = add_words(
				words_ret, one | t.ones | p.ones,
				one | t.most | p.most | image->beside, apart);
		}
	}
	return status;
}

struct pte_test pte_scene_hull(const struct pte_set *image, unsigned first,
			       unsigned end)
{
	struct pte_test hull = { image->pattern[first].mask,
				 image->pattern[first].value, 0 };

	for (unsigned i = first + 1; i < end; i++)
		hull.mask &= image->pattern[i].mask &
			     ~(image->pattern[i].value ^ hull.value);
	hull.value &= hull.mask;
	return hull;
}

unsigned pte_scene_group(const struct scene *s, uint64_t beside,
			 const struct pte_set *image, unsigned first)
{
	const struct pte_pattern *const p = &image->pattern[first];
	unsigned end = first + 1;

	/* where a type shares bits, it doesn't keep groups apart */
	if (!parts_are_apart(s, beside))
		return end;
	while (end < image->count &&
	       ((image->pattern[end].mask ^ p->mask) & s->type) == 0 &&
	       ((image->pattern[end].value ^ p->value) & s->type) == 0)
		end++;
	return end;
}
