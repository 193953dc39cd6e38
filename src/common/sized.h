/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Structs whose size the caller says, as it was when he was compiled: by older
 * headers or by newer ones than the library's. What both know is the head.
 */
#ifndef PTE_COMMON_SIZED_H
#define PTE_COMMON_SIZED_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Fill a caller's struct: what he doesn't know isn't written, what the library
 * doesn't know is 0.
 */
static inline void sized_give(void *ret, size_t size, const void *own,
			      size_t own_size)
{
	const size_t both = size < own_size ? size : own_size;

	/* the usual case, of a size that the compiler knows */
	if (size == own_size) {
		__builtin_memcpy(ret, own, own_size);
		return;
	}
	__builtin_memcpy(ret, own, both);
	if (size > both)
		__builtin_memset((unsigned char *)ret + both, 0, size - both);
}

/*
 * Take over a caller's struct: what he doesn't know is 0.
 *
 * Returns false, and takes nothing over, if he asks for what the library
 * doesn't know: then that isn't 0.
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
