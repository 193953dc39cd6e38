/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Configurations: one after the other, and as --config takes them.
 */
#ifndef CLI_CONFIGS_H
#define CLI_CONFIGS_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/target.h>

/* Room for every option named, the machine facts and the end. */
#define CONFIG_SIZE 320

/* "-migration,-device_private"; "" of the default */
const char *config_text(char to[static CONFIG_SIZE],
			const struct pte_config *config);

/*
 * All that can be built, as far as some options matter. Begin with those, the
 * model and the version; or with one configuration, which is the only one then.
 */
struct configs {
	const struct pte_model *model;
	uint16_t version;
	uint32_t options; /* a PTE_OPTION_SET */
	const struct pte_config *only;
	bool begun;
	uint32_t cursor;
};

/* The default first, then every other one; false at the end. */
bool configs_next(struct configs *c, struct pte_config *ret);

/* The options that number types, and what they need, as a PTE_OPTION_SET. */
uint32_t options_of_types(void);

/* Those that are on unless named, as a PTE_OPTION_SET. */
uint32_t options_by_default(void);

#endif /* CLI_CONFIGS_H */
