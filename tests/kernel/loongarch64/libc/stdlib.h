/* SPDX-License-Identifier: BSD-2-Clause */
/* What the kernel's nolibc lacks of stdlib.h; for few members, of a word each.
 */
#ifndef LIBC_STDLIB_H
#define LIBC_STDLIB_H

#include <nolibc.h>

typedef int comparison(const void *a, const void *b);

static inline void qsort(void *base, size_t count, size_t size,
			 comparison *compare)
{
	void **const member = base;

	if (size != sizeof(*member))
		abort();
	for (size_t i = 1; i < count; i++)
		for (size_t j = i;
		     j > 0 && compare(&member[j - 1], &member[j]) > 0; j--) {
			void *const other = member[j];

			member[j] = member[j - 1];
			member[j - 1] = other;
		}
}

static inline void *bsearch(const void *key, const void *base, size_t count,
			    size_t size, comparison *compare)
{
	const char *const member = base;

	for (size_t from = 0; from < count;) {
		const size_t middle = from + (count - from) / 2;
		const void *const at = member + middle * size;
		const int order = compare(key, at);

		if (order == 0)
			return (void *)(uintptr_t)at;
		if (order < 0)
			count = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

#endif
