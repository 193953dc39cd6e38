/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef LAYOUTS_H
#define LAYOUTS_H

#include "cases.h"

#include <stdbool.h>

#include <pte/prove/scheme.h>
#include <pte/target.h>

/*
 * What the kernel's headers say since a version, in numbers read off them, one
 * by one: no table of the library has a part in it. It holds until they say
 * something else; a row in which none of these changes needs none of its own.
 * Sources stand in layouts.c.
 */
struct facts {
	const char *name;
	uint16_t since; /* PTE_LINUX() */
	unsigned page_shift;
	unsigned phys_bits; /* MAX_PHYSMEM_BITS */

	/* an entry that isn't present */
	unsigned type_lsb, type_bits;
	unsigned offset_lsb, offset_bits;
	bool inverted; /* the offset is stored complemented */
	uint64_t flag[PTE_FLAG_COUNT];
	uint64_t zero, one; /* bits of which a predicate needs it */
	/* bits of an empty slot that pte_none doesn't look at */
	uint64_t volatile_bits;

	/* a present word: the bits of its pfn; the lowest that a pmd has */
	unsigned pfn_bits, pmd_pfn_lsb;
	bool has_pmd;
};

/*
 * Layouts of which no more than that is described: no level but pte, what a
 * present page's bits are but not its protections, nor what is done to them.
 */
struct brief {
	const char *name;
	unsigned word_bits; /* ... of a pte, */
	unsigned long_bits; /* and of the swp_entry that it's read into */
};

/* The lowest bits of an offset that stand apart, below the others, since */
struct split {
	const char *name;
	uint16_t since;
	unsigned lsb, bits; /* 0 bits: the offset is in one piece */
};

const struct facts *known_at(size_t index); /* NULL beyond the last */
/* NULL: all is described, in words of 64 bits */
const struct brief *brief_of(const struct pte_layout *layout);
struct split split_of(const struct facts *facts);

/* The bits of a word in which an offset stands, as the kernel's headers have
 * it; and a swp_entry of it */
uint64_t word_of_offset(const struct facts *facts, uint64_t offset);
uint64_t entry_of(const struct pte_layout *layout, unsigned type,
		  uint64_t offset);
/* The one that is true of a row; fails the case if there is none */
const struct facts *facts_of(const struct pte_layout *layout);

/* One kernel that a property should hold on. */
struct subject {
	char name[64]; /* "arm64-4k@6.12,-arm64_contpte" */
	const struct pte_model *model;
	uint16_t version;
	struct pte_config config;
};

/* The last version of a row that is modelled */
uint16_t last_version(const struct pte_model *model);

/* with PTE_EVERY_ROW in the environment, no more than that: in slow builds */
enum breadth {
	EVERY_ROW,     /* each row of the registry, at its first version */
	EVERY_VERSION, /* ... and at its last one that is modelled */
	EVERY_CONFIG,  /* ... and with each option turned off, one by one */
};

/* The sentence becomes the name: "sentence[arm64-4k@6.12]" */
void cases_add_each(struct cases *cases, enum breadth breadth,
		    CMUnitTestFunction run, const char *sentence);

/* ... but for brief ones */
void cases_add_described(struct cases *cases, enum breadth breadth,
			 CMUnitTestFunction run, const char *sentence);

/* The target that a subject means */
void subject_target(const struct subject *subject, struct pte_target *target);

/* "x86_64@6.12" with "-migration,cache_bits=44" or ""; fails the case */
void target_named(const char *name, const char *config,
		  struct pte_target *target);

/* What a scheme, NAME[=BIT], comes to on a target; fails the case if there is
 * none of that name */
void scheme_named(const char *name, const char *target,
		  struct pte_scheme_use *use_ret);

#endif
