/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Folds lines as they're written: only the last word is ever kept back.
 */
#include "fold.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define COLUMNS_USUAL 80
#define COLUMNS_MIN 20
#define COLUMNS_MAX 240
#define FURTHER_IN 2

static unsigned long number_in(const char *variable)
{
	const char *const told = getenv(variable);

	return told != NULL ? strtoul(told, NULL, 10) : 0;
}

unsigned fold_columns(int fd)
{
	unsigned long columns = number_in(FOLD_VARIABLE);
	struct winsize size;

	if (columns == 0 && isatty(fd) != 1)
		return 0;
	if (columns == 0 && ioctl(fd, TIOCGWINSZ, &size) == 0)
		columns = size.ws_col;
	if (columns == 0)
		columns = number_in("COLUMNS");
	if (columns == 0)
		columns = COLUMNS_USUAL;
	if (columns < COLUMNS_MIN)
		columns = COLUMNS_MIN;
	return columns < COLUMNS_MAX ? (unsigned)columns : COLUMNS_MAX;
}

/* where the line goes on: under its last column, unless hardly any room is
 * there */
static unsigned below(const struct fold *f)
{
	const unsigned in = f->first + FURTHER_IN;

	if (f->last > in && f->last <= f->columns / 2)
		return f->last;
	return in <= f->columns / 2 ? in : FURTHER_IN;
}

static size_t put_spaces(char *to, unsigned count)
{
	memset(to, ' ', count);
	return count;
}

/* a word that ends a line's room begins the next one */
static size_t put_word(struct fold *f, char *to)
{
	size_t out = 0;

	if (f->used == 0)
		return 0;
	if (f->begun && f->width > 0 &&
	    f->at + f->spaces + f->width > f->columns) {
		f->at = below(f);
		to[out++] = '\n';
		out += put_spaces(to + out, f->at);
	} else {
		out += put_spaces(to, f->spaces);
		f->at += f->spaces;
		if (!f->begun)
			f->first = f->at;
		else if (f->spaces > 1)
			f->last = f->at;
	}
	f->begun = f->begun || f->width > 0;
	memcpy(to + out, f->word, f->used);
	out += f->used;
	f->at += f->width;
	f->spaces = 0;
	f->width = 0;
	f->used = 0;
	return out;
}

static void add(struct fold *f, char c)
{
	/* of UTF-8 the first byte of a character counts */
	const bool counts = !f->escape && c != '\033' &&
			    ((unsigned char)c & 0xc0U) != 0x80;

	if (c == '\033')
		f->escape = true;
	else if (f->escape && c == 'm')
		f->escape = false;
	f->word[f->used++] = c;
	f->width += counts;
}

size_t fold_byte(struct fold *f, char c, char to[static FOLD_ROOM])
{
	size_t out = 0;

	if (c == '\n') {
		out = put_word(f, to);
		to[out++] = c;
		f->at = f->spaces = f->first = f->last = 0;
		f->begun = false;
		return out;
	}
	if (c == ' ') {
		out = put_word(f, to);
		f->spaces += f->spaces < COLUMNS_MAX;
		return out;
	}
	if (f->used == sizeof(f->word))
		out = put_word(f, to);
	add(f, c);
	return out;
}

void fold_text(const char *text, unsigned columns, char *to, size_t size)
{
	struct fold f = { .columns = columns };
	size_t used = 0;

	while (*text != '\0' && size - used > FOLD_ROOM + FOLD_ROOM)
		used += fold_byte(&f, *text++, to + used);
	used += fold_end(&f, to + used);
	to[used] = '\0';
}

size_t fold_end(struct fold *f, char to[static FOLD_ROOM])
{
	return put_word(f, to);
}
