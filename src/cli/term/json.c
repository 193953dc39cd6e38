/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writes JSON without a tree. The stack of open objects only remembers whether
 * a comma is due, and what closes each.
 */
#include "json.h"

#include <stddef.h>

#define INDENT 2
#define SCHEMA 1

static void line(struct json *j)
{
	if (!j->pretty || j->flat > 0)
		return;
	out_char(j->out, '\n');
	out_pad(j->out, ' ', (int)j->depth * INDENT);
}

static bool is_plain(unsigned char c)
{
	return c >= ' ' && c != '"' && c != '\\';
}

static void string(struct json *j, const char *text)
{
	out_char(j->out, '"');
	while (*text != '\0') {
		size_t plain = 0;

		while (is_plain((unsigned char)text[plain]))
			plain++;
		out_bytes(j->out, text, plain);
		text += plain;
		if (*text != '\0' && (unsigned char)*text < ' ')
			out_format(j->out, "\\u%04x", (unsigned)*text++);
		else if (*text != '\0')
			out_format(j->out, "\\%c", *text++);
	}
	out_char(j->out, '"');
}

/* the comma, the line break and the key before a value */
static void member(struct json *j, const char *key)
{
	if (j->any[j->depth - 1])
		out_text(j->out, j->pretty && j->flat > 0 ? ", " : ",");
	j->any[j->depth - 1] = true;
	line(j);
	if (key == NULL)
		return;
	/* our keys need no escaping */
	out_char(j->out, '"');
	out_text(j->out, key);
	out_text(j->out, j->pretty ? "\": " : "\":");
}

static void nest(struct json *j, const char *key, const char brackets[static 2],
		 bool flat)
{
	member(j, key);
	out_char(j->out, brackets[0]);
	if (flat || j->flat > 0)
		j->flat++;
	j->close[j->depth] = brackets[1];
	j->any[j->depth++] = false;
}

void json_begin(struct json *j, struct out *out, bool pretty)
{
	*j = (struct json){ .out = out, .pretty = pretty, .depth = 1 };
	j->close[0] = '}';
	out_char(out, '{');
	json_number(j, "schema", SCHEMA);
}

void json_end(struct json *j)
{
	j->depth = 0;
	line(j);
	out_text(j->out, "}\n");
}

void json_open_object(struct json *j, const char *key)
{
	nest(j, key, "{}", false);
}

void json_open_array(struct json *j, const char *key)
{
	nest(j, key, "[]", false);
}

void json_flat_object(struct json *j, const char *key)
{
	nest(j, key, "{}", true);
}

void json_flat_array(struct json *j, const char *key)
{
	nest(j, key, "[]", true);
}

void json_close(struct json *j)
{
	j->depth--;
	if (j->any[j->depth])
		line(j);
	if (j->flat > 0)
		j->flat--;
	out_char(j->out, j->close[j->depth]);
}

void json_text(struct json *j, const char *key, const char *value)
{
	member(j, key);
	if (value == NULL)
		out_text(j->out, "null");
	else
		string(j, value);
}

void json_hex(struct json *j, const char *key, uint64_t value)
{
	member(j, key);
	out_char(j->out, '"');
	out_hex(j->out, value);
	out_char(j->out, '"');
}

void json_number(struct json *j, const char *key, uint64_t value)
{
	member(j, key);
	out_number(j->out, value);
}

void json_bool(struct json *j, const char *key, bool value)
{
	member(j, key);
	out_text(j->out, value ? "true" : "false");
}
