/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STACK_CALLS_H
#define STACK_CALLS_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/prove/prove.h>

/*
 * Every public function, called with whatever makes it go another way. Nothing
 * of what comes out matters; what is large lies in no frame.
 */

/* Once, once a kernel, once a level of each. */
enum call_scope {
	CALL_ONCE,
	CALL_TARGET,
	CALL_LEVEL
};

struct call {
	const char *name;
	enum call_scope scope;
	void (*run)(void);
};

/* What needs no kernel, and diagrams, which don't either; what does. Each ends
 * with a name that is NULL. */
extern const struct call calls_plain[];
extern const struct call calls_of_diagrams[];
extern const struct call calls_of_target[];

/* What the calls that follow are about; may itself take any stack. */
void calls_on(const struct pte_target *target);
void calls_at(enum pte_level level);

/* ---- for the lists --------------------------------------------------------
 */

static inline void ignore(const struct pte_verdict *v, void *context)
{
	(void)v;
	(void)context;
}

/* beyond the last number of anything that is looked up by one */
#define CALL_BEYOND 80

/* CALL(name): what its row runs */
#define CALL(name) static void run_##name(void)

#define CALL_NUMBERS(name, type)                                               \
	CALL(name)                                                             \
	{                                                                      \
		for (unsigned n = 0; n < CALL_BEYOND; n++)                     \
			(void)name((type)n);                                   \
	}
#define CALL_OF(name, of, type)                                                \
	CALL(name)                                                             \
	{                                                                      \
		for (unsigned n = 0; n < CALL_BEYOND; n++)                     \
			(void)name(of, (type)n);                               \
	}
#define CALL_PLAIN(name)                                                       \
	CALL(name)                                                             \
	{                                                                      \
		(void)name();                                                  \
	}

#define CALL_ROW(called, when)                                                 \
	{                                                                      \
		.name = #called, .scope = (when), .run = run_##called          \
	}
#define CALL_END                                                               \
	{                                                                      \
		.name = NULL                                                   \
	}

#endif
