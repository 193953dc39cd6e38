/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a spec adds to entries, flags and types of its own, and the owners of
 * bits after that.
 */
#include "spec_parts.h"

#include <string.h>

#include "spec.h"
#include "term/say.h"

/* ---- names that are free ------------------------------------------------- */

bool spec_name_is_new(struct spec_reader *r, const struct spec_place *list,
		      size_t row, const char *name, bool taken)
{
	const struct spec_place element = { list, NULL, row };
	const struct spec_place at = { &element, "name", 0 };

	return !taken ||
	       spec_wrong(&r->text, &at, "%s: there's one of that name", name);
}

static bool is_word_of_ours(const char *name)
{
	static const char *const words[] = { "young",  "dirty",    "type",
					     "offset", "hardware", "free" };
	enum pte_flag flag;
	enum pte_kind kind;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(name, words[i]) == 0)
			return true;
	return pte_flag_parse(name, &flag) == PTE_STATUS_OK ||
	       pte_kind_parse(name, &kind) == PTE_STATUS_OK;
}

/* ---- flags -------------------------------------------------------------- */

struct flag_row {
	struct pte_proposed_flag flag;
	uint64_t bit;
};

/* clang-format off */
static const struct spec_key flag_keys[] = {
	SPEC_KEY("name", &spec_name, AT(flag_row, flag.name)),
	SPEC_KEY("bit", &spec_some_bit, AT(flag_row, bit)),
	SPEC_KEY("levels", &spec_levels, AT(flag_row, flag.levels), .optional = true),
	SPEC_KEY("needs", &spec_option_set, AT(flag_row, flag.needs), .optional = true),
	SPEC_KEY("compared", &spec_bool, AT(flag_row, flag.compared), .says = "comparisons of entries look at it, instead of ignoring it as they do Linux's flags", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("about", &spec_text_of, AT(flag_row, flag.about), .optional = true),
	SPEC_NO_KEY,
};
static const struct flag_row no_flag = { .flag = { .levels = PTE_LEVEL_ALL, .about = SPEC_OWN } };
const struct spec_shape spec_proposed_flag_shape = { .keys = flag_keys, .flat = true, .size = sizeof(no_flag), .most = PTE_PROPOSED_FLAGS_MAX, .blank = &no_flag };
/* clang-format on */

bool spec_rows_fit(struct spec_reader *r, const struct spec_place *at,
		   size_t count, size_t most)
{
	return count <= most ||
	       spec_wrong(&r->text, at, "%zu rows with the base's: %zu at most",
			  count, most);
}

/* appended to those of the base, if that is a spec */
static bool take_flags(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct pte_proposal *const p = &body->proposal;
	const size_t before = p->flag_count;
	struct pte_proposed_flag *flags;
	const struct flag_row *row;
	size_t count;
	void *list;

	if (!spec_list(r, at, value, key->shape, &list, &count) ||
	    !spec_rows_fit(r, at, before + count, PTE_PROPOSED_FLAGS_MAX))
		return false;
	flags = spec_room(r, before + count + 1, sizeof(*flags));
	if (flags == NULL)
		return false;
	for (size_t i = 0; i < before; i++)
		flags[i] = p->flags[i];
	row = list;
	for (size_t i = 0; i < count; i++) {
		bool taken = is_word_of_ours(row[i].flag.name);

		for (size_t k = 0; k < before + i; k++)
			taken = taken ||
				strcmp(flags[k].name, row[i].flag.name) == 0;
		if (!spec_name_is_new(r, at, i, row[i].flag.name, taken))
			return false;
		if (row[i].bit == 0)
			return spec_wrong(&r->text, at,
					  "%s: a flag needs a bit: 0..63",
					  row[i].flag.name);
		flags[before + i] = row[i].flag;
		body->proposed_flag[before + i] = row[i].bit;
	}
	p->flags = flags;
	p->flag_count = (unsigned)(before + count);
	return true;
}

static void put_flags(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const struct spec_body *const body = from;
	const struct pte_codec *const c = body->layout.swap[PTE_LEVEL_PTE];

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < body->proposal.flag_count; i++) {
		const struct flag_row row = { body->proposal.flags[i],
					      c->flag[PTE_FLAG_PROPOSED + i] };

		spec_put_object(w, NULL, key->shape, &row);
	}
	json_close(w->json);
}

static bool are_flags(const struct spec_key *key, const void *from)
{
	(void)key;
	return ((const struct spec_body *)from)->proposal.flag_count > 0;
}

const struct spec_type spec_of_proposed_flags = { .take = take_flags,
						  .put = put_flags,
						  .is_some = are_flags,
						  .merging = SPEC_MERGED_ROWS,
						  .is_list = true };

/* ---- types -------------------------------------------------------------- */

struct type_row {
	struct pte_proposed_type type;
	enum pte_payload holds;
	bool young_dirty;
	unsigned levels;
};

