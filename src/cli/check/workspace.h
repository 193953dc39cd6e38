/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Storage for the prover, which itself allocates nothing.
 */
#ifndef CLI_WORKSPACE_H
#define CLI_WORKSPACE_H

#include <pte/prove/workspace.h>

/* To be freed by free(). Returns NULL after a message if out of memory. */
struct pte_workspace *workspace_new(void);

#endif /* CLI_WORKSPACE_H */
