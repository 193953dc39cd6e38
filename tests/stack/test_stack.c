/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * No public function takes 16 KB of the stack: each is called on a small one
 * that was painted before, and it's seen how far down the paint is gone.
 *
 * One argument: tell what each takes.
 */
#include "../layouts.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../copy.h"
#include "calls.h"

/* as pte/pte.h says it: of those that say so, and of all others */
#define LARGE 16384
#define SMALL 6144
/* doubled where threads take none as small */
#define STACK_SIZE 65536
/* Below it there is more room, painted, too: what takes more is told as well.
 */
#define ROOM_SIZE 524288
#define PAINT UINT64_C(0xa5a5a5a5a5a5a5a5)

/* ---- a painted stack ------------------------------------------------------
 */

static uint64_t room[ROOM_SIZE / sizeof(uint64_t)]
	__attribute__((aligned(65536)));
#define ROOM_WORDS (sizeof(room) / sizeof(room[0]))
static size_t stack_size;

static void *on_stack(void *call)
{
	const struct call *const c = call;

	c->run();
	return NULL;
}

/* false if no thread takes a stack of that size */
static bool run_on_stack(const struct call *c)
{
	struct call call = *c;
	pthread_attr_t attr;
	pthread_t thread;
	bool done;

	if (pthread_attr_init(&attr) != 0)
		return false;
	done = pthread_attr_setstack(
		       &attr, (unsigned char *)room + ROOM_SIZE - stack_size,
		       stack_size) == 0 &&
	       pthread_create(&thread, &attr, on_stack, &call) == 0 &&
	       pthread_join(thread, NULL) == 0;
	(void)pthread_attr_destroy(&attr);
	return done;
}

/* how much of it the thread took: from the top down to the deepest change */
static size_t taken_by(const struct call *c)
{
	size_t left = 0;

	assert_true(run_on_stack(c));
	while (left < ROOM_WORDS && room[left] == PAINT)
		left++;
	for (size_t i = left; i < ROOM_WORDS; i++)
		room[i] = PAINT;
	return (ROOM_WORDS - left) * sizeof(room[0]);
}

static void nothing(void)
{
}

static const struct call none = { .run = nothing };

static void begin_stack(void)
{
	for (size_t i = 0; i < ROOM_WORDS; i++)
		room[i] = PAINT;
	for (stack_size = STACK_SIZE; !run_on_stack(&none); stack_size *= 2)
		if (stack_size == ROOM_SIZE)
			abort();
}

/* ---- what each takes ------------------------------------------------------
 */

#define CALL_ROOM 256

static struct taken {
	const struct call *call;
	size_t most;
} taken[CALL_ROOM];
static size_t taken_count;

static void list(const struct call *calls)
{
	for (; calls->name != NULL; calls++) {
		if (taken_count == CALL_ROOM)
			abort();
		taken[taken_count++].call = calls;
	}
}

static void measure(enum call_scope scope)
{
	const size_t thread = taken_by(&none);

	for (size_t i = 0; i < taken_count; i++) {
		const size_t all = taken[i].call->scope == scope
					   ? taken_by(taken[i].call)
					   : 0;

		if (all > thread + taken[i].most)
			taken[i].most = all - thread;
	}
}

static void measure_on(const struct pte_target *target)
{
	calls_on(target);
	measure(CALL_TARGET);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		calls_at((enum pte_level)l);
		measure(CALL_LEVEL);
	}
}

/* one of which much is refuted: type and offset share bits, and what is present
 * is none and a table, too */
static void measure_broken(void)
{
	static const struct pte_test present = PTE_TEST(1, 1);
	static struct copy copy;
	struct pte_target t;

	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	copy.codec.type.lsb = 30;
	copy.view[PTE_LEVEL_PTE].none = copy.view[PTE_LEVEL_PTE].table =
		present;
	assert_int_equal(pte_target_of(&copy.model, t.version, NULL, &t),
			 PTE_STATUS_OK);
	measure_on(&t);
}

static void measure_all(void)
{
	const struct pte_model *m;
	struct pte_target t;

	measure(CALL_ONCE);
	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++) {
		assert_int_equal(pte_target_of(m, last_version(m), NULL, &t),
				 PTE_STATUS_OK);
		measure_on(&t);
	}
	measure_broken();
}

/* ---- cases ----------------------------------------------------------------
 */

static size_t limit_of(const char *name)
{
	static const char *const large[] = {
		"pte_census_take_sized",   "pte_claim_try",
		"pte_claim_try_recalling", "pte_exhibit_try",
		"pte_scheme_class",        "pte_verdict_obligations_sized",
		"pte_verdict_others",      "pte_verdict_verify",
	};

	for (size_t i = 0; i < sizeof(large) / sizeof(large[0]); i++)
		if (strcmp(large[i], name) == 0)
			return LARGE;
	return SMALL;
}

static void takes_as_much_as_it_says(void **state)
{
	const struct taken *const t = *state;

	check(t->most < limit_of(t->call->name),
	      "%s takes %zu bytes of the stack", t->call->name, t->most);
}

static bool is_listed(const char *name)
{
	for (size_t i = 0; i < taken_count; i++)
		if (strcmp(taken[i].call->name, name) == 0)
			return true;
	return false;
}

/* ... of the names that a library exports: a tab, pte_, up to a semicolon */
static size_t check_map(const char *path)
{
	FILE *const map = fopen(path, "r");
	char line[128];
	size_t names = 0;

	assert_non_null(map);
	while (fgets(line, sizeof(line), map) != NULL) {
		char *const end = strchr(line, ';');

		if (strncmp(line, "\tpte_", 5) != 0 || end == NULL)
			continue;
		*end = '\0';
		names++;
		check(is_listed(line + 1), "%s isn't called", line + 1);
	}
	(void)fclose(map);
	return names;
}

static void each_function_is_called(void **state)
{
	(void)state;
	assert_int_equal(check_map(PTE_MAP) + check_map(PTE_PROVE_MAP),
			 taken_count);
}

int main(int argc, char **argv)
{
	struct cases cases = { 0 };

	(void)argv;
	list(calls_plain);
	list(calls_of_diagrams);
	list(calls_of_target);
	begin_stack();
	measure_all();
	for (size_t i = 0; i < taken_count; i++) {
		if (argc > 1)
			printf("%zu\t%s\n", taken[i].most, taken[i].call->name);
		cases_add(&cases, takes_as_much_as_it_says, &taken[i],
			  "takes_as_much_as_it_says[%s]", taken[i].call->name);
	}
	CASES_ADD(&cases, each_function_is_called);
	return cases_run(&cases, "stack");
}
