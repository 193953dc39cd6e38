/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A workspace is what its caller gives, and nothing outlasts a call in it.
 */
#include "../layouts.h"

#include <stdlib.h>

#include "../copy.h"
#include "../verdicts.h"
#include "../workspace.h"

static void room_that_does_not_do_is_no_workspace(void **state)
{
	const size_t size = pte_workspace_size();
	unsigned char *const room = malloc(size + 1);

	(void)state;
	assert_non_null(room);
	assert_null(pte_workspace_init(NULL, size));
	assert_null(pte_workspace_init(room, 0));
	assert_null(pte_workspace_init(room, size - 1));
	assert_null(pte_workspace_init(room + 1, size));
	assert_ptr_equal(pte_workspace_init(room, size), room);
	free(room);
}

/* ---- what may be asked while a verdict is told --------------------------- */

static struct verdicts plain, asked;
static unsigned others;

static void keep(const struct pte_verdict *v, void *context)
{
	struct verdicts *const to = context;

	check(to->count < VERDICT_ROOM, "more verdicts than there is room for");
	to->verdict[to->count++] = *v;
}

/* of others, too, it may be asked whether they hold */
static void verify_other(const struct pte_verdict *v, void *context)
{
	const struct pte_verdict before = *v;

	(void)context;
	assert_int_equal(pte_verdict_verify(workspace(), v), PTE_STATUS_OK);
	assert_memory_equal(v, &before, sizeof(before));
	others++;
}

/* ... and the others are as many afterwards as they were */
static void ask_and_keep(const struct pte_verdict *v, void *context)
{
	enum pte_status status;

	assert_int_equal(pte_verdict_verify(workspace(), v), PTE_STATUS_OK);
	status = pte_verdict_others(workspace(), v, verify_other, NULL);
	assert_int_equal(status, v->verdict == PTE_VERDICT_REFUTED
					 ? PTE_STATUS_OK
					 : PTE_STATUS_NOT_REPRODUCED);
	keep(v, context);
}

static void assert_same(const struct pte_verdict *v,
			const struct pte_verdict *w)
{
	assert_ptr_equal(v->claim, w->claim);
	assert_int_equal(v->domain, w->domain);
	assert_int_equal(v->kind, w->kind);
	assert_ptr_equal(v->path, w->path);
	assert_int_equal(v->verdict, w->verdict);
	assert_ptr_equal(v->reason, w->reason);
	assert_int_equal(v->obligation, w->obligation);
	assert_int_equal(v->witness, w->witness);
	assert_int_equal(v->becomes, w->becomes);
	assert_int_equal(v->certificate.steps, w->certificate.steps);
	assert_memory_equal(v->certificate.step, w->certificate.step,
			    v->certificate.steps * sizeof(uint16_t));
}

/* of a row of which much is refuted: type and offset share five bits, and what
 * is present is none and a table, too */
static void broken_target(struct pte_target *ret)
{
	static const struct pte_test present = PTE_TEST(1, 1);
	static struct copy copy;
	struct pte_target good;

	target_named("x86_64@6.12", "", &good);
	copy_row(good.model, &copy);
	copy.codec.type.lsb = 30;
	copy.view[PTE_LEVEL_PTE].none = copy.view[PTE_LEVEL_PTE].table =
		present;
	assert_int_equal(pte_target_of(&copy.model, good.version, NULL, ret),
			 PTE_STATUS_OK);
}

/* what is told doesn't depend on what is asked meanwhile */
static void verdicts_stay_while_they_are_asked_about(void **state)
{
	const struct pte_claim *claim;
	struct pte_target t;

	(void)state;
	others = 0;
	broken_target(&t);
	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++) {
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
			plain.count = asked.count = 0;
			pte_claim_try(workspace(), claim, &t, (enum pte_level)l,
				      keep, &plain);
			pte_claim_try(workspace(), claim, &t, (enum pte_level)l,
				      ask_and_keep, &asked);
			assert_int_equal(asked.count, plain.count);
			for (size_t n = 0; n < plain.count; n++)
				assert_same(&asked.verdict[n],
					    &plain.verdict[n]);
		}
	}
	assert_true(others > 0);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, room_that_does_not_do_is_no_workspace);
	CASES_ADD(&cases, verdicts_stay_while_they_are_asked_about);
	return cases_run(&cases, "workspace");
}
