/* SPDX-License-Identifier: BSD-2-Clause */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	NAME_SIZE = 160
};

static void *must(void *memory)
{
	if (memory == NULL) {
		fprintf(stderr, "out of memory\n");
		exit(2);
	}
	return memory;
}

void cases_add(struct cases *cases, CMUnitTestFunction run, const void *state,
	       const char *format, ...)
{
	char *const name = must(malloc(NAME_SIZE));
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(name, NAME_SIZE, format, arguments);
	va_end(arguments);

	if (cases->count == cases->room) {
		cases->room = cases->room * 2 + 16;
		cases->test = must(realloc(
			cases->test, cases->room * sizeof(cases->test[0])));
	}
	/* CMocka wants a state that may be written; no case here does */
	cases->test[cases->count++] = (struct CMUnitTest){
		.name = name,
		.test_func = run,
		.initial_state = (void *)(uintptr_t)state,
	};
}

int cases_run(struct cases *cases, const char *group)
{
	const int failed = _cmocka_run_group_tests(group, cases->test,
						   cases->count, NULL, NULL);

	for (size_t i = 0; i < cases->count; i++)
		free((void *)(uintptr_t)cases->test[i].name);
	free(cases->test);
	return failed == 0 ? 0 : 1;
}

void case_fail(const char *file, int line, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vprint_error(format, arguments);
	va_end(arguments);
	print_error("\n");
	_fail(file, line);
}
