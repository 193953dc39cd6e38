/* SPDX-License-Identifier: BSD-2-Clause */
#include "workspace.h"

#include <stdlib.h>
#include <string.h>

struct pte_workspace *workspace(void)
{
	static struct pte_workspace *only;
	const size_t size = pte_workspace_size();
	void *room;

	if (only != NULL)
		return only;
	room = malloc(size);
	if (room == NULL)
		abort();
	memset(room, 0xa5, size);
	only = pte_workspace_init(room, size);
	return only;
}
