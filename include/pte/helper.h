/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The kernel's predicates on a swp_entry (is_migration_entry() and so on):
 * which kinds each is meant for, and which types it compares with.
 *
 * The two are listed separately. A kind may be a special case of another: a
 * device-private migration entry is a migration entry. Every helper for the
 * general kind must accept the special one, too, so a helper that a series
 * forgot to update shows up.
 *
 * Numbers may be anything: functions here check them.
 */
#ifndef PTE_HELPER_H
#define PTE_HELPER_H

#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/kind.h>
#include <pte/linux.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One helper; lists end with a NULL name. */
struct pte_helper {
	const char *name;
	pte_kind_set asks;    /**< the kinds it's meant for, as a PTE_KIND_SET;
				 special cases of them are implied */
	pte_kind_set accepts; /**< the kinds whose types it compares with */
	struct pte_span in;
	uint32_t needs; /**< a PTE_OPTION_SET */
	const char *source;
};

/** The helpers, oldest first. */
PTE_API const struct pte_helper *pte_helpers(void);

/** A kind and its special cases; empty for a number beyond the last. */
PTE_API pte_kind_set pte_kinds_of(enum pte_kind kind);

#ifdef __cplusplus
}
#endif

#endif /* PTE_HELPER_H */
