/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads the command line.
 */
#include "options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	LONG_CONFIG = 256,
	LONG_OBJECTS,
	LONG_BASE,
	LONG_PROVE,
	LONG_SMT2,
	LONG_LLVM,
	LONG_ALLOW,
};

/* clang-format off */
static const struct row {
	int value;
	const char *name, *argument, *help;
} rows[] = {
	{ 'o',          "output",  "DIR",            "write a spec for each layout that the build covers" },
	{ LONG_CONFIG,  "config",  "FRAGMENT",       "options beside ours, as in a .config; may be repeated" },
	{ LONG_OBJECTS, "objects", "DIR",            "take this build directory and its .config, as it is" },
	{ LONG_BASE,    "base",    "LAYOUT@VERSION", "compare with this layout, not with the tree's version" },
	{ LONG_PROVE,   "prove",   NULL,             "also compare each helper with pte/kernel.h, and list them" },
	{ LONG_SMT2,    "smt2",    "DIR",            "write what was compared as SMT-LIB for a solver" },
	{ LONG_LLVM,    "llvm",    "SUFFIX",         "of the tools: -19 for clang-19 (by default the newest that is read)" },
	{ LONG_ALLOW,   "allow",   "FILE",           "differences that are meant: objects as --json prints them" },
	{ 'j',          "json",    NULL,             "print JSON" },
	{ 'h',          "help",    NULL,             "show this help" },
};
/* clang-format on */

#define ROWS (sizeof(rows) / sizeof(rows[0]))

void complain(const char *format, ...)
{
	va_list arguments;

	fputs("pte: probe: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
}

void options_help(void)
{
	printf("usage: pte probe TREE ARCH [OPTION...]\n\n"
	       "What the headers of a kernel tree encode, whether it's what "
	       "libpte\n"
	       "says, and whether it collides: proved over all 2^64 words.\n\n"
	       "ARCH: x86_64, arm64, ppc64, ppc64be, riscv64, s390x, "
	       "loongarch64.\n"
	       "The tree's own makefiles and scripts are run: probe only trees "
	       "that\n"
	       "you would build. Nothing is written to it.\n\n");
	for (size_t i = 0; i < ROWS; i++) {
		char name[40];

		snprintf(name, sizeof(name), "--%s%s%s", rows[i].name,
			 rows[i].argument != NULL ? "=" : "",
			 rows[i].argument != NULL ? rows[i].argument : "");
		printf(rows[i].value < LONG_CONFIG ? "  -%c, " : "      ",
		       rows[i].value);
		printf("%-24s %s\n", name, rows[i].help);
	}
	printf("\nExit status: 0 all is proved, and nothing differs or is "
	       "refuted but\n"
	       "what is known or allowed; 1 something differs, or a claim is "
	       "refuted;\n"
	       "2 trouble, or something is undecided.\n\n"
	       "example: pte probe ~/linux x86_64 -o specs\n");
}

static bool take(struct probe_options *o, int value, const char *argument)
{
	switch (value) {
	case 'o':
		o->output = argument;
		return true;
	case 'j':
		o->json = true;
		return true;
	case 'h':
		o->help = true;
		return true;
	case LONG_CONFIG:
		if (o->fragments == FRAGMENTS) {
			complain("--config: more than %d", FRAGMENTS);
			return false;
		}
		o->fragment[o->fragments++] = argument;
		return true;
	case LONG_OBJECTS:
		o->objects = argument;
		return true;
	case LONG_BASE:
		o->base = argument;
		return true;
	case LONG_PROVE:
		o->prove = true;
		return true;
	case LONG_SMT2:
		o->smt2 = argument;
		return true;
	case LONG_LLVM:
		o->llvm = argument;
		return true;
	default:
		o->allow = argument;
		return true;
	}
}

bool options_read(int count, char **words, struct probe_options *o)
{
	struct option longs[ROWS + 1] = { { NULL, 0, NULL, 0 } };
	int value;

	for (size_t i = 0; i < ROWS; i++)
		longs[i] = (struct option){ rows[i].name,
					    rows[i].argument != NULL
						    ? required_argument
						    : no_argument,
					    NULL, rows[i].value };
	opterr = 0;
	while ((value = getopt_long(count, words, ":o:jh", longs, NULL)) !=
	       -1) {
		if (value == ':' || value == '?') {
			complain(value == ':' ? "%s: needs an argument"
					      : "%s: unknown option; `pte "
						"probe --help` shows them",
				 words[optind - 1]);
			return false;
		}
		if (!take(o, value, optarg))
			return false;
	}
	if (o->help)
		return true;
	if (count - optind != 2) {
		complain(count - optind < 2
				 ? "which tree, of which architecture? `pte "
				   "probe TREE ARCH`"
				 : "one tree and one architecture at a time");
		return false;
	}
	o->tree = words[optind];
	o->arch = words[optind + 1];
	if (o->objects != NULL && o->fragments > 0) {
		complain("--objects has a configuration: --config can't change "
			 "it");
		return false;
	}
	return true;
}
