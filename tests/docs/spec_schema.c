/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What docs and editors are told of specs: the tables of keys as a JSON schema,
 * or as the rows of a table in Markdown. No part of pte: tests/docs/spec.sh
 * holds share/spec.schema.json and docs/specs.md against it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "spec/spec_columns.h"

/* ---- JSON --------------------------------------------------------------- */

/* false, and a message, where there's no memory, or a type's text is no JSON */
static json_t *made(json_t *json)
{
	if (json == NULL) {
		fprintf(stderr, "a schema that isn't JSON, or no memory\n");
		exit(EXIT_FAILURE);
	}
	return json;
}

static void set(json_t *object, const char *key, json_t *value)
{
	(void)made(json_object_set_new(object, key, made(value)) == 0 ? object
								      : NULL);
}

static void append(json_t *array, json_t *value)
{
	(void)made(json_array_append_new(array, made(value)) == 0 ? array
								  : NULL);
}

static json_t *parsed(const char *members)
{
	const size_t size = strlen(members) + sizeof("{}");
	char *const text = malloc(size);
	json_t *json = NULL;

	if (text != NULL) {
		(void)snprintf(text, size, "{%s}", members);
		json = json_loads(text, 0, NULL);
	}
	free(text);
	return made(json);
}

/* ---- the schema --------------------------------------------------------- */

struct schema {
	json_t *defs;
};

static json_t *schema_of(struct schema *s, const struct spec_key *key);

static json_t *names_of(spec_names *names)
{
	json_t *const all = made(json_array());
	json_t *const json = made(json_object());

	for (unsigned n = 0; names(NULL, n) != NULL; n++)
		append(all, json_string(names(NULL, n)));
	set(json, "enum", all);
	return json;
}

static json_t *required(const struct spec_key *keys)
{
	json_t *const all = made(json_array());

	for (const struct spec_key *k = keys; k->name != NULL; k++)
		if (!k->optional)
			append(all, json_string(k->name));
	return all;
}

/* one of the keys, each as a schema that wants it */
static json_t *either(const char *const *keys)
{
	json_t *const all = made(json_array());

	for (; *keys != NULL; keys++)
		append(all, json_pack("{s:[s]}", "required", *keys));
	return all;
}

/* told once, and referred to */
static json_t *refer(struct schema *s, const char *def, json_t *json)
{
	if (def == NULL)
		return json;
	set(s->defs, def, json);
	return made(json_pack("{s:s+}", "$ref", "#/$defs/", def));
}

static json_t *object_of(struct schema *s, const struct spec_shape *shape)
{
	json_t *const json = made(json_object());
	json_t *const members = made(json_object());

	set(json, "type", json_string("object"));
	set(json, "additionalProperties", json_false());
	for (const struct spec_key *k = shape->keys; k->name != NULL; k++)
		set(members, k->name, schema_of(s, k));
	if (shape != &spec_columns && spec_may_be_from(shape->keys))
		set(members, SPEC_FROM,
		    refer(s, SPEC_FROM, names_of(spec_from)));
	set(json, "properties", members);
	if (shape->whole || shape->size > 0)
		set(json, "required", required(shape->keys));
	if (shape->either != NULL)
		set(json, "oneOf", either(shape->either));
	return json;
}

static json_t *shape_of(struct schema *s, const struct spec_shape *shape)
{
	json_t *const json = object_of(s, shape);

	if (shape->says != NULL)
		set(json, "description", json_string(shape->says));
	return refer(s, shape->def, json);
}

static json_t *list_of(struct schema *s, const struct spec_key *key)
{
	json_t *const json = made(json_object());

	set(json, "type", json_string("array"));
	if (key->shape == NULL) {
		set(json, "items", names_of(key->type->names));
		set(json, "uniqueItems", json_true());
		return json;
	}
	set(json, "items", shape_of(s, key->shape));
	set(json, "maxItems", json_integer((json_int_t)key->shape->most));
	return json;
}

static json_t *range_of(const struct spec_key *key)
{
	return made(json_pack("{s:s,s:i,s:i}", "type", "integer", "minimum",
			      (int)key->low, "maximum", (int)key->high));
}

static json_t *simple_of(const struct spec_key *key)
{
	if (key->type->names != NULL)
		return names_of(key->type->names);
	return key->type->schema == NULL ? range_of(key) : made(json_object());
}

