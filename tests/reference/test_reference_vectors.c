/* SPDX-License-Identifier: BSD-2-Clause */

#include "../test.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../vectors/answer.h"
#include "../vectors/listed.h"
#include "../vectors/turned.h"
#include "../vectors/vector.h"
#include "kernel_name.h"
#include "reference.h"

/*
 * Known answers against the reference: who tells the library that it is wrong
 * has to be right itself.
 */

static void assert_word(const struct vector *v, const char *what,
			uint64_t found)
{
	if (found != v->pte)
		fail_msg("%s: %s gives 0x%" PRIx64 " (%s)", v->name, what,
			 found, v->source);
}

static struct ref_flags flags_of(const struct vector *v)
{
	const struct ref_flags flags = {
		.soft_dirty = vector_lists(v, "flags", "soft_dirty"),
		.uffd_wp = vector_lists(v, "flags", "uffd_wp"),
		.exclusive = vector_lists(v, "flags", "exclusive"),
	};

	return flags;
}

static void check_decode(const struct ref_kernel *k, const struct vector *v)
{
	struct ref_reading reading;
	struct answer answer;

	ref_decode(k, v->pte, &reading);
	answer_of_reference(&reading, &answer);
	assert_true(vector_agrees(v, &answer));
}

static bool answer(const void *who, uint64_t word, struct answer *answer_ret)
{
	struct ref_reading reading;

	ref_decode(who, word, &reading);
	answer_of_reference(&reading, answer_ret);
	return true;
}

/* the macro shifts an unsigned int: what goes beyond its 32 bits is lost */
static uint64_t macro(const void *who, unsigned type, uint64_t offset)
{
	const uint64_t word = ref_macro(who, type, offset);

	return type < 64 ? word
			 : ref_macro(who, 0, offset) | (word & UINT32_MAX);
}

static uint64_t place(const void *who, uint64_t pfn, uint64_t prot,
		      bool invalid)
{
	uint64_t leaf = ref_leaf(who, prot);

	if (invalid)
		assert_true(ref_invalid(who, leaf, &leaf));
	return ref_place(who, pfn, leaf);
}

static void check_turned(const struct ref_kernel *k, const struct vector *v)
{
	const struct respondent reference = { k, answer, macro, place };
	char why[TURNED_WHY_SIZE];
	struct turned t;

	turned_read(v, &t);
	if (!turned_agrees(&t, &reference, why))
		fail_msg("%s: %s (%s)", v->name, why, v->source);
}

/* of the helpers that it has; the others' rows are the library's alone */
static bool is_asked(const struct vector *v)
{
	char helper[ANSWER_TEXT_SIZE];

	return v->op == VECTOR_ASKED && vector_value(v, "helper", helper) &&
	       (strcmp(helper, "pmd_bad") == 0 ||
		strcmp(helper, "pmd_dirty") == 0 ||
		strcmp(helper, "pte_dirty") == 0 ||
		strcmp(helper, "huge_pte_dirty") == 0);
}

static void check_asked(const struct ref_kernel *k, const struct vector *v)
{
	char helper[ANSWER_TEXT_SIZE], expected[ANSWER_TEXT_SIZE];
	bool is;

	assert_true(vector_value(v, "helper", helper) &&
		    vector_value(v, "is", expected));
	is = strcmp(helper, "pmd_bad") == 0 ? ref_bad(k, v->pte)
					    : ref_dirty(k, v->pte);
	assert_string_equal(is ? "yes" : "no", expected);
}

static void known_answer(void **state)
{
	const struct vector *const v = *state;
	const unsigned type = (unsigned)vector_number(v, "type");
	const uint64_t offset = vector_number(v, "offset");
	struct ref_kernel k;

	assert_true(kernel_by_name(v->target, v->config, v->level, &k));
	switch (v->op) {
	case VECTOR_MACRO:
		assert_word(v, "the macro", ref_macro(&k, type, offset));
		break;
	case VECTOR_PLACE:
		assert_word(v, "the placed pfn",
			    ref_place(&k, vector_number(v, "pfn"),
				      ref_leaf(&k, vector_number(v, "prot"))));
		break;
	case VECTOR_BOTH:
		assert_word(v, "the encoder",
			    ref_encode(&k, type, offset, flags_of(v)));
		check_decode(&k, v);
		break;
	case VECTOR_DECODE:
	case VECTOR_PRESENT:
		check_decode(&k, v);
		break;
	/* left out below */
	case VECTOR_NAMES:
	case VECTOR_STORED:
	case VECTOR_PROTECTION:
	case VECTOR_OPTION:
		break;
	case VECTOR_ASKED:
		check_asked(&k, v);
		break;
	case VECTOR_TURN:
	case VECTOR_SPREAD:
	case VECTOR_LAY:
	case VECTOR_INVALID:
		check_turned(&k, v);
		break;
	}
}

int main(void)
{
	struct vectors vectors;
	struct CMUnitTest *tests;
	size_t count = 0;
	int failed = 1;
	size_t i;

	vectors_read(PTE_TEST_VECTORS_DIR, &vectors);
	tests = calloc(vectors.count, sizeof(*tests));
	for (i = 0; tests && i < vectors.count; i++) {
		/* it has no tables */
		if (is_listed(&vectors.vector[i]) &&
		    !is_asked(&vectors.vector[i]))
			continue;
		tests[count].name = vectors.vector[i].name;
		tests[count].test_func = known_answer;
		tests[count++].initial_state = &vectors.vector[i];
	}
	if (tests)
		failed = _cmocka_run_group_tests("reference vectors", tests,
						 count, NULL, NULL);
	free(tests);
	vectors_free(&vectors);
	return failed == 0 ? 0 : 1;
}
