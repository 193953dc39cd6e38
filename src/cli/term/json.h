/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * JSON output: one object, written member by member. In arrays the key is NULL.
 * Reading uses jansson, whose names (json_object, json_array and so on) must be
 * avoided here.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "out.h"

#define JSON_DEPTH 16
/* what a key takes beside its name */
#define JSON_KEY_SIZE 4

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

/* The comma and the key before a value; beyond the room, or on its own line. */
void json_member_slowly(struct json *j, const char *key, size_t length);
static inline void json_member(struct json *j, const char *key, size_t length)
{
	struct out *const out = j->out;
	bool *const any = &j->any[j->depth - 1];
	char *to = out->buffer + out->used;

	if (j->pretty || length + JSON_KEY_SIZE > out->size - out->used) {
		json_member_slowly(j, key, length);
		return;
	}
	*to = ',';
	to += *any;
	*any = true;
	if (key != NULL) {
		*to = '"';
		to = out_copy(to + 1, key, length);
		*to++ = '"';
		*to++ = ':';
	}
	out->used = (size_t)(to - out->buffer);
}

/* Inline, so that the length of a literal key is known when it's compiled. Our
 * keys need no escaping. */
static inline void json_key(struct json *j, const char *key)
{
	json_member(j, key, key == NULL ? 0 : __builtin_strlen(key));
}

void json_put_text(struct json *j, const char *value);
void json_put_hex(struct json *j, uint64_t value);
static inline void json_put_number(struct json *j, uint64_t value)
{
	out_number(j->out, value);
}
static inline void json_put_bool(struct json *j, bool value)
{
	if (value)
		out_bytes(j->out, "true", 4);
	else
		out_bytes(j->out, "false", 5);
}
/* A name of the model's, or of a spec's: it needs no escaping. */
static inline void json_put_plain(struct json *j, const char *name,
				  size_t length)
{
	out_char(j->out, '"');
	out_bytes(j->out, name, length);
	out_char(j->out, '"');
}

/* A NULL value is written as null. */
static inline void json_text(struct json *j, const char *key, const char *value)
{
	json_key(j, key);
	json_put_text(j, value);
}

/* As a string, since not all JSON readers keep 64 bits. */
static inline void json_hex(struct json *j, const char *key, uint64_t value)
{
	json_key(j, key);
	json_put_hex(j, value);
}

static inline void json_number(struct json *j, const char *key, uint64_t value)
{
	json_key(j, key);
	json_put_number(j, value);
}

static inline void json_bool(struct json *j, const char *key, bool value)
{
	json_key(j, key);
	json_put_bool(j, value);
}

#endif /* CLI_JSON_H */
