/* SPDX-License-Identifier: BSD-2-Clause */

#include "arch.h"

#define ADDRESS(name) &ref_##name,

static const struct ref_arch *const archs[] = { EACH_ARCH(ADDRESS) };
#define ARCH_COUNT ((unsigned)(sizeof(archs) / sizeof(*archs)))

const struct ref_layout *ref_layout_at(unsigned index)
{
	const struct ref_layout *layout;
	unsigned i;

	for (i = 0; i < ARCH_COUNT; i++)
		for (layout = archs[i]->layouts; layout->name; layout++)
			if (index-- == 0)
				return layout;
	return NULL;
}

const char *ref_own_option(unsigned index)
{
	const char *const *option;
	unsigned i;

	for (i = 0; i < ARCH_COUNT; i++) {
		option = archs[i]->own_options;
		for (; option && *option; option++)
			if (index-- == 0)
				return *option;
	}
	return NULL;
}
