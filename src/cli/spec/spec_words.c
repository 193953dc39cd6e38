/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Text in a spec: free text, and names that must be one of a given set.
 */
#include "spec_value.h"

#include <assert.h>
#include <string.h>

#include "select/scheme.h"
#include "spec.h"
#include "spec_parts.h"
#include "term/near.h"
#include "term/say.h"

#define TEXT_LENGTH_MAX 240
#define WORD_LENGTH_MAX 40

/* ---- text --------------------------------------------------------------- */

/*
 * Characters that aren't visible, or that reorder the rest of a line: controls,
 * line and paragraph separators, and Unicode's Default_Ignorable_Code_Point
 * (15.0 DerivedCoreProperties.txt): directional marks, zero-width characters,
 * variation selectors, tags.
 */
static const struct {
	uint32_t first, last;
} unseen[] = {
	{ 0x0, 0x1f },        { 0x7f, 0x9f },       { 0xad, 0xad },
	{ 0x34f, 0x34f },     { 0x61c, 0x61c },     { 0x115f, 0x1160 },
	{ 0x17b4, 0x17b5 },   { 0x180b, 0x180f },   { 0x200b, 0x200f },
	{ 0x2028, 0x202e },   { 0x2060, 0x206f },   { 0x3164, 0x3164 },
	{ 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },   { 0xffa0, 0xffa0 },
	{ 0xfff0, 0xfffb },   { 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a },
	{ 0xe0000, 0xe0fff },
};

static bool is_unseen(uint32_t c)
{
	for (size_t i = 0; i < sizeof(unseen) / sizeof(unseen[0]); i++)
		if (unseen[i].first <= c && c <= unseen[i].last)
			return true;
	return false;
}

/* decode the first character; the UTF-8 has been found well formed */
static uint32_t next_character(const unsigned char **at)
{
	const unsigned char *p = *at;
	const unsigned more = *p < 0xc0 ? 0 : *p < 0xe0 ? 1 : *p < 0xf0 ? 2 : 3;
	uint32_t c = more == 0 ? *p : *p & (0x3fU >> more);

	for (unsigned i = 0; i < more; i++)
		c = c << 6U | (*++p & 0x3fU);
	*at = p + 1;
	return c;
}

/* find the first invisible character; false if there is none */
static bool has_unseen(const char *text, uint32_t *ret)
{
	const unsigned char *p = (const unsigned char *)text;

	while (*p != '\0') {
		*ret = next_character(&p);
		if (is_unseen(*ret))
			return true;
	}
	return false;
}

static bool text_of(struct spec_reader *r, const struct spec_place *at,
		    json_t *value, size_t most, const char **ret)
{
	const char *text;
	uint32_t c;

	if (!spec_is(r, at, value, JSON_STRING))
		return false;
	text = json_string_value(value);
	if (json_string_length(value) > most)
		return spec_wrong(&r->text, at,
				  "%zu bytes: there's room for %zu",
				  json_string_length(value), most);
	if (has_unseen(text, &c))
		return spec_wrong(&r->text, at,
				  "U+%04lX: not a character that can be seen",
				  (unsigned long)c);
	*ret = text;
	return true;
}

static bool take_text(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	(void)key;
	return text_of(r, at, value, TEXT_LENGTH_MAX, to);
}

static void put_text(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	json_text(w->json, key->name, *(const char *const *)from);
}

static bool is_some_text(const struct spec_key *key, const void *from)
{
	const char *const text = *(const char *const *)from;

	(void)key;
	return text != NULL && *text != '\0';
}

static bool is_made_of(const char *text, const char *characters)
{
	return *text != '\0' && text[strspn(text, characters)] == '\0';
}

static bool take_word(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	char quoted[QUOTE_SIZE];
	const char *word = "";

	(void)key;
	if (!text_of(r, at, value, WORD_LENGTH_MAX, &word))
		return false;
	if (!is_made_of(word, SPEC_NAME_CHARACTERS))
		return spec_wrong(&r->text, at,
				  "%s: a name is made of letters, digits, _, - "
				  "and .",
				  quote(quoted, word, strlen(word)));
	*(const char **)to = word;
	return true;
}

bool spec_layout_name(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const char **ret)
{
	char quoted[QUOTE_SIZE];
	const char *word = "";

	if (!text_of(r, at, value, WORD_LENGTH_MAX, &word))
		return false;
	if (!is_made_of(word, SPEC_NAME_CHARACTERS "@"))
		return spec_wrong(&r->text, at,
				  "%s: not a layout's name: NAME@VERSION",
				  quote(quoted, word, strlen(word)));
	*ret = word;
	return true;
}

static bool take_name(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	static const char characters[] = "abcdefghijklmnopqrstuvwxyz"
					 "0123456789_";
	char quoted[QUOTE_SIZE];
	const char *word = "";

	(void)key;
	if (!text_of(r, at, value, WORD_LENGTH_MAX, &word))
		return false;
	if (!is_made_of(word, characters) || *word < 'a')
		return spec_wrong(&r->text, at,
				  "%s: a name is made of a-z, 0-9 and _, and "
				  "begins with a letter",
				  quote(quoted, word, strlen(word)));
	*(const char **)to = word;
	return true;
}

/* ---- sets --------------------------------------------------------------- */

static const char *level_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return n < PTE_LEVEL_COUNT ? pte_level_name((enum pte_level)n) : NULL;
}

static const char *flag_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return n < PTE_FLAG_LINUX_END ? pte_flag_name((enum pte_flag)n) : NULL;
}

