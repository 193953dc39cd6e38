/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The version of the linked library.
 */
#include <pte/version.h>

const char *pte_version(void)
{
	return PTE_VERSION;
}
