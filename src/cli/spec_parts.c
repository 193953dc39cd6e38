/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The parts that decode and encode: pieces, patterns, tests, views and places.
 */
#include "spec_parts.h"

#include <pte/target.h>

/* ---- pieces ------------------------------------------------------------- */

/* low..high: of a piece's width; a piece of a quantity of 64 bits */
static bool is_piece(struct spec_reader *r, const struct spec_place *at,
		     const struct spec_key *key, const struct pte_piece *p)
{
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

static bool take_piece(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	return spec_object(r, at, value, key->shape, to) &&
	       is_piece(r, at, key, to);
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

static void put_piece(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	spec_put_object(w, key->name, key->shape, from);
}

const struct spec_type spec_of_piece = { .take = take_piece, .put = put_piece };
const struct spec_type spec_of_field = { .take = take_field, .put = put_piece };

/* clang-format off */
static const struct spec_key piece_keys[] = {
	SPEC_KEY("lsb", &spec_byte, AT(pte_piece, lsb), .high = 63),
	SPEC_KEY("width", &spec_byte, AT(pte_piece, width), .high = 64),
	SPEC_KEY("at", &spec_byte, AT(pte_piece, at), .high = 63, .optional = true, .says = "which bit of the quantity lsb holds"),
	SPEC_KEY("inverted", &spec_bool, AT(pte_piece, inverted), .optional = true),
	SPEC_NO_KEY,
};
const struct spec_shape spec_piece_shape = { .keys = piece_keys, .flat = true, .def = "piece", .says = "bits lsb and up hold a quantity, complemented if inverted" };

/* clang-format on */

/* ---- patterns and tests ------------------------------------------------- */

/* bits of the exception that nothing looks at would say nothing */
static bool check_test(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_test *const t = to;

	(void)value;
	(void)key;
	return (t->except & ~t->any) == 0 ||
	       spec_wrong(&r->text, at,
			  "except 0x%llx has bits that any doesn't: 0x%llx",
			  (unsigned long long)t->except,
			  (unsigned long long)(t->except & ~t->any));
}

/* clang-format off */
const struct spec_key spec_pattern_keys[] = {
	SPEC_KEY("mask", &spec_hex, AT(pte_pattern, mask), .says = "bits that are looked at"),
	SPEC_KEY("value", &spec_hex, AT(pte_pattern, value), .says = "what they are"),
	SPEC_NO_KEY,
};
static const struct spec_key test_keys[] = {
	SPEC_KEY("mask", &spec_hex, AT(pte_test, mask), .says = "bits that are looked at"),
	SPEC_KEY("value", &spec_hex, AT(pte_test, value), .says = "what they are"),
	SPEC_KEY("any", &spec_hex, AT(pte_test, any), .says = "one of these, if there are any, is set", .optional = true),
	SPEC_KEY("except", &spec_hex, AT(pte_test, except), .says = "one of any's bits is otherwise than here, instead of set", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
static const struct spec_key change_keys[] = {
	SPEC_KEY("clear", &spec_hex, AT(pte_change, clear), .says = "first"),
	SPEC_KEY("set", &spec_hex, AT(pte_change, set), .says = "then"),
	SPEC_NO_KEY,
};
const struct spec_shape spec_pattern_shape = { .keys = spec_pattern_keys, .flat = true, .def = "pattern", .says = "(v & mask) == value" };
const struct spec_shape spec_test_shape = { .keys = test_keys, .flat = true, .def = "test", .check = check_test, .says = "(v & mask) == value, and (v & any) != except if any isn't 0" };
const struct spec_shape spec_tests_shape = { .keys = test_keys, .flat = true, .def = "test", .check = check_test, .says = "(v & mask) == value, and (v & any) != except if any isn't 0", .most = PTE_EITHER_TESTS };
const struct spec_shape spec_change_shape = { .keys = change_keys, .flat = true, .def = "change" };

/* a spec that was written before a flag came says nothing of it: none */
#define FLAG(with, flag, name, ...) SPEC_KEY(#name, &spec_bit, .offset = PTE_FLAG_##flag * sizeof(uint64_t), .optional = PTE_FLAG_##flag > PTE_FLAG_EXCLUSIVE, .says = "number of its bit; null: none"),
static const struct spec_key flag_keys[] = {
	PTE_FLAG_ROWS(FLAG, 0)
	SPEC_NO_KEY,
};
const struct spec_shape spec_flag_bits_shape = { .keys = flag_keys, .flat = true, .def = "flag_bits" };
/* clang-format on */

/* ---- levels ------------------------------------------------------------- */

#define PIECES_MAX 2

static bool take_pieces(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	static const struct spec_key any = { .low = 0, .high = 64 };
	struct pte_piece *const pieces = to;
	const size_t count = json_array_size(value);

	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	if (count > key->shape->most)
		return spec_wrong(&r->text, at, "%zu pieces: %zu at most",
				  count, key->shape->most);
	for (size_t i = 0; i < count; i++) {
		const struct spec_place element = { at, NULL, i };

		if (!spec_object(r, &element, json_array_get(value, i),
				 key->shape, &pieces[i]) ||
		    !is_piece(r, &element, &any, &pieces[i]))
			return false;
	}
	return true;
}

static void put_pieces(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct pte_piece *const pieces = from;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < PIECES_MAX; i++)
		if (pieces[i].width != 0)
			spec_put_object(w, NULL, key->shape, &pieces[i]);
	json_close(w->json);
}

/* clang-format off */
static const struct spec_type of_pieces = { .take = take_pieces, .put = put_pieces, .is_list = true };
static const struct spec_shape pieces = { .keys = piece_keys, .flat = true, .def = "piece", .most = PIECES_MAX };
static const struct spec_key address_keys[] = {
	SPEC_KEY("when", &spec_of_members, AT(pte_address, when), .shape = &spec_pattern_shape),
	SPEC_KEY("inverted", &spec_hex, AT(pte_address, inverted), .says = "bits stored complemented, unless the whole word is 0", .optional = true),
	SPEC_KEY("pieces", &of_pieces, AT(pte_address, piece), .shape = &pieces),
	SPEC_NO_KEY,
};
static const struct spec_shape address = { .keys = address_keys, .whole = true, .most = PTE_ADDRESS_COUNT };
/* clang-format on */

/* the whole decision list: its order is what it says */
static bool take_place(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct pte_place *const place = to;
	const size_t count = json_array_size(value);
	const bool whole = r->whole;

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
				 key->shape, &place->address[i]))
			return false;
	}
	r->whole = whole;
	return true;
}

