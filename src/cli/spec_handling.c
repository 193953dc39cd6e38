/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What kernels do with words: lists of attributes, transients and comparisons.
 * A row says what there is, or why there's nothing at its levels.
 */
#include "spec_parts.h"

#define ROWS_MAX 64
#define UNSAID "the spec"
#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}

/* clang-format off */

/* of all three, what a row says beside the rest */
#define ROW_KEYS(type)                                                         \
	{ "name",   spec_word,    AT(type, name),     0, 0, false },           \
	{ "levels", spec_levels,  AT(type, levels),   0, 0, false },           \
	{ "since",  spec_version, AT(type, in.since), 0, 0, true },            \
	{ "until",  spec_version, AT(type, in.until), 0, 1, true },            \
	{ "why",    spec_text_of, AT(type, why),      0, 0, true },            \
	{ "source", spec_text_of, AT(type, source),   0, 0, true }

static const struct spec_key attributes_keys[] = {
	ROW_KEYS(pte_attributes),
	{ "bits",        spec_hex,      AT(pte_attributes, bits),       0, 0, true },
	NO_KEY,
};
static const struct spec_key transient_keys[] = {
	ROW_KEYS(pte_transient),
	{ "from",        spec_pattern,  AT(pte_transient, from),        0, 0, true },
	{ "invalidates", spec_bool,     AT(pte_transient, invalidates), 0, 0, true },
	{ "change",      spec_change,   AT(pte_transient, change),      0, 0, true },
	NO_KEY,
};
static const struct spec_key comparison_keys[] = {
	ROW_KEYS(pte_comparison),
	{ "flags",       spec_flag_set, AT(pte_comparison, flags),      0, 0, true },
	{ "bits",        spec_hex,      AT(pte_comparison, bits),       0, 0, true },
	NO_KEY,
};

/* clang-format on */

/* whether a row says what it should: either what there is, or why not */
static bool is_either(struct spec_reader *r, const struct spec_place *list,
		      size_t row, const char *what, bool is_said,
		      const char *why)
{
	const struct spec_place at = { list, NULL, row };

	return is_said == (why == NULL) ||
	       spec_wrong(&r->text, &at,
			  is_said ? "says %s, and \"why\" there is nothing"
				  : "says neither %s nor \"why\" there is "
				    "nothing",
			  what);
}

bool spec_attributes(struct spec_reader *r, const struct spec_place *at,
		     json_t *value, const struct spec_key *key, void *to)
{
	static const struct pte_attributes blank = { .in = EVER,
						     .source = UNSAID };
	static const struct spec_rows rows = { attributes_keys, sizeof(blank),
					       ROWS_MAX, &blank };
	struct spec_body *const body = to;
	const struct pte_attributes *a;
	size_t count;
	void *list;

	(void)key;
	if (!spec_list(r, at, value, &rows, &list, &count))
		return false;
	a = body->model.attributes = list;
	for (size_t i = 0; i < count; i++)
		if (!is_either(r, at, i, "bits", a[i].bits != 0, a[i].why))
			return false;
	return true;
}

bool spec_transients(struct spec_reader *r, const struct spec_place *at,
		     json_t *value, const struct spec_key *key, void *to)
{
	static const struct pte_transient blank = { .in = EVER,
						    .source = UNSAID };
	static const struct spec_rows rows = { transient_keys, sizeof(blank),
					       ROWS_MAX, &blank };
	struct spec_body *const body = to;
	const struct pte_transient *t;
	size_t count;
	void *list;

	(void)key;
	if (!spec_list(r, at, value, &rows, &list, &count))
		return false;
	t = body->model.transients = list;
	for (size_t i = 0; i < count; i++) {
		const bool changes = (t[i].change.clear | t[i].change.set) != 0;

		const struct spec_place row = { at, NULL, i };

		if (!is_either(r, at, i, "a change",
			       t[i].invalidates || changes, t[i].why))
			return false;
		if (t[i].invalidates && changes)
			return spec_wrong(&r->text, &row,
					  "has a change of its own, and "
					  "invalidates");
	}
	return true;
}

bool spec_comparisons(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	static const struct pte_comparison blank = { .in = EVER,
						     .source = UNSAID };
	static const struct spec_rows rows = { comparison_keys, sizeof(blank),
					       ROWS_MAX, &blank };
	struct spec_body *const body = to;
	size_t count;
	void *list;

	(void)key;
	if (!spec_list(r, at, value, &rows, &list, &count))
		return false;
	body->model.comparisons = list;
	return true;
}

/* ---- the base's ---------------------------------------------------------- */

/* the levels of which the spec says anew where pages are and what is present */
static unsigned levels_of_its_own(json_t *document)
{
	json_t *const levels = json_object_get(document, "levels");
	unsigned own = 0;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		json_t *const level = json_object_get(
			levels, pte_level_name((enum pte_level)l));

		if (json_object_get(level, "present") != NULL &&
		    json_object_get(level, "address") != NULL)
			own |= PTE_LEVEL_SET(l);
	}
	return own;
}

/* rows of a list at other levels; the list ends with a NULL name */
#define REST(type, member)                                                     \
	static bool rest_of_##member(struct spec_reader *r,                    \
				     struct pte_model *model, unsigned own)    \
	{                                                                      \
		const struct type *from = model->member;                       \
		size_t count = 0;                                              \
		struct type *rows;                                             \
                                                                               \
		while (from != NULL && from[count].name != NULL)               \
			count++;                                               \
		rows = spec_room(r, count + 1, sizeof(*rows));                 \
		if (rows == NULL)                                              \
			return false;                                          \
		model->member = rows;                                          \
		for (size_t i = 0; i < count; i++) {                           \
			*rows = from[i];                                       \
			rows->levels &= ~own;                                  \
			rows += rows->levels != 0;                             \
		}                                                              \
		*rows = (struct type){ .name = NULL };                         \
		return true;                                                   \
	}

REST(pte_attributes, attributes)
REST(pte_transient, transients)

bool spec_leave_handling(struct spec_reader *r, json_t *document,
			 struct spec_body *body)
{
	const unsigned own = levels_of_its_own(document);

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if ((own & PTE_LEVEL_SET(l)) != 0 &&
		    json_object_get(document, "tables") == NULL)
			body->layout.table[l] = NULL;
	return own == 0 || ((json_object_get(document, "attributes") != NULL ||
			     rest_of_attributes(r, &body->model, own)) &&
			    (json_object_get(document, "transients") != NULL ||
			     rest_of_transients(r, &body->model, own)));
}
