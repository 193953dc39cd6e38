/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The parts that decode and encode: pieces, patterns, tests, codec, views and
 * places.
 */
#include "spec_parts.h"

/* ---- pieces ------------------------------------------------------------- */

/* clang-format off */
static const struct spec_key piece_keys[] = {
	{ "lsb",      spec_byte, AT(pte_piece, lsb),      0, 63, false },
	{ "width",    spec_byte, AT(pte_piece, width),    0, 64, false },
	{ "at",       spec_byte, AT(pte_piece, at),       0, 63, true },
	{ "inverted", spec_bool, AT(pte_piece, inverted), 0, 0,  true },
	NO_KEY,
};
/* clang-format on */

/* low..high: of a piece's width; a piece of a quantity of 64 bits */
static bool take_piece(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct pte_piece *const p = to;

	if (!spec_object(r, at, value, piece_keys, p))
		return false;
	if (p->width < key->low || p->width > key->high)
		return spec_wrong(&r->text, at,
				  "%u bits wide: out of range: %u..%u",
				  p->width, key->low, key->high);
	if (p->lsb + p->width > 64)
		return spec_wrong(&r->text, at,
				  "bits %u:%u: the highest bit is 63",
				  p->lsb + p->width - 1U, p->lsb);
	if (p->at + p->width > 64)
		return spec_wrong(&r->text, at,
				  "bits %u:%u of the quantity: the highest "
				  "bit is 63",
				  p->at + p->width - 1U, p->at);
	return true;
}

/* the whole of a quantity, from its bit 0 on */
static bool take_field(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_piece *const p = to;
	const struct spec_place place = { at, "at", 0 };

	if (!take_piece(r, at, value, key, to))
		return false;
	return p->at == 0 ||
	       spec_wrong(&r->text, &place, "%u: a field holds bit 0 on: 0..0",
			  p->at);
}

/* ---- patterns and tests ------------------------------------------------- */

/* clang-format off */
static const struct spec_key pattern_keys[] = {
	{ "mask",  spec_hex, AT(pte_pattern, mask),  0, 0, false },
	{ "value", spec_hex, AT(pte_pattern, value), 0, 0, false },
	NO_KEY,
};
static const struct spec_key test_keys[] = {
	{ "mask",  spec_hex, AT(pte_test, mask),  0, 0, false },
	{ "value", spec_hex, AT(pte_test, value), 0, 0, false },
	{ "any",   spec_hex, AT(pte_test, any),   0, 0, true },
	NO_KEY,
};
static const struct spec_key change_keys[] = {
	{ "clear", spec_hex, AT(pte_change, clear), 0, 0, false },
	{ "set",   spec_hex, AT(pte_change, set),   0, 0, false },
	NO_KEY,
};
static const struct spec_key flag_keys[] = {
	{ "soft_dirty", spec_bit, PTE_FLAG_SOFT_DIRTY * sizeof(uint64_t), 0, 0, false },
	{ "uffd_wp",    spec_bit, PTE_FLAG_UFFD_WP * sizeof(uint64_t),    0, 0, false },
	{ "exclusive",  spec_bit, PTE_FLAG_EXCLUSIVE * sizeof(uint64_t),  0, 0, false },
	NO_KEY,
};
/* clang-format on */

#define TAKE(function, keys)                                                   \
	bool function(struct spec_reader *r, const struct spec_place *at,      \
		      json_t *value, const struct spec_key *key, void *to)     \
	{                                                                      \
		(void)key;                                                     \
		return spec_object(r, at, value, keys, to);                    \
	}

TAKE(spec_pattern, pattern_keys)
TAKE(spec_test, test_keys)
TAKE(spec_change, change_keys)
static TAKE(take_flags, flag_keys)

	/* what must be 0 or 1 is in the mask: a value elsewhere is never
	   written */
	static bool take_fixed(struct spec_reader *r,
			       const struct spec_place *at, json_t *value,
			       const struct spec_key *key, void *to)
{
	const struct pte_pattern *const p = to;

	if (!spec_pattern(r, at, value, key, to))
		return false;
	return (p->value & ~p->mask) == 0 ||
	       spec_wrong(&r->text, at,
			  "value 0x%llx has bits that its mask doesn't: 0x%llx",
			  (unsigned long long)p->value,
			  (unsigned long long)(p->value & ~p->mask));
}

