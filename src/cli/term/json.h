/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * JSON output: one object, written member by member. In arrays the key is NULL.
 * Reading uses jansson, whose names (json_object, json_array and so on) must be
 * avoided here.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "out.h"

#define JSON_DEPTH 16

struct json {
	struct out *out;
	bool pretty;   /* one member per line, except in flat ones */
	unsigned flat; /* number of open ones on one line */
	unsigned depth;
	bool any[JSON_DEPTH];   /* whether a member has been written */
	char close[JSON_DEPTH]; /* the closing character of each */
};

/* {"schema":1 ... and the closing brace, with a newline */
void json_begin(struct json *j, struct out *out, bool pretty);
void json_end(struct json *j);

void json_open_object(struct json *j, const char *key);
void json_open_array(struct json *j, const char *key);
/* As above, with all members on one line. */
void json_flat_object(struct json *j, const char *key);
void json_flat_array(struct json *j, const char *key);
void json_close(struct json *j);

/* A NULL value is written as null. */
void json_text(struct json *j, const char *key, const char *value);
/* As a string, since not all JSON readers keep 64 bits. */
void json_hex(struct json *j, const char *key, uint64_t value);
void json_number(struct json *j, const char *key, uint64_t value);
void json_bool(struct json *j, const char *key, bool value);

#endif /* CLI_JSON_H */
