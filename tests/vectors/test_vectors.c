/* SPDX-License-Identifier: BSD-2-Clause */

#include "../test.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>
#include <pte/target.h>

#include "answer.h"
#include "library.h"
#include "listed.h"
#include "rows.h"
#include "target_name.h"
#include "vector.h"

/*
 * Known answers against the library. Every line of the tables is a case of
 * its own: a new line is a new test, with no new code.
 */

static enum pte_level level_of(const char *name)
{
	enum pte_level level = PTE_LEVEL_PTE;

	assert_int_equal(pte_level_parse(name, &level), PTE_STATUS_OK);
	return level;
}

static void target_of(const struct vector *v, struct pte_target *target)
{
	const enum pte_status status =
		target_by_name(v->target, v->config, target);

	if (status != PTE_STATUS_OK)
		fail_msg("%s: %s", v->name, pte_status_str(status));
}

static void assert_word(const struct vector *v, const char *what,
			uint64_t found)
{
	if (found == v->pte)
		return;
	fail_msg("%s: %s gives 0x%" PRIx64 " (%s)", v->name, what, found,
		 v->source);
}

/* ------------------------------------------------------------------------
 * A word
 * ------------------------------------------------------------------------ */

static void decode(const struct pte_target *target, const struct vector *v,
		   struct answer *answer_ret)
{
	struct pte_reading reading;

	assert_int_equal(
		pte_target_decode(target, level_of(v->level), v->pte, &reading),
		PTE_STATUS_OK);
	answer_of_library(target, v->pte, &reading, answer_ret);
}

static unsigned flag_if(const struct vector *v, enum pte_flag flag)
{
	return vector_lists(v, "flags", pte_flag_name(flag))
		       ? PTE_FLAG_SET(flag)
		       : 0;
}

static unsigned flags_of(const struct vector *v)
{
	return flag_if(v, PTE_FLAG_SOFT_DIRTY) | flag_if(v, PTE_FLAG_UFFD_WP) |
	       flag_if(v, PTE_FLAG_EXCLUSIVE);
}

static void encode(const struct pte_target *target, const struct vector *v,
		   const struct pte_description *description, const char *what)
{
	uint64_t word = ~v->pte;
	const enum pte_status status = pte_target_encode(
		target, level_of(v->level), description, &word);

	if (status != PTE_STATUS_OK)
		fail_msg("%s: %s: %s", v->name, what, pte_status_str(status));
	assert_word(v, what, word);
}

static void encode_raw(const struct pte_target *target, const struct vector *v)
{
	const struct pte_description raw = {
		.kind = PTE_KIND_RAW,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = vector_number(v, "type"),
		.offset = vector_number(v, "offset"),
		.flags = flags_of(v),
	};

	encode(target, v, &raw, "raw");
}

static void describe_pfn(const struct vector *v, struct pte_description *d)
{
	d->keys = PTE_KEY_SET(PTE_KEY_PFN);
	d->pfn = vector_number(v, "pfn");
	d->young = vector_number(v, "young") != 0;
	d->dirty = vector_number(v, "dirty") != 0;
}

static void describe_swap(const struct vector *v, struct pte_description *d)
{
	d->keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET);
	d->type = vector_number(v, "type");
	d->offset = vector_number(v, "offset");
}

static void describe_marker(const struct vector *v, struct pte_description *d)
{
	d->keys = PTE_KEY_SET(PTE_KEY_MARKER);
	d->marker = (unsigned)vector_number(v, "offset");
}

static bool is_kind(const struct vector *v, const char *name)
{
	char kind[ANSWER_TEXT_SIZE];

	return vector_value(v, "kind", kind) && strcmp(kind, name) == 0;
}

/* An offset that is more than the named marker bits, or less than one */
static bool is_odd_marker(const struct vector *v)
{
	const uint64_t offset = vector_number(v, "offset");

	return is_kind(v, "marker") && (offset == 0 || offset > 7);
}

/* Only swap may carry it; a worked example shows it on any type */
static bool is_exclusive_elsewhere(const struct vector *v)
{
	return vector_lists(v, "flags", "exclusive") && !is_kind(v, "swap");
}

static void encode_kind(const struct pte_target *target, const struct vector *v)
{
	struct pte_description d = { .flags = flags_of(v) };
	char kind[ANSWER_TEXT_SIZE];
	char pfn[ANSWER_TEXT_SIZE];

	if (is_odd_marker(v) || is_exclusive_elsewhere(v))
		return;
	assert_true(vector_value(v, "kind", kind));
	assert_int_equal(pte_kind_parse(kind, &d.kind), PTE_STATUS_OK);
	if (vector_value(v, "pfn", pfn))
		describe_pfn(v, &d);
	else if (d.kind == PTE_KIND_MARKER)
		describe_marker(v, &d);
	else
		describe_swap(v, &d);
	encode(target, v, &d, kind);
}

