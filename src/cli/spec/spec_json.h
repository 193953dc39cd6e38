/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Specs from documents in memory.
 */
#ifndef CLI_SPEC_JSON_H
#define CLI_SPEC_JSON_H

#include <jansson.h>

#include "spec.h"

/*
 * Read a document that isn't in a file, in the way of spec_open.
 *
 * shown: its name in messages
 * base: what it was made from, or NULL
 */
const struct spec *spec_of_json(json_t *json, const char *shown,
				const struct pte_model *base);

#endif /* CLI_SPEC_JSON_H */
