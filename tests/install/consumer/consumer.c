/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a user of the installed library writes; C and C++ alike. One call into
 * the library, one that is folded into the caller.
 */
#include <string.h>

#include <pte/pte.h>

int main(void)
{
	const struct pte_pattern pattern = { 1, 1 };

	return !pte_pattern_has(&pattern, 3) ||
	       strcmp(pte_version(), PTE_VERSION) != 0 ||
	       strcmp(pte_status_name(PTE_STATUS_OK), "PTE_STATUS_OK") != 0;
}
