/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Merges specs: a three-way merge of documents over their common base.
 *
 * Each spec is first written out completely, so that the merge compares what
 * they say about the layout, however they say it.
 */
#include "spec_merge.h"

#include <stdlib.h>
#include <string.h>

#include "select/find.h"
#include "show/show.h"
#include "spec_columns.h"
#include "spec_json.h"
#include "term/say.h"

/* more than twice the size of 64 rows in every list, at maximum length */
#define DOCUMENT_SIZE ((size_t)1024 * 1024)
#define PATH_SIZE SPEC_PATH_SIZE

struct merge {
	struct spec_conflicts *conflicts;
	bool failed; /* out of memory */
};

/* ---- documents ---------------------------------------------------------- */

/* the document that `show --json` prints */
static json_t *whole_document(const struct pte_model *model, uint16_t version)
{
	char *const text = malloc(DOCUMENT_SIZE);
	struct pte_target target;
	json_t *json = NULL;
	struct out out;

	if (text != NULL &&
	    pte_target_of(model, version, NULL, &target) == PTE_STATUS_OK) {
		out_to_memory(&out, text, DOCUMENT_SIZE);
		show_spec(&out, &target);
		json = json_loadb(text, out.used, 0, NULL);
	}
	free(text);
	return json;
}

/* ---- values ------------------------------------------------------------- */

/* either may be absent */
static bool same(json_t *a, json_t *b)
{
	return a == b || (a != NULL && b != NULL && json_equal(a, b) == 1);
}

static void say_conflict(struct merge *m, const char *path, json_t *a,
			 json_t *b)
{
	struct spec_conflicts *const all = m->conflicts;
	struct spec_conflict *const c = &all->list[all->count];
	json_t *const values[] = { a, b };

	if (all->count == SPEC_CONFLICTS_MAX)
		return;
	all->count++;
	(void)snprintf(c->path, sizeof(c->path), "%s", path);
	for (unsigned i = 0; i < 2; i++) {
		char *const text =
			json_dumps(values[i], JSON_ENCODE_ANY | JSON_COMPACT);

		(void)snprintf(c->value[i], sizeof(c->value[i]), "%s",
			       text != NULL ? text : "nothing");
		free(text);
	}
}

static bool has_row(json_t *rows, json_t *row)
{
	for (size_t i = 0; i < json_array_size(rows); i++)
		if (same(json_array_get(rows, i), row))
			return true;
	return false;
}

static void append(struct merge *m, json_t *to, json_t *value)
{
	m->failed = json_array_append(to, value) != 0 || m->failed;
}

/* a's rows that b hasn't removed, and rows that b has added */
static json_t *merge_rows(struct merge *m, json_t *base, json_t *a, json_t *b)
{
	json_t *const rows = json_array();

	for (size_t i = 0; i < json_array_size(a); i++) {
		json_t *const row = json_array_get(a, i);

		if (has_row(b, row) || !has_row(base, row))
			append(m, rows, row);
	}
	for (size_t i = 0; i < json_array_size(b); i++) {
		json_t *const row = json_array_get(b, i);

		if (!has_row(a, row) && !has_row(base, row))
			append(m, rows, row);
	}
	return rows;
}

/* ---- owners: merged bit by bit, as either may have split rows ------------ */

#define BITS 64

/* the row of a bit; the first one, if a spec's rows overlap */
static json_t *row_of_bit(json_t *rows, unsigned bit)
{
	for (size_t i = 0; i < json_array_size(rows); i++) {
		json_t *const row = json_array_get(rows, i);
		const json_int_t lsb =
			json_integer_value(json_object_get(row, "lsb"));
		const json_int_t width =
			json_integer_value(json_object_get(row, "width"));

		if (lsb <= (json_int_t)bit && (json_int_t)bit < lsb + width)
			return row;
	}
	return NULL;
}

