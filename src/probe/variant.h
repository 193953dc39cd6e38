/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The layouts that one build covers, and what their machines decide.
 */
#ifndef PROBE_VARIANT_H
#define PROBE_VARIANT_H

#include <pte/pattern.h>

#include "tree.h"

#define VARIANT_FACTS 8

/* A fact whose name or value has a number of the tree's own: a constant of its
 * shim. */
struct variant_fact {
	const char *name;     /* "cpu feature " */
	const char *numbered; /* what is appended to it; NULL: nothing */
	const char *constant; /* the value; NULL: `value` */
	uint64_t value;
};

struct variant {
	const char *layout, *arch;
	uint64_t page_shift, phys_bits; /* the build's; 0: any */
	const char *needs;              /* a constant that the tree has; NULL */
	struct variant_fact fact[VARIANT_FACTS]; /* ends with a NULL name */
};

/* ends with a NULL layout */
extern const struct variant variants[];

/* an architecture by its name here, of whatever name it goes by elsewhere */
const char *variant_arch(const char *name);

/* whether it's of the architecture, in either byte order */
bool variant_is_for(const struct variant *v, const char *arch);

/* whether the build covers it; the constants are read without facts */
bool variant_is_of(const struct variant *v, const char *arch,
		   struct tree *tree);

/* Words of which a helper is asked, where others exist that no kernel has: what
 * the layout says, and why, is in docs/limits.md. */
struct variant_words {
	const char *arch, *helper;
	struct pte_either words;
	const char *says;
};

/* NULL: all words */
const struct variant_words *variant_words_of(const char *arch,
					     const char *helper);

#define VARIANT_FACT_ROOM 32

/* a variant's facts, with those of all */
struct variant_facts {
	unsigned count;
	struct fact fact[VARIANT_FACT_ROOM];
	char name[VARIANT_FACT_ROOM][OUTSIDE_NAME_SIZE];
};

/* from here on the tree is read with them, which outlive that */
void variant_fill(const struct variant *v, struct tree *tree,
		  struct variant_facts *facts);

#endif
