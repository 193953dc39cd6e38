/* SPDX-License-Identifier: BSD-2-Clause */
#include "spec_value.h"

#include <stdlib.h>
#include <string.h>

#include "near.h"
#include "number.h"
#include "say.h"

/* ---- memory ------------------------------------------------------------- */

struct spec_block {
	struct spec_block *next;
	max_align_t room[];
};

void *spec_room(struct spec_reader *r, size_t count, size_t size)
{
	struct spec_block *const b =
		calloc(1, sizeof(struct spec_block) + count * size);

	if (b == NULL) {
		say(0, "out of memory");
		return NULL;
	}
	b->next = r->blocks;
	r->blocks = b;
	return b->room;
}

void spec_blocks_free(struct spec_block *blocks)
{
	while (blocks != NULL) {
		struct spec_block *const next = blocks->next;

		free(blocks);
		blocks = next;
	}
}

/* ---- types of values ---------------------------------------------------- */

static const char *type_name(json_type type)
{
	static const char *const names[] = {
		[JSON_OBJECT] = "an object",    [JSON_ARRAY] = "an array",
		[JSON_STRING] = "a string",     [JSON_INTEGER] = "an integer",
		[JSON_REAL] = "a fraction",     [JSON_TRUE] = "true or false",
		[JSON_FALSE] = "true or false", [JSON_NULL] = "null",
	};

	return names[type];
}

bool spec_is(struct spec_reader *r, const struct spec_place *at, json_t *value,
	     json_type type)
{
	return json_typeof(value) == type ||
	       spec_wrong(&r->text, at, "%s, where %s belongs",
			  type_name(json_typeof(value)), type_name(type));
}

bool spec_nothing(struct spec_reader *r, const struct spec_place *at,
		  json_t *value, const struct spec_key *key, void *to)
{
	(void)r;
	(void)at;
	(void)value;
	(void)key;
	(void)to;
	return true;
}

bool spec_byte(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_key *key, void *to)
{
	uint8_t *const byte = to;
	json_int_t n;

	if (!spec_is(r, at, value, JSON_INTEGER))
		return false;
	n = json_integer_value(value);
	if (n < (json_int_t)key->low || n > (json_int_t)key->high)
		return spec_wrong(&r->text, at,
				  "%" JSON_INTEGER_FORMAT
				  ": out of range: %u..%u",
				  n, key->low, key->high);
	*byte = (uint8_t)n;
	return true;
}

bool spec_bit(struct spec_reader *r, const struct spec_place *at, json_t *value,
	      const struct spec_key *key, void *to)
{
	static const struct spec_key bits = { .low = 0, .high = 63 };
	uint64_t *const mask = to;
	uint8_t bit = 0;

	(void)key;
	if (json_is_null(value)) {
		*mask = 0;
		return true;
	}
	if (!spec_byte(r, at, value, &bits, &bit))
		return false;
	*mask = PTE_BIT(bit);
	return true;
}

bool spec_hex(struct spec_reader *r, const struct spec_place *at, json_t *value,
	      const struct spec_key *key, void *to)
{
	char quoted[QUOTE_SIZE];
	uint64_t *const word = to;
	const char *text;
	size_t width;

	(void)key;
	if (!spec_is(r, at, value, JSON_STRING))
		return false;
	text = json_string_value(value);
	(void)quote(quoted, text, strlen(text));
	switch (strncmp(text, "0x", 2) == 0
			? number_hex(text, strlen(text), word, &width)
			: NUMBER_MALFORMED) {
	case NUMBER_OK:
		return true;
	case NUMBER_WIDE:
		return spec_wrong(&r->text, at,
				  "%s: %zu bits wide: a word has 64", quoted,
				  width);
	case NUMBER_MALFORMED:
	case NUMBER_NEGATIVE:
		break;
	}
	return spec_wrong(&r->text, at, "%s: not a hexadecimal number with 0x",
			  quoted);
}

bool spec_bool(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_key *key, void *to)
{
	bool *const truth = to;

	(void)key;
	if (!json_is_boolean(value))
		return spec_is(r, at, value, JSON_TRUE);
	*truth = json_is_true(value);
	return true;
}

bool spec_version(struct spec_reader *r, const struct spec_place *at,
		  json_t *value, const struct spec_key *key, void *to)
{
	char quoted[QUOTE_SIZE];
	uint16_t *const version = to;
	const char *text;
	enum pte_status status;

	if (key->high != 0 && json_is_null(value)) {
		*version = PTE_LINUX_ONWARDS;
		return true;
	}
	if (!spec_is(r, at, value, JSON_STRING))
		return false;
	text = json_string_value(value);
	status = pte_linux_parse(text, strlen(text), version);
	return status == PTE_STATUS_OK ||
	       spec_wrong(&r->text, at, "%s: %s: a version is N.N, as 6.12",
			  quote(quoted, text, strlen(text)),
			  pte_status_str(status));
}

/* ---- objects and lists -------------------------------------------------- */

/* every key of the object is one of these */
static bool keys_are_known(struct spec_reader *r, const struct spec_place *at,
			   json_t *object, const struct spec_key *keys)
{
	char names[NEAR_TEXT_SIZE];
	json_t *const all = object;

	for (void *i = json_object_iter(all); i != NULL;
	     i = json_object_iter_next(all, i)) {
		const char *const name = json_object_iter_key(i);
		const struct spec_place place = { at, name, 0 };
		const struct spec_key *k = keys;
		struct near near;

		near_begin(&near, name, strlen(name));
		for (; k->name != NULL && strcmp(k->name, name) != 0; k++)
			near_offer(&near, k->name);
		if (k->name == NULL)
			return spec_wrong(&r->text, &place, "unknown key; %s",
					  near_text(&near, names));
	}
	return true;
}

bool spec_object(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, const struct spec_key *keys, void *to)
{
	if (!spec_is(r, at, value, JSON_OBJECT) ||
	    !keys_are_known(r, at, value, keys))
		return false;
	for (const struct spec_key *k = keys; k->name != NULL; k++) {
		json_t *const member = json_object_get(value, k->name);
		const struct spec_place place = { at, k->name, 0 };

		if (member == NULL && r->whole && !k->optional)
			return spec_wrong(&r->text, at, "lacks the key \"%s\"",
					  k->name);
		if (member != NULL &&
		    !k->take(r, &place, member, k, (char *)to + k->offset))
			return false;
	}
	return true;
}

bool spec_list(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_rows *rows, void **list,
	       size_t *count_ret)
{
	const size_t count = json_array_size(value);
	const bool whole = r->whole;
	char *row;

	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	if (count > rows->most)
		return spec_wrong(&r->text, at, "%zu rows: %zu at most", count,
				  rows->most);
	row = *list = spec_room(r, count + 1, rows->size);
	if (row == NULL)
		return false;
	r->whole = true; /* a row has nothing that it changes */
	for (size_t i = 0; i < count; i++, row += rows->size) {
		const struct spec_place element = { at, NULL, i };

		if (rows->blank != NULL)
			memcpy(row, rows->blank, rows->size);
		if (!spec_object(r, &element, json_array_get(value, i),
				 rows->keys, row))
			return false;
	}
	r->whole = whole;
	*count_ret = count;
	return true;
}