/* ---- the codec ---------------------------------------------------------- */

/* clang-format off */
static const struct spec_key spill_keys[] = {
	{ "type",   take_piece, AT(pte_spill, type),   0, 64, false },
	{ "offset", take_piece, AT(pte_spill, offset), 0, 64, false },
	NO_KEY,
};
static TAKE(take_spill, spill_keys)

static const struct spec_key codec_keys[] = {
	{ "type",   take_field, AT(pte_codec, type),   1, 6,  false },
	{ "offset", take_field, AT(pte_codec, offset), 1, 58, false },
	{ "fixed",  take_fixed, AT(pte_codec, fixed),  0, 0,  false },
	{ "flags",  take_flags, AT(pte_codec, flag),   0, 0,  false },
	{ "spill",  take_spill, AT(pte_codec, spill),  0, 0,  true },
	NO_KEY,
};
/* clang-format on */

bool spec_codec(struct spec_reader *r, const struct spec_place *at,
		json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;

	(void)key;
	return spec_object(r, at, value, codec_keys,
			   &body->codec[PTE_LEVEL_PTE]);
}

/* ---- levels ------------------------------------------------------------- */

static bool take_pieces(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	static const struct spec_key any = { .low = 0, .high = 64 };
	struct pte_piece *const piece = to;
	const size_t count = json_array_size(value);

	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	if (count > key->high)
		return spec_wrong(&r->text, at, "%zu pieces: %u at most", count,
				  key->high);
	for (size_t i = 0; i < count; i++) {
		const struct spec_place element = { at, NULL, i };

		if (!take_piece(r, &element, json_array_get(value, i), &any,
				&piece[i]))
			return false;
	}
	return true;
}

/* clang-format off */
static const struct spec_key address_keys[] = {
	{ "when",     spec_pattern, AT(pte_address, when),     0, 0, false },
	{ "inverted", spec_hex,     AT(pte_address, inverted), 0, 0, true },
	{ "pieces",   take_pieces,  AT(pte_address, piece),    0, 2, false },
	NO_KEY,
};
/* clang-format on */

/* the whole decision list: its order is what it says */
static bool take_place(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct pte_place *const place = to;
	const size_t count = json_array_size(value);
	const bool whole = r->whole;

	(void)key;
	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	if (count == 0 || count > PTE_ADDRESS_COUNT)
		return spec_wrong(&r->text, at, "%zu addresses: 1..%d", count,
				  PTE_ADDRESS_COUNT);
	*place = (struct pte_place){ .count = (unsigned)count };
	r->whole = true;
	for (size_t i = 0; i < count; i++) {
		const struct spec_place element = { at, NULL, i };

		if (!spec_object(r, &element, json_array_get(value, i),
				 address_keys, &place->address[i]))
			return false;
	}
	r->whole = whole;
	return true;
}

/* one level's helpers, where it keeps the address, and entries of its own */
struct level {
	struct pte_view view;
	struct pte_place place;
	uint64_t empty;
	struct spec_body *body;
	unsigned number;
};

/* over what all levels have */
static bool take_own_swap(struct spec_reader *r, const struct spec_place *at,
			  json_t *value, const struct spec_key *key, void *to)
{
	const struct level *const level = to;
	struct spec_body *const body = level->body;
	struct pte_codec *const own = &body->codec[level->number];

	(void)key;
	*own = *body->layout.swap[level->number];
	body->layout.swap[level->number] = own;
	return spec_object(r, at, value, codec_keys, own);
}

static bool take_own_owners(struct spec_reader *r, const struct spec_place *at,
			    json_t *value, const struct spec_key *key, void *to)
{
	const struct level *const level = to;

	(void)key;
	return spec_owners_over(r, at, value,
				&level->body->model.owned[level->number]);
}

#define VIEW(member) AT(level, view.member)

