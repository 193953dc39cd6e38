/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The base of a spec that stands for several layouts: "arm64*@6.10..".
 */
#ifndef CLI_SPREAD_H
#define CLI_SPREAD_H

#include <stdbool.h>

#include <pte/linux.h>

#define SPREAD_GLOB_SIZE 64

struct spread {
	char glob[SPREAD_GLOB_SIZE]; /* of layouts' names */
	bool newest;                 /* of each; else: */
	struct pte_span in;
};

/* Whether a base stands for several. */
bool spread_is(const char *base);

/*
 * NAME, NAME@VERSION, NAME@[FIRST]..[LAST], where NAME is a glob. False, and a
 * message about the spec, if it's none of these.
 */
bool spread_parse(const char *path, const char *base, struct spread *ret);

/* The part of a layout's versions that is meant; since 0: none is. */
struct pte_span spread_versions(const struct spread *spread, const char *name);

#endif /* CLI_SPREAD_H */
