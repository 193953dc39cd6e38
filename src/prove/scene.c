/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words that encoders write for entries, as a set: fields of types and
 * offsets as patterns, combined; and the inputs that produce one word.
 */
#include "scene.h"

#include "common/domain.h"

struct scene pte_scene_of(const struct pte_target *t, enum pte_level level)
{
	const struct pte_codec *const c = t->layout->swap[level];
	struct scene s = {
		.t = t,
		.level = level,
		.view = t->layout->view[level],
		.c = c,
		.type = pte_piece_mask(&c->type),
		.offset = pte_codec_offset_mask(c),
		.read = pte_layout_swap_type_read(t->layout, level),
	};

	if (s.view != NULL)
		s.present = pte_layout_present(t->layout, level, s.view);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((t->swap_flags[level] & PTE_FLAG_SET(f)) != 0 &&
		    t->offset_flag[f] == 0)
			s.flags |= c->flag[f];
	for (unsigned type = 0; type < PTE_SWAP_TYPE_COUNT; type++)
		s.types[t->kind_of_type[type]] |= UINT32_C(1) << type;
	s.types[PTE_KIND_RAW] = UINT32_MAX;
	return s;
}

struct pte_either pte_scene_walked(const struct scene *s,
				   const struct pte_view *walker)
{
	const enum pte_level level =
		s->level == PTE_LEVEL_HUGETLB ? PTE_LEVEL_PMD : s->level;

	return pte_layout_present(s->t->layout, level, walker);
}

bool pte_scene_has(const struct scene *s, enum pte_kind kind)
{
	return pte_kind_stands(s->t, s->level, kind) &&
	       pte_target_has_kind(s->t, kind);
}

bool pte_scene_has_any(const struct scene *s)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (pte_scene_has(s, (enum pte_kind)k))
			return true;
	return false;
}

struct pte_entries pte_scene_entries(const struct scene *s, enum pte_kind kind,
				     enum pte_domain domain, uint64_t beside)
{
	const struct offsets offsets =
		pte_domain_offsets(s->t, s->level, kind, domain);

	return (struct pte_entries){
		.kind = kind,
		.domain = domain,
		.beside = beside,
		.types = s->types[kind],
		.offset_bits = (uint8_t)pte_codec_offset_width(s->c),
		.low = offsets.low,
		.high = offsets.high,
		.markers = offsets.markers,
	};
}

struct pte_pattern pte_field_of(const struct pte_piece *p,
				const struct pte_pattern *quantity)
{
	const struct pte_piece plain = { p->lsb, p->width, p->at, false };
	const uint64_t mask = pte_piece_put(&plain, quantity->mask);

	return (struct pte_pattern){ mask,
				     pte_piece_put(p, quantity->value) & mask };
}

struct pte_pattern pte_offsets_of(const struct pte_codec *c,
				  const struct pte_pattern *offsets)
{
	const struct pte_pattern low = pte_field_of(&c->offset, offsets);
	const struct pte_pattern high = pte_field_of(&c->offset_high, offsets);

	return (struct pte_pattern){ low.mask | high.mask,
				     low.value | high.value };
}

/* A field in a word: the bits that are 1 in it, and those that may be 1. */
struct part {
	uint64_t ones, most;
};

/* one pattern of a field's values, as bits of the word */
static struct part part_of(const struct pte_pattern *p, uint64_t field)
{
	return (struct part){ p->value, p->value | (field & ~p->mask) };
}

/* add one value as the encoder masks it: two may become the same */
static enum pte_status add_value(struct pte_set *values,
				 const struct pte_piece *piece, uint64_t value)
{
	const struct pte_test t = { pte_piece_mask(piece),
				    pte_piece_put(piece, value), 0, 0 };

	return pte_set_has(values, t.value) ? PTE_STATUS_OK
					    : pte_set_add(values, &t);
}

/* a run of types is one range; types that the field truncates go one by one */
static enum pte_status add_types(const struct scene *s, uint32_t which,
				 struct pte_set *types)
{
	static const struct pte_pattern anything = { 0, 0 };
	const struct pte_piece *const piece = &s->c->type;
	const uint64_t room = pte_ones(piece->width);
	enum pte_status status = PTE_STATUS_OK;

