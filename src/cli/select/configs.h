/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Configurations: enumerated, and in the form that --config takes.
 */
#ifndef CLI_CONFIGS_H
#define CLI_CONFIGS_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/target.h>

/* Storage for all options, the machine's numbers and the NUL. */
#define CONFIG_SIZE 320

/* "-migration,-device_private"; "" for the default */
const char *config_text(char to[static CONFIG_SIZE],
			const struct pte_config *config);

/*
 * All configurations that can be built and differ in some options. Initialise
 * these options, the model and the version; or `only`, for a single
 * configuration.
 */
struct configs {
	const struct pte_model *model;
	uint16_t version;
	uint32_t options; /* a PTE_OPTION_SET */
	const struct pte_config *only;
	bool begun;
	uint32_t cursor;
};

/* The default first, then all others. Returns false at the end. */
bool configs_next(struct configs *c, struct pte_config *ret);

/* The options that type numbers depend on, as a PTE_OPTION_SET. */
uint32_t options_of_types(void);

/* The options that are on by default, as a PTE_OPTION_SET. */
uint32_t options_by_default(void);

#endif /* CLI_CONFIGS_H */
