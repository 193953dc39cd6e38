/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include <string.h>

#include "../helpers.h"
#include "entries_of.h"

/* What entries are taken for, and whether they come back */

/* ---- entries against predicates -------------------------------------------
 */

/* written for one kind, and by its type one of another */
static bool is_misread(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	const unsigned kind = toy->target.kind_of_type[type_of(toy, w)];

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (k != kind && k != PTE_KIND_RAW &&
		    (v->kind == PTE_KIND_RAW || v->kind == k) &&
		    entries_of(toy, v->level, (enum pte_kind)k, v->domain)[w])
			return true;
	return false;
}

static bool is_harmful(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	const char *const id = v->claim->id;
	const struct pte_view *const view = view_of(toy, v);
	const struct pte_view *const walker =
		v->level == PTE_LEVEL_HUGETLB ? toy->layout.walker : view;
	bool harmful;

	if (strcmp(id, "swap-not-none") == 0)
		return passes(&view->none, w);
	if (strcmp(id, "swap-not-protnone") == 0)
		return passes(&view->protnone, w);
	if (strcmp(id, "image-read") == 0)
		return passes(&view->none, w) || passes(&view->present, w) ||
		       is_misread(toy, v, w);
	if (strcmp(id, "level-safe") != 0)
		return passes(&view->present, w);
	harmful = passes(&walker->present, w) || passes(&walker->table, w);
	for (unsigned i = 0; i < TOY_PREDICATES; i++)
		harmful |= !toy->predicates[i].by_design &&
			   passes_either(&toy->predicates[i].is, w);
	return harmful;
}

enum answer try_entries(const struct toy *toy, const struct pte_verdict *v)
{
	const bool *const written = spoken_of(toy, v);

