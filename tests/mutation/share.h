/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SHARE_H
#define SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* PTE_SHARE=K/N: of the rows, every Nth from the Kth on; NULL, as where a row
 * is named: all */
static inline bool share_has(const char *share, size_t row)
{
	unsigned k, n;

	return share == NULL || sscanf(share, "%u/%u", &k, &n) != 2 || n == 0 ||
	       row % n == k;
}

#endif
