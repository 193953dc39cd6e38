/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Allocates a struct pte_workspace, whose size only the library knows.
 */
#include "workspace.h"

#include <stdlib.h>

#include "term/say.h"

struct pte_workspace *workspace_new(void)
{
	const size_t size = pte_workspace_size();
	struct pte_workspace *const w = pte_workspace_init(malloc(size), size);

	if (w == NULL)
		say(0, "out of memory");
	return w;
}
