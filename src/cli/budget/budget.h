/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is left: swap types, and bits of entries.
 */
#ifndef CLI_BUDGET_H
#define CLI_BUDGET_H

#include <stdbool.h>

#include "select/choose.h"
#include "term/json.h"
#include "term/out.h"

/* Swap types: a table an architecture; all: every configuration, too. */
bool budget_types(struct out *out, const struct choice *choice, bool all);
/* The array "types". */
void budget_types_json(struct json *j, const struct choice *choice);

/* Bits that are free in every variant of a kernel image. */
bool budget_bits(struct out *out, const struct choice *choice);
/* The array "bits". */
void budget_bits_json(struct json *j, const struct choice *choice);

#endif /* CLI_BUDGET_H */
