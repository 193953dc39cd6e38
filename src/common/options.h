/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PTE_COMMON_OPTIONS_H
#define PTE_COMMON_OPTIONS_H

#include <pte/model.h>

/*
 * What is on, as a PTE_OPTION_SET: the defaults, what the configuration turns,
 * less what needs something that is off. PTE_STATUS_NO_OPTION, _OPTION_NEEDS.
 */
PTE_MUST_CHECK enum pte_status
pte_options_resolve(const struct pte_model *model, uint16_t version,
		    const struct pte_config *config, uint32_t *options_ret);

#endif /* PTE_COMMON_OPTIONS_H */
