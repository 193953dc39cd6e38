/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What holds of every transition. Rules look at a word's kind, flags and marker
 * bits and at conditions, never at an offset; so all kinds, flags, markers
 * and conditions of every kernel are gone through, at a few offsets.
 */
#include "transitions.h"

#include <inttypes.h>

static void check_all(struct walk *w, const struct event *e)
{
	unsigned count;
	const struct property *const list = properties(&count);

	(void)w;
	for (unsigned i = 0; i < count; i++) {
		const char *const wrong = list[i].wrong(e);

		check(wrong == NULL,
		      "%s, %s, conditions 0x%x, 0x%016" PRIx64
		      " becomes 0x%016" PRIx64 ": %s",
		      e->target->name, pte_event_name(e->h.event),
		      (unsigned)e->h.conditions, e->word, e->t.here.word,
		      wrong);
	}
}

static void check_target(const struct pte_target *target)
{
	struct walk w = { .target = target, .look = check_all };

	w.rules = pte_rules(&w.count);
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		w.level = (enum pte_level)l;
		if (target->layout->view[l] != NULL)
			walk_all(&w);
	}
	if (target->version >= ALL_KNOWN_SINCE)
		assert_true(w.seen > 0);
	if (target->version < PTE_TRANSITIONS_SINCE)
		assert_int_equal(w.seen, 0);
}

static void transitions_hold(void **state)
{
	struct pte_target target;

	subject_target(*state, &target);
	check_target(&target);
}

/* rules begin and end in versions in which no row does */
static void transitions_hold_in_each_version(void **state)
{
	struct pte_target target;

	(void)state;
	target_named("x86_64", "", &target);
	for (uint16_t v = PTE_TRANSITIONS_SINCE;
	     v <= target.model->arch->newest; v = pte_linux_next(v)) {
		assert_int_equal(pte_target_of(target.model, v, NULL, &target),
				 PTE_STATUS_OK);
		check_target(&target);
	}
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	cases_add_each(&cases, EVERY_VERSION, transitions_hold,
		       "transitions_hold");
	CASES_ADD(&cases, transitions_hold_in_each_version);
	return cases_run(&cases, "every_transition");
}
