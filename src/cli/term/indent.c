/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Puts the white space of JSON where it's easy to read, whatever was there.
 */
#include "indent.h"

#include <string.h>

#define EACH 2
/* deeper ones stay at that column */
#define DEPTH_MAX ((INDENT_ROOM - 4) / EACH)

static size_t line(const struct indent *in, char *to)
{
	const unsigned depth = in->depth < DEPTH_MAX ? in->depth : DEPTH_MAX;

	to[0] = '\n';
	memset(to + 1, ' ', (size_t)depth * EACH);
	return 1 + (size_t)depth * EACH;
}

static size_t in_string(struct indent *in, char c, char *to)
{
	if (!in->escaped && c == '"')
		in->string = false;
	in->escaped = !in->escaped && c == '\\';
	to[0] = c;
	return 1;
}

static size_t closing(struct indent *in, char c, char *to)
{
	size_t used = 0;

	in->depth--;
	if (!in->opened)
		used = line(in, to);
	in->opened = false;
	to[used] = c;
	return used + 1;
}

/* a bracket, or the first byte of a value or key */
static size_t beginning(struct indent *in, char c, char *to)
{
	size_t used = 0;

	if (in->opened)
		used = line(in, to);
	in->opened = c == '{' || c == '[';
	in->depth += in->opened;
	in->string = c == '"';
	to[used] = c;
	return used + 1;
}

size_t indent_byte(struct indent *in, char c, char to[static INDENT_ROOM])
{
	if (in->string)
		return in_string(in, c, to);
	switch (c) {
	case ' ':
		return 0;
	case '\n':
		to[0] = c;
		return in->depth == 0 ? 1 : 0;
	case '}':
	case ']':
		return closing(in, c, to);
	case ',':
		to[0] = c;
		return 1 + line(in, to + 1);
	case ':':
		to[0] = c;
		to[1] = ' ';
		return 2;
	default:
		return beginning(in, c, to);
	}
}
