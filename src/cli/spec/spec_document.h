/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A spec with its document, from reading it to specs_close().
 */
#ifndef CLI_SPEC_DOCUMENT_H
#define CLI_SPEC_DOCUMENT_H

#include <sys/types.h>

#include "spec.h"
#include "spec_parts.h"

/* Identifies a file, whatever its path. */
struct spec_file {
	bool exists; /* it's a regular file */
	dev_t device;
	ino_t number;
};

struct document {
	struct document *next;
	const struct document *above; /* whose base this is, during reading */
	char *path;
	char *on; /* layout to use as base; NULL: as written */
	struct spec_file file;
	struct spec spec;
	struct spec_body body;
	struct spec_reader reader;
	json_t *json;
	char name[SPEC_NAME_LENGTH_MAX + 1];
};

/*
 * Set up the document with its base, or with nothing. Returns false after a
 * message if the base can't be used.
 */
bool spec_take_base(struct document *d, json_t *json);

/* Print notes on what the spec says without effect. */
void spec_say_unread(const struct spec *spec);

/* As spec_open, for the base of `above`. */
const struct spec *spec_open_below(const char *path,
				   const struct document *above);
/* Whether the path leads to the document's file. */
bool spec_is_document(const struct document *d, const char *path);

#endif /* CLI_SPEC_DOCUMENT_H */
