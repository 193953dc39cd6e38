/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * From the name of a layout to a target, with messages for all that can go
 * wrong.
 */
#ifndef CLI_FIND_H
#define CLI_FIND_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/target.h>

#include "options.h"
#include "spec/spec.h"

/* Storage for "255.255" and the NUL. */
#define VERSION_SIZE 8

/* "6.12" */
const char *version_text(char to[static VERSION_SIZE], uint16_t version);

/*
 * "x86_64@6.12"; of a spec that describes a tree, "x86_64@6.12 of TREE".
 */
#define HEADING_SIZE                                                           \
	(PTE_TARGET_NAME_SIZE + sizeof(" of ") + SPEC_TREE_LENGTH_MAX)
const char *heading_text(char to[static HEADING_SIZE],
			 const struct pte_target *target);

/*
 * Find a layout, or open a spec, and its version. Returns false after a message
 * if there is none.
 */
bool find_row(const char *name, const struct pte_model **model_ret,
	      uint16_t *version_ret);

/*
 * Build a target, with the spec's scheme in force if it has one. Returns false
 * after a message if the kernel can't have the configuration, or if the scheme
 * isn't feasible.
 */
bool find_target_of(const struct pte_model *model, uint16_t version,
		    const struct pte_config *config,
		    struct pte_target *target_ret);

/* Both of the above. */
bool find_target(const char *name, const struct pte_config *config,
		 struct pte_target *target_ret);

/*
 * The target of --layout, which is required. --level must have leaf entries;
 * tables are enough if tables_do.
 */
bool find_target_at_level(const struct options *o, bool tables_do,
			  struct pte_target *target_ret);

/*
 * Returns false after a message if the layout has no leaf entries at the level.
 */
bool find_level(const struct pte_target *target, enum pte_level level);

/*
 * Whether the release in NAME@RELEASE is one of a vendor that ports newer
 * layouts and types back: it names what the kernel was made from, and decides
 * nothing.
 */
bool find_is_vendors(const char *name);

/* A named spec of kernels that are older than what is modelled. */
struct found_spec {
	const struct spec *spec;
	const char *name;
	const char *only; /* "with the mitigation of L1TF"; NULL: all of them */
};
#define FOUND_SPECS_MAX 8

/* Those that have the version in NAME@VERSION. Returns their number. */
unsigned find_specs_of(const char *name,
		       struct found_spec found[static FOUND_SPECS_MAX]);

/* As find_level, but tables are enough. */
bool level_is_described(const struct pte_target *target, enum pte_level level);

#endif /* CLI_FIND_H */
