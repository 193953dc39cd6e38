/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What was seen of a kernel: words, entries, and pairs of them, as the command
 * line or stdin has them.
 */
#ifndef CLI_SEEN_H
#define CLI_SEEN_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/fit.h>

#include "term/out.h"

/* Different ones: each is asked of each kernel. */
#define SEEN_MAX 1024

struct seen {
	enum pte_level level; /* of words that don't name theirs */
	size_t count;
	struct pte_evidence list[SEEN_MAX];
};

/*
 * Add [LEVEL:]WORD, [LEVEL:]WORD=ENTRY or entry:ENTRY, unless it's there: a
 * batch_take, whose context is the struct.
 */
bool seen_take(void *context, char *text, size_t length, size_t line);

/* "0x1234", "pmd:0x1067", "0x100000000000=0x3fff7ffffffff", "entry:0x1234" */
void out_seen(struct out *out, const struct pte_evidence *e);

#endif /* CLI_SEEN_H */
