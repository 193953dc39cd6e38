/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How counts of words are written.
 */
#ifndef CLI_CENSUS_H
#define CLI_CENSUS_H

#include <pte/prove/census.h>

#define POWERS_SIZE 40
/* "2^57 - 4", "23 * 2^57 - 4"; "" if there is no such short form */
const char *census_powers(char to[static POWERS_SIZE], struct pte_count n);

#endif /* CLI_CENSUS_H */
