/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The base of a spec that covers several layouts: "arm64*@6.10..".
 */
#ifndef CLI_SPREAD_H
#define CLI_SPREAD_H

#include <stdbool.h>

#include <pte/linux.h>

#define SPREAD_GLOB_SIZE 64

struct spread {
	char glob[SPREAD_GLOB_SIZE]; /* matched against layouts' names */
	bool newest;                 /* only the newest of each; else: */
	struct pte_span in;
};

/* Whether a base covers several layouts. */
bool spread_is(const char *base);

/*
 * Parse NAME, NAME@VERSION or NAME@[FIRST]..[LAST], where NAME is a glob.
 * Returns false after a message about the spec at `path` if it's malformed.
 */
bool spread_parse(const char *path, const char *base, struct spread *ret);

/* The versions of a layout that are covered; since is 0 if none are. */
struct pte_span spread_versions(const struct spread *spread, const char *name);

#endif /* CLI_SPREAD_H */
