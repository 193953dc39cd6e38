/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Suggestions by Levenshtein distance; a prefix of a name counts as near.
 */
#include "near.h"

#include <stdio.h>
#include <string.h>

/* Longer names aren't compared; none of ours are. */
#define NAME_MAX_LENGTH 48
/* The edits that are allowed: one, and one more per so many characters. */
#define CHARACTERS_PER_EDIT 3

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Levenshtein distance, with one row of the matrix */
static size_t distance(const char *a, size_t a_length, const char *b,
		       size_t b_length)
{
	size_t row[NAME_MAX_LENGTH + 1];

	if (a_length > NAME_MAX_LENGTH || b_length > NAME_MAX_LENGTH)
		return NAME_MAX_LENGTH;
	for (size_t j = 0; j <= b_length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			const size_t change =
				corner + (a[i - 1] != b[j - 1] ? 1 : 0);

			corner = row[j];
			row[j] = least(change, least(row[j], row[j - 1]) + 1);
		}
	}
	return row[b_length];
}

void near_begin(struct near *near, const char *wanted, size_t length)
{
	near->wanted = wanted;
	near->length = length;
	near->count = 0;
	near->all[0] = '\0';
}

static void append(char to[static NEAR_NAMES_SIZE], const char *text)
{
	const size_t used = strlen(to);

	(void)snprintf(to + used, NEAR_NAMES_SIZE - used, "%s%s",
		       used > 0 ? ", " : "", text);
}

/* insert into the list of best names, sorted by distance */
static void keep(struct near *near, const char *name, size_t far)
{
	size_t i = near->count;

	if (i < NEAR_COUNT)
		near->count++;
	else if (near->best[--i].distance <= far)
		return;
	for (; i > 0 && near->best[i - 1].distance > far; i--)
		near->best[i] = near->best[i - 1];
	near->best[i].name = name;
	near->best[i].distance = far;
}

void near_offer(struct near *near, const char *name)
{
	const size_t length = strlen(name);
	size_t far = distance(near->wanted, near->length, name, length);

	if (strstr(near->all, name) != NULL) {
		/*
		 * skip repeated names: the registry has several rows per layout
		 * in a row
		 */
		const char *last = strrchr(near->all, ' ');

		if (strcmp(last != NULL ? last + 1 : near->all, name) == 0)
			return;
	}
	append(near->all, name);
	/* the beginning of a name is near, however much of it is missing */
	if (near->length > 1 && near->length < length)
		far = least(far, 1 + distance(near->wanted, near->length, name,
					      near->length));
	if (far <= 1 + near->length / CHARACTERS_PER_EDIT && far < length)
		keep(near, name, far);
}

const char *near_text(const struct near *near, char to[static NEAR_TEXT_SIZE])
{
	char names[NEAR_NAMES_SIZE] = "";

	for (size_t i = 0; i < near->count; i++)
		append(names, near->best[i].name);
	if (near->count > 0)
		(void)snprintf(to, NEAR_TEXT_SIZE, "the nearest: %s", names);
	else if (near->all[0] != '\0')
		(void)snprintf(to, NEAR_TEXT_SIZE, "there are: %s", near->all);
	else
		(void)snprintf(to, NEAR_TEXT_SIZE, "there are none");
	return to;
}
