/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The same of who links libpte-prove: a call into each of the two libraries.
 */
#include <string.h>

#include <pte/prove/prove.h>

int main(void)
{
	const struct pte_claim *const claim = pte_claim_at(0);

	return claim == NULL || pte_claim_at(pte_claim_count()) != NULL ||
	       strcmp(pte_verdict_name(PTE_VERDICT_PROVED), "proved") != 0 ||
	       strcmp(pte_kind_name(PTE_KIND_SWAP), "swap") != 0;
}
