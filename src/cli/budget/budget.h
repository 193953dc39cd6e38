/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How many swap types are left, and which bits of entries are free.
 */
#ifndef CLI_BUDGET_H
#define CLI_BUDGET_H

#include <stdbool.h>

#include "select/choose.h"
#include "term/json.h"
#include "term/out.h"

/* How much of it is shown: of the newest version alone; version by version; and
 * in every configuration. */
enum budget_detail {
	BUDGET_NEWEST,
	BUDGET_VERSIONS,
	BUDGET_ALL,
};

/* Swap types, one table per architecture. */
bool budget_types(struct out *out, const struct choice *choice,
		  enum budget_detail detail);
/* The JSON array "types". */
void budget_types_json(struct json *j, const struct choice *choice);

/* Bits that are free in every layout that one kernel image can boot as. */
bool budget_bits(struct out *out, const struct choice *choice,
		 enum budget_detail detail);
/* The JSON array "bits". */
void budget_bits_json(struct json *j, const struct choice *choice);

#endif /* CLI_BUDGET_H */
