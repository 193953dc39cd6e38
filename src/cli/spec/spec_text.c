/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads the text of a spec, and finds the line of a value for messages. That is
 * only done after an error, by a scan of the text.
 */
#include "spec_text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "term/out.h"
#include "term/say.h"

/* A layout takes about 10 KB; a file above this limit isn't a spec. */
#define SIZE_MAX_BYTES ((size_t)1024 * 1024)
#define KEY_SIZE 256
#define WHAT_SIZE 1024
#define LINE_SIZE 24

/* ---- the file ----------------------------------------------------------- */

const char *spec_shown_path(char to[static QUOTE_SIZE], const char *path)
{
	const char *p = path;

	while (*p >= ' ' && *p <= '~')
		p++;
	return *p == '\0' ? path : quote(to, path, strlen(path));
}

static bool say_no_file(const char *path, const char *why)
{
	char quoted[QUOTE_SIZE];

	say(0, "%s: %s", spec_shown_path(quoted, path), why);
	return false;
}

/* read the whole file, or one byte more than allowed */
static bool read_all(int fd, struct spec_text *text)
{
	while (text->length <= SIZE_MAX_BYTES) {
		const ssize_t got = read(fd, text->bytes + text->length,
					 SIZE_MAX_BYTES + 1 - text->length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return say_no_file(text->path, strerror(errno));
		if (got == 0)
			return true;
		text->length += (size_t)got;
	}
	return say_no_file(text->path, "larger than 1 MiB: not a spec");
}

bool spec_text_read(struct spec_text *text, const char *path)
{
	const int fd = open(path, O_CLOEXEC);
	bool good;

	*text = (struct spec_text){ .path = path };
	if (fd < 0)
		return say_no_file(path, strerror(errno));
	text->bytes = malloc(SIZE_MAX_BYTES + 1);
	good = text->bytes != NULL ? read_all(fd, text)
				   : say_no_file(path, "out of memory");
	(void)close(fd);
	if (!good)
		free(text->bytes);
	return good;
}

bool spec_text_copy(struct spec_text *text, const char *path,
		    const unsigned char *bytes, size_t length)
{
	*text = (struct spec_text){ .path = path, .length = length };
	text->bytes = malloc(length);
	if (text->bytes == NULL)
		return say_no_file(path, "out of memory");
	memcpy(text->bytes, bytes, length);
	return true;
}

/* ---- places ------------------------------------------------------------- */

/*
 * The parser has accepted the text as JSON, so that skipping strings and
 * counting brackets is enough.
 */
struct cursor {
	const char *at, *end;
};

static void skip_spaces(struct cursor *c)
{
	while (c->at < c->end && strchr(" \t\r\n", *c->at) != NULL)
		c->at++;
}

/* from the opening quote to behind the closing one */
static void skip_string(struct cursor *c)
{
	for (c->at++; c->at < c->end && *c->at != '"'; c->at++)
		if (*c->at == '\\')
			c->at++;
	c->at++;
}

static void skip_value(struct cursor *c)
{
	size_t depth = 0;

	skip_spaces(c);
	do {
		if (c->at >= c->end)
			return;
		if (*c->at == '"') {
			skip_string(c);
			continue;
		}
		if (*c->at == '{' || *c->at == '[')
			depth++;
		else if (*c->at == '}' || *c->at == ']')
			depth--;
		c->at++;
	} while (depth > 0 ||
		 (c->at < c->end && strchr(",}] \t\r\n", *c->at) == NULL));
}

/* move to the member's key; false if no key is spelt this way in the text */
static bool find_member(struct cursor *c, const char *key)
{
	const size_t length = strlen(key);

	for (c->at++;; c->at++) {
		skip_spaces(c);
		if (c->at >= c->end || *c->at != '"')
			return false;

		const char *const name = c->at;

		skip_string(c);
		if ((size_t)(c->at - name) == length + 2 &&
		    memcmp(name + 1, key, length) == 0) {
			c->at = name;
			return true;
		}
		skip_spaces(c);
		c->at++; /* the colon */
		skip_value(c);
		skip_spaces(c);
	}
}

static void find_element(struct cursor *c, size_t index)
{
	c->at++;
	for (skip_spaces(c); index > 0; index--) {
		skip_value(c);
		skip_spaces(c);
		c->at++; /* the comma */
		skip_spaces(c);
	}
}

/* Places nest like documents do: levels.pte.address[0].pieces[0].lsb. */
#define DEPTH_MAX 16

/* the places from the document down to `at`; returns how many there are */
static size_t path_to(const struct spec_place *at,
		      const struct spec_place *path[static DEPTH_MAX])
{
	size_t depth = 0;

	for (const struct spec_place *p = at; p != NULL; p = p->up)
		depth++;
	for (size_t i = depth; i-- > 0; at = at->up)
		if (i < DEPTH_MAX)
			path[i] = at;
	return depth < DEPTH_MAX ? depth : DEPTH_MAX;
}

/*
 * where the message should point: a member's key, or an element; or as deep as
 * was found
 */
static const char *find_value(struct cursor *c, const struct spec_place *at)
{
	const struct spec_place *path[DEPTH_MAX];
	const size_t depth = path_to(at, path);
	const char *shown;

	skip_spaces(c);
	shown = c->at;
	for (size_t i = 1; i < depth; i++) {
		if (path[i]->key == NULL) {
			find_element(c, path[i]->index);
			shown = c->at;
			continue;
		}
		if (!find_member(c, path[i]->key))
			break;
		shown = c->at;
		skip_string(c);
		skip_spaces(c);
		c->at++; /* the colon */
		skip_spaces(c);
	}
	return shown;
}

static size_t line_of(const struct spec_text *text, const struct spec_place *at)
{
	struct cursor c = { text->bytes, text->bytes + text->length };
	const char *const shown = find_value(&c, at);
	size_t line = 1;

	for (const char *p = text->bytes; p < shown && p < c.end; p++)
		line += *p == '\n';
	return line;
}

/* "swap.type.lsb", "owners[3]" */
static void out_place(struct out *out, const struct spec_place *at)
{
	const struct spec_place *path[DEPTH_MAX];
	const size_t depth = path_to(at, path);
	char quoted[QUOTE_SIZE];

	for (size_t i = 1; i < depth; i++) {
		if (path[i]->key == NULL)
			out_format(out, "[%zu]", path[i]->index);
		else
			out_format(out, "%s%s", i > 1 ? "." : "",
				   quote(quoted, path[i]->key,
					 strlen(path[i]->key)));
	}
}

bool spec_wrong_at(const struct spec_text *text, size_t line, const char *what)
{
	char quoted[QUOTE_SIZE];

	say(0, "%s:%zu: %s", spec_shown_path(quoted, text->path), line, what);
	return false;
}

void spec_where(const struct spec_text *text, const struct spec_place *at,
		char to[static SPEC_WHERE_SIZE])
{
	char key[KEY_SIZE], quoted[QUOTE_SIZE], line[LINE_SIZE] = "";
	struct out place;

	out_to_memory(&place, key, sizeof(key));
	out_place(&place, at);
	if (text->bytes != NULL)
		(void)snprintf(line, sizeof(line), ":%zu", line_of(text, at));
	(void)snprintf(to, SPEC_WHERE_SIZE, "%s%s: %s%s",
		       spec_shown_path(quoted, text->path), line,
		       out_memory(&place), at->up != NULL ? ": " : "");
}

bool spec_wrong(const struct spec_text *text, const struct spec_place *at,
		const char *format, ...)
{
	char where[SPEC_WHERE_SIZE], what[WHAT_SIZE];
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(what, sizeof(what), format, arguments);
	va_end(arguments);
	spec_where(text, at, where);
	say(0, "%s%s", where, what);
	return false;
}
