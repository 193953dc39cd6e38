/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TURNED_H
#define TURNED_H

#include <stdbool.h>
#include <stdint.h>

#include "vector.h"

/*
 * Known answers about every bit of a word at once, in lists of bits: "63:12,3"
 * are bits 63 to 12 and 3, and "47:14>0" puts bit 47 to 14 of one quantity at
 * bit 33 to 0 of another. README.md has the keys.
 */

/* Who answers: the library, a changed row of it, or the reference. */
struct respondent {
	const void *who;
	bool (*read)(const void *who, uint64_t word, struct answer *answer_ret);
	uint64_t (*macro)(const void *who, unsigned type, uint64_t offset);
	/* a leaf of pfn and protection bits, made invalid or not */
	uint64_t (*place)(const void *who, uint64_t pfn, uint64_t prot,
			  bool invalid);
};

enum turned_map {
	TURNED_TYPE,
	TURNED_OFFSET,
	TURNED_PFN,
	TURNED_PAGEMAP,
	TURNED_ADDRESS,
	TURNED_STRAY,
	TURNED_FLAGS,
	TURNED_MAP_COUNT,
};

/* A line, read once and asked often. */
struct turned {
	const struct vector *vector;
	unsigned maps; /* which are given */
	uint64_t image[TURNED_MAP_COUNT][64];
	const char *of; /* its own kind, which ends at a space */
	const char
		*kind[64]; /* with each bit turned; ends where the key does */
	uint64_t odd, kept, lost;
	uint64_t pfn, prot;
};

/* Whether a line is of this form */
bool is_turned(const struct vector *vector);

/* What can't be read ends the program */
void turned_read(const struct vector *vector, struct turned *turned_ret);

#define TURNED_WHY_SIZE 96

/* Whether all is as the line says; else `why_ret` says where it isn't */
bool turned_agrees(const struct turned *turned, const struct respondent *by,
		   char why_ret[TURNED_WHY_SIZE]);

#endif
