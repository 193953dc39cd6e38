/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the kernel's helpers say of a present word, beside the tests of its
 * kind: pte_write, pmd_leaf and so on.
 */
#ifndef CLI_ASKED_H
#define CLI_ASKED_H

#include "reading.h"
#include "term/json.h"

/* more than the rows that a model has at one level */
#define ASKED_MAX 64

/* The helpers of one level of a target: looked up once for a stream of words.
 * Empty at first. */
struct asked {
	const struct pte_target *target;
	enum pte_level level;
	unsigned count;
	struct asked_row {
		struct pte_predicate predicate;
		size_t length;        /* of its name */
		const char *suffix;   /* without the level: "write" */
		size_t suffix_length; /* and without _page */
	} rows[ASKED_MAX];
};

/* Lines of a block: "pte_write yes, pte_dirty no". */
void asked_block(struct out *out, const struct read_word *w);
/* The members "predicates", those that say yes, and "asked", what each says. */
void asked_json(struct json *j, struct asked *asked, const struct read_word *w);

#endif /* CLI_ASKED_H */
