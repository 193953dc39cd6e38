/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The meaning of a word as members of a JSON object.
 */
#ifndef CLI_READING_JSON_H
#define CLI_READING_JSON_H

#include "also.h"
#include "doubts.h"
#include "reading.h"
#include "term/json.h"

/* also: NULL if nobody asked for readings under other configurations */
void reading_json(struct json *j, const struct read_word *w,
		  const struct pte_doubts *doubts, struct also *also);

#endif /* CLI_READING_JSON_H */