static void put_place(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const struct pte_place *const place = from;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < place->count; i++)
		spec_put_object(w, NULL, key->shape, &place->address[i]);
	json_close(w->json);
}

#define A_PLACE                                                                \
	.is_list = true, .def = "address",                                     \
	.schema = "\"minItems\": 1, \"description\": \"a decision list: the "  \
		  "first that matches is taken\""
static const struct spec_type of_place = { .take = take_place,
					   .put = put_place,
					   A_PLACE };

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

	*own = *body->layout.swap[level->number];
	body->layout.swap[level->number] = own;
	return spec_object(r, at, value, key->shape, own);
}

static void put_own_swap(const struct spec_writer *w,
			 const struct spec_key *key, const void *from)
{
	const struct level *const level = from;

	spec_put_object(w, key->name, key->shape,
			level->body->layout.swap[level->number]);
}

static bool is_own_swap(const struct spec_key *key, const void *from)
{
	const struct level *const level = from;
	const struct pte_layout *const l = &level->body->layout;

	(void)key;
	return l->swap[level->number] != l->swap[PTE_LEVEL_PTE];
}

static bool take_own_owners(struct spec_reader *r, const struct spec_place *at,
			    json_t *value, const struct spec_key *key, void *to)
{
	const struct level *const level = to;

	(void)key;
	return spec_owners_over(r, at, value,
				&level->body->model.owned[level->number]);
}

static void put_own_owners(const struct spec_writer *w,
			   const struct spec_key *key, const void *from)
{
	const struct level *const level = from;

	spec_of_rows.put(w, key, &level->body->model.owned[level->number]);
}

static bool are_own_owners(const struct spec_key *key, const void *from)
{
	const struct level *const level = from;
	const struct pte_model *const m = &level->body->model;

	(void)key;
	return m->owned[level->number] != m->owned[PTE_LEVEL_PTE];
}

static const struct spec_type of_own_swap = { .take = take_own_swap,
					      .put = put_own_swap,
					      .is_some = is_own_swap };
static const struct spec_type of_own_owners = { .take = take_own_owners,
						.put = put_own_owners,
						.is_some = are_own_owners,
						.merging = SPEC_MERGED_BITS,
						.is_list = true };

#define VIEW(member) AT(level, view.member)

