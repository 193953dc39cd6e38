/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which kernel a dump is of: its layout, how its tables are nested, and where
 * they begin.
 */
#ifndef WALK_KERNEL_H
#define WALK_KERNEL_H

#include "options.h"
#include "tree.h"

struct kernel {
	struct pte_target target;
	struct tree tree;
	/* the symbol's or the option's name */
	const char *root_name;
	/* how many bits are translated isn't told, but what's usual */
	bool assumed_bits;
};

/*
 * Fill it from the options, and what they don't say from the dump's notes.
 * Returns false after a message.
 */
bool kernel_find(struct kernel *kernel, struct core *core,
		 const struct options *o);

#endif /* WALK_KERNEL_H */
