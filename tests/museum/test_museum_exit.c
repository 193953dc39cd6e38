/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What `pte museum` answers if the museum isn't what it was known to be: the
 * linker puts our own pte_exhibit_try before the library's.
 */
#include "../cases.h"

#include <string.h>
#include <unistd.h>

#include <pte/prove/museum.h>

#include "command.h"
#include "exit.h"
#include "options.h"
#include "term/out.h"

enum pte_status __real_pte_exhibit_try(
	struct pte_workspace *workspace, const struct pte_exhibit *exhibit,
	enum pte_side_of side,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context);
enum pte_status __wrap_pte_exhibit_try(
	struct pte_workspace *workspace, const struct pte_exhibit *exhibit,
	enum pte_side_of side,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context);

/* the exhibit of which something is otherwise, and what */
static const char *other;
static enum {
	NOT_FIXED, /* it's still as it was before */
	UNTOLD,    /* there's no verdict */
} how;

enum pte_status __wrap_pte_exhibit_try(
	struct pte_workspace *workspace, const struct pte_exhibit *exhibit,
	enum pte_side_of side,
	void (*tell)(const struct pte_verdict *verdict, void *context),
	void *context)
{
	if (other != NULL && strcmp(exhibit->id, other) == 0) {
		if (how == UNTOLD)
			return PTE_STATUS_CAPACITY;
		side = PTE_SIDE_BEFORE;
	}
	return __real_pte_exhibit_try(workspace, exhibit, side, tell, context);
}

static char shown[1 << 16];

static int status_of_museum(void)
{
	const struct options o = { .word_count = 0 };
	const int standard_error = dup(STDERR_FILENO);
	struct out out;
	int status;

	/* it says which one on standard error */
	assert_true(standard_error >= 0);
	(void)close(STDERR_FILENO);
	out_to_memory(&out, shown, sizeof(shown));
	status = run_museum(&o, &out);
	(void)out_memory(&out);
	assert_int_equal(dup2(standard_error, STDERR_FILENO), STDERR_FILENO);
	(void)close(standard_error);
	return status;
}

static void museum_as_it_is_known_is_no_failure(void **state)
{
	(void)state;
	other = NULL;
	assert_int_equal(status_of_museum(), EXIT_YES);
	assert_non_null(strstr(shown, " 0 missed\n"));
}

static void bug_that_is_not_cleared_is_missed(void **state)
{
	(void)state;
	other = "X2";
	how = NOT_FIXED;
	assert_int_equal(status_of_museum(), EXIT_NO);
	assert_non_null(strstr(shown, " 1 missed\n"));
}

static void exhibit_that_tells_nothing_is_missed(void **state)
{
	(void)state;
	other = "A6";
	how = UNTOLD;
	assert_int_equal(status_of_museum(), EXIT_NO);
	assert_non_null(strstr(shown, " 1 missed\n"));
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, museum_as_it_is_known_is_no_failure);
	CASES_ADD(&cases, bug_that_is_not_cleared_is_missed);
	CASES_ADD(&cases, exhibit_that_tells_nothing_is_missed);
	return cases_run(&cases, "museum_exit");
}
