/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The command line of `pte probe`.
 */
#ifndef PROBE_OPTIONS_H
#define PROBE_OPTIONS_H

#include <stdbool.h>

#define FRAGMENTS 8

struct probe_options {
	const char *tree, *arch;
	const char *output;  /* a folder for specs; NULL: none are kept */
	const char *objects; /* a build directory; NULL: one of our own */
	const char *base;    /* LAYOUT@VERSION; NULL: the tree's version */
	const char *llvm;    /* "-19"; NULL: found */
	const char *smt2;    /* a folder for the questions; NULL */
	const char *allow;   /* a file of differences that are meant; NULL */
	const char *fragment[FRAGMENTS];
	unsigned fragments;
	bool prove, json, pretty;
};

/* false, with a message, if the command line is wrong */
bool options_read(int count, char **words, struct probe_options *o);

/* "pte: probe: ..." on stderr */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

#endif
