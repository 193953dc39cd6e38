/* SPDX-License-Identifier: BSD-2-Clause */

#include "../cases.h"
#include "../test.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/transition.h>

#include "rows.h"
#include "target_name.h"

/* What becomes of a word: each line of transitions.tsv is a case. */

enum {
	CELL_TARGET,
	CELL_CONFIG,
	CELL_LEVEL,
	CELL_EVENT,
	CELL_CONDITIONS,
	CELL_GIVEN,
	CELL_WORD,
	CELL_OUTCOME,
	CELL_HERE,
	CELL_CHILD,
	CELL_SOURCE,
	CELL_COUNT,
};

#define PATH PTE_TEST_VECTORS_DIR "/transitions.tsv"
#define TEXT_SIZE 128

static uint32_t condition_named(const char *name, size_t length)
{
	for (unsigned c = 0; c < PTE_CONDITION_COUNT; c++) {
		const char *const ours =
			pte_condition_name((enum pte_condition)c);

		if (strlen(ours) == length && memcmp(ours, name, length) == 0)
			return PTE_CONDITION_SET(c);
	}
	fail_msg("no condition %.*s", (int)length, name);
	return 0;
}

static uint32_t conditions_of(const char *cell)
{
	uint32_t set = 0;

	if (strcmp(cell, "-") == 0)
		return 0;
	while (*cell != '\0') {
		const size_t length = strcspn(cell, ",");

		set |= condition_named(cell, length);
		cell += length + (cell[length] == ',');
	}
	return set;
}

static uint64_t given(const char *cell, const char *key)
{
	const char *const at = strstr(cell, key);

	return at == NULL ? 0 : strtoull(at + strlen(key), NULL, 0);
}

static enum pte_event event_named(const char *name)
{
	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++)
		if (strcmp(pte_event_name((enum pte_event)e), name) == 0)
			return (enum pte_event)e;
	fail_msg("no event %s", name);
	return PTE_EVENT_FORK;
}

static void add(char to[static TEXT_SIZE], bool holds, const char *text)
{
	if (holds)
		strncat(to, text, TEXT_SIZE - strlen(to) - 1);
}

/* as the file writes it: a word, or a present word in words */
static void write_after(char to[static TEXT_SIZE], const struct pte_after *a)
{
	char pfn[32];

	if (a->has_word) {
		snprintf(to, TEXT_SIZE, "0x%" PRIx64, a->word);
		return;
	}
	assert_true(a->kind == PTE_KIND_PRESENT ||
		    a->kind == PTE_KIND_PROTNONE);
	snprintf(to, TEXT_SIZE, "%s", pte_kind_name(a->kind));
	snprintf(pfn, sizeof(pfn), ",pfn=0x%" PRIx64, a->pfn);
	add(to, a->write, ",write");
	add(to, !a->has_age, ",unaged");
	add(to, a->young, ",young");
	add(to, a->dirty, ",dirty");
	add(to, (a->flags & PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)) != 0,
	    ",soft_dirty");
	add(to, (a->flags & PTE_FLAG_SET(PTE_FLAG_UFFD_WP)) != 0, ",uffd_wp");
	add(to, a->has_pfn && a->has_age, pfn);
}

static enum pte_status happen(const char *const *cell,
			      struct pte_transition *transition_ret)
{
	const struct pte_event_args h = {
		.event = event_named(cell[CELL_EVENT]),
		.conditions = conditions_of(cell[CELL_CONDITIONS]),
		.pfn = given(cell[CELL_GIVEN], "pfn="),
		.nth = given(cell[CELL_GIVEN], "nth="),
		.swp_type = (unsigned)given(cell[CELL_GIVEN], "type="),
		.swp_offset = given(cell[CELL_GIVEN], "offset="),
	};
	const bool plain = strcmp(cell[CELL_CONFIG], "-") == 0;
	struct pte_target target;
	enum pte_level level;

	assert_int_equal(target_by_name(cell[CELL_TARGET],
					plain ? "" : cell[CELL_CONFIG],
					&target),
			 PTE_STATUS_OK);
	assert_int_equal(pte_level_parse(cell[CELL_LEVEL], &level),
			 PTE_STATUS_OK);
	return pte_target_transition(&target, level, &h,
				     strtoull(cell[CELL_WORD], NULL, 0),
				     transition_ret);
}

static bool is_unknown(const char *const *cell)
{
	return strcmp(cell[CELL_OUTCOME], "no-rule") == 0;
}

/* nothing is written where no rule speaks */
static void check_untouched(const char *const *cell)
{
	struct pte_transition before, after;

	memset(&before, 0x5a, sizeof(before));
	memcpy(&after, &before, sizeof(after));
	assert_int_equal(happen(cell, &after), PTE_STATUS_NO_RULE);
	assert_memory_equal(&before, &after, sizeof(after));
}

static void comes_out(void **state)
{
	const char *const *const cell = ((const struct row *)*state)->cell;
	char text[TEXT_SIZE];
	struct pte_transition t;

	if (is_unknown(cell)) {
		check_untouched(cell);
		return;
	}
	assert_int_equal(happen(cell, &t), PTE_STATUS_OK);
	snprintf(text, sizeof(text), "%s%s", pte_outcome_name(t.outcome),
		 t.exclusive ? ",exclusive" : "");
	assert_string_equal(text, cell[CELL_OUTCOME]);
	write_after(text, &t.here);
	assert_string_equal(text, cell[CELL_HERE]);
	if (t.has_child)
		write_after(text, &t.child);
	assert_string_equal(t.has_child ? text : "-", cell[CELL_CHILD]);
}

static bool has_answer(const struct pte_rule *rule, const struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const char *const *const cell = rows->row[i].cell;
		struct pte_transition t;

		if (event_named(cell[CELL_EVENT]) == rule->event &&
		    !is_unknown(cell) && happen(cell, &t) == PTE_STATUS_OK &&
		    t.rule == rule)
			return true;
	}
	return false;
}

/* of a scheme's word, unit/transition asks */
static void every_rule_of_linux_has_an_answer(void **state)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	for (const struct pte_rule *r = rules; r < rules + count; r++)
		check(r->before.kinds == PTE_KIND_SET(PTE_KIND_SPECIAL) ||
			      has_answer(r, *state),
		      "%s, \"%s\", %s: no answer is known",
		      pte_event_name(r->event), r->says, r->source);
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };
	struct rows rows;
	int status;

	rows_read(PATH, '\t', &rows);
	rows_expect_cells(&rows, PATH, CELL_COUNT);
	for (size_t i = 0; i < rows.count; i++) {
		const struct row *const r = &rows.row[i];

		cases_add(&cases, comes_out, r, "line %u: %s[%s] %s", r->line,
			  r->cell[CELL_EVENT], r->cell[CELL_TARGET],
			  r->cell[CELL_WORD]);
	}
	cases_add(&cases, every_rule_of_linux_has_an_answer, &rows,
		  "every_rule_of_linux_has_an_answer");
	status = cases_run(&cases, "transitions");
	rows_free(&rows);
	return status;
}
