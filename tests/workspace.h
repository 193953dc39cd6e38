/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_WORKSPACE_H
#define TESTS_WORKSPACE_H

#include <pte/prove/workspace.h>

/* The program's workspace: no claim is tried in it while one is. What is in it
 * at first is no zeros. */
struct pte_workspace *workspace(void);

#endif
