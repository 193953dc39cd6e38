/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Levels: views, places of addresses, codecs of their own, tables, and the
 * walker's view.
 */
#include "spec_parts.h"

/* ---- places ------------------------------------------------------------- */

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
		    !spec_is_piece(r, &element, &any, &pieces[i]))
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
static const struct spec_shape pieces = { .keys = spec_piece_keys, .flat = true, .def = "piece", .most = PIECES_MAX };
static const struct spec_key address_keys[] = {
	SPEC_KEY("when", &spec_of_members, AT(pte_address, when), .shape = &spec_pattern_shape),
	SPEC_KEY("inverted", &spec_hex, AT(pte_address, inverted), .says = "bits stored complemented, unless the whole word is 0", .optional = true),
	SPEC_KEY("pieces", &of_pieces, AT(pte_address, piece), .shape = &pieces),
	SPEC_NO_KEY,
};
static const struct spec_shape address = { .keys = address_keys, .whole = true, .most = PTE_ADDRESS_COUNT };
/* clang-format on */

/* always the whole list, since the order of alternatives matters */
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

/* ---- translations -------------------------------------------------------- */

/* clang-format off */
static const struct spec_key translation_keys[] = {
	SPEC_KEY("when", &spec_of_members, AT(pte_translation, when), .shape = &spec_pattern_shape),
	SPEC_KEY("clear", &spec_hex, AT(pte_translation, change.clear)),
	SPEC_KEY("set", &spec_hex, AT(pte_translation, change.set)),
	SPEC_NO_KEY,
};
static const struct spec_shape translation = { .keys = translation_keys, .whole = true, .most = PTE_TRANSLATION_COUNT };
/* clang-format on */

/* always the whole list, as of places */
static bool take_translations(struct spec_reader *r,
			      const struct spec_place *at, json_t *value,
			      const struct spec_key *key, void *to)
{
	struct pte_translations *const list = to;
	const size_t count = json_array_size(value);
	const bool whole = r->whole;

	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	if (count > key->shape->most)
		return spec_wrong(&r->text, at, "%zu translations: %zu at most",
				  count, key->shape->most);
	*list = (struct pte_translations){ .count = (unsigned)count };
	r->whole = true;
	for (size_t i = 0; i < count; i++) {
		const struct spec_place element = { at, NULL, i };

		if (!spec_object(r, &element, json_array_get(value, i),
				 key->shape, &list->row[i]))
			return false;
	}
	r->whole = whole;
	return true;
}

static void put_translations(const struct spec_writer *w,
			     const struct spec_key *key, const void *from)
{
	const struct pte_translations *const list = from;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < list->count; i++)
		spec_put_object(w, NULL, key->shape, &list->row[i]);
	json_close(w->json);
}

static bool are_translations(const struct spec_key *key, const void *from)
{
	(void)key;
	return ((const struct pte_translations *)from)->count != 0;
}

static const struct spec_type of_translations = { .take = take_translations,
						  .put = put_translations,
						  .is_some = are_translations,
						  .is_list = true };

/* ---- levels -------------------------------------------------------------- */

/* one level while it's read or written: view, place, the empty word */
struct level {
	struct pte_view view;
	struct pte_place place;
	struct pte_translations translated;
	uint64_t empty;
	struct spec_body *body;
	unsigned number;
};

/* changes to the codec that all levels share, for this level only */
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

static bool take_symbol(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	const struct level *const level = to;

	return spec_text_of.take(
		r, at, value, key,
		&level->body->model.empty_symbol[level->number]);
}

static void put_symbol(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct level *const level = from;

	spec_text_of.put(w, key,
			 &level->body->model.empty_symbol[level->number]);
}

