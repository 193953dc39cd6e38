/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Specs: layouts that somebody wrote down as JSON.
 */
#ifndef CLI_SPEC_H
#define CLI_SPEC_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/model.h>
#include <pte/prove/scheme.h>
#include <pte/target.h>

/* What "@255.255" leaves of a target's name. */
#define SPEC_NAME_LENGTH_MAX (PTE_TARGET_NAME_SIZE - sizeof("@255.255"))

/* The scheme that a spec puts in force; NULLs: none. */
struct spec_scheme {
	const struct pte_scheme *scheme;
	int bit;
	const char *text;  /* NAME[=BIT], as it was said */
	const char *where; /* what messages about it begin with */
};

struct spec {
	const char *path; /* as it was named */
	/* the layout in the registry that it starts from; NULL: none */
	const struct pte_model *base;
	uint16_t version;
	bool together; /* what-ifs that were merged */
	bool spread;   /* one of several that its file stands for */
	struct pte_model model;
	struct spec_scheme scheme;
};

/* Whether a layout's name means a file. */
bool spec_is_named(const char *name);

/*
 * Read a spec. It stays, whatever is read later, until specs_close; the same
 * name again is the same spec.
 *
 * NULL, and a message, if something is wrong with it.
 */
const struct spec *spec_open(const char *path);

/* The base of a spec that stands for several layouts; NULL: it names one, or
 * the file can't be read. Free it. */
char *spec_spread_base(const char *path);

/* As spec_open, on one of them: NAME@VERSION. */
const struct spec *spec_open_on(const char *path, const char *base);

/* The spec that a model is of; NULL: it's of none. */
const struct spec *spec_of(const struct pte_model *model);

void specs_close(void);

/*
 * What a file's spec is called unless it says so: "path/to/unmap.json" is
 * unmap. What a name can't have is shown as _, what has no room as "...".
 */
void spec_stem(char to[static SPEC_NAME_LENGTH_MAX + 1], const char *path);

#endif /* CLI_SPEC_H */
