/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a value of a log is, on a layout: its reading, what speaks against it,
 * and both forms of output.
 */
#ifndef CLI_EXPLAINED_H
#define CLI_EXPLAINED_H

#include "kept.h"
#include "log/line.h"
#include "term/out.h"
#include "ties.h"
#include "word/doubts.h"
#include "word/entry.h"
#include "word/reading.h"

/* how it's known which kernel wrote the line */
enum fit {
	FIT_GIVEN, /* --layout */
	FIT_LOG,   /* the log says so */
	FIT_ARCH,  /* ... but for the version, for which the newest is taken */
	FIT_WORDS, /* the line's words can be that layout's */
	FIT_NONE,  /* they can't be any's, or there is none */
};
const char *fit_name(enum fit fit);

/* A value, and the line that it's from. */
struct explained {
	const struct log_value *value;
	const char *layout; /* as named; NULL: none is known */
	const char *why;    /* it can't be used; NULL: it can */
	enum fit fit;
	const struct kept *kept;
	const struct report *report; /* so far, with that line */

	/* of words and entries, if the layout describes the level */
	bool is_read,
		as_below; /* as a table's of the level that is described */
	struct read_word word;
	struct pte_doubts doubts;
	uint64_t ptes[ENTRY_WORDS_MAX];
	unsigned pte_count;
	struct ties ties;
};

/* Read the value on a layout, as far as it describes that. */
void explained_read(struct explained *e, const struct pte_target *target);

/* "    pmd   0x1067  table=0x1000 ...", without a newline */
void explained_text(struct out *out, const struct explained *e);
void explained_json(struct out *out, const struct explained *e);

/* What a fault's code says of the walk; several parts, separated by commas. */
void out_x86_fault(struct out *out, uint64_t code);
void out_arm_fault(struct out *out, uint64_t status);

#endif /* CLI_EXPLAINED_H */