	if (kinds_at(toy, v->level) == 0)
		return ANSWER_EMPTY;
	if (strcmp(v->claim->id, "swap-not-protnone") == 0 &&
	    !is_ever(toy, &view_of(toy, v)->protnone))
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (written[w] && is_harmful(toy, v, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_entries(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && v->witness < words_of(toy) &&
	       spoken_of(toy, v)[v->witness] && is_harmful(toy, v, v->witness);
}

/* ---- kinds against each other -------------------------------------------- */

static bool is_of_two_kinds(const struct toy *toy, const struct pte_verdict *v,
			    uint64_t first, uint64_t last)
{
	static unsigned char kinds[WORDS_MAX];

	memset(kinds, 0, sizeof(kinds));
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const bool *written;

		if (!stands(toy, v->level, k))
			continue;
		written = entries_of(toy, v->level, (enum pte_kind)k,
				     PTE_DOMAIN_FIELD);
		for (uint64_t w = first; w <= last; w++)
			kinds[w] = (unsigned char)(kinds[w] + written[w]);
	}
	for (uint64_t w = first; w <= last; w++)
		if (kinds[w] > 1)
			return true;
	return false;
}

enum answer try_kinds(const struct toy *toy, const struct pte_verdict *v)
{
	if (kinds_at(toy, v->level) < 2)
		return ANSWER_EMPTY;
	return answer(!is_of_two_kinds(toy, v, 0, words_of(toy) - 1));
}

bool see_kinds(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && v->witness < words_of(toy) &&
	       is_of_two_kinds(toy, v, v->witness, v->witness);
}

/* ---- helpers ------------------------------------------------------------- */

/* a word, first .. last, of an entry of which the helper says the wrong thing,
 * by the type that it reads */
static bool is_mistaken(const struct toy *toy, const struct pte_verdict *v,
			uint64_t first, uint64_t last)
{
	const pte_kind_set true_of = known_helper(v->path)->true_of;
	const uint8_t *const kinds = toy->target.kind_of_type;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const bool *written;

		if (!stands(toy, v->level, k))
			continue;
		written = entries_of(toy, v->level, (enum pte_kind)k,
				     PTE_DOMAIN_FIELD);
		for (uint64_t w = first; w <= last; w++)
			if (written[w] &&
			    has_bit(true_of, k) !=
				    has_bit(true_of, kinds[type_of(toy, w)]))
				return true;
	}
	return false;
}

enum answer try_helper(const struct toy *toy, const struct pte_verdict *v)
{
	return answer(!is_mistaken(toy, v, 0, words_of(toy) - 1));
}

bool see_helper(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && v->witness < words_of(toy) &&
	       is_mistaken(toy, v, v->witness, v->witness);
}

/* ---- predicates against each other --------------------------------------- */

/* more of them than the one that lies in another by intent */
static bool is_confused(const struct pte_view *view, uint64_t w)
{
	const unsigned apart =
		(unsigned)passes(&view->none, w) + passes(&view->protnone, w) +
		passes(&view->invalidated, w) + passes(&view->table, w);

	return apart > 1 ||
	       (passes(&view->none, w) && passes(&view->present, w));
}

enum answer try_predicates(const struct toy *toy, const struct pte_verdict *v)
{
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_confused(view_of(toy, v), w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_predicates(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes &&
	       is_confused(view_of(toy, v), v->witness);
}

static const struct pte_test *inner_of(const struct toy *toy,
				       const struct pte_verdict *v)
{
	return strcmp(v->claim->id, "protnone-is-present") == 0
		       ? &view_of(toy, v)->protnone
		       : &view_of(toy, v)->invalidated;
}

enum answer try_inner(const struct toy *toy, const struct pte_verdict *v)
{
	const struct pte_test *const inner = inner_of(toy, v);

	if (!is_ever(toy, inner))
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (passes(inner, w) && !passes(&view_of(toy, v)->present, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

bool see_inner(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes &&
	       passes(inner_of(toy, v), v->witness) &&
	       !passes(&view_of(toy, v)->present, v->witness);
}

/* ---- there and back ------------------------------------------------------ */

static bool entry_is_lost(const struct toy *toy, uint64_t type, uint64_t offset,
			  uint64_t flags)
{
	const uint64_t w = encode(toy, type, offset) | flags;

	return type_of(toy, w) != type || get_offset(&toy->codec, w) != offset;
}

/* with any of the flags; as a witness, the verdict's */
static bool loses_entry(const struct toy *toy, const struct pte_verdict *v,
			bool as_witness)
{
	const uint64_t found = encode(toy, type_of(toy, v->witness),
				      get_offset(&toy->codec, v->witness));
	uint64_t sets[FLAG_SETS];
	const unsigned count = flag_sets(toy, v->level, sets);

	for (uint64_t type = 0; type < types_of(toy); type++)
		for (uint64_t o = 0; o < offset_size(toy); o++)
			for (unsigned i = 0; i < count; i++)
				if (entry_is_lost(toy, type, o, sets[i]) &&
				    (!as_witness ||
				     ((encode(toy, type, o) | sets[i]) ==
					      v->witness &&
				      v->becomes == (found | sets[i]))))
					return true;
	return false;
}

enum answer try_round_trip(const struct toy *toy, const struct pte_verdict *v)
{
	return answer(!loses_entry(toy, v, false));
}

bool see_round_trip(const struct toy *toy, const struct pte_verdict *v)
{
	return loses_entry(toy, v, true);
}

/* ---- what doesn't fit ---------------------------------------------------- */

static uint64_t encode_by(const struct toy *toy, const struct pte_verdict *v,
			  uint64_t type, uint64_t offset)
{
	return strcmp(v->path, "libpte") == 0
		       ? encode(toy, type, offset)
		       : kernels_encode(toy, type, offset);
}

/*
 * A type that a swp_entry tells and doesn't fit, against each that does, beside
 * each offset; it may make a difference within its own field only. As a
 * witness, it's the verdict's two words that differ.
 */
static bool type_spills(const struct toy *toy, const struct pte_verdict *v,
			bool as_witness)
{
	const uint64_t told = types_told(toy);
	const uint64_t fit =
		size(&toy->codec.type) > told ? told : size(&toy->codec.type);
	const uint64_t mine = bits(&toy->codec.type) &
			      ~offset_bits(&toy->codec);

	for (uint64_t o = 0; o < offset_size(toy); o++) {
		uint64_t w[PTE_TYPE_COUNT_MAX];

		for (uint64_t type = 0; type < told; type++)
			w[type] = encode_by(toy, v, type, o);
		for (uint64_t i = fit * fit; i < told * fit; i++) {
			const uint64_t spilt = w[i / fit], other = w[i % fit];

			if (((spilt ^ other) & ~mine) != 0 &&
			    (!as_witness ||
			     (spilt == v->witness && other == v->becomes)))
				return true;
		}
	}
	return false;
}

/* the same of offsets, with some bits more than fit */
static bool offset_spills(const struct toy *toy, const struct pte_verdict *v,
			  bool as_witness)
{
	const uint64_t fit = offset_size(toy);
	const uint64_t mine = offset_bits(&toy->codec) &
			      ~bits(&toy->codec.type);

	for (uint64_t type = 0; type < types_of(toy); type++) {
		for (uint64_t o = fit; o < fit * 4; o++) {
			const uint64_t w = encode_by(toy, v, type, o);
			/* in turn each that fits would take too long: what is
			 * beside them can't hide what they don't set */
			const uint64_t others[] = {
				0, fit - 1, o % fit, get_offset(&toy->codec, 0)
			};

			for (unsigned i = 0; i < 4; i++) {
				const uint64_t x =
					encode_by(toy, v, type, others[i]);

				if (((w ^ x) & ~mine) != 0 &&
				    (!as_witness ||
				     (w == v->witness && x == v->becomes)))
					return true;
			}
		}
	}
	return false;
}

enum answer try_contained(const struct toy *toy, const struct pte_verdict *v)
{
	return answer(!type_spills(toy, v, false) &&
		      !offset_spills(toy, v, false));
}

bool see_contained(const struct toy *toy, const struct pte_verdict *v)
{
	return type_spills(toy, v, true) || offset_spills(toy, v, true);
}
