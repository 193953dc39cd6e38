/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef HELPERS_H
#define HELPERS_H

#include <stddef.h>
#include <stdint.h>

#include <pte/kind.h>

/*
 * The kernel's helpers once more, by what a reader of its headers expects: all
 * kinds of which each is true, those of J. Niethe's series included.
 */
struct known_helper {
	const char *name;
	uint16_t since, until; /* 0: still there */
	pte_kind_set true_of;  /* bit k: kind k */
};

extern const struct known_helper known_helpers[];
extern const size_t known_helper_count;

/* NULL if it isn't known */
const struct known_helper *known_helper(const char *name);

#endif
