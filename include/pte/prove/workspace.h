/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Room to prove claims in, and to verify what is said of them.
 *
 * The library allocates nothing, and no function of it takes 16 KB of the
 * stack: not one that is given a workspace, either. That is the caller's, who
 * keeps it as long as he likes; nothing that is in it outlasts a call.
 *
 *     void *const room = malloc(pte_workspace_size());
 *     struct pte_workspace *const w =
 *             pte_workspace_init(room, pte_workspace_size());
 *
 * A thread needs one of its own. While pte_claim_try, pte_claim_try_recalling
 * or pte_exhibit_try tells of a verdict, pte_verdict_others may be asked in the
 * same workspace, and pte_verdict_verify at any time; whatever else tries a
 * claim meanwhile takes a second one, or what is told is wrong.
 */
#ifndef PTE_PROVE_WORKSPACE_H
#define PTE_PROVE_WORKSPACE_H

#include <stddef.h>

#include <pte/export.h>

#ifdef __cplusplus
extern "C" {
#endif

struct pte_workspace;

/** The bytes that a workspace takes: some hundred KB, not all of it used. */
PTE_API size_t pte_workspace_size(void);

/**
 * Make a workspace of memory that is suitably aligned for any type, as malloc
 * gives it. None of it is written to yet, and there is nothing to free but the
 * memory.
 *
 * @return the room; NULL if there is none, it's smaller than
 * pte_workspace_size(), or isn't aligned
 */
PTE_API struct pte_workspace *pte_workspace_init(void *room, size_t size);

#ifdef __cplusplus
}
#endif

#endif /* PTE_PROVE_WORKSPACE_H */
