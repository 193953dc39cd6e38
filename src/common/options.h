/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Resolving a configuration to the set of options that are on; pte/config.h has
 * the parser and the options' properties.
 */
#ifndef PTE_COMMON_OPTIONS_H
#define PTE_COMMON_OPTIONS_H

#include <pte/model.h>

/*
 * The options that are on, as a PTE_OPTION_SET: the defaults, changed by the
 * configuration, without those whose dependencies are off. Returns
 * PTE_STATUS_NO_OPTION or PTE_STATUS_OPTION_NEEDS on error.
 */
PTE_MUST_CHECK enum pte_status
pte_options_resolve(const struct pte_model *model, uint16_t version,
		    const struct pte_config *config, uint32_t *options_ret);

#endif /* PTE_COMMON_OPTIONS_H */
