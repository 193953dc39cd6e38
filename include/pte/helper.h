/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The kernel's questions about a swp_entry: what each asks for, and what it
 * says yes to.
 *
 * The two are stated apart. A kind may be another one, too, as a device-private
 * page that migrates is a page that migrates: then whatever asks for the one
 * must accept the other, and a helper that was forgotten shows.
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
	pte_kind_set
		asks; /**< for kinds, as a PTE_KIND_SET, and all that is one */
	pte_kind_set accepts; /**< the kinds whose types it compares with */
	struct pte_span in;
	uint32_t needs; /**< a PTE_OPTION_SET */
	const char *source;
};

/** The helpers, in the order of their age. */
PTE_API const struct pte_helper *pte_helpers(void);

/** The kinds that are of a kind: itself, and those that are it, too; none of a
 * number beyond the last. */
PTE_API pte_kind_set pte_kinds_of(enum pte_kind kind);

#ifdef __cplusplus
}
#endif

#endif /* PTE_HELPER_H */
