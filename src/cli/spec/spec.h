/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Specs: layouts as JSON documents, written by users.
 */
#ifndef CLI_SPEC_H
#define CLI_SPEC_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/model.h>
#include <pte/prove/scheme.h>
#include <pte/target.h>

/* The length that "@255.255" leaves of a target's name. */
#define SPEC_NAME_LENGTH_MAX (PTE_TARGET_NAME_SIZE - sizeof("@255.255"))

/* The most bytes of the name of a tree. */
#define SPEC_TREE_LENGTH_MAX 80

/* The scheme that a spec puts in force; NULL members: none. */
struct spec_scheme {
	const struct pte_scheme *scheme;
	int bit;
	const char *text;  /* NAME[=BIT] as written in the spec */
	const char *where; /* prefix of messages about it */
};

/*
 * Kernels that a spec's words are of, in a list that ends with a NULL `since`.
 * Texts: a stable series may begin inside a version, as 4.18.1.
 */
struct spec_kernels {
	const char *since, *until;
	const char *only; /* which of them; NULL: all */
};

struct spec {
	const char *path; /* as given by the user */
	/* the registry's layout or the spec that it's based on; NULL: none */
	const struct pte_model *base;
	uint16_t version;
	bool together; /* merged from several specs */
	bool spread;   /* one of several layouts that the base covers */
	struct pte_model model;
	struct spec_scheme scheme;
	const struct spec_kernels *kernels; /* NULL: those of its version */
	const char *tree; /* the tree that it describes; NULL: none */
};

/* Whether a name is a spec's, of a file or a named one, not a layout's. */
bool spec_is_named(const char *name);

/*
 * Read a spec. It stays valid until specs_close(); opening the same file again
 * returns the same spec.
 *
 * Returns NULL after a message on an error.
 */
const struct spec *spec_open(const char *path);

/*
 * The base of a spec that covers several layouts, to be freed by free(). NULL
 * if it names one layout, or if the file can't be read.
 */
char *spec_spread_base(const char *path);

/* As spec_open, with one of those layouts, NAME@VERSION, as base. */
const struct spec *spec_open_on(const char *path, const char *base);

/* The spec of a model; NULL if it's built in. */
const struct spec *spec_of(const struct pte_model *model);

void specs_close(void);

/*
 * The default name of a file's spec: "path/to/unmap.json" is unmap. Characters
 * that a name can't have become _, and a long name is cut with "...".
 */
void spec_stem(char to[static SPEC_NAME_LENGTH_MAX + 1], const char *path);

#endif /* CLI_SPEC_H */
