/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads stdin through one buffer with read(2); output is flushed before every
 * read, so that a process at the other end of a pipe gets its answers.
 */
#include "input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "say.h"

void input_begin(struct input *in, struct out *out)
{
	in->begin = in->end = in->number = 0;
	in->at_end = false;
	in->out = out;
}

/* How much of an overlong line is kept for the message. */
#define KEPT (INPUT_BUFFER_SIZE / 2)

/* Append to the buffer. One byte stays free for the terminating NUL. */
static bool fill(struct input *in)
{
	ssize_t n;

	(void)out_flush(in->out);
	do {
		n = read(STDIN_FILENO, in->buffer + in->end,
			 sizeof(in->buffer) - 1 - in->end);
	} while (n < 0 && errno == EINTR);
	if (n < 0) {
		say(0, "standard input: %s", strerror(errno));
		return false;
	}
	in->at_end = n == 0;
	in->end += (size_t)n;
	return true;
}

/* discard the rest of an overlong line */
static bool skip(struct input *in)
{
	const char *newline = NULL;

	/* keep the first half for the message, and read behind it */
	in->text = in->buffer;
	in->length = KEPT;
	while (newline == NULL && !in->at_end) {
		in->begin = in->end = KEPT;
		if (!fill(in))
			return false;
		newline = memchr(in->buffer + KEPT, '\n', in->end - KEPT);
	}
	in->begin = newline != NULL ? (size_t)(newline + 1 - in->buffer)
				    : in->end;
	return true;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void trim(struct input *in)
{
	while (in->length > 0 && is_space(in->text[in->length - 1]))
		in->length--;
	while (in->length > 0 && is_space(*in->text)) {
		in->text++;
		in->length--;
	}
}

/* the next line, not trimmed; it may be blank */
static enum input_got take(struct input *in)
{
	size_t searched = 0;

	for (;;) {
		char *const text = in->buffer + in->begin;
		const size_t have = in->end - in->begin;
		const char *const newline =
			memchr(text + searched, '\n', have - searched);

		in->text = text;
		if (newline != NULL) {
			in->length = (size_t)(newline - text);
			in->begin += in->length + 1;
			return INPUT_LINE;
		}
		if (in->at_end && have == 0)
			return INPUT_END;
		if (in->at_end) {
			in->length = have;
			in->begin = in->end;
			return INPUT_LINE;
		}
		if (have == sizeof(in->buffer) - 1)
			return skip(in) ? INPUT_LONG : INPUT_BROKEN;
		memmove(in->buffer, text, have);
		in->begin = 0;
		in->end = have;
		searched = have;
		if (!fill(in))
			return INPUT_BROKEN;
	}
}

enum input_got input_next(struct input *in)
{
	enum input_got got;

	do {
		got = take(in);
		if (got == INPUT_END || got == INPUT_BROKEN)
			return got;
		in->number++;
		trim(in);
	} while (in->length == 0 && got == INPUT_LINE);
	/* this is where the newline was, or the byte that fill() keeps free */
	in->text[in->length] = '\0';
	return got;
}
