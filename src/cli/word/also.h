/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a word is under other configurations: options number the swap types, so
 * kernels of one version may disagree on a type.
 */
#ifndef CLI_ALSO_H
#define CLI_ALSO_H

#include "reading.h"
#include "select/configs.h"
#include "term/json.h"

/* More kinds than any type is of; those beyond aren't told. */
#define ALSO_KINDS_MAX 12

/* Found out once for a target, since a stream has millions of words. */
struct also {
	bool known;
	struct also_type {
		unsigned count;
		struct also_kind {
			enum pte_kind kind;
			unsigned words; /* how many options are named */
			char config[CONFIG_SIZE];
		} list[ALSO_KINDS_MAX];
	} type[PTE_SWAP_TYPE_COUNT];
};

/* "hwpoison with -device_private; swap with -migration", a line of a block. */
void also_block(struct out *out, struct also *also, const struct read_word *w);
/* The member "also", if there are any. */
void also_json(struct json *j, struct also *also, const struct read_word *w);

#endif /* CLI_ALSO_H */
