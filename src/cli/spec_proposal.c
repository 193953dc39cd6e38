/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a spec adds: flags and types of its own; and whose the bits are then.
 */
#include "spec_parts.h"

#include <string.h>

#include "say.h"
#include "spec.h"

#define UNSAID "a what-if's own"

/* ---- names that are free ------------------------------------------------ */

/* whether Linux has the name already, or an earlier row of the spec */
static bool is_new(struct spec_reader *r, const struct spec_place *list,
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
	{ "name",   spec_name,       AT(flag_row, flag.name),   0, 0, false },
	{ "bit",    spec_bit,        AT(flag_row, bit),         0, 0, false },
	{ "levels", spec_levels,     AT(flag_row, flag.levels), 0, 0, true },
	{ "needs",  spec_option_set, AT(flag_row, flag.needs),  0, 0, true },
	{ "compared", spec_bool,     AT(flag_row, flag.compared), 0, 0, true },
	{ "about",  spec_text_of,    AT(flag_row, flag.about),  0, 0, true },
	NO_KEY,
};
/* clang-format on */

/* false, and a message, if they are more than there's room for */
static bool fit(struct spec_reader *r, const struct spec_place *at,
		size_t count, size_t most)
{
	return count <= most ||
	       spec_wrong(&r->text, at, "%zu rows with the base's: %zu at most",
			  count, most);
}

/* behind those of a base that is a spec, too */
bool spec_proposed_flags(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	static const struct flag_row blank = {
		.flag = { .levels = PTE_LEVEL_ALL, .about = UNSAID },
	};
	static const struct spec_rows rows = { flag_keys, sizeof(blank),
					       PTE_PROPOSED_FLAGS_MAX, &blank };
	struct spec_body *const body = to;
	struct pte_proposal *const p = &body->proposal;
	const size_t before = p->flag_count;
	struct pte_proposed_flag *flags;
	const struct flag_row *row;
	size_t count;
	void *list;

	(void)key;
	if (!spec_list(r, at, value, &rows, &list, &count) ||
	    !fit(r, at, before + count, PTE_PROPOSED_FLAGS_MAX))
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
		if (!is_new(r, at, i, row[i].flag.name, taken))
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

/* ---- types -------------------------------------------------------------- */

struct type_row {
	struct pte_proposed_type type;
	enum pte_payload holds;
	bool young_dirty;
	unsigned levels;
};

/* what a type's offset may hold, as a spec says it */
static const struct {
	enum pte_payload payload;
	const char *name;
} payloads[] = {
	{ PTE_PAYLOAD_NOTHING, "nothing" }, { PTE_PAYLOAD_PFN, "pfn" },
	{ PTE_PAYLOAD_WHOLE, "whole" },     { PTE_PAYLOAD_MARKER, "marker" },
	{ PTE_PAYLOAD_NUMBER, "offset" },
};
#define PAYLOAD_COUNT (sizeof(payloads) / sizeof(payloads[0]))

const char *spec_payload_name(enum pte_payload payload)
{
	size_t i = 0;

	while (i < PAYLOAD_COUNT && payloads[i].payload != payload)
		i++;
	return i < PAYLOAD_COUNT ? payloads[i].name : "nothing";
}

static const char *payload_name(const struct spec_reader *r, unsigned n)
{
	(void)r;
	return n < PAYLOAD_COUNT ? payloads[n].name : NULL;
}

static bool take_payload(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	(void)key;
	if (!spec_one_of(r, at, value, payload_name, &n))
		return false;
	*(enum pte_payload *)to = payloads[n].payload;
	return true;
}

/* clang-format off */
static const struct spec_key type_keys[] = {
	{ "name",        spec_name,       AT(type_row, type.kind.name),  0, 0, false },
	{ "holds",       take_payload,    AT(type_row, holds),           0, 0, false },
	{ "young_dirty", spec_bool,       AT(type_row, young_dirty),     0, 0, true },
	{ "levels",      spec_levels,     AT(type_row, levels),          0, 0, true },
	{ "needs",       spec_option_set, AT(type_row, type.needs),      0, 0, true },
	{ "about",       spec_text_of,    AT(type_row, type.kind.about), 0, 0, true },
	NO_KEY,
};
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

bool spec_proposed_types(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	static const struct type_row blank = {
		.type = { .kind = { .about = UNSAID } },
		.levels = PTE_LEVEL_SET(PTE_LEVEL_PTE),
	};
	static const struct spec_rows rows = { type_keys, sizeof(blank),
					       PTE_PROPOSED_TYPES_MAX, &blank };
	struct spec_body *const body = to;
	struct pte_proposal *const p = &body->proposal;
	const size_t before = p->type_count;
	struct pte_proposed_type *types;
	const struct type_row *row;
	size_t count;
	void *list;

	(void)key;
	if (!spec_list(r, at, value, &rows, &list, &count) ||
	    !fit(r, at, before + count, PTE_PROPOSED_TYPES_MAX))
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
		if (!is_new(r, at, i, name, taken))
			return false;
		types[before + i] = type_of(&row[i]);
	}
	p->types = types;
	p->type_count = (unsigned)(before + count);
	return true;
}

