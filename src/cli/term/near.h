/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Suggestions for a misspelt name: the nearest of those offered.
 */
#ifndef CLI_NEAR_H
#define CLI_NEAR_H

#include <stdbool.h>
#include <stddef.h>

#define NEAR_COUNT 4
#define NEAR_TEXT_SIZE 512
#define NEAR_NAMES_SIZE (NEAR_TEXT_SIZE - 16)

struct near {
	const char *wanted;
	size_t length;
	size_t count;
	struct {
		const char *name;
		size_t distance;
	} best[NEAR_COUNT];
	/* all names, for the case that none is near */
	char all[NEAR_NAMES_SIZE];
};

void near_begin(struct near *near, const char *wanted, size_t length);
/* Offer a name, which must stay valid. A repeated one is ignored. */
void near_offer(struct near *near, const char *name);
/* "the nearest: a, b"; "there are: ..." if no name is near */
const char *near_text(const struct near *near, char to[static NEAR_TEXT_SIZE]);

#endif /* CLI_NEAR_H */
