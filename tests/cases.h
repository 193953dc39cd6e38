/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CASES_H
#define CASES_H

#include "test.h"

/*
 * A group whose cases are made at run time: one sentence x everything that it
 * should be true of. A new row of a table is a new case, with no new code.
 */
struct cases {
	struct CMUnitTest *test;
	size_t count, room;
};

/* Add a case; its name is formatted here, its state must outlive the run. */
__attribute__((format(printf, 4, 5))) void cases_add(struct cases *cases,
						     CMUnitTestFunction run,
						     const void *state,
						     const char *format, ...);

/*
 * Run them and free them. Returns what main should: not the number of
 * failures, of which 256 would look like none.
 */
int cases_run(struct cases *cases, const char *group);

/* A case of its own, named as the function is */
#define CASES_ADD(cases, function) cases_add(cases, function, NULL, #function)

__attribute__((format(printf, 3, 4))) void case_fail(const char *file, int line,
						     const char *format, ...);

/* Fails the case, saying why as printf does */
#define check(holds, ...)                                                      \
	do {                                                                   \
		if (!(holds))                                                  \
			case_fail(__FILE__, __LINE__, __VA_ARGS__);            \
	} while (0)

#endif
