/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A line that matters, as it waits until it's known which kernel wrote it.
 */
#ifndef CLI_KEPT_H
#define CLI_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "log/line.h"

/* as much of a line is printed, and looked at */
#define LINE_MAX_BYTES 1000

struct kept {
	size_t number;
	unsigned report; /* lines of one report have one number, from 1 */
	char text[LINE_MAX_BYTES + 1];
	unsigned count;
	struct log_value values[LOG_VALUES_MAX];
	/* A pte's word, and the entry that was printed right before it, and
	 * may have been read from it: each line of the two has the other's. */
	bool has_pair;
	size_t pair_line;
	uint64_t pair;
};

#endif /* CLI_KEPT_H */