static json_t *schema_of(struct schema *s, const struct spec_key *key)
{
	const struct spec_type *const t = key->type;
	json_t *json = t->is_list           ? list_of(s, key)
		       : key->shape != NULL ? shape_of(s, key->shape)
					    : simple_of(key);

	if (t->schema != NULL) {
		json_t *const more = parsed(t->schema);

		(void)made(json_object_update(json, more) == 0 ? json : NULL);
		json_decref(more);
	}
	json = refer(s, t->def, json);
	if (t->or_two)
		json = made(json_pack("{s:[O,{s:s,s:i,s:i,s:o}]}", "anyOf",
				      json, "type", "array", "minItems", 2,
				      "maxItems", 2, "items", json));
	if (t->or_null)
		json = made(json_pack("{s:[o,{s:s}]}", "anyOf", json, "type",
				      "null"));
	if (key->says != NULL)
		set(json, "description", json_string(key->says));
	return json;
}

static bool print_schema(void)
{
	struct schema s = { made(json_object()) };
	json_t *const all = object_of(&s, &spec_columns);
	json_t *const json = made(json_pack(
		"{s:s,s:s,s:s}", "$schema",
		"https://json-schema.org/draft/2020-12/schema", "title",
		"A layout of page-table entries, as pte takes it",
		"description",
		"Whole, as `pte show --json` prints it; or what differs from "
		"a built-in one, its base. What a schema can't say is in "
		"docs/specs.md."));
	bool good;

	(void)made(json_object_update(json, all) == 0 ? json : NULL);
	set(json, "anyOf",
	    json_pack("[{s:[s]},{s:o}]", "required", "base", "required",
		      required(spec_columns.keys)));
	set(json, "$defs", s.defs);
	good = json_dumpf(json, stdout, JSON_INDENT(2)) == 0 &&
	       putchar('\n') != EOF;
	json_decref(all);
	json_decref(json);
	return good;
}

/* ---- the table of keys -------------------------------------------------- */

/* "`a`, `b`; optional `c`, `d`" */
static void print_members(const struct spec_key *keys)
{
	for (unsigned optional = 0; optional < 2; optional++) {
		const char *before = optional == 1 ? "; optional " : "";

		for (const struct spec_key *k = keys; k->name != NULL; k++) {
			if (k->optional != (optional == 1))
				continue;
			printf("%s`%s`", before, k->name);
			before = ", ";
		}
	}
}

static void print_key(const char *above, const struct spec_key *key)
{
	printf("| `%s%s` | %s%s", above, key->name,
	       key->optional ? "optional: " : "", key->says);
	if (key->type == &spec_byte && key->low != key->high)
		printf(", %u to %u", key->low, key->high);
	if (key->type->is_list && key->shape != NULL && key->shape->size > 0) {
		printf(". Rows, %zu at most, of ", key->shape->most);
		print_members(key->shape->keys);
	}
	printf(" |\n");
}

static void print_below(const char *above, const struct spec_shape *shape)
{
	for (const struct spec_key *k = shape->keys; k->name != NULL; k++)
		if (k->says != NULL)
			print_key(above, k);
}

static bool print_keys(void)
{
	printf("| key | what |\n|---|---|\n");
	for (const struct spec_key *k = spec_columns.keys; k->name != NULL;
	     k++) {
		print_key("", k);
		if (strcmp(k->name, "swap") == 0)
			print_below("swap.", k->shape);
		if (strcmp(k->name, "levels") == 0)
			/* of the second, which has what ptes haven't */
			print_below("levels.*.", k->shape->keys[1].shape);
	}
	return true;
}

/* ---- diff --------------------------------------------------------------- */

/* whether diff calls what compares the column */
static bool is_told(const struct spec_key *key)
{
	size_t i = 0;

	while (diff_all[i] != NULL && diff_all[i] != key->diff)
		i++;
	return diff_all[i] != NULL;
}

/* why `pte diff` says nothing of a column; false if nobody knows */
static bool print_undiffed(void)
{
	bool good = true;

	for (const struct spec_key *k = spec_columns.keys; k->name != NULL;
	     k++) {
		if (k->no_diff != NULL) {
			printf("%s: %s\n", k->name, k->no_diff);
		} else if (!is_told(k)) {
			fprintf(stderr,
				"%s: diff doesn't compare the column, which "
				"doesn't say why\n",
				k->name);
			good = false;
		}
	}
	return good;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		bool (*print)(void);
	} all[] = {
		{ "schema", print_schema },
		{ "keys", print_keys },
		{ "undiffed", print_undiffed },
	};

	for (size_t i = 0; argc == 2 && i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(argv[1], all[i].name) == 0)
			return all[i].print() ? EXIT_SUCCESS : EXIT_FAILURE;
	fprintf(stderr, "usage: spec-schema schema|keys|undiffed\n");
	return 2;
}