static const char *option_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return pte_option_info(n) == NULL ? NULL : pte_option_info(n)->name;
}

bool spec_one_of(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, spec_names *names, unsigned *ret)
{
	char quoted[QUOTE_SIZE], offered[NEAR_TEXT_SIZE];
	struct near near;
	const char *text;

	if (!spec_is(r, at, value, JSON_STRING))
		return false;
	text = json_string_value(value);
	near_begin(&near, text, strlen(text));
	for (unsigned n = 0; names(r->model, n) != NULL; n++) {
		if (strcmp(text, names(r->model, n)) == 0) {
			*ret = n;
			return true;
		}
		near_offer(&near, names(r->model, n));
	}
	return spec_wrong(&r->text, at, "%s: unknown; %s",
			  quote(quoted, text, strlen(text)),
			  near_text(&near, offered));
}

static bool take_option(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	unsigned n = 0;

	(void)key;
	if (!spec_one_of(r, at, value, option_name, &n))
		return false;
	*(enum pte_option *)to = (enum pte_option)n;
	return true;
}

static void put_option(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	json_text(w->json, key->name,
		  option_name(NULL, *(const enum pte_option *)from));
}

/* a set of names; key->type says which */
static bool take_set(struct spec_reader *r, const struct spec_place *at,
		     json_t *value, const struct spec_key *key, void *to)
{
	spec_names *const names = key->type->names;
	uint32_t all = 0;

	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	for (size_t i = 0; i < json_array_size(value); i++) {
		const struct spec_place element = { at, NULL, i };
		unsigned n = 0;

		if (!spec_one_of(r, &element, json_array_get(value, i), names,
				 &n))
			return false;
		if ((all >> n & 1U) != 0)
			return spec_wrong(&r->text, &element,
					  "%s: stands twice",
					  names(r->model, n));
		all |= UINT32_C(1) << n;
	}
	*(uint32_t *)to = all;
	return true;
}

static void put_set(const struct spec_writer *w, const struct spec_key *key,
		    const void *from)
{
	spec_names *const names = key->type->names;
	const uint32_t set = *(const uint32_t *)from;

	json_flat_array(w->json, key->name);
	for (unsigned n = 0; names(w->model, n) != NULL; n++)
		if ((set >> n & 1U) != 0)
			json_text(w->json, NULL, names(w->model, n));
	json_close(w->json);
}

static bool is_some_set(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const uint32_t *)from != 0;
}

static_assert(sizeof(unsigned) == sizeof(uint32_t), "sets are read as either");

/* ---- types -------------------------------------------------------------- */

/* clang-format off */

#define STRING "\"type\": \"string\""
#define SEEN "[^\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f\\\\u00ad\\\\u034f\\\\u061c\\\\u115f\\\\u1160\\\\u17b4\\\\u17b5\\\\u180b-\\\\u180f\\\\u200b-\\\\u200f\\\\u2028-\\\\u202e\\\\u2060-\\\\u206f\\\\u3164\\\\ufe00-\\\\ufe0f\\\\ufeff\\\\uffa0\\\\ufff0-\\\\ufffb]"

const struct spec_type spec_text_of = { .take = take_text, .put = put_text, .is_some = is_some_text, .def = "text",
	.schema = STRING ", \"maxLength\": 240, \"pattern\": \"^" SEEN "*$\", \"description\": \"characters that can be seen\"" };
const struct spec_type spec_word = { .take = take_word, .put = put_text, .is_some = is_some_text, .def = "word",
	.schema = STRING ", \"pattern\": \"^[A-Za-z0-9_.+-]{1,40}$\"" };
const struct spec_type spec_name = { .take = take_name, .put = put_text, .is_some = is_some_text, .def = "name",
	.schema = STRING ", \"pattern\": \"^[a-z][a-z0-9_]{0,39}$\"" };
const struct spec_type spec_option     = { .take = take_option, .put = put_option, .def = "option", .names = option_name };
#define SET(names_of) .take = take_set, .put = put_set, .is_some = is_some_set, .merging = SPEC_MERGED_ROWS, .is_list = true, .names = names_of
const struct spec_type spec_levels     = { SET(level_name), .def = "levels" };
const struct spec_type spec_flag_set   = { SET(flag_name), .def = "flag_set" };
const struct spec_type spec_option_set = { SET(option_name), .def = "needs" };

/* clang-format on */

/* ---- schemes ------------------------------------------------------------ */

static bool take_scheme(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	struct spec_scheme *const scheme = to;
	char *const where = spec_room(r, 1, SPEC_WHERE_SIZE);

	(void)key;
	if (where == NULL || !spec_is(r, at, value, JSON_STRING))
		return false;
	spec_where(&r->text, at, where);
	scheme->where = where;
	scheme->text = json_string_value(value);
	return scheme_read(where, scheme->text, &scheme->scheme, &scheme->bit);
}

static void put_scheme(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct spec_scheme *const scheme = from;

	json_text(w->json, key->name, scheme->text);
}

static bool is_some_scheme(const struct spec_key *key, const void *from)
{
	const struct spec_scheme *const scheme = from;

	(void)key;
	return scheme->scheme != NULL;
}

const struct spec_type spec_scheme_of = {
	.take = take_scheme,
	.put = put_scheme,
	.is_some = is_some_scheme,
	.schema = STRING ", \"pattern\": "
			 "\"^[a-z][a-z0-9-]*(=([0-9]|[1-5][0-9]|6[0-3]))?$\"",
};
