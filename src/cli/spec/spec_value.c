/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The types of simple values: numbers, bits, booleans, versions. Also the
 * memory that specs use.
 */
#include "spec_value.h"

#include <stdlib.h>
#include <string.h>

#include "select/find.h"
#include "term/number.h"
#include "term/say.h"

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

/* ---- simple values ------------------------------------------------------ */

bool spec_take_nothing(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	(void)r;
	(void)at;
	(void)value;
	(void)key;
	(void)to;
	return true;
}

static bool take_byte(struct spec_reader *r, const struct spec_place *at,
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

static void put_byte(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	json_number(w->json, key->name, *(const uint8_t *)from);
}

static bool is_some_byte(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const uint8_t *)from != 0;
}

static bool take_bit(struct spec_reader *r, const struct spec_place *at,
		     json_t *value, const struct spec_key *key, void *to)
{
	static const struct spec_key bits = { .low = 0, .high = 63 };
	uint64_t *const mask = to;
	uint8_t bit = 0;

	(void)key;
	*mask = 0;
	if (json_is_null(value))
		return true;
	if (!take_byte(r, at, value, &bits, &bit))
		return false;
	*mask = PTE_BIT(bit);
	return true;
}

static void put_bit(const struct spec_writer *w, const struct spec_key *key,
		    const void *from)
{
	const uint64_t mask = *(const uint64_t *)from;
	unsigned bit = 0;

	while (bit < 63 && (mask >> bit & 1U) == 0)
		bit++;
	if (mask != 0)
		json_number(w->json, key->name, bit);
	else
		json_text(w->json, key->name, NULL);
}

static bool take_hex(struct spec_reader *r, const struct spec_place *at,
		     json_t *value, const struct spec_key *key, void *to)
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

static void put_hex(const struct spec_writer *w, const struct spec_key *key,
		    const void *from)
{
	json_hex(w->json, key->name, *(const uint64_t *)from);
}

static bool is_some_hex(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const uint64_t *)from != 0;
}

static bool take_bool(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	bool *const truth = to;

	(void)key;
	if (!json_is_boolean(value))
		return spec_is(r, at, value, JSON_TRUE);
	*truth = json_is_true(value);
	return true;
}

static void put_bool(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	json_bool(w->json, key->name, *(const bool *)from);
}

static bool is_true(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const bool *)from;
}

static bool take_version(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	char quoted[QUOTE_SIZE];
	uint16_t *const version = to;
	const char *text;
	enum pte_status status;

	(void)key;
	if (!spec_is(r, at, value, JSON_STRING))
		return false;
	text = json_string_value(value);
	status = pte_linux_parse(text, strlen(text), version);
	return status == PTE_STATUS_OK ||
	       spec_wrong(&r->text, at, "%s: %s: a version is N.N, as 6.12",
			  quote(quoted, text, strlen(text)),
			  pte_status_str(status));
}

static void put_version(const struct spec_writer *w, const struct spec_key *key,
			const void *from)
{
	char text[VERSION_SIZE];

	json_text(w->json, key->name,
		  version_text(text, *(const uint16_t *)from));
}

static bool take_until(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	uint16_t *const version = to;

	*version = PTE_LINUX_ONWARDS;
	return json_is_null(value) || take_version(r, at, value, key, to);
}

static void put_until(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	if (*(const uint16_t *)from == PTE_LINUX_ONWARDS)
		json_text(w->json, key->name, NULL);
	else
		put_version(w, key, from);
}

/* clang-format off */

#define INTEGER_OR_NULL "\"type\": [\"integer\", \"null\"], \"minimum\": 0, \"maximum\": 63"
#define A_BIT "\"type\": \"integer\", \"minimum\": 0, \"maximum\": 63"
#define TYPE(name) "\"type\": \"" name "\""
#define A_VERSION "\"type\": \"string\", \"pattern\": \"^v?[0-9]+\\\\.[0-9]+(\\\\.[0-9]+)?$\""
#define OR_NULL "\"anyOf\": [{\"$ref\": \"#/$defs/version\"}, {\"type\": \"null\"}], \"description\": \"null: still in force\""

const struct spec_type spec_byte     = { .take = take_byte, .put = put_byte, .is_some = is_some_byte };
const struct spec_type spec_bit      = { .take = take_bit, .put = put_bit, .schema = INTEGER_OR_NULL };
const struct spec_type spec_some_bit = { .take = take_bit, .put = put_bit, .schema = A_BIT };
const struct spec_type spec_hex      = { .take = take_hex, .put = put_hex, .is_some = is_some_hex, .def = "hex",
	.schema = TYPE("string") ", \"pattern\": \"^0x[0-9a-fA-F_]{1,21}$\"" };
const struct spec_type spec_bool     = { .take = take_bool, .put = put_bool, .is_some = is_true, .schema = TYPE("boolean") };
const struct spec_type spec_version  = { .take = take_version, .put = put_version, .def = "version", .schema = A_VERSION };
const struct spec_type spec_until    = { .take = take_until, .put = put_until, .def = "until", .schema = OR_NULL };

/* clang-format on */
