/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What kernels print of page tables: which words stand in a line of a log, and
 * what each is.
 */
#ifndef LOG_LINE_H
#define LOG_LINE_H

#include <stddef.h>
#include <stdint.h>

#include <pte/kind.h>

enum log_what {
	LOG_WORD,  /* an entry, or what points to a table, as memory has it */
	LOG_ENTRY, /* a swp_entry_t */
	LOG_PFN,   /* the number of a page frame */
	LOG_X86_FAULT, /* an error code of x86's page faults */
	LOG_ARM_FAULT, /* the fault status code of an ESR */
	LOG_NO_VALUE,  /* the line says that something of a table is wrong */
};

struct log_value {
	const char *form; /* the row's name: "bad-page-map" */
	enum log_what what;
	enum pte_level level; /* of a word */
	uint64_t value;
	size_t column; /* from 0 */
};

/* as many as a line has: pgd, p4d, pud, pmd, pte */
#define LOG_VALUES_MAX 8

/*
 * The values in a line, from left to right; hashed pointers aren't among them.
 *
 * line: length bytes, needn't be terminated, may hold any bytes
 *
 * Returns their number; most lines have none.
 */
unsigned log_values(const char *line, size_t length,
		    struct log_value values[static LOG_VALUES_MAX]);

/* A text that each line of a form has; NULL beyond the last. */
const char *log_form_text(unsigned index);

#endif /* LOG_LINE_H */
