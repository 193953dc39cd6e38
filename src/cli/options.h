/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Options of the command line: one table, which drives getopt, --help, the
 * messages, the manual's pages and what shells complete. Two may have one name
 * if no command takes both.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/config.h>
#include <pte/kind.h>
#include <pte/prove/scheme.h>
#include <pte/scan.h>

#include "term/color.h"
#include "term/out.h"
#include "term/probe_options.h"

#define OPTION_ID(id, ...) OPTION_PROBE_##id,

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
	OPTION_OUTPUT,
	OPTION_SPEC,
	OPTION_SMT2,
	OPTION_ACCEPT_KNOWN,
	OPTION_ALL,
	OPTION_BRIEF,
	OPTION_MARKDOWN,
	OPTION_HTML,
	OPTION_FIND,
	OPTION_BYTE_ORDER,
	PROBE_OPTION_ROWS(OPTION_ID) /* OPTION_PROBE_... */
	OPTION_JSON,
	OPTION_PRETTY,
	OPTION_COLOR,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT,
};

/* A set of options: bit i is option i. */
#define OPTION_SET(id) (UINT64_C(1) << (unsigned)(id))
/* Options that every command takes. */
#define OPTIONS_EVERYWHERE                                                     \
	(OPTION_SET(OPTION_JSON) | OPTION_SET(OPTION_PRETTY) |                 \
	 OPTION_SET(OPTION_COLOR) | OPTION_SET(OPTION_HELP) |                  \
	 OPTION_SET(OPTION_VERSION))
/* Those of `pte probe`. */
#define OPTION_OR(id, ...) | OPTION_SET(OPTION_PROBE_##id)
#define OPTIONS_OF_PROBE (UINT64_C(0) PROBE_OPTION_ROWS(OPTION_OR))

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
	uint64_t given;                          /* an OPTION_SET */
	const char *layout;                      /* the last one */
	const char *layouts[OPTION_LAYOUTS_MAX]; /* in their order */
	size_t layout_count;
	struct pte_config config;
	enum pte_level level;
	const struct pte_scheme *scheme; /* NULL: mainline's */
	int scheme_bit;
	const char *pgd, *range;
	const char *svg, *output;
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
 * Where the first word stands that is no option, nor an option's argument: the
 * command's name; `count` if there's none, -1 after a message on an error.
 */
int options_name_at(int count, char **words);

/*
 * Read a command line; known: the OPTION_SET that is allowed here. Returns
 * false after a message on an error.
 */
bool options_read(struct options *o, uint64_t known, int count, char **words);

/* Whether one form of output is asked for, or none; false after a message. */
bool options_one_form(const struct options *o);

/* How standard output looks: its colours, and its width where people read it.
 */
void options_dress(const struct options *o, struct out *out);

#endif /* CLI_OPTIONS_H */