/* clang-format off */
#define VIEW_KEYS                                                              \
	{ "none",        spec_test,   VIEW(none),        0, 0, false },        \
	{ "present",     spec_test,   VIEW(present),     0, 0, false },        \
	{ "protnone",    spec_test,   VIEW(protnone),    0, 0, false },        \
	{ "invalidated", spec_test,   VIEW(invalidated), 0, 0, false },        \
	{ "table",       spec_test,   VIEW(table),       0, 0, false },        \
	{ "flags",       take_flags,  VIEW(flag),        0, 0, false },        \
	{ "hardware",    spec_hex,    VIEW(hardware),    0, 0, false },        \
	{ "leaf",        spec_change, VIEW(leaf),        0, 0, false },        \
	{ "invalidate",  spec_change, VIEW(invalidate),  0, 0, false }

static const struct spec_key level_keys[] = {
	VIEW_KEYS,
	{ "address",     take_place,  AT(level, place),  0, 0, false },
	{ "empty",       spec_hex,    AT(level, empty),  0, 0, true },
	{ "swap",        take_own_swap,   0,             0, 0, true },
	{ "owners",      take_own_owners, 0,             0, 0, true },
	NO_KEY,
};
/* what ptes have is what all levels have that say nothing */
static const struct spec_key pte_keys[] = {
	VIEW_KEYS,
	{ "address",     take_place,  AT(level, place),  0, 0, false },
	{ "empty",       spec_hex,    AT(level, empty),  0, 0, true },
	NO_KEY,
};
static const struct spec_key walker_keys[] = { VIEW_KEYS, NO_KEY };
/* clang-format on */

/* low: the level */
static bool take_level(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct pte_view *const view = &body->view[key->low];
	struct pte_place *const place = &body->place[key->low];
	uint64_t *const empty = &body->layout.empty[key->low];
	struct level level = { *view, *place, *empty, body, key->low };
	const bool whole = r->whole;

	if (json_is_null(value) && key->optional) {
		body->layout.view[key->low] = NULL;
		body->layout.place[key->low] = NULL;
		return true;
	}
	/* a level that the base hasn't is new: all of it has to be said */
	r->whole = whole || body->layout.view[key->low] == NULL;
	if (!spec_object(r, at, value,
			 key->low == PTE_LEVEL_PTE ? pte_keys : level_keys,
			 &level))
		return false;
	/* of a level that's new, nothing is what none asks for */
	if (r->whole && json_object_get(value, "empty") == NULL)
		level.empty = level.view.none.value;
	r->whole = whole;
	*view = level.view;
	*place = level.place;
	*empty = level.empty;
	body->layout.view[key->low] = view;
	body->layout.place[key->low] = place;
	return true;
}

/* clang-format off */
static const struct spec_key levels_keys[] = {
	{ "pte",     take_level, 0, PTE_LEVEL_PTE,     0, false },
	{ "pmd",     take_level, 0, PTE_LEVEL_PMD,     0, true },
	{ "hugetlb", take_level, 0, PTE_LEVEL_HUGETLB, 0, true },
	NO_KEY,
};
/* clang-format on */

bool spec_at_levels(struct spec_reader *r, const struct spec_place *at,
		    json_t *value, const struct spec_key *key, void *to)
{
	(void)key;
	return spec_object(r, at, value, levels_keys, to);
}

bool spec_walker(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct level level = { .view = body->walker };

	(void)key;
	if (!spec_object(r, at, value, walker_keys, &level))
		return false;
	body->walker = level.view;
	return true;
}

/* ---- tables ------------------------------------------------------------- */

/* low: the level */
static bool take_table(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct pte_place *const place = &body->table[key->low];

	body->layout.table[key->low] = json_is_null(value) ? NULL : place;
	return json_is_null(value) || take_place(r, at, value, key, place);
}

/* clang-format off */
static const struct spec_key tables_keys[] = {
	{ "pmd", take_table, 0, PTE_LEVEL_PMD, 0, true },
	NO_KEY,
};
/* clang-format on */

bool spec_tables(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, const struct spec_key *key, void *to)
{
	(void)key;
	return spec_object(r, at, value, tables_keys, to);
}
