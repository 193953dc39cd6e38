/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What each scheme comes to on one kernel, as the threads that proposed it say,
 * and as the kernel's headers do.
 */
#include "../cases.h"
#include "../layouts.h"
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/prove/scheme.h>

#define CELLS 8
enum cell {
	CELL_TARGET,
	CELL_CONFIG,
	CELL_SCHEME,
	CELL_FEASIBLE,
	CELL_OBSTACLE,
	CELL_WORDS,
	CELL_MAX_SWAPFILES,
	CELL_SOURCE,
};

static void words_are(const struct pte_scheme_use *use, const char *list)
{
	char text[256] = "";
	size_t at = 0;

	for (unsigned i = 0; i < use->words; i++)
		at += (size_t)snprintf(text + at, sizeof(text) - at, "%s0x%llx",
				       i == 0 ? "" : ",",
				       (unsigned long long)use->word[i].value);
	assert_string_equal(use->words == 0 ? "-" : text, list);
}

static void a_scheme_comes_to_that(void **state)
{
	const struct row *const row = *state;
	const char *const name = row->cell[CELL_SCHEME];
	const char *const config = row->cell[CELL_CONFIG];
	const struct pte_scheme *scheme;
	struct pte_target target;
	struct pte_scheme_use use;
	int bit;

	target_named(row->cell[CELL_TARGET],
		     strcmp(config, "-") == 0 ? "" : config, &target);
	assert_int_equal(pte_scheme_parse(name, strlen(name), &scheme, &bit),
			 PTE_STATUS_OK);
	pte_scheme_try(scheme, bit, &target, &use);
	assert_string_equal(pte_feasible_name(use.feasible),
			    row->cell[CELL_FEASIBLE]);
	assert_string_equal(pte_obstacle_name(use.obstacle),
			    row->cell[CELL_OBSTACLE]);
	words_are(&use, row->cell[CELL_WORDS]);
	assert_int_equal(use.after.max_swapfiles,
			 atoi(row->cell[CELL_MAX_SWAPFILES]));
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };
	struct rows rows;
	int failed;

	rows_read(PTE_TEST_VECTORS_DIR "/schemes.tsv", '\t', &rows);
	rows_expect_cells(&rows, "schemes.tsv", CELLS);
	for (size_t i = 0; i < rows.count; i++)
		cases_add(&cases, a_scheme_comes_to_that, &rows.row[i],
			  "line %u: %s of %s,%s", rows.row[i].line,
			  rows.row[i].cell[CELL_SCHEME],
			  rows.row[i].cell[CELL_TARGET],
			  rows.row[i].cell[CELL_CONFIG]);
	failed = cases_run(&cases, "schemes");
	rows_free(&rows);
	return failed;
}
