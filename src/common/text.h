/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parsing and building text that needn't be terminated: the library is
 * freestanding, so this replaces what it needs of <string.h> and <ctype.h>.
 */
#ifndef PTE_COMMON_TEXT_H
#define PTE_COMMON_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* the rest of a text that is being parsed */
struct text {
	const char *at;
	size_t left;
};

/* whether the text equals the terminated name */
static inline bool text_is(const char *text, size_t length, const char *name)
{
	size_t i = 0;

	while (i < length && name[i] != '\0' && name[i] == text[i])
		i++;
	return i == length && name[i] == '\0';
}

/* 0 for NULL, which equals no name */
static inline size_t text_length(const char *terminated)
{
	size_t n = 0;

	while (terminated != NULL && terminated[n] != '\0')
		n++;
	return n;
}

/* consume one expected character */
static inline bool text_take(struct text *t, char c)
{
	if (t->left == 0 || *t->at != c)
		return false;
	t->at++;
	t->left--;
	return true;
}

/* consume an unsigned decimal number, at most `max` */
static inline bool text_take_number(struct text *t, unsigned max, unsigned *ret)
{
	unsigned n = 0;
	bool any = false;

	while (t->left > 0 && *t->at >= '0' && *t->at <= '9') {
		n = n * 10 + (unsigned)(*t->at - '0');
		if (n > max)
			return false;
		any = true;
		t->at++;
		t->left--;
	}
	if (any)
		*ret = n;
	return any;
}

/* append a terminated text, truncated to fit; the result stays terminated */
static inline size_t text_append(char *to, size_t size, size_t at,
				 const char *from)
{
	while (*from != '\0' && at + 1 < size)
		to[at++] = *from++;
	to[at] = '\0';
	return at;
}

static inline size_t text_append_number(char *to, size_t size, size_t at,
					unsigned n)
{
	char digits[11];
	size_t i = sizeof(digits) - 1;

	digits[i] = '\0';
	do {
		digits[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	return text_append(to, size, at, digits + i);
}

#endif /* PTE_COMMON_TEXT_H */
