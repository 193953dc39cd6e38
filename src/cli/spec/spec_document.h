/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A spec while it's read, and as long as it stays.
 */
#ifndef CLI_SPEC_DOCUMENT_H
#define CLI_SPEC_DOCUMENT_H

#include <sys/types.h>

#include "spec.h"
#include "spec_parts.h"

/* Which file it is, however it's called. */
struct spec_file {
	bool exists; /* as one that says the same each time it's read */
	dev_t device;
	ino_t number;
};

struct document {
	struct document *next;
	const struct document *above; /* whose base this is, while it's read */
	char *path;
	char *on; /* the layout that its base is taken for; NULL: as it says */
	struct spec_file file;
	struct spec spec;
	struct spec_body body;
	struct spec_reader reader;
	json_t *json;
	char name[SPEC_NAME_LENGTH_MAX + 1];
};

/*
 * Begin with what the document's base is, or with nothing. False, and a
 * message, if there's no such base.
 */
bool spec_take_base(struct document *d, json_t *json);

/* Note what it says in vain. */
void spec_say_unread(const struct spec *spec);

/* As spec_open, of a base. */
const struct spec *spec_open_below(const char *path,
				   const struct document *above);
/* Whether a path leads to the document's file. */
bool spec_is_document(const struct document *d, const char *path);

#endif /* CLI_SPEC_DOCUMENT_H */
