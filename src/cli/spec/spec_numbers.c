/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The keys "numbers" and "max_swapfiles": the types of a tree as they stand,
 * where they don't follow from version and options.
 */
#include "spec_parts.h"

#include <pte/swap.h>

/* ---- kinds of types ----------------------------------------------------- */

/* whether Linux reserves, or a proposal adds, a type for the kind */
static bool is_of_type(const struct pte_model *model, unsigned kind)
{
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (size_t i = 0; i < count; i++)
		if ((unsigned)types[i].kind == kind)
			return true;
	return kind >= PTE_KIND_PROPOSED && pte_model_has_kind(model, kind);
}

/* the nth kind that has a type; PTE_KIND_COUNT: no more */
static unsigned nth_kind(const struct pte_model *model, unsigned n)
{
	unsigned kind = 0;

	for (; kind < PTE_KIND_COUNT; kind++)
		if (is_of_type(model, kind) && n-- == 0)
			break;
	return kind;
}

static const char *kind_name(const struct pte_model *model, unsigned n)
{
	const unsigned kind = nth_kind(model, n);

	return kind < PTE_KIND_COUNT
		       ? pte_model_kind(model, (enum pte_kind)kind)->name
		       : NULL;
}

static bool take_kind(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	(void)key;
	if (!spec_one_of(r, at, value, kind_name, &n))
		return false;
	*(enum pte_kind *)to = (enum pte_kind)nth_kind(r->model, n);
	return true;
}

static void put_kind(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	json_text(w->json, key->name,
		  pte_model_kind(w->model, *(const enum pte_kind *)from)->name);
}

static bool take_kinds(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	pte_kind_set *const kinds = to;

	*kinds = 0;
	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	for (size_t i = 0; i < json_array_size(value); i++) {
		const struct spec_place element = { at, NULL, i };
		enum pte_kind kind;

		if (!take_kind(r, &element, json_array_get(value, i), key,
			       &kind))
			return false;
		*kinds |= PTE_KIND_SET(kind);
	}
	return true;
}

static void put_kinds(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const pte_kind_set kinds = *(const pte_kind_set *)from;

	json_open_array(w->json, key->name);
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if ((kinds & PTE_KIND_SET(k)) != 0)
			json_text(w->json, NULL,
				  pte_model_kind(w->model, (enum pte_kind)k)
					  ->name);
	json_close(w->json);
}

static bool are_kinds(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const pte_kind_set *)from != 0;
}

/* ---- numbers ------------------------------------------------------------ */

/* clang-format off */
static const struct spec_type of_kind = { .take = take_kind, .put = put_kind, .schema = "\"type\": \"string\"" };
const struct spec_type spec_kind_set = { .take = take_kinds, .put = put_kinds, .is_some = are_kinds,
	.schema = "\"type\": \"array\", \"items\": {\"type\": \"string\"}" };

static const struct spec_key number_keys[] = {
	SPEC_KEY("type", &spec_byte, AT(pte_numbered, type), .low = 1, .high = PTE_SWAP_TYPE_COUNT - 1, .says = "its number"),
	SPEC_KEY("kind", &of_kind, AT(pte_numbered, kind), .says = "a kind that Linux reserves a type for in some version, or a name in types"),
	SPEC_NO_KEY,
};
const struct spec_shape spec_number_shape = { .keys = number_keys, .flat = true, .size = sizeof(struct pte_numbered), .most = PTE_SWAP_TYPE_COUNT - 1 };
/* clang-format on */

static const char *name_of(const struct spec_reader *r, enum pte_kind kind)
{
	return pte_model_kind(r->model, kind)->name;
}

/* each number and each kind once */
static bool is_new(struct spec_reader *r, const struct spec_place *at,
		   const struct pte_numbered *rows, size_t n)
{
	const struct spec_place element = { at, NULL, n };
	const struct spec_place type = { &element, "type", 0 };
	const struct spec_place kind = { &element, "kind", 0 };

	for (size_t i = 0; i < n; i++) {
		if (rows[i].type == rows[n].type)
			return spec_wrong(&r->text, &type,
					  "%u: is %s, too: a number has one "
					  "kind",
					  rows[n].type,
					  name_of(r, rows[i].kind));
		if (rows[i].kind == rows[n].kind)
			return spec_wrong(&r->text, &kind,
					  "%s: is %u, too: a kind has one "
					  "number",
					  name_of(r, rows[n].kind),
					  rows[i].type);
	}
	return true;
}

static bool take_numbers(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	struct pte_proposal *const p = &((struct spec_body *)to)->proposal;
	size_t count;
	void *list;

	if (!spec_list(r, at, value, key->shape, &list, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!is_new(r, at, list, i))
			return false;
	p->numbers = list;
	p->number_count = (unsigned)count;
	return true;
}

static void put_numbers(const struct spec_writer *w, const struct spec_key *key,
			const void *from)
{
	const struct pte_proposal *const p =
		&((const struct spec_body *)from)->proposal;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < p->number_count; i++)
		spec_put_object(w, NULL, key->shape, &p->numbers[i]);
	json_close(w->json);
}

static bool are_numbers(const struct spec_key *key, const void *from)
{
	(void)key;
	return ((const struct spec_body *)from)->proposal.numbers != NULL;
}

const struct spec_type spec_of_numbers = { .take = take_numbers,
					   .put = put_numbers,
					   .is_some = are_numbers,
					   .is_list = true };

/* ---- all of it ---------------------------------------------------------- */

static uint8_t lowest_of(const struct pte_proposal *p)
{
	uint8_t lowest = PTE_SWAP_TYPE_COUNT;

	for (unsigned i = 0; i < p->number_count; i++)
		if (p->numbers[i].type < lowest)
			lowest = p->numbers[i].type;
	return lowest;
}

/* types that are counted down below the numbers */
static unsigned unlisted(const struct pte_proposal *p)
{
	unsigned count = p->type_count;

	for (unsigned i = 0; i < p->number_count; i++)
		count -= p->numbers[i].kind >= PTE_KIND_PROPOSED;
	return count;
}

bool spec_numbers_fit(struct spec_reader *r, json_t *json,
		      struct spec_body *body)
{
	const struct spec_place top = { NULL, NULL, 0 };
	const struct spec_place numbers = { &top, "numbers", 0 };
	const struct spec_place max = { &top, "max_swapfiles", 0 };
	struct pte_proposal *const p = &body->proposal;

	if (p->numbers == NULL)
		return p->max_swapfiles == 0 ||
		       spec_wrong(&r->text, &max,
				  "%u: follows from version and options where "
				  "there are no \"numbers\"",
				  p->max_swapfiles);
	if (json_object_get(json, numbers.key) != NULL &&
	    json_object_get(json, max.key) == NULL)
		p->max_swapfiles = lowest_of(p);
	if (lowest_of(p) < p->max_swapfiles)
		return spec_wrong(&r->text, &max,
				  "%u: out of range: 1..%u: that is the lowest "
				  "of \"numbers\"",
				  p->max_swapfiles, lowest_of(p));
	return unlisted(p) < p->max_swapfiles ||
	       spec_wrong(&r->text, &max,
			  "%u: %u \"types\" have no number, and are counted "
			  "down from there: no swap device is left",
			  p->max_swapfiles, unlisted(p));
}
