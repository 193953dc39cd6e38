/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_SPEC_JSON_H
#define CLI_SPEC_JSON_H

#include <jansson.h>

#include "spec.h"

/*
 * Read a document that no file holds, as spec_open does a file's. `shown` is
 * what messages call it; base: what it was made from, or NULL.
 */
const struct spec *spec_of_json(json_t *json, const char *shown,
				const struct pte_model *base);

#endif /* CLI_SPEC_JSON_H */