static bool same_owner(json_t *a, json_t *b)
{
	return same(json_object_get(a, "owner"), json_object_get(b, "owner")) &&
	       same(json_object_get(a, "why"), json_object_get(b, "why"));
}

/* append rows for runs of bits with the same owner, from bit 63 down */
static void append_runs(struct merge *m, json_t *to, json_t *const *owners)
{
	for (unsigned end = BITS; end > 0;) {
		unsigned lsb = end - 1;
		json_t *row;

		while (lsb > 0 && owners[end - 1] != NULL &&
		       owners[lsb - 1] != NULL &&
		       same_owner(owners[lsb - 1], owners[end - 1]))
			lsb--;
		if (owners[end - 1] != NULL) {
			row = json_copy(owners[end - 1]);
			m->failed =
				json_object_set_new(row, "lsb",
						    json_integer(lsb)) != 0 ||
				json_object_set_new(row, "width",
						    json_integer(end - lsb)) !=
					0 ||
				json_array_append_new(to, row) != 0 ||
				m->failed;
		}
		end = lsb;
	}
}

static json_t *merge_owners(struct merge *m, json_t *base, json_t *a, json_t *b)
{
	json_t *const rows = json_array();
	/*
	 * a bit that both have changed keeps two owners, which bits-owned
	 * refutes
	 */
	json_t *first[BITS], *second[BITS];

	for (unsigned i = 0; i < BITS; i++) {
		json_t *const was = row_of_bit(base, i);

		first[i] = row_of_bit(a, i);
		second[i] = row_of_bit(b, i);
		if (same_owner(second[i], was) ||
		    same_owner(second[i], first[i])) {
			second[i] = NULL;
		} else if (same_owner(first[i], was)) {
			first[i] = second[i];
			second[i] = NULL;
		}
	}
	append_runs(m, rows, first);
	append_runs(m, rows, second);
	return rows;
}

/* ---- the merge ---------------------------------------------------------- */

static json_t *copy_of(json_t *value)
{
	return value == NULL ? NULL : json_deep_copy(value);
}

/* objects whose members are still to be merged */
struct open {
	json_t *base, *a, *b, *to;
	char path[PATH_SIZE];
};
/* more than a document has; beyond that a's object is taken as it is */
#define OPEN_MAX 64
struct stack {
	size_t count;
	struct open list[OPEN_MAX];
};

/* merge members that aren't both objects */
static json_t *merge_value(struct merge *m, const char *path, json_t *base,
			   json_t *a, json_t *b)
{
	const struct spec_key *const key = spec_key_at(spec_columns.keys, path);

	if (same(a, b) || same(base, b))
		return copy_of(a);
	if (same(base, a))
		return copy_of(b);
	switch (key->type->merging) {
	case SPEC_MERGED_ROWS:
		return merge_rows(m, base, a, b);
	case SPEC_MERGED_BITS:
		return merge_owners(m, base, a, b);
	case SPEC_MERGED_NEVER:
		break;
	}
	if (!key->remark)
		say_conflict(m, path, a, b);
	return copy_of(a);
}

static void merge_member(struct merge *m, struct stack *stack,
			 const struct open *in, const char *key)
{
	struct open member = {
		.base = json_object_get(in->base, key),
		.a = json_object_get(in->a, key),
		.b = json_object_get(in->b, key),
	};
	struct out path;

	out_to_memory(&path, member.path, sizeof(member.path));
	out_format(&path, "%s%s%s", in->path, in->path[0] != '\0' ? "." : "",
		   key);
	(void)out_memory(&path);
	if (json_is_object(member.a) && json_is_object(member.b) &&
	    stack->count < OPEN_MAX) {
		member.to = json_object();
		stack->list[stack->count++] = member;
	} else {
		member.to = merge_value(m, member.path, member.base, member.a,
					member.b);
	}
	if (member.to != NULL)
		m->failed = json_object_set_new(in->to, key, member.to) != 0 ||
			    m->failed;
}