static void macro(const struct pte_target *target, const struct vector *v)
{
	assert_word(v, "the macro",
		    pte_layout_swap_encode_unmasked(
			    target->layout, PTE_LEVEL_PTE,
			    (unsigned)vector_number(v, "type"),
			    vector_number(v, "offset")));
}

static void place(const struct pte_target *target, const struct vector *v)
{
	const struct pte_layout *const layout = target->layout;
	const enum pte_level level = level_of(v->level);
	const uint64_t address = vector_number(v, "pfn") << layout->page_shift;
	const uint64_t leaf =
		pte_layout_leaf(layout, level, vector_number(v, "prot"));

	assert_word(
		v, "the placed pfn",
		pte_place_write_masked(layout->place[level], address, leaf));
}

/* ------------------------------------------------------------------------
 * Each bit of a word
 * ------------------------------------------------------------------------ */

static void turned(const struct pte_target *target, const struct vector *v)
{
	const struct library who = { *target, level_of(v->level) };
	const struct respondent library = respondent_of_library(&who);
	char why[TURNED_WHY_SIZE];
	struct turned t;

	turned_read(v, &t);
	if (!turned_agrees(&t, &library, why))
		fail_msg("%s: %s (%s)", v->name, why, v->source);
}

static void listed(const struct pte_target *target, const struct vector *v)
{
	char found[ANSWER_TEXT_SIZE];

	if (!listed_agrees(v, target, level_of(v->level), found))
		fail_msg("%s: %s, not: %s (%s)", v->name, found, v->expect,
			 v->source);
}

static void known_answer(void **state)
{
	const struct vector *const v = *state;
	struct pte_target target;
	struct answer answer;

	target_of(v, &target);
	if (is_turned(v)) {
		turned(&target, v);
		return;
	}
	if (is_listed(v)) {
		listed(&target, v);
		return;
	}
	if (v->op == VECTOR_MACRO) {
		macro(&target, v);
		return;
	}
	if (v->op == VECTOR_PLACE) {
		place(&target, v);
		return;
	}
	decode(&target, v, &answer);
	assert_true(vector_agrees(v, &answer));
	if (v->op == VECTOR_BOTH) {
		encode_raw(&target, v);
		encode_kind(&target, v);
	}
}

/* ------------------------------------------------------------------------
 * Type numbers
 * ------------------------------------------------------------------------ */

enum {
	MAX_VERSION,
	MAX_CONFIG,
	MAX_SWAPFILES,
	MAX_BUILDABLE,
	MAX_SOURCE,
	MAX_CELLS,
};

enum {
	KIND_VERSION,
	KIND_ARCH,
	KIND_CONFIG,
	KIND_TYPE,
	KIND_KIND,
	KIND_SOURCE,
	KIND_CELLS,
};

static enum pte_status target_of_cells(const char *arch, const char *version,
				       const char *config,
				       struct pte_target *target)
{
	char name[64];

	snprintf(name, sizeof(name), "%s@%s", arch, version);
	return target_by_name(name, strcmp(config, "-") == 0 ? "" : config,
			      target);
}

/* ------------------------------------------------------------------------
 * Rows
 * ------------------------------------------------------------------------ */

struct covered {
	const struct vectors *vectors;
	const struct pte_model *model;
};

static bool is_about(const struct vector *v, const struct pte_model *model)
{
	const char *const name = model->layout->name;
	const size_t length = strlen(name);
	struct pte_target target;

	/* a target takes thousands of times as long as a look at its name */
	return strncmp(v->target, name, length) == 0 &&
	       v->target[length] == '@' &&
	       target_by_name(v->target, "", &target) == PTE_STATUS_OK &&
	       target.model == model;
}

static bool shares_view(const struct pte_layout *l, unsigned level)
{
	return level > 0 && l->view[level] == l->view[0];
}

/* a row of which nothing is known would pass all that is */
static void row_has_known_answers(void **state)
{
	const struct covered *const c = *state;
	const struct pte_layout *const l = c->model->layout;
	unsigned levels = 0;

	for (size_t i = 0; i < c->vectors->count; i++)
		if (is_about(&c->vectors->vector[i], c->model))
			levels |= PTE_LEVEL_SET(
				level_of(c->vectors->vector[i].level));
	for (unsigned level = 0; level < PTE_LEVEL_COUNT; level++)
		if (l->view[level] != NULL && !shares_view(l, level) &&
		    (levels & PTE_LEVEL_SET(level)) == 0)
			fail_msg("%s@%u.%u, level %s: no known answer", l->name,
				 PTE_LINUX_MAJOR(l->since),
				 PTE_LINUX_MINOR(l->since),
				 pte_level_name((enum pte_level)level));
}

static void max_swapfiles(void **state)
{
	const struct row *const row = *state;
	struct pte_target target;
	const enum pte_status status =
		target_of_cells("x86_64", row->cell[MAX_VERSION],
				row->cell[MAX_CONFIG], &target);

	if (strcmp(row->cell[MAX_BUILDABLE], "no") == 0) {
		assert_int_equal(status, PTE_STATUS_OPTION_NEEDS);
		return;
	}
	assert_int_equal(status, PTE_STATUS_OK);
	assert_int_equal(target.max_swapfiles,
			 strtoul(row->cell[MAX_SWAPFILES], NULL, 10));
}

