/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "../vectors/turned.h"
#include "../vectors/vector.h"

/*
 * The known answers, made ready to be asked again and again. They come from
 * the kernel's macros, not from the library's tables.
 */

struct question {
	const struct vector *vector;
	struct turned *turned; /* of a line about each bit, else NULL */
	uint16_t version;
	struct pte_config config;
	enum pte_level level;
	unsigned keys;          /* which of the answer's keys are known */
	struct answer expected; /* only those mean something */
	uint64_t word;

	unsigned type, flags;
	uint64_t offset;
	uint64_t pfn, protection;
};

struct questions {
	struct question *question;
	size_t count;
};

/*
 * Those that are about a row. Ends the program if the row as it is doesn't
 * agree with one of them: then there is nothing to measure.
 */
void questions_of(const struct vectors *vectors, const struct pte_model *row,
		  struct questions *questions_ret);
void questions_free(struct questions *questions);

/* Whether a model gives each answer */
bool questions_agree(const struct questions *questions,
		     const struct pte_model *model);

/* The same, of those about one version only */
bool questions_agree_at(const struct questions *questions, uint16_t version,
			const struct pte_model *model);

#endif