static bool is_symbol(const struct spec_key *key, const void *from)
{
	const struct level *const level = from;

	(void)key;
	return level->body->model.empty_symbol[level->number] != NULL;
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

static const struct spec_type of_symbol = { .take = take_symbol,
					    .put = put_symbol,
					    .is_some = is_symbol,
					    .schema = "\"type\": \"string\"" };

#define VIEW(member) AT(level, view.member)

/* clang-format off */
#define TEST(member)                                                           \
	SPEC_KEY(#member, &spec_of_members, VIEW(member), .shape = &spec_test_shape)
#define VIEW_KEYS                                                              \
	TEST(none), TEST(present), TEST(protnone), TEST(invalidated), TEST(table), \
	SPEC_KEY("flags", &spec_of_members, VIEW(flag), .says = "of present words", .shape = &spec_flag_bits_shape), \
	SPEC_KEY("hardware", &spec_hex, VIEW(hardware), .says = "bits that hardware may set although the word isn't present"), \
	SPEC_KEY("leaf", &spec_of_members, VIEW(leaf), .says = "how a leaf of the level is made from a pte's word", .shape = &spec_change_shape), \
	SPEC_KEY("invalidate", &spec_of_members, VIEW(invalidate), .says = "how a present word is invalidated while it is changed", .shape = &spec_change_shape)
#define EMPTY SPEC_KEY("empty", &spec_hex, AT(level, empty), .says = "what an empty slot holds; without a base, what `none` asks for", .optional = true)
#define LEVEL_KEYS                                                             \
	VIEW_KEYS,                                                             \
	SPEC_KEY("address", &of_place, AT(level, place), .says = "where the address lies; the `inverted` bits are complemented unless the whole word is 0 (L1TF)", .shape = &address), \
	SPEC_KEY("translated", &of_translations, AT(level, translated), .says = "a decision list: how the level changes a protection before `leaf`; what no row matches is placed as it is", .shape = &translation, .optional = true, .writing = SPEC_IF_SOME), \
	EMPTY

static const struct spec_key level_keys[] = {
	LEVEL_KEYS,
	SPEC_KEY("empty_symbol", &of_symbol, .says = "of pmds: the kernel symbol whose address an empty one holds; `empty` and `none` stand in for it until *-c empty_pmd=0xADDRESS* says where it is. Claims are about the stand-in", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("swap", &of_own_swap, .says = "what differs in the level's entries", .optional = true, .shape = &spec_codec_shape, .writing = SPEC_IF_SOME),
	SPEC_KEY("owners", &of_own_owners, .says = "who owns bits of the level's entries; over those of all levels", .optional = true, .shape = &spec_owner_shape, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
/* the pte level's codec is the shared one, so it has no key for its own */
static const struct spec_key pte_keys[] = { LEVEL_KEYS, SPEC_NO_KEY };
static const struct spec_key walker_keys[] = { VIEW_KEYS, SPEC_NO_KEY };
static const struct spec_shape pte_level = { .keys = pte_keys, .def = "pte_level" };
/* levels that only have tables */
static const struct spec_key table_level_keys[] = {
	TEST(none), TEST(present), TEST(table), EMPTY,
	SPEC_NO_KEY,
};
static const struct spec_shape table_level = { .keys = table_level_keys, .def = "table_level" };
static const struct spec_shape level_of = { .keys = level_keys, .def = "level" };
const struct spec_shape spec_view_shape = { .keys = walker_keys, .def = "view" };
/* clang-format on */

/* key->low is the level */
static bool take_level(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	struct spec_body *const body = to;
	struct pte_view *const was = &body->view[key->low];
	struct pte_place *const place = &body->place[key->low];
	uint64_t *const empty = &body->layout.empty[key->low];
	struct pte_translations *const translated = &body->translated[key->low];
	struct level level = {
		*was, *place, *translated, *empty, body, key->low
	};
	const bool whole = r->whole;

	if (json_is_null(value) && key->optional) {
		body->layout.view[key->low] = NULL;
		body->layout.place[key->low] = NULL;
		return true;
	}
	/* a level that the base doesn't have must be given completely */
	r->whole = whole || body->layout.view[key->low] == NULL;
	if (r->whole)
		level.view.protnone = level.view.invalidated = never;
	if (!spec_object(r, at, value, key->shape, &level))
		return false;
	/* a new level's empty word defaults to the value of its none test */
	if (r->whole && json_object_get(value, "empty") == NULL)
		level.empty = level.view.none.value;
	r->whole = whole;
	*was = level.view;
	*place = level.place;
	*empty = level.empty;
	*translated = level.translated;
	body->layout.translated[key->low] = translated->count != 0 ? translated
								   : NULL;
	body->layout.view[key->low] = was;
	body->layout.place[key->low] = place;
	return true;
}

static void put_level(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	static const struct pte_translations none = { .count = 0 };
	struct spec_body body = *(const struct spec_body *)from;
	const struct pte_translations *const translated =
		body.layout.translated[key->low];
	const struct level level = { *body.layout.view[key->low],
				     *body.layout.place[key->low],
				     translated != NULL ? *translated : none,
				     body.layout.empty[key->low],
				     &body,
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
	SPEC_KEY("pud", &of_level, .low = PTE_LEVEL_PUD, .shape = &pte_level, .writing = SPEC_IF_SOME, .optional = true, .says = "pages and tables, no entries"),
	SPEC_KEY("p4d", &of_level, .low = PTE_LEVEL_P4D, .shape = &table_level, .writing = SPEC_IF_SOME, .optional = true, .says = "tables only"),
	SPEC_KEY("pgd", &of_level, .low = PTE_LEVEL_PGD, .shape = &table_level, .writing = SPEC_IF_SOME, .optional = true, .says = "tables only"),
	SPEC_NO_KEY,
};
const struct spec_shape spec_levels_shape = { .keys = levels_keys };
/* clang-format on */

static bool take_walker(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct level level = { .view = body->walker };

	body->layout.walker = json_is_null(value) ? NULL : &body->walker;
	if (json_is_null(value))
		return true;
	if (!spec_object(r, at, value, key->shape, &level))
		return false;
	body->walker = level.view;
	return true;
}

static void put_walker(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct spec_body *const body = from;
	const struct pte_view *const walker = body->layout.walker;
	const struct level level = { .view = walker != NULL ? *walker
							    : body->walker };

	if (walker == NULL)
		json_text(w->json, key->name, NULL);
	else
		spec_put_object(w, key->name, key->shape, &level);
}

const struct spec_type spec_of_walker = { .take = take_walker,
					  .put = put_walker,
					  .or_null = true };

/* ---- tables ------------------------------------------------------------- */

/* key->low is the level */
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
#define TABLE(name, level) SPEC_KEY(name, &of_table, .low = (level), .shape = &address, .writing = SPEC_IF_SOME, .optional = true)
	TABLE("pmd", PTE_LEVEL_PMD), TABLE("pud", PTE_LEVEL_PUD), TABLE("p4d", PTE_LEVEL_P4D), TABLE("pgd", PTE_LEVEL_PGD),
	SPEC_NO_KEY,
};
const struct spec_shape spec_tables_shape = { .keys = tables_keys };
/* clang-format on */
