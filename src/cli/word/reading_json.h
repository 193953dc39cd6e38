/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The meaning of a word as members of a JSON object.
 */
#ifndef CLI_READING_JSON_H
#define CLI_READING_JSON_H

#include "also.h"
#include "asked.h"
#include "doubts.h"
#include "reading.h"
#include "term/json.h"

/* the first members, which are the same for all words of a level */
#define JSON_PREFIX_SIZE 128
struct json_prefix {
	const struct pte_target *target;
	enum pte_level level;
	size_t length;
	char text[JSON_PREFIX_SIZE];
};

/* What is found once for a stream of words. Empty at first. */
struct reading_kept {
	struct json_prefix prefix;
	struct asked asked;
	struct also *also; /* NULL: nobody asks for other configurations */
};

void reading_json(struct json *j, const struct read_word *w,
		  const struct pte_doubts *doubts, struct reading_kept *kept);

#endif /* CLI_READING_JSON_H */
