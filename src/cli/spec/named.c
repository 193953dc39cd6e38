/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Looks up named specs, and compares their kernels with a version.
 */
#include "named.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* major, minor, patch */
#define RELEASE_PARTS 3

struct release {
	unsigned long part[RELEASE_PARTS];
	int parts; /* how many were given */
};

static const struct named_spec *find_in(const struct named_spec *list,
					size_t count, const char *name,
					size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(list[i].name) == length &&
		    memcmp(list[i].name, name, length) == 0)
			return &list[i];
	return NULL;
}

const struct named_spec *named_spec_find(const char *name, size_t length)
{
	const struct named_spec *const kernel =
		find_in(named_specs, named_spec_count, name, length);

	return kernel != NULL
		       ? kernel
		       : find_in(series_specs, series_spec_count, name, length);
}

static struct release release_of(const char *text)
{
	struct release r = { .parts = 0 };
	char *end;

	text += *text == 'v';
	for (; r.parts < RELEASE_PARTS && isdigit((unsigned char)*text);
	     text = end + 1) {
		r.part[r.parts++] = strtoul(text, &end, 10);
		if (*end != '.')
			break;
	}
	return r;
}

/* compares as many parts as both have: 4.18 is any 4.18.N */
static int compare(const char *a, const struct release *b)
{
	const struct release r = release_of(a);

	for (int i = 0; i < r.parts && i < b->parts; i++)
		if (r.part[i] != b->part[i])
			return r.part[i] < b->part[i] ? -1 : 1;
	return 0;
}

const struct spec_kernels *spec_covers(const struct spec *spec,
				       const char *arch, const char *version)
{
	const struct release v = release_of(version);
	const struct spec_kernels *k = spec->kernels;

	if (k == NULL || v.parts < 2 ||
	    strcmp(spec->model.arch->name, arch) != 0)
		return NULL;
	while (k->since != NULL &&
	       (compare(k->since, &v) > 0 || compare(k->until, &v) < 0))
		k++;
	return k->since == NULL ? NULL : k;
}
