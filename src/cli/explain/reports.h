/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which lines of a log are one report's. Reports of several CPUs interleave;
 * where lines say who printed them, they are told apart by that.
 */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include "kept.h"

/* a report's registers come some lines after its first one */
#define LINES_AHEAD 128

#define CALLER_SIZE 16
#define PROCESS_SIZE 32

/* The report that a caller is at. */
struct open_report {
	char caller[CALLER_SIZE];   /* "T123", "C0"; "": the lines don't say */
	unsigned number;            /* 0: there is none */
	size_t last;                /* the line that mattered last */
	bool ended;                 /* what follows is another one's */
	char process[PROCESS_SIZE]; /* that its first line names */
	/* a line that printed an entry, and that no word was tied to */
	size_t entry_line;
	uint64_t entry;
};

#define OPEN_REPORTS 8
struct reports {
	unsigned count; /* so far */
	struct open_report open[OPEN_REPORTS];
};

/* A text that some lines have which begin a report; NULL beyond the last. */
const char *reports_text(unsigned index);

/* A line that prints no value: what follows may be another report. */
void reports_pass(struct reports *r, size_t number, const char *text,
		  size_t length);

/*
 * Give a line its report, and tie it to the line before if that printed the
 * entry of its word.
 *
 * before: the lines that still wait, of which that may be one
 */
void reports_add(struct reports *r, struct kept *k, struct kept *before,
		 unsigned waiting);

#endif /* CLI_REPORTS_H */
