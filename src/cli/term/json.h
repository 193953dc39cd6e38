/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * JSON, written: one object, member by member. In arrays the key is NULL. It's
 * read with jansson, whose names these mustn't be.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "out.h"

#define JSON_DEPTH 16

struct json {
	struct out *out;
	bool pretty;   /* members on lines of their own, but for flat ones */
	unsigned flat; /* how many of the open ones are on one line */
	unsigned depth;
	bool any[JSON_DEPTH];   /* whether a member has been written */
	char close[JSON_DEPTH]; /* what ends the object or array */
};

/* {"schema":1 ... and the object's end, with a newline */
void json_begin(struct json *j, struct out *out, bool pretty);
void json_end(struct json *j);

void json_open_object(struct json *j, const char *key);
void json_open_array(struct json *j, const char *key);
/* The same, with all that is inside on one line. */
void json_flat_object(struct json *j, const char *key);
void json_flat_array(struct json *j, const char *key);
void json_close(struct json *j);

/* NULL is null. */
void json_text(struct json *j, const char *key, const char *value);
/* 64-bit quantities are strings, since not every reader of JSON holds them. */
void json_hex(struct json *j, const char *key, uint64_t value);
void json_number(struct json *j, const char *key, uint64_t value);
void json_bool(struct json *j, const char *key, bool value);

#endif /* CLI_JSON_H */
