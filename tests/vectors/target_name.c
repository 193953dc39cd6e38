/* SPDX-License-Identifier: BSD-2-Clause */

#include "target_name.h"

#include <string.h>

enum pte_status target_by_name(const char *name, const char *config,
			       struct pte_target *target_ret)
{
	struct pte_config named = { 0 };

	while (*config) {
		const size_t length = strcspn(config, ",");
		const enum pte_status status =
			pte_config_add(&named, config, length);

		if (status != PTE_STATUS_OK)
			return status;
		config += length;
		config += *config == ',';
	}
	return pte_target_init(name, &named, target_ret);
}

bool version_is_beyond(const char *layout, unsigned major, unsigned minor)
{
	const struct pte_model *m;

	return pte_model_find(layout, strlen(layout), 0, &m) != PTE_STATUS_OK ||
	       PTE_LINUX(major, minor) > m->arch->newest;
}