/* clang-format off */
#define TEST(member)                                                           \
	SPEC_KEY(#member, &spec_of_members, VIEW(member), .shape = &spec_test_shape)
#define VIEW_KEYS                                                              \
	TEST(none), TEST(present), TEST(protnone), TEST(invalidated), TEST(table), \
	SPEC_KEY("flags", &spec_of_members, VIEW(flag), .says = "of present words", .shape = &spec_flag_bits_shape), \
	SPEC_KEY("hardware", &spec_hex, VIEW(hardware), .says = "bits that hardware may set although the word isn't present"), \
	SPEC_KEY("leaf", &spec_of_members, VIEW(leaf), .says = "how a leaf of the level is made of a pte's word", .shape = &spec_change_shape), \
	SPEC_KEY("invalidate", &spec_of_members, VIEW(invalidate), .says = "how a present word is made invalid for a moment", .shape = &spec_change_shape)
#define LEVEL_KEYS                                                             \
	VIEW_KEYS,                                                             \
	SPEC_KEY("address", &of_place, AT(level, place), .says = "where it lies: the `inverted` bits are complemented unless the whole word is 0 (L1TF)", .shape = &address), \
	SPEC_KEY("empty", &spec_hex, AT(level, empty), .says = "what stands in a slot that holds nothing; without a base, what none asks for", .optional = true)

static const struct spec_key level_keys[] = {
	LEVEL_KEYS,
	SPEC_KEY("swap", &of_own_swap, .says = "what is otherwise in the level's entries", .optional = true, .shape = &spec_codec_shape, .writing = SPEC_IF_SOME),
	SPEC_KEY("owners", &of_own_owners, .says = "of the level's entries, over those of all", .optional = true, .shape = &spec_owner_shape, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
/* what ptes have is what all levels have that say nothing */
static const struct spec_key pte_keys[] = { LEVEL_KEYS, SPEC_NO_KEY };
static const struct spec_key walker_keys[] = { VIEW_KEYS, SPEC_NO_KEY };
static const struct spec_shape pte_level = { .keys = pte_keys, .def = "pte_level" };
static const struct spec_shape level_of = { .keys = level_keys, .def = "level" };
const struct spec_shape spec_view_shape = { .keys = walker_keys, .def = "view" };
/* clang-format on */

/* low: the level */
static bool take_level(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct pte_view *const was = &body->view[key->low];
	struct pte_place *const place = &body->place[key->low];
	uint64_t *const empty = &body->layout.empty[key->low];
	struct level level = { *was, *place, *empty, body, key->low };
	const bool whole = r->whole;

	if (json_is_null(value) && key->optional) {
		body->layout.view[key->low] = NULL;
		body->layout.place[key->low] = NULL;
		return true;
	}
	/* a level that the base hasn't is new: all of it has to be said */
	r->whole = whole || body->layout.view[key->low] == NULL;
	if (!spec_object(r, at, value, key->shape, &level))
		return false;
	/* of a level that's new, nothing is what none asks for */
	if (r->whole && json_object_get(value, "empty") == NULL)
		level.empty = level.view.none.value;
	r->whole = whole;
	*was = level.view;
	*place = level.place;
	*empty = level.empty;
	body->layout.view[key->low] = was;
	body->layout.place[key->low] = place;
	return true;
}

static void put_level(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	struct spec_body body = *(const struct spec_body *)from;
	const struct level level = { *body.layout.view[key->low],
				     *body.layout.place[key->low],
				     body.layout.empty[key->low], &body,
				     key->low };

	spec_put_object(w, key->name, key->shape, &level);
}

static bool is_level(const struct spec_key *key, const void *from)
{
	const struct spec_body *const body = from;

	return body->layout.view[key->low] != NULL;
}

/* clang-format off */
static const struct spec_type of_pte   = { .take = take_level, .put = put_level, .is_some = is_level };
static const struct spec_type of_level = { .take = take_level, .put = put_level, .is_some = is_level, .or_null = true };
static const struct spec_key levels_keys[] = {
	SPEC_KEY("pte", &of_pte, .low = PTE_LEVEL_PTE, .shape = &pte_level, .writing = SPEC_IF_SOME),
	SPEC_KEY("pmd", &of_level, .low = PTE_LEVEL_PMD, .shape = &level_of, .writing = SPEC_IF_SOME, .optional = true),
	SPEC_KEY("hugetlb", &of_level, .low = PTE_LEVEL_HUGETLB, .shape = &level_of, .writing = SPEC_IF_SOME, .optional = true),
	SPEC_NO_KEY,
};
const struct spec_shape spec_levels_shape = { .keys = levels_keys };
/* clang-format on */

static bool take_walker(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct level level = { .view = body->walker };

	if (!spec_object(r, at, value, key->shape, &level))
		return false;
	body->walker = level.view;
	return true;
}

static void put_walker(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct spec_body *const body = from;
	const struct level level = { .view = *body->layout.walker };

	spec_put_object(w, key->name, key->shape, &level);
}

const struct spec_type spec_of_walker = { .take = take_walker,
					  .put = put_walker };

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

static void put_table(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const struct spec_body *const body = from;

	put_place(w, key, body->layout.table[key->low]);
}

static bool is_table(const struct spec_key *key, const void *from)
{
	const struct spec_body *const body = from;

	return body->layout.table[key->low] != NULL;
}

/* clang-format off */
static const struct spec_type of_table = { .take = take_table, .put = put_table, .is_some = is_table, A_PLACE, .or_null = true };
static const struct spec_key tables_keys[] = {
	SPEC_KEY("pmd", &of_table, .low = PTE_LEVEL_PMD, .shape = &address, .writing = SPEC_IF_SOME, .optional = true),
	SPEC_NO_KEY,
};
const struct spec_shape spec_tables_shape = { .keys = tables_keys };
/* clang-format on */
