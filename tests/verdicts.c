/* SPDX-License-Identifier: BSD-2-Clause */
#include "verdicts.h"
#include "workspace.h"

#include <string.h>

const struct pte_claim *claim_named(const char *id)
{
	const struct pte_claim *claim;

	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
		if (strcmp(claim->id, id) == 0)
			return claim;
	check(false, "no claim is called %s", id);
	return NULL;
}

static void keep(const struct pte_verdict *verdict, void *context)
{
	struct verdicts *const v = context;

	check(v->count < VERDICT_ROOM, "more verdicts than there is room for");
	v->verdict[v->count++] = *verdict;
}

void verdicts_of(const char *claim, const struct pte_target *target,
		 enum pte_level level, struct verdicts *verdicts_ret)
{
	verdicts_ret->count = 0;
	pte_claim_try(workspace(), claim_named(claim), target, level, keep,
		      verdicts_ret);
}

void verdicts_each(const struct pte_target *target,
		   void (*look)(const struct pte_verdict *verdict))
{
	static struct verdicts v;

	for (size_t i = 0; i < pte_claim_count(); i++) {
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
			verdicts_of(pte_claim_at(i)->id, target,
				    (enum pte_level)l, &v);
			for (size_t n = 0; n < v.count; n++)
				look(&v.verdict[n]);
		}
	}
}

size_t verdicts_count(const struct verdicts *verdicts,
		      enum pte_verdict_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < verdicts->count; i++)
		count += verdicts->verdict[i].verdict == kind;
	return count;
}

const struct pte_verdict *verdicts_find(const struct verdicts *verdicts,
					enum pte_domain domain,
					enum pte_kind kind, const char *path)
{
	for (size_t i = 0; i < verdicts->count; i++) {
		const struct pte_verdict *const v = &verdicts->verdict[i];
		const bool same_path =
			path == NULL
				? v->path == NULL
				: v->path != NULL && strcmp(v->path, path) == 0;

		if (v->domain == domain && v->kind == kind && same_path)
			return v;
	}
	return NULL;
}
