/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writes JSON without a tree. The stack of open objects only remembers whether
 * a comma is due, and what closes each.
 */
#include "json.h"

#include <stddef.h>
#include <string.h>

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

#define BYTES 8U
#define EACH_BYTE UINT64_C(0x0101010101010101)
#define HIGH_BITS (EACH_BYTE * 0x80U)

/* the high bit of each byte that is 0; maybe of bytes above such a one, too */
static uint64_t zero_bytes(uint64_t v)
{
	return (v - EACH_BYTE) & ~v & HIGH_BITS;
}

static bool are_plain(const char *text)
{
	uint64_t v;

	memcpy(&v, text, sizeof(v));
	return (((v - EACH_BYTE * ' ') & ~v & HIGH_BITS) |
		zero_bytes(v ^ EACH_BYTE * '"') |
		zero_bytes(v ^ EACH_BYTE * '\\')) == 0;
}

/* how many bytes need no escaping, from the first on */
static size_t plain_bytes(const char *text, size_t length)
{
	size_t plain = 0;

	while (length - plain >= BYTES && are_plain(text + plain))
		plain += BYTES;
	while (plain < length && is_plain((unsigned char)text[plain]))
		plain++;
	return plain;
}

static void string(struct json *j, const char *text)
{
	size_t length = strlen(text);

	out_char(j->out, '"');
	while (length > 0) {
		const size_t plain = plain_bytes(text, length);

		out_bytes(j->out, text, plain);
		text += plain;
		length -= plain;
		if (length == 0)
			break;
		if ((unsigned char)*text < ' ')
			out_format(j->out, "\\u%04x", (unsigned)*text);
		else
			out_format(j->out, "\\%c", *text);
		text++;
		length--;
	}
	out_char(j->out, '"');
}

void json_member_slowly(struct json *j, const char *key, size_t length)
{
	if (j->any[j->depth - 1])
		out_text(j->out, j->pretty && j->flat > 0 ? ", " : ",");
	j->any[j->depth - 1] = true;
	line(j);
	if (key == NULL)
		return;
	out_char(j->out, '"');
	out_bytes(j->out, key, length);
	out_text(j->out, j->pretty ? "\": " : "\":");
}

static void nest(struct json *j, const char *key, const char brackets[static 2],
		 bool flat)
{
	json_key(j, key);
	out_char(j->out, brackets[0]);
	if (flat || j->flat > 0)
		j->flat++;
	j->close[j->depth] = brackets[1];
	j->any[j->depth++] = false;
}

void json_begin(struct json *j, struct out *out, bool pretty)
{
	j->out = out;
	j->pretty = pretty;
	j->flat = 0;
	j->depth = 1;
	j->close[0] = '}';
	j->any[0] = false;
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

void json_put_text(struct json *j, const char *value)
{
	if (value == NULL)
		out_text(j->out, "null");
	else
		string(j, value);
}

void json_put_hex(struct json *j, uint64_t value)
{
	out_char(j->out, '"');
	out_hex(j->out, value);
	out_char(j->out, '"');
}
