/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Options of the command line: one table, which drives getopt, --help and the
 * messages.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/config.h>
#include <pte/kind.h>
#include <pte/prove/scheme.h>
#include <pte/scan.h>

#include "term/color.h"

enum option_id {
	OPTION_LAYOUT,
	OPTION_CONFIG,
	OPTION_LEVEL,
	OPTION_SCHEME,
	OPTION_KEEP_GOING,
	OPTION_STRICT,
	OPTION_ENTRY,
	OPTION_PAGEMAP,
	OPTION_TSV,
	OPTION_NO_HEADER,
	OPTION_PGD,
	OPTION_RANGE,
	OPTION_COMMENT,
	OPTION_SVG,
	OPTION_SPEC,
	OPTION_SMT2,
	OPTION_ACCEPT_KNOWN,
	OPTION_ALL,
	OPTION_BRIEF,
	OPTION_MARKDOWN,
	OPTION_HTML,
	OPTION_FIND,
	OPTION_BYTE_ORDER,
	OPTION_JSON,
	OPTION_COLOR,
	OPTION_HELP,
	OPTION_VERSION,
};
#define OPTION_COUNT 27

/* A set of options: bit i is option i. */
#define OPTION_SET(id) (1U << (unsigned)(id))
/* Options that every command takes, before and after its name. */
#define OPTIONS_EVERYWHERE                                                     \
	(OPTION_SET(OPTION_JSON) | OPTION_SET(OPTION_COLOR) |                  \
	 OPTION_SET(OPTION_HELP) | OPTION_SET(OPTION_VERSION))

struct option_row {
	char letter;          /* 0: none */
	const char *name;     /* "layout" */
	const char *argument; /* "LAYOUT"; NULL: none */
	const char *help;
};

/* A limit on specs that are checked together. */
#define SPECS_MAX 16
/* A limit on layouts that are compared. */
#define OPTION_LAYOUTS_MAX 64

/* The options that were given. */
struct options {
	unsigned given;                          /* an OPTION_SET */
	const char *layout;                      /* the last one */
	const char *layouts[OPTION_LAYOUTS_MAX]; /* in their order */
	size_t layout_count;
	struct pte_config config;
	enum pte_level level;
	const struct pte_scheme *scheme; /* NULL: mainline's */
	int scheme_bit;
	const char *pgd, *range;
	const char *svg;
	const char *specs[SPECS_MAX];
	size_t spec_count;
	const char *smt2;
	const char *find; /* kinds, as written; NULL: none */
	enum pte_byte_order byte_order;
	enum color_when color;
	/* arguments that aren't options */
	char *const *words;
	size_t word_count;
};

static inline bool options_have(const struct options *o, enum option_id id)
{
	return (o->given & OPTION_SET(id)) != 0;
}

const struct option_row *option_row(enum option_id id);

/*
 * Read a command line.
 *
 * known: the OPTION_SET that is allowed here
 * ahead: stop at the first argument that isn't an option, the command's name
 *
 * Returns false after a message on an error.
 */
bool options_read(struct options *o, unsigned known, bool ahead, int count,
		  char **words);

#endif /* CLI_OPTIONS_H */
