/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads and writes objects and lists by the tables of their keys.
 */
#include <string.h>

#include "spec_value.h"
#include "term/near.h"

/* ---- reading ------------------------------------------------------------ */

bool spec_may_be_from(const struct spec_key *keys)
{
	while (keys->name != NULL && strcmp(keys->name, SPEC_FROM) != 0)
		keys++;
	return keys->name == NULL;
}

const char *spec_from(const struct pte_model *model, unsigned n)
{
	static const char *const from[] = { "proved", "inherited" };

	(void)model;
	return n < sizeof(from) / sizeof(from[0]) ? from[n] : NULL;
}

/* reject keys that aren't in the table */
static bool keys_are_known(struct spec_reader *r, const struct spec_place *at,
			   json_t *object, const struct spec_key *keys)
{
	const bool may_be_from = at->up != NULL && spec_may_be_from(keys);
	char names[NEAR_TEXT_SIZE];
	json_t *const all = object;
	unsigned n;

	for (void *i = json_object_iter(all); i != NULL;
	     i = json_object_iter_next(all, i)) {
		const char *const name = json_object_iter_key(i);
		const struct spec_place place = { at, name, 0 };
		const struct spec_key *k = keys;
		struct near near;

		if (may_be_from && strcmp(name, SPEC_FROM) == 0) {
			if (!spec_one_of(r, &place, json_object_iter_value(i),
					 spec_from, &n))
				return false;
			continue;
		}
		near_begin(&near, name, strlen(name));
		for (; k->name != NULL && strcmp(k->name, name) != 0; k++)
			near_offer(&near, k->name);
		if (k->name == NULL)
			return spec_wrong(&r->text, &place, "unknown key; %s",
					  near_text(&near, names));
	}
	return true;
}

static bool take_members(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *keys, void *to)
{
	for (const struct spec_key *k = keys; k->name != NULL; k++) {
		json_t *const member = json_object_get(value, k->name);
		const struct spec_place place = { at, k->name, 0 };

		if (member == NULL && r->whole && !k->optional)
			return spec_wrong(&r->text, at, "lacks the key \"%s\"",
					  k->name);
		if (member != NULL && !k->type->take(r, &place, member, k,
						     (char *)to + k->offset))
			return false;
	}
	return true;
}

bool spec_object(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, const struct spec_shape *shape, void *to)
{
	return spec_is(r, at, value, JSON_OBJECT) &&
	       keys_are_known(r, at, value, shape->keys) &&
	       take_members(r, at, value, shape->keys, to) &&
	       (shape->check == NULL ||
		shape->check(r, at, value, shape->keys, to));
}

bool spec_list(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_shape *shape, void **list,
	       size_t *count_ret)
{
	const size_t count = json_array_size(value);
	const bool whole = r->whole;
	char *row;

	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	if (count > shape->most)
		return spec_wrong(&r->text, at, "%zu rows: %zu at most", count,
				  shape->most);
	row = *list = spec_room(r, count + 1, shape->size);
	if (row == NULL)
		return false;
	r->whole = true; /* no base's row fills in for missing keys */
	for (size_t i = 0; i < count; i++, row += shape->size) {
		const struct spec_place element = { at, NULL, i };

		if (shape->blank != NULL)
			memcpy(row, shape->blank, shape->size);
		if (!spec_object(r, &element, json_array_get(value, i), shape,
				 row))
			return false;
	}
	r->whole = whole;
	*count_ret = count;
	return true;
}

/* ---- writing ------------------------------------------------------------ */

/* whether the object has a reason why there is nothing */
static bool has_why(const struct spec_key *keys, const char *object)
{
	while (strcmp(keys->name, "why") != 0)
		keys++;
	return keys->type->is_some(keys, object + keys->offset);
}

static bool is_written(const struct spec_key *keys, const struct spec_key *key,
		       const char *object)
{
	if (key->type->put == NULL)
		return false;
	switch (key->writing) {
	case SPEC_ALWAYS:
		break;
	case SPEC_IF_SOME:
		return key->type->is_some(key, object + key->offset);
	case SPEC_UNLESS_WHY:
		return !has_why(keys, object);
	}
	return true;
}

void spec_put_members(const struct spec_writer *w, const struct spec_key *keys,
		      const void *from)
{
	for (const struct spec_key *k = keys; k->name != NULL; k++)
		if (is_written(keys, k, from))
			k->type->put(w, k, (const char *)from + k->offset);
}

void spec_put_object(const struct spec_writer *w, const char *name,
		     const struct spec_shape *shape, const void *from)
{
	if (shape->flat)
		json_flat_object(w->json, name);
	else
		json_open_object(w->json, name);
	spec_put_members(w, shape->keys, from);
	json_close(w->json);
}

/* ---- types -------------------------------------------------------------- */

static bool take_object(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	return spec_object(r, at, value, key->shape, to);
}

static void put_object(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	spec_put_object(w, key->name, key->shape, from);
}

static bool is_some_object(const struct spec_key *key, const void *from)
{
	const struct spec_key *k = key->shape->keys;
	bool some = false;

	for (; k->name != NULL; k++)
		some = some || k->type->is_some == NULL ||
		       k->type->is_some(k, (const char *)from + k->offset);
	return some;
}

static bool take_rows(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	size_t count = 0;
	void *list = NULL;

	if (!spec_list(r, at, value, key->shape, &list, &count))
		return false;
	*(const void **)to = list;
	return true;
}

static bool is_last(const struct spec_shape *shape, const char *row)
{
	for (size_t i = 0; i < shape->end_size; i++)
		if (row[shape->end + i] != 0)
			return false;
	return true;
}

static void put_rows(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	const char *row = *(const void *const *)from;

	json_open_array(w->json, key->name);
	for (; row != NULL && !is_last(key->shape, row);
	     row += key->shape->size)
		spec_put_object(w, NULL, key->shape, row);
	json_close(w->json);
}

static bool are_some(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const void *const *)from != NULL;
}

const struct spec_type spec_of_members = { .take = take_object,
					   .put = put_object,
					   .is_some = is_some_object };
const struct spec_type spec_of_rows = { .take = take_rows,
					.put = put_rows,
					.is_some = are_some,
					.merging = SPEC_MERGED_ROWS,
					.is_list = true };

/* ---- paths -------------------------------------------------------------- */

const struct spec_key *spec_key_at(const struct spec_key *keys,
				   const char *path)
{
	while (true) {
		const size_t length = strcspn(path, ".");

		while (keys->name != NULL &&
		       (strlen(keys->name) != length ||
			strncmp(keys->name, path, length) != 0))
			keys++;
		if (keys->name == NULL || path[length] == '\0')
			return keys->name == NULL ? NULL : keys;
		if (keys->shape == NULL)
			return NULL;
		keys = keys->shape->keys;
		path += length + 1;
	}
}
