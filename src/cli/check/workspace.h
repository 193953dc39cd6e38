/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_WORKSPACE_H
#define CLI_WORKSPACE_H

#include <pte/prove/workspace.h>

/* To be freed by free(). NULL, and a message, if memory ran out. */
struct pte_workspace *workspace_new(void);

#endif /* CLI_WORKSPACE_H */
