/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How kernels handle words: the lists of attributes, transients and
 * comparisons. A row has either its facts, or the reason why there are none at
 * its levels.
 */
#include "spec_parts.h"

/* the keys that all three lists share */
#define NAMED(type)                                                            \
	SPEC_KEY("name", &spec_word, AT(type, name)),                          \
		SPEC_KEY("levels", &spec_levels, AT(type, levels))
#define SOURCED(type)                                                          \
	SPEC_KEY("why", &spec_text_of, AT(type, why),                          \
		 .says = "why there is nothing at these levels",               \
		 .optional = true, .writing = SPEC_IF_SOME),                   \
		SPEC_SPAN(type), SPEC_SOURCE(type)

/* a row needs either its facts or a reason, and not both */
static bool is_either(struct spec_reader *r, const struct spec_place *at,
		      const char *what, bool is_said, const char *why)
{
	return is_said == (why == NULL) ||
	       spec_wrong(&r->text, at,
			  is_said ? "says %s, and \"why\" there is nothing"
				  : "says neither %s nor \"why\" there is "
				    "nothing",
			  what);
}

static bool check_attributes(struct spec_reader *r, const struct spec_place *at,
			     json_t *value, const struct spec_key *key,
			     void *to)
{
	const struct pte_attributes *const a = to;

	(void)value;
	(void)key;
	return is_either(r, at, "bits", a->bits != 0, a->why);
}

static bool check_transient(struct spec_reader *r, const struct spec_place *at,
			    json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_transient *const t = to;
	const bool changes = (t->change.clear | t->change.set) != 0;

	(void)value;
	(void)key;
	if (!is_either(r, at, "a change", t->invalidates || changes, t->why))
		return false;
	return !t->invalidates || !changes ||
	       spec_wrong(&r->text, at,
			  "has a change of its own, and invalidates");
}

/* clang-format off */

static const struct spec_key attributes_keys[] = {
	NAMED(pte_attributes),
	SPEC_KEY("bits", &spec_hex, AT(pte_attributes, bits), .optional = true, .writing = SPEC_UNLESS_WHY),
	SOURCED(pte_attributes),
	SPEC_NO_KEY,
};
static const char *const attributes_either[] = { "bits", "why", NULL };
static const struct pte_attributes no_attributes = { .in = SPEC_EVER, .source = SPEC_UNSAID };
const struct spec_shape spec_attributes_shape = { .keys = attributes_keys, .flat = true, .check = check_attributes, .either = attributes_either, SPEC_ROW(pte_attributes, name), .most = SPEC_ROWS_MAX, .blank = &no_attributes };

static const struct spec_key transient_keys[] = {
	NAMED(pte_transient),
	SPEC_KEY("from", &spec_of_members, AT(pte_transient, from), .says = "which words are changed; by default any", .optional = true, .shape = &spec_pattern_shape),
	SPEC_KEY("invalidates", &spec_bool, AT(pte_transient, invalidates), .says = "the change is that of the level's `invalidate`", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("change", &spec_of_members, AT(pte_transient, change), .optional = true, .shape = &spec_change_shape, .writing = SPEC_IF_SOME),
	SOURCED(pte_transient),
	SPEC_NO_KEY,
};
static const char *const transient_either[] = { "change", "invalidates", "why", NULL };
static const struct pte_transient no_transient = { .in = SPEC_EVER, .source = SPEC_UNSAID };
const struct spec_shape spec_transient_shape = { .keys = transient_keys, .flat = true, .check = check_transient, .either = transient_either, SPEC_ROW(pte_transient, name), .most = SPEC_ROWS_MAX, .blank = &no_transient };

static const struct spec_key comparison_keys[] = {
	NAMED(pte_comparison),
	SPEC_KEY("flags", &spec_flag_set, AT(pte_comparison, flags), .says = "flags that it ignores", .optional = true, .writing = SPEC_UNLESS_WHY),
	SPEC_KEY("bits", &spec_hex, AT(pte_comparison, bits), .says = "other bits that it ignores", .optional = true, .writing = SPEC_UNLESS_WHY),
	SOURCED(pte_comparison),
	SPEC_NO_KEY,
};
static const struct pte_comparison no_comparison = { .in = SPEC_EVER, .source = SPEC_UNSAID };
const struct spec_shape spec_comparison_shape = { .keys = comparison_keys, .flat = true, SPEC_ROW(pte_comparison, name), .most = SPEC_ROWS_MAX, .blank = &no_comparison };

/* clang-format on */

/* ---- rows of the base ---------------------------------------------------- */

/*
 * the levels for which the spec gives both a place and a present test of its
 * own
 */
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

/* keep a list's rows for the other levels only; a NULL name ends the list */
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
