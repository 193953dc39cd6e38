/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel's names as pte/kernel.h has them, for a target that is chosen at
 * run time: where a kernel's helper is asked, the one of its name is, too.
 */
#ifndef NAMES_H
#define NAMES_H

#include <stdint.h>

#include <pte/target.h>

struct names_row {
	const char *name;
	uint64_t (*ask)(uint64_t a, uint64_t b); /* a and b: as the shim's */
	uint32_t needs; /* options without which kernel.h hasn't the name */
};

/* Ends with a NULL name. */
extern const struct names_row names_rows[];

void names_choose(const struct pte_target *target);

/* NULL: there is none. */
const struct names_row *names_row(const char *name);

/* NULL also if the target lacks what the name needs. */
const struct names_row *names_row_of(const char *name,
				     const struct pte_target *target);

#endif