	for (unsigned n = 0, end;
	     n < PTE_SWAP_TYPE_COUNT && status == PTE_STATUS_OK; n = end) {
		end = n + 1;
		if ((which >> n & 1U) == 0)
			continue;
		while (end < PTE_SWAP_TYPE_COUNT && end <= room &&
		       (which >> end & 1U) != 0)
			end++;
		status = n <= room ? pte_set_add_range(types, &anything, piece,
						       n, end - 1)
				   : add_value(types, piece, n);
	}
	return status;
}

/* collect the offsets as numbers first: a range of them may cross from one
 * piece to the other */
static enum pte_status add_offsets(const struct scene *s,
				   const struct pte_entries *entries,
				   struct pte_set *offsets)
{
	static const struct pte_pattern anything = { 0, 0 };
	const struct pte_piece whole = { 0,
					 (uint8_t)pte_codec_offset_width(s->c),
					 0, false };
	enum pte_status status = PTE_STATUS_OK;

	if (entries->markers == 0)
		status = pte_set_add_range(offsets, &anything, &whole,
					   entries->low, entries->high);
	/* every nonempty subset of the markers */
	for (uint64_t part = entries->markers;
	     part != 0 && status == PTE_STATUS_OK;
	     part = (part - 1) & entries->markers)
		if (part <= entries->high)
			status = add_value(offsets, &whole, part);
	for (unsigned i = 0; i < offsets->count; i++)
		offsets->pattern[i] =
			pte_offsets_of(s->c, &offsets->pattern[i]);
	return status;
}

/*
 * Fields are ORed, as in the encoder: a bit is 1 if it's 1 in one of them, and
 * may be 1 if it may be in one. This also covers overlapping fields, but then
 * two patterns may share a word.
 */
static enum pte_status add_words(struct pte_set *entries, uint64_t ones,
				 uint64_t most)
{
	if (entries->count == PTE_SET_CAPACITY)
		return PTE_STATUS_CAPACITY;
	entries->pattern[entries->count++] =
		(struct pte_pattern){ ~(most & ~ones), ones };
	return PTE_STATUS_OK;
}

enum pte_status pte_scene_words(const struct scene *s,
				const struct pte_entries *entries,
				struct parts *parts, struct pte_set *words_ret)
{
	const uint64_t one = s->c->fixed.value;
	struct pte_set *const types = &parts->types;
	struct pte_set *const offsets = &parts->offsets;
	enum pte_status status;

	types->count = offsets->count = words_ret->count = 0;
	status = add_types(s, entries->types, types);
	if (status == PTE_STATUS_OK)
		status = add_offsets(s, entries, offsets);
	for (unsigned i = 0; i < types->count; i++) {
		const struct part t = part_of(&types->pattern[i], s->type);

		for (unsigned j = 0;
		     j < offsets->count && status == PTE_STATUS_OK; j++) {
			const struct part p =
				part_of(&offsets->pattern[j], s->offset);

			status = add_words(words_ret, one | t.ones | p.ones,
					   one | t.most | p.most |
						   entries->beside);
		}
	}
	return status;
}

/* Whether a type and offsets p can make the word: take all bits of it that they
 * allow. */
static bool makes(const struct scene *s, const struct pte_entries *entries,
		  uint64_t type, const struct part *p, uint64_t word)
{
	const uint64_t rest = (p->most & word) | (entries->beside & word);

	return (p->ones & ~word) == 0 &&
	       (s->c->fixed.value | type | rest) == word;
}

void pte_scene_given(const struct scene *s, const struct pte_entries *entries,
		     uint64_t word, struct parts *parts, uint64_t given_ret[2])
{
	struct pte_set *const offsets = &parts->offsets;

	offsets->count = 0;
	(void)add_offsets(s, entries, offsets);
	for (unsigned n = 0; n < PTE_SWAP_TYPE_COUNT; n++) {
		const uint64_t type = pte_piece_put(&s->c->type, n);

		if ((entries->types >> n & 1U) == 0)
			continue;
		for (unsigned i = 0; i < offsets->count; i++) {
			const struct part p =
				part_of(&offsets->pattern[i], s->offset);

			if (!makes(s, entries, type, &p, word))
				continue;
			given_ret[0] = pte_swap_entry_pack(
				s->t->layout, n,
				pte_codec_offset_get(s->c,
						     p.ones | (p.most & word)));
			given_ret[1] = entries->beside & word;
			return;
		}
	}
}
