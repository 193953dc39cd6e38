/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef VECTOR_H
#define VECTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "answer.h"
#include "rows.h"

/* Known answers: one word, one kernel, and what that kernel makes of it */

enum vector_op {
	VECTOR_DECODE,  /* the word reads as that */
	VECTOR_BOTH,    /* and type, offset and flags give the word */
	VECTOR_MACRO,   /* the kernel's unchecked macros give the word */
	VECTOR_PRESENT, /* predicates and pfn */
	VECTOR_PLACE,   /* pfn and protection bits give the word */
	/* what each bit does: see turned.h */
	VECTOR_TURN,
	VECTOR_SPREAD,
	VECTOR_LAY,
	VECTOR_INVALID,
	/* what is in force at that version: see listed.h */
	VECTOR_NAMES,
	VECTOR_STORED,
	VECTOR_PROTECTION,
	VECTOR_ASKED,
	VECTOR_OPTION,
};

struct vector {
	char name[160];     /* "x86_64@6.12 both 0x2fffffffffdb9600" */
	const char *target; /* "x86_64@6.12" */
	const char *config; /* "-device_private", "" for the default */
	const char *level;
	enum vector_op op;
	uint64_t pte;
	const char *expect; /* key=value key=value ... */
	const char *source;
};

struct vectors {
	struct rows *files;
	size_t file_count;
	struct vector *vector;
	size_t count;
};

/* All layouts' files of a directory; what can't be read ends the program */
void vectors_read(const char *directory, struct vectors *vectors_ret);
void vectors_free(struct vectors *vectors);

/* The value that a vector gives for a key; false if it gives none */
bool vector_value(const struct vector *vector, const char *key,
		  char value[ANSWER_TEXT_SIZE]);
uint64_t vector_number(const struct vector *vector, const char *key);
bool vector_lists(const struct vector *vector, const char *key,
		  const char *name);

/* Compare every key that the vector gives; prints what differs */
bool vector_agrees(const struct vector *vector, const struct answer *answer);

#endif
