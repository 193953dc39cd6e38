/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Workspaces: the memory in which claims are proved and verdicts verified.
 *
 * The library allocates nothing, and none of its functions uses 16 KB of stack
 * or more, so the caller provides the rest. A workspace can be reused for as
 * long as the caller likes; nothing in it outlives a call.
 *
 *     void *const room = malloc(pte_workspace_size());
 *     struct pte_workspace *const w =
 *             pte_workspace_init(room, pte_workspace_size());
 *
 * Each thread needs its own. From a tell callback of pte_claim_try,
 * pte_claim_try_recalling or pte_exhibit_try, pte_verdict_others may be called
 * with the same workspace; pte_verdict_verify may be called at any time. Trying
 * another claim from a callback needs a second workspace, or the reported
 * verdicts are wrong.
 */
#ifndef PTE_PROVE_WORKSPACE_H
#define PTE_PROVE_WORKSPACE_H

#include <stddef.h>

#include <pte/export.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pte_workspace;

/** The size of a workspace: some hundred KB, not all of which is touched. */
PTE_API size_t pte_workspace_size(void);

/**
 * Set up a workspace in memory that is aligned for any type, as malloc returns
 * it. Nothing is written to it yet, and there is nothing to free but the
 * memory.
 *
 * @return the workspace; NULL if room is NULL, smaller than
 *         pte_workspace_size(), or not aligned
 */
PTE_API struct pte_workspace *pte_workspace_init(void *room, size_t size);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_WORKSPACE_H */
