/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The commands: one table, which drives dispatch and --help.
 *
 * To add one: its run function here, in a file of its own; its row in
 * commands.c; its text in man/commands/NAME.scd; its cases in tests/cli.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stddef.h>

#include "exit.h"
#include "options.h"
#include "term/out.h"

struct command {
	const char *name;
	const char *arguments; /* synopsis after the options */
	const char *brief;     /* one line */
	/* further text for --help; a newline ends a paragraph, "  NAME  TEXT"
	 * is a row of a list */
	const char *more;
	const char *example; /* without the prompt */
	uint64_t options;    /* an OPTION_SET, without OPTIONS_EVERYWHERE */
	/* returns EXIT_... */
	int (*run)(const struct options *o, struct out *out);
	/* A program of its own, which reads what follows the name; else NULL */
	const char *program;
	const char *needs; /* what that is built where it is */
};

extern const struct command commands[];
extern const size_t command_count;

/* NULL after a message if there's no such command. */
const struct command *command_find(const char *name);

int run_list(const struct options *o, struct out *out);
int run_show(const struct options *o, struct out *out);
int run_explain(const struct options *o, struct out *out);
int run_follow(const struct options *o, struct out *out);
int run_infer(const struct options *o, struct out *out);
int run_decode(const struct options *o, struct out *out);
int run_encode(const struct options *o, struct out *out);
int run_scan(const struct options *o, struct out *out);
int run_pagemap(const struct options *o, struct out *out);
int run_check(const struct options *o, struct out *out);
int run_diff(const struct options *o, struct out *out);
int run_museum(const struct options *o, struct out *out);
int run_compare(const struct options *o, struct out *out);
int run_census(const struct options *o, struct out *out);
int run_export(const struct options *o, struct out *out);
int run_budget(const struct options *o, struct out *out);
int run_report(const struct options *o, struct out *out);
int run_help(const struct options *o, struct out *out);
/* in pte-walk */
int run_walk(const struct options *o, struct out *out);

/* Become a command's program, with these words after its name; returns only on
 * trouble, EXIT_TROUBLE. */
int run_program(const struct command *command, char **words);

/* --help for one command; NULL: for all */
void help(struct out *out, const struct command *command);

/* --version */
void version(const struct options *o, struct out *out);

#endif /* CLI_COMMAND_H */
