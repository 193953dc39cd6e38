/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * From a layout's name to a target; and what to say where there is none.
 */
#ifndef CLI_FIND_H
#define CLI_FIND_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/target.h>

#include "options.h"

/* Room for "255.255" and its end. */
#define VERSION_SIZE 8

/* "6.12" */
const char *version_text(char to[static VERSION_SIZE], uint16_t version);

/*
 * A layout's name, or a spec's, and the version that it means. False, and a
 * message, if there is none.
 */
bool find_row(const char *name, const struct pte_model **model_ret,
	      uint16_t *version_ret);

/*
 * With the scheme of its spec in force, if it has one. False, and a message, if
 * the kernel can't have the configuration, or has no room for the scheme.
 */
bool find_target_of(const struct pte_model *model, uint16_t version,
		    const struct pte_config *config,
		    struct pte_target *target_ret);

/* False, and a message, if there is no such target. */
bool find_target(const char *name, const struct pte_config *config,
		 struct pte_target *target_ret);

/* Of --layout, which has to be given; with leaf entries at --level, or with
 * tables where these do. */
bool find_target_at_level(const struct options *o, bool tables_do,
			  struct pte_target *target_ret);

/* False, and a message, if a layout has no leaf entries there. */
bool find_level(const struct pte_target *target, enum pte_level level);

#endif /* CLI_FIND_H */