static json_t *merge_documents(struct merge *m, json_t *base, json_t *a,
			       json_t *b)
{
	json_t *const merged = json_object();
	struct stack stack = { .count = 1 };

	stack.list[0] =
		(struct open){ .base = base, .a = a, .b = b, .to = merged };
	while (stack.count > 0) {
		const struct open in = stack.list[--stack.count];
		json_t *const keys = json_copy(in.a);
		const char *key;
		json_t *value;

		m->failed = json_object_update_missing(keys, in.b) != 0 ||
			    m->failed;
		json_object_foreach(keys, key, value)
			merge_member(m, &stack, &in, key);
		json_decref(keys);
	}
	return merged;
}

/* ---- specs -------------------------------------------------------------- */

/* "x86_64@6.12"; the file, if the base is a spec */
static const char *base_text(char to[static PTE_TARGET_NAME_SIZE],
			     const struct spec *spec)
{
	const struct spec *const base = spec_of(spec->base);
	char version[VERSION_SIZE];

	if (base != NULL)
		return base->path;
	(void)snprintf(to, PTE_TARGET_NAME_SIZE, "%s@%s",
		       spec->base->layout->name,
		       version_text(version, spec->version));
	return to;
}

/* they need the same base at the same version */
static bool have_common_base(const struct spec *a, const struct spec *b)
{
	char at[2][PTE_TARGET_NAME_SIZE];
	const struct spec *const both[] = { a, b };

	for (unsigned i = 0; i < 2; i++) {
		if (both[i]->base != NULL)
			continue;
		say(0, "%s: has no base: only what-ifs can be merged",
		    both[i]->path);
		return false;
	}
	if (a->version == b->version && spec_of(a->base) == spec_of(b->base) &&
	    strcmp(a->base->layout->name, b->base->layout->name) == 0)
		return true;
	say(0, "%s starts from %s, %s from %s: they have no common base",
	    a->path, base_text(at[0], a), b->path, base_text(at[1], b));
	return false;
}

/*
 * "a+b"; from the file names if the layouts have the same name; "merged" if
 * it's too long for a name
 */
static json_t *name_of(const struct spec *a, const struct spec *b)
{
	char name[2 * SPEC_NAME_LENGTH_MAX + 2], version[VERSION_SIZE];
	char stem[2][SPEC_NAME_LENGTH_MAX + 1];
	const char *first = a->model.layout->name;
	const char *second = b->model.layout->name;

	if (strcmp(first, second) == 0) {
		spec_stem(stem[0], a->path);
		spec_stem(stem[1], b->path);
		first = stem[0];
		second = stem[1];
	}
	if (strcmp(first, second) == 0)
		(void)snprintf(name, sizeof(name), "%s", first);
	else
		(void)snprintf(name, sizeof(name), "%s+%s", first, second);
	return json_sprintf(
		"%s@%s", strlen(name) > SPEC_NAME_LENGTH_MAX ? "merged" : name,
		version_text(version, a->version));
}

const struct spec *spec_merge(const struct spec *a, const struct spec *b,
			      struct spec_conflicts *conflicts)
{
	struct merge m = { .conflicts = conflicts };
	const struct spec *merged = NULL;
	json_t *base, *documents[2], *json;

	conflicts->count = 0;
	if (!have_common_base(a, b))
		return NULL;
	base = whole_document(a->base, a->version);
	documents[0] = whole_document(&a->model, a->version);
	documents[1] = whole_document(&b->model, b->version);
	json = merge_documents(&m, base, documents[0], documents[1]);
	if (base != NULL && documents[0] != NULL && documents[1] != NULL &&
	    !m.failed &&
	    json_object_set_new(json, "layout", name_of(a, b)) == 0)
		merged = spec_of_json(json, "the specs together", a->base);
	else
		say(0, "out of memory");
	json_decref(json);
	json_decref(documents[1]);
	json_decref(documents[0]);
	json_decref(base);
	return merged;
}