/* ---- owners ------------------------------------------------------------- */

#define OWNERS_MAX 64

static const char *owner_name(const struct spec_reader *r, unsigned n)
{
	const unsigned owner = n + PTE_OWNER_TYPE;
	const unsigned end = PTE_OWNER_PROPOSED +
			     pte_model_flag_count(r->model) - PTE_FLAG_PROPOSED;

	return owner < end
		       ? pte_model_owner_name(r->model, (enum pte_owner)owner)
		       : NULL;
}

static bool take_owner(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	(void)key;
	if (!spec_one_of(r, at, value, owner_name, &n))
		return false;
	*(enum pte_owner *)to = (enum pte_owner)(n + PTE_OWNER_TYPE);
	return true;
}

/* clang-format off */
static const struct spec_key owner_keys[] = {
	{ "lsb",   spec_byte,    AT(pte_owned, lsb),   0, 63, false },
	{ "width", spec_byte,    AT(pte_owned, width), 1, 64, false },
	{ "owner", take_owner,   AT(pte_owned, owner), 0, 0,  false },
	{ "why",   spec_text_of, AT(pte_owned, why),   0, 0,  true },
	NO_KEY,
};
/* clang-format on */

/* rows are sorted, the highest bit first; of equals the later one last */
static void insert(struct pte_owned *rows, size_t *count,
		   const struct pte_owned *row)
{
	size_t i = (*count)++;

	for (; i > 0 && rows[i - 1].lsb < row->lsb; i--)
		rows[i] = rows[i - 1];
	rows[i] = *row;
}

/* what of a base's row nobody has taken, run by run */
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

/* the spec's rows, and those that there were where the spec says nothing */
bool spec_owners_over(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct pte_owned **over)
{
	static const struct spec_rows rows = { owner_keys,
					       sizeof(struct pte_owned),
					       OWNERS_MAX, NULL };
	const struct pte_owned *own;
	struct pte_owned *all;
	uint64_t taken = 0;
	size_t count, used = 0;
	void *list;

	if (!spec_list(r, at, value, &rows, &list, &count))
		return false;
	own = list;
	for (size_t i = 0; i < count; i++) {
		const struct spec_place row = { at, NULL, i };

		if (own[i].lsb + own[i].width > 64)
			return spec_wrong(&r->text, &row,
					  "bits %u:%u: the highest bit is 63",
					  own[i].lsb + own[i].width - 1U,
					  own[i].lsb);
		taken |= pte_ones(own[i].width) << own[i].lsb;
	}
	/* a base's rows share no bit: cut up, they are 64 at most */
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

/* of ptes, and of the levels that have the same */
bool spec_owners(struct spec_reader *r, const struct spec_place *at,
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
