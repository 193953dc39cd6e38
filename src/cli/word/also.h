/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a word is read under other configurations: options decide type numbers,
 * so kernels of one version may read one type as different kinds.
 */
#ifndef CLI_ALSO_H
#define CLI_ALSO_H

#include "reading.h"
#include "select/configs.h"
#include "term/json.h"

/* More than the kinds that one type can have; further ones are dropped. */
#define ALSO_KINDS_MAX 12

/* Computed once per target, as a stream may have millions of words. */
struct also {
	bool known;
	struct also_type {
		unsigned count;
		struct also_kind {
			enum pte_kind kind;
			unsigned words; /* number of options named */
			char config[CONFIG_SIZE];
		} list[ALSO_KINDS_MAX];
	} type[PTE_SWAP_TYPE_COUNT];
};

/* A line of a block: "hwpoison with -device_private; swap with -migration". */
void also_block(struct out *out, struct also *also, const struct read_word *w);
/* The JSON member "also", if there are any. */
void also_json(struct json *j, struct also *also, const struct read_word *w);

#endif /* CLI_ALSO_H */