/* the payload of a type's offset, by its name in specs */
static const struct {
	enum pte_payload payload;
	const char *name;
} payloads[] = {
	{ PTE_PAYLOAD_NOTHING, "nothing" }, { PTE_PAYLOAD_PFN, "pfn" },
	{ PTE_PAYLOAD_WHOLE, "whole" },     { PTE_PAYLOAD_MARKER, "marker" },
	{ PTE_PAYLOAD_NUMBER, "offset" },
};
#define PAYLOAD_COUNT (sizeof(payloads) / sizeof(payloads[0]))

static const char *payload_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return n < PAYLOAD_COUNT ? payloads[n].name : NULL;
}

static bool take_payload(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	if (!spec_one_of(r, at, value, key->type->names, &n))
		return false;
	*(enum pte_payload *)to = payloads[n].payload;
	return true;
}

static void put_payload(const struct spec_writer *w, const struct spec_key *key,
			const void *from)
{
	size_t i = 0;

	while (payloads[i].payload != *(const enum pte_payload *)from)
		i++;
	json_text(w->json, key->name, payloads[i].name);
}

static const struct spec_type of_payload = { .take = take_payload,
					     .put = put_payload,
					     .names = payload_name };

/* clang-format off */
static const struct spec_key type_keys[] = {
	SPEC_KEY("name", &spec_name, AT(type_row, type.kind.name)),
	SPEC_KEY("holds", &of_payload, AT(type_row, holds), .says = "what the offset is: `pfn`; `whole`, a pfn that is never masked; `marker` bits; an `offset` of its own, no slot and no pfn; `nothing`"),
	SPEC_KEY("young_dirty", &spec_bool, AT(type_row, young_dirty), .optional = true),
	SPEC_LEVELS(type_row),
	SPEC_KEY("needs", &spec_option_set, AT(type_row, type.needs), .optional = true),
	SPEC_KEY("about", &spec_text_of, AT(type_row, type.kind.about), .optional = true),
	SPEC_KEY("accepted_as", &spec_kind_set, AT(type_row, type.accepted_as), .says = "the kinds whose helpers accept the type, too: what a helper isn't for is refuted (*is-a*)", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
static const struct type_row no_type = { .type = { .kind = { .about = SPEC_OWN } }, .levels = PTE_LEVEL_SET(PTE_LEVEL_PTE) };
const struct spec_shape spec_proposed_type_shape = { .keys = type_keys, .flat = true, .size = sizeof(no_type), .most = PTE_PROPOSED_TYPES_MAX, .blank = &no_type };
/* clang-format on */

static struct pte_proposed_type type_of(const struct type_row *row)
{
	struct pte_proposed_type type = row->type;

	type.kind.payload = row->holds;
	type.kind.young_dirty = row->young_dirty;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if ((row->levels & PTE_LEVEL_SET(l)) != 0)
			type.kind.at_level[l] = PTE_LINUX_OLDEST;
	return type;
}

static bool take_types(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	struct pte_proposal *const p = &body->proposal;
	const size_t before = p->type_count;
	struct pte_proposed_type *types;
	const struct type_row *row;
	size_t count;
	void *list;

	if (!spec_list(r, at, value, key->shape, &list, &count) ||
	    !spec_rows_fit(r, at, before + count, PTE_PROPOSED_TYPES_MAX))
		return false;
	types = spec_room(r, before + count + 1, sizeof(*types));
	if (types == NULL)
		return false;
	for (size_t i = 0; i < before; i++)
		types[i] = p->types[i];
	row = list;
	for (size_t i = 0; i < count; i++) {
		const char *const name = row[i].type.kind.name;
		bool taken = is_word_of_ours(name);

		for (size_t k = 0; k < before + i; k++)
			taken = taken || strcmp(types[k].kind.name, name) == 0;
		if (!spec_name_is_new(r, at, i, name, taken))
			return false;
		types[before + i] = type_of(&row[i]);
	}
	p->types = types;
	p->type_count = (unsigned)(before + count);
	return true;
}

/* the row as a spec would have it */
static struct type_row row_of(const struct pte_proposed_type *type)
{
	struct type_row row = { *type, type->kind.payload,
				type->kind.young_dirty, 0 };

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (type->kind.at_level[l] != 0)
			row.levels |= PTE_LEVEL_SET(l);
	return row;
}

static void put_types(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const struct pte_proposal *const p =
		&((const struct spec_body *)from)->proposal;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < p->type_count; i++) {
		const struct type_row row = row_of(&p->types[i]);

		spec_put_object(w, NULL, key->shape, &row);
	}
	json_close(w->json);
}

static bool are_types(const struct spec_key *key, const void *from)
{
	(void)key;
	return ((const struct spec_body *)from)->proposal.type_count > 0;
}

const struct spec_type spec_of_proposed_types = { .take = take_types,
						  .put = put_types,
						  .is_some = are_types,
						  .merging = SPEC_MERGED_ROWS,
						  .is_list = true };

/* ---- owners ------------------------------------------------------------- */

#define OWNERS_MAX 64

/* the nth owner that the model has; beyond PTE_OWNER_LAST: no more */
static enum pte_owner nth_owner(const struct pte_model *model, unsigned n)
{
	unsigned owner = PTE_OWNER_TYPE;

	for (; owner <= PTE_OWNER_LAST; owner++) {
		const unsigned flag = pte_owner_flag((enum pte_owner)owner);

		if (flag < PTE_FLAG_COUNT && !pte_model_has_flag(model, flag))
			continue;
		if (n-- == 0)
			break;
	}
	return (enum pte_owner)owner;
}

static const char *owner_name(const struct pte_model *model, unsigned n)
{
	const enum pte_owner owner = nth_owner(model, n);

	return owner <= PTE_OWNER_LAST ? pte_model_owner_name(model, owner)
				       : NULL;
}

static bool take_owner(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	(void)key;
	if (!spec_one_of(r, at, value, owner_name, &n))
		return false;
	*(enum pte_owner *)to = nth_owner(r->model, n);
	return true;
}

static void put_owner(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	json_text(
		w->json, key->name,
		pte_model_owner_name(w->model, *(const enum pte_owner *)from));
}

static bool check_owned(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_owned *const o = to;

	(void)value;
	(void)key;
	return o->lsb + o->width <= 64 ||
	       spec_wrong(&r->text, at, "bits %u:%u: the highest bit is 63",
			  o->lsb + o->width - 1U, o->lsb);
}

/* clang-format off */
static const struct spec_type of_owner = { .take = take_owner, .put = put_owner, .schema = "\"type\": \"string\"" };
static const struct spec_key owner_keys[] = {
	SPEC_KEY("lsb", &spec_byte, AT(pte_owned, lsb), .high = 63),
	SPEC_KEY("width", &spec_byte, AT(pte_owned, width), .low = 1, .high = 64),
	SPEC_KEY("owner", &of_owner, AT(pte_owned, owner), .says = "type, offset, " SPEC_FLAG_WORDS "must be 0, must be 1, hardware, free, or a name in flags"),
	SPEC_KEY("why", &spec_text_of, AT(pte_owned, why), .optional = true, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
const struct spec_shape spec_owner_shape = { .keys = owner_keys, .flat = true, .check = check_owned, SPEC_ROW(pte_owned, width), .most = OWNERS_MAX };
/* clang-format on */

/*
 * insert sorted by lsb, the highest first; of equal ones the later row comes
 * last
 */
static void insert(struct pte_owned *rows, size_t *count,
		   const struct pte_owned *row)
{
	size_t i = (*count)++;

	for (; i > 0 && rows[i - 1].lsb < row->lsb; i--)
		rows[i] = rows[i - 1];
	rows[i] = *row;
}

/* insert the bits of a base's row that aren't taken, as one row per run */
static void insert_rest(struct pte_owned *rows, size_t *count,
			const struct pte_owned *row, uint64_t taken)
{
	const unsigned end = (unsigned)row->lsb + row->width;

	for (unsigned lsb = row->lsb, next; lsb < end; lsb = next) {
		struct pte_owned rest = *row;

		for (next = lsb; next < end && (taken & PTE_BIT(next)) == 0;)
			next++;
		rest.lsb = (uint8_t)lsb;
		rest.width = (uint8_t)(next - lsb);
		if (next > lsb)
			insert(rows, count, &rest);
		else
			next++;
	}
}

/* the spec's rows, and the base's for all other bits */
bool spec_owners_over(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct pte_owned **over)
{
	const struct pte_owned *own;
	struct pte_owned *all;
	uint64_t taken = 0;
	size_t count, used = 0;
	void *list;

	if (!spec_list(r, at, value, &spec_owner_shape, &list, &count))
		return false;
	own = list;
	for (size_t i = 0; i < count; i++)
		taken |= pte_ones(own[i].width) << own[i].lsb;
	/* the base's rows don't overlap, so splitting leaves at most 64 */
	all = spec_room(r, count + 64 + 1, sizeof(*all));
	if (all == NULL)
		return false;
	for (const struct pte_owned *o = *over; o != NULL && o->width > 0; o++)
		insert_rest(all, &used, o, taken);
	for (size_t i = 0; i < count; i++)
		insert(all, &used, &own[i]);
	*over = all;
	return true;
}

/* for ptes, and for all levels that share their owners */
static bool take_owners(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	const struct pte_owned **const owned = body->model.owned;
	const struct pte_owned *const was = owned[PTE_LEVEL_PTE];

	(void)key;
	if (!spec_owners_over(r, at, value, &owned[PTE_LEVEL_PTE]))
		return false;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (owned[l] == was)
			owned[l] = owned[PTE_LEVEL_PTE];
	return true;
}

static void put_owners(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct spec_body *const body = from;

	spec_of_rows.put(w, key, &body->model.owned[PTE_LEVEL_PTE]);
}

const struct spec_type spec_of_owners = { .take = take_owners,
					  .put = put_owners,
					  .merging = SPEC_MERGED_BITS,
					  .is_list = true };
