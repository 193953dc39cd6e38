/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The reader of bitcode on small files: each function is what answers.c says,
 * on edge and random words, or is refused with the reason that stands there.
 * LLVM's own library assembles them.
 */
#include "../cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../random.h"
#include "answers.h"
#include "assemble.h"
#include "edges.h"
#include "reader.h"

#define NODES (1U << 20)
#define NODES_OF_ONE 200000U
#define PAIRS 400U

static struct pte_diagrams *ds;
static struct outside outside;

/* ---- files ----------------------------------------------------------------
 */

/* the reader of a file of this folder; what was made before is forgotten */
static struct reader *open_file(const char *file)
{
	char to[ASSEMBLED_SIZE], why[WHY_SIZE];
	struct reader *r;

	assemble(file, to);
	pte_diagrams_release(ds, 2);
	outside = (struct outside){ 0 };
	r = reader_open(to, ds, &outside, why);
	unlink(to);
	check(r != NULL, "%s: %s", file, why);
	return r;
}

/* ---- words ----------------------------------------------------------------
 */

static uint64_t word_at(struct random *r, unsigned n)
{
	return n < EDGES ? edge_word(n) : random_word(r);
}

static void set_bits(uint8_t *values, unsigned first, unsigned step,
		     uint64_t word)
{
	for (unsigned i = 0; i < 64; i++)
		values[first + i * step] = (uint8_t)(word >> i & 1U);
}

static unsigned index_of(const char *name)
{
	unsigned i = 0;

	while (i < outside.count && strcmp(outside.name[i], name) != 0)
		i++;
	check(i < outside.count, "%s isn't among its variables", name);
	return i;
}

static uint64_t value_of(const struct pte_vector *v, const uint8_t *values)
{
	uint64_t value = 0;

	for (unsigned i = 0; i < v->width; i++)
		value |= (uint64_t)pte_diagram_is_true(ds, v->bit[i], values)
			 << i;
	return value;
}

static void compare_at(const struct answered *row, const struct reading *r,
		       uint64_t a, uint64_t b, uint64_t o)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	const bool traps = row->traps != NULL && row->traps(a, b, o) != 0;
	const uint64_t mask = r->result.width == 64
				      ? UINT64_MAX
				      : (UINT64_C(1) << r->result.width) - 1;

	set_bits(values, 0, 2, a);
	set_bits(values, 1, 2, b);
	/* of what is partly known, any value */
	for (unsigned i = 0; i < outside.count; i++)
		set_bits(values, OUTSIDE_FIRST + i * 64, 1, o);
	assert_int_equal(pte_diagram_is_true(ds, r->traps, values), traps);
	if (traps || (row->counts != NULL && row->counts(a, b, o) == 0))
		return;
	check(value_of(&r->result, values) == (row->is(a, b, o) & mask),
	      "%s of %#llx, %#llx, %#llx: %#llx, not %#llx", row->function,
	      (unsigned long long)a, (unsigned long long)b,
	      (unsigned long long)o,
	      (unsigned long long)value_of(&r->result, values),
	      (unsigned long long)(row->is(a, b, o) & mask));
}

static void compare(const struct answered *row, const struct reading *r)
{
	const char *const of = outside_of_vector(&outside, ds, &r->result);
	struct random random = { RANDOM_SEED };

	if (row->outside == NULL) {
		check(of == NULL, "it depends on %s", of);
	} else {
		check(of != NULL && strcmp(of, row->outside) == 0,
		      "it depends on %s, not %s", of, row->outside);
		(void)index_of(row->outside);
	}
	for (unsigned n = 0; n < EDGES + PAIRS; n++) {
		const uint64_t a = word_at(&random, n);
		const uint64_t others[] = {
			random_word(&random),       a, a + 1, a ^ 0xff,
			random_word(&random) % 128,
		};

		for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
			compare_at(row, r, a, others[i], random_word(&random));
	}
}

/* ---- cases ----------------------------------------------------------------
 */

