/* SPDX-License-Identifier: BSD-2-Clause */

#include "../cases.h"

#include <inttypes.h>
#include <stdio.h>

#include <pte/decode.h>
#include <pte/encode.h>
#include <pte/target.h>

#include "../vectors/target_name.h"
#include "reference.h"

/*
 * Which kernels there are, and what of their levels, as the library and the
 * reference say it: of all versions around those that are modelled.
 */

struct asked {
	char name[64];
	struct ref_kernel kernel;
	enum pte_status status; /* of the library */
	struct pte_target target;
};

typedef void ask(struct asked *asked);

static void ask_versions(const struct ref_layout *layout, ask *ask)
{
	struct asked a = { .kernel.layout = layout };
	struct ref_kernel *const k = &a.kernel;

	for (k->major = 4; k->major <= 8; k->major++)
		for (k->minor = 0; k->minor < 25; k->minor++) {
			snprintf(a.name, sizeof(a.name), "%s@%u.%u",
				 ref_layout_name(layout), k->major, k->minor);
			a.status = target_by_name(a.name, "", &a.target);
			ask(&a);
		}
}

static void exists_for_both(struct asked *a)
{
	const struct ref_kernel *const k = &a->kernel;
	const bool beyond = version_is_beyond(ref_layout_name(k->layout),
					      k->major, k->minor);

	check((a->status == PTE_STATUS_OK) ==
		      (ref_version_exists(k) && !beyond),
	      "%s: one of both knows it", a->name);
}

static void no_kernel_that_never_was(void **state)
{
	ask_versions(*state, exists_for_both);
}

static void reads_for_both(const struct asked *a, enum pte_level level)
{
	const bool has = ref_has_level(&a->kernel);
	struct pte_reading reading;

	check(pte_target_decode(&a->target, level, ref_empty(&a->kernel),
				&reading) ==
		      (has ? PTE_STATUS_OK : PTE_STATUS_NO_LEVEL),
	      "%s %s: one of both reads it", a->name, pte_level_name(level));
}

static void empties_for_both(const struct asked *a, enum pte_level level)
{
	const struct pte_description none = { .kind = PTE_KIND_NONE };
	const uint64_t empty = ref_empty(&a->kernel);
	const bool has = ref_has_level(&a->kernel) &&
			 ref_has_leaves(&a->kernel);
	uint64_t word = empty;

	check(pte_target_encode(&a->target, level, &none, &word) ==
		      (has ? PTE_STATUS_OK : PTE_STATUS_NO_LEVEL),
	      "%s %s: one of both empties it", a->name, pte_level_name(level));
	check(word == empty, "%s %s: 0x%" PRIx64 " is empty, not 0x%" PRIx64,
	      a->name, pte_level_name(level), word, empty);
}

static void has_levels_for_both(struct asked *a)
{
	unsigned level;

	if (a->status != PTE_STATUS_OK)
		return;
	for (level = 0; level < REF_LEVEL_COUNT; level++) {
		a->kernel.level = (enum ref_level)level;
		reads_for_both(a, (enum pte_level)level);
		empties_for_both(a, (enum pte_level)level);
	}
}

static void no_slot_where_none_is_ours(void **state)
{
	ask_versions(*state, has_levels_for_both);
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };
	const struct ref_layout *layout;
	unsigned i;

	for (i = 0; (layout = ref_layout_at(i)) != NULL; i++) {
		const char *const name = ref_layout_name(layout);

		cases_add(&cases, no_kernel_that_never_was, layout,
			  "no_kernel_that_never_was[%s]", name);
		cases_add(&cases, no_slot_where_none_is_ours, layout,
			  "no_slot_where_none_is_ours[%s]", name);
	}
	return cases_run(&cases, "reference's kernels");
}
