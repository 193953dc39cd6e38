/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ANSWER_H
#define ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/doubt.h>

#include "../reference/reference.h"

/*
 * What a decoder says of a word, in a form that knows neither decoder: the
 * library's reading and the reference's can be laid side by side, or beside
 * the text of a known answer.
 */

#define ANSWER_SOFT_DIRTY 1U
#define ANSWER_UFFD_WP 2U
#define ANSWER_EXCLUSIVE 4U

#define ANSWER_MARKER_UFFD_WP 1U
#define ANSWER_MARKER_SWAPIN_ERROR 2U
#define ANSWER_MARKER_POISONED 4U
#define ANSWER_MARKER_GUARD 8U

#define ANSWER_MISSING_BITS 1U
#define ANSWER_OFFSET_RANGE 2U
#define ANSWER_PFN_RANGE 4U
#define ANSWER_MARKER_BITS 8U
#define ANSWER_LEVEL_KIND 16U
#define ANSWER_MMIO 32U

struct answer {
	const char *kind;
	const char *softleaf;
	bool none, present, protnone;
	bool has_entry;
	uint64_t type, offset, entry;
	unsigned flags; /* ANSWER_... */
	bool has_pfn;
	uint64_t pfn;
	bool has_table;
	uint64_t table;
	bool has_young_dirty, young, dirty;
	unsigned marker; /* ANSWER_MARKER_... */
	bool has_stray;  /* not of pages */
	uint64_t stray;
	bool has_pagemap;
	uint64_t pagemap;
	unsigned doubts; /* ANSWER_..._BITS and so on */
};

void answer_of_library(const struct pte_target *target, uint64_t word,
		       const struct pte_reading *reading,
		       struct answer *answer_ret);
void answer_of_reference(const struct ref_reading *reading,
			 struct answer *answer_ret);

/* The name of the first key that differs, NULL if none does */
const char *answer_difference(const struct answer *a, const struct answer *b);

#define ANSWER_TEXT_SIZE 192

/*
 * One key's value as known answers write it; "absent" where it means nothing.
 * Returns false if there is no such key.
 */
bool answer_text(const struct answer *answer, const char *key,
		 char text[ANSWER_TEXT_SIZE]);

/* Every key that means something, on one line of stderr */
void answer_print(const char *who, const struct answer *answer);

#endif
