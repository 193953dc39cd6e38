/* SPDX-License-Identifier: BSD-2-Clause */
#include <pte/version.h>

const char *pte_version(void)
{
	return PTE_VERSION;
}
