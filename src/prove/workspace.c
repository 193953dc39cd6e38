/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Sets up a workspace in the caller's memory.
 */
#include "workspace.h"

#include <stdint.h>

size_t pte_workspace_size(void)
{
	return sizeof(struct pte_workspace);
}

struct pte_workspace *pte_workspace_init(void *room, size_t size)
{
	if (size < sizeof(struct pte_workspace) ||
	    (uintptr_t)room % _Alignof(struct pte_workspace) != 0)
		return NULL;
	return room;
}