static void is_what_it_should(void **state)
{
	const struct answered *const row = *state;
	struct reader *const reader = open_file(row->file);
	static struct reading r;
	const bool is_read =
		reader_read(reader, row->function, NODES_OF_ONE, &r);

	assert_true(reader_has(reader, row->function));
	if (row->refused != NULL) {
		check(!is_read && strncmp(r.why, row->refused,
					  strlen(row->refused)) == 0,
		      "not \"%s\" but \"%s\"", row->refused, r.why);
		/* others have the room that it took */
		assert_true(pte_diagrams_count(ds) == 2);
	} else {
		check(is_read && r.why[0] == '\0', "it isn't read: %s", r.why);
		compare(row, &r);
	}
	reader_close(reader);
}

static void look_up(void *context, const char *function)
{
	const struct answered *row = answers;

	while (row->file != NULL && (strcmp(row->file, context) != 0 ||
				     strcmp(row->function, function) != 0))
		row++;
	check(row->file != NULL, "%s: %s has no row", (char *)context,
	      function);
}

static void each_function_has_a_row(void **state)
{
	(void)state;
	for (const struct answered *row = answers; row->file != NULL; row++) {
		struct reader *reader;

		if (row != answers && strcmp(row->file, row[-1].file) == 0)
			continue;
		reader = open_file(row->file);
		reader_each(reader, "", look_up, (void *)(uintptr_t)row->file);
		reader_close(reader);
	}
}

static void facts_are_values(void **state)
{
	static const struct fact facts[] = { { "cpu feature 528", 1 },
					     { "sysreg tcr_el1", 0xf0 } };
	struct reader *reader = open_file("x86_64.ll");
	static struct reading r;
	struct pte_vector word;
	uint64_t value;

	(void)state;
	outside.facts = facts;
	outside.fact_count = 2;
	assert_true(reader_read(reader, "has_feature", NODES_OF_ONE, &r));
	pte_vector_variable(ds, &word, 64, 0, 2);
	assert_memory_equal(&r.result, &word, sizeof(word));
	reader_close(reader);
	reader = open_file("arm64.ll");
	outside.facts = facts;
	outside.fact_count = 2;
	assert_true(reader_read(reader, "register", NODES_OF_ONE, &r));
	assert_int_equal(r.result.bit[3], PTE_DIAGRAM_FALSE);
	assert_int_equal(r.result.bit[4], pte_diagram_variable(ds, 8));
	assert_false(pte_vector_is_constant(&r.result, &value));
	reader_close(reader);
}

/* as often as one likes: what isn't known of a local variable that is set is no
 * one's */
static void variables_that_nothing_depends_on_are_free_again(void **state)
{
	struct reader *const reader = open_file("memory_little.ll");
	static struct reading r;

	(void)state;
	for (unsigned n = 0; n < 2 * OUTSIDE_ROOM; n++)
		check(reader_read(reader, "word", NODES_OF_ONE, &r),
		      "round %u: %s", n, r.why);
	assert_int_equal(outside.count, 0);
	reader_close(reader);
}

static void what_isnt_there_is_said(void **state)
{
	struct reader *const reader = open_file("arithmetic.ll");
	char why[WHY_SIZE] = "";
	static struct reading r;

	(void)state;
	assert_false(reader_has(reader, "nowhere"));
	assert_false(reader_read(reader, "nowhere", NODES_OF_ONE, &r));
	assert_string_equal(r.why, "it isn't there");
	reader_close(reader);
	assert_null(reader_open("/nonexistent", ds, &outside, why));
	assert_true(why[0] != '\0');
	/* text isn't bitcode */
	assert_null(reader_open(PTE_TEST_PROBE_DIR "/refused.ll", ds, &outside,
				why));
	assert_non_null(strstr(why, "no bitcode"));
	reader_close(NULL);
}

int main(void)
{
	const size_t size = pte_diagrams_size(NODES);
	void *const room = malloc(size);
	struct cases cases = { 0 };
	int failed;

	ds = pte_diagrams_init(room, size, NODES);
	if (ds == NULL)
		return 2;
	for (const struct answered *row = answers; row->file != NULL; row++)
		cases_add(&cases, is_what_it_should, row, "%s[%s]", row->file,
			  row->function);
	CASES_ADD(&cases, each_function_has_a_row);
	CASES_ADD(&cases, facts_are_values);
	CASES_ADD(&cases, variables_that_nothing_depends_on_are_free_again);
	CASES_ADD(&cases, what_isnt_there_is_said);
	failed = cases_run(&cases, "reader");
	free(room);
	return failed;
}
