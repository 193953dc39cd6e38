/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Copying structs to and from callers that pass their size, since they may be
 * compiled with older or newer headers than the library. The common part is the
 * beginning.
 */
#ifndef PTE_COMMON_SIZED_H
#define PTE_COMMON_SIZED_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Fill a caller's struct: fields that it lacks aren't written, fields that only
 * it has are 0.
 */
static inline void sized_give(void *ret, size_t size, const void *own,
			      size_t own_size)
{
	const size_t both = size < own_size ? size : own_size;

	/* the usual case, with a size known at compile time */
	if (size == own_size) {
		__builtin_memcpy(ret, own, own_size);
		return;
	}
	__builtin_memcpy(ret, own, both);
	if (size > both)
		__builtin_memset((unsigned char *)ret + both, 0, size - both);
}

/*
 * Copy a caller's struct: fields that it lacks are 0.
 *
 * Returns false, and copies nothing, if a field that the library lacks isn't 0:
 * the caller then wants something that the library can't do.
 */
static inline bool sized_take(void *own, size_t own_size, const void *given,
			      size_t size)
{
	const unsigned char *const from = given;
	const size_t both = size < own_size ? size : own_size;

	for (size_t i = both; i < size; i++)
		if (from[i] != 0)
			return false;
	__builtin_memcpy(own, given, both);
	__builtin_memset((unsigned char *)own + both, 0, own_size - both);
	return true;
}

#endif /* PTE_COMMON_SIZED_H */