static void type_kind(void **state)
{
	const struct row *const row = *state;
	const unsigned long type = strtoul(row->cell[KIND_TYPE], NULL, 10);
	struct pte_target target;

	assert_int_equal(target_of_cells(row->cell[KIND_ARCH],
					 row->cell[KIND_VERSION],
					 row->cell[KIND_CONFIG], &target),
			 PTE_STATUS_OK);
	assert_in_range(type, 0, 31);
	assert_string_equal(
		pte_kind_name((enum pte_kind)target.kind_of_type[type]),
		row->cell[KIND_KIND]);
}

/* ------------------------------------------------------------------------
 * The cases
 * ------------------------------------------------------------------------ */

#define NAME_SIZE 128

struct cases {
	struct CMUnitTest *test;
	char (*name)[NAME_SIZE]; /* of those whose rows have none */
	size_t count;
};

static void name_max(const struct row *row, char name[NAME_SIZE])
{
	snprintf(name, NAME_SIZE, "x86_64@%s,%s max_swapfiles",
		 row->cell[MAX_VERSION], row->cell[MAX_CONFIG]);
}

static void name_kind(const struct row *row, char name[NAME_SIZE])
{
	snprintf(name, NAME_SIZE, "%s@%s,%s type %s", row->cell[KIND_ARCH],
		 row->cell[KIND_VERSION], row->cell[KIND_CONFIG],
		 row->cell[KIND_TYPE]);
}

static void add_case(struct cases *cases, const char *name,
		     CMUnitTestFunction function, void *state)
{
	cases->test[cases->count++] = (struct CMUnitTest){
		.name = name,
		.test_func = function,
		.initial_state = state,
	};
}

static void add_vectors(struct cases *cases, struct vectors *vectors)
{
	size_t i;

	for (i = 0; i < vectors->count; i++)
		add_case(cases, vectors->vector[i].name, known_answer,
			 &vectors->vector[i]);
}

static void add_rows(struct cases *cases, struct rows *rows,
		     void (*name)(const struct row *, char[NAME_SIZE]),
		     CMUnitTestFunction function)
{
	size_t i;

	for (i = 0; i < rows->count; i++) {
		name(&rows->row[i], cases->name[cases->count]);
		add_case(cases, cases->name[cases->count], function,
			 &rows->row[i]);
	}
}

static void add_registry(struct cases *cases, const struct vectors *vectors,
			 struct covered *covered)
{
	for (size_t i = 0; i < pte_model_count(); i++) {
		char *const name = cases->name[cases->count];

		covered[i] = (struct covered){ vectors, pte_model_at(i) };
		snprintf(name, NAME_SIZE, "row_has_known_answers[%s@%u.%u]",
			 covered[i].model->layout->name,
			 PTE_LINUX_MAJOR(covered[i].model->layout->since),
			 PTE_LINUX_MINOR(covered[i].model->layout->since));
		add_case(cases, name, row_has_known_answers, &covered[i]);
	}
}

static void allocate_cases(struct cases *cases, size_t count)
{
	cases->count = 0;
	cases->test = calloc(count, sizeof(*cases->test));
	cases->name = calloc(count, sizeof(*cases->name));
	if (!cases->test || !cases->name)
		exit(2);
}

int main(void)
{
	static const char max_path[] = PTE_TEST_VECTORS_DIR "/types.tsv";
	static const char kind_path[] = PTE_TEST_VECTORS_DIR "/kinds.tsv";
	struct cases cases;
	struct vectors vectors;
	struct rows max, kinds;
	struct covered *covered;
	int failed;

	vectors_read(PTE_TEST_VECTORS_DIR, &vectors);
	rows_read(max_path, '\t', &max);
	rows_expect_cells(&max, max_path, MAX_CELLS);
	rows_read(kind_path, '\t', &kinds);
	rows_expect_cells(&kinds, kind_path, KIND_CELLS);

	allocate_cases(&cases, vectors.count + max.count + kinds.count +
				       pte_model_count());
	covered = calloc(pte_model_count(), sizeof(*covered));
	if (!covered)
		exit(2);
	add_vectors(&cases, &vectors);
	add_registry(&cases, &vectors, covered);
	add_rows(&cases, &max, name_max, max_swapfiles);
	add_rows(&cases, &kinds, name_kind, type_kind);

	failed = _cmocka_run_group_tests("vectors", cases.test, cases.count,
					 NULL, NULL);

	free(covered);
	free(cases.name);
	free(cases.test);
	rows_free(&kinds);
	rows_free(&max);
	vectors_free(&vectors);
	/* not the number of them, of which 256 would look like none */
	return failed == 0 ? 0 : 1;
}
