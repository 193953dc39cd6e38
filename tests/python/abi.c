/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * python-abi: where the compiler puts the fields that the Python module reads:
 * a line each, "STRUCT FIELD OFFSET SIZE".
 */
#include <stddef.h>
#include <stdio.h>

#include <pte/prove/prove.h>
#include <pte/pte.h>

#define FIELD(type, field)                                                     \
	printf("%s %s %zu %zu\n", #type, #field,                               \
	       offsetof(struct pte_##type, field),                             \
	       sizeof(((struct pte_##type *)NULL)->field));

#define SIZE(type) printf("%s - 0 %zu\n", #type, sizeof(struct pte_##type));

int main(void)
{
#include "python-abi.inc"
	return 0;
}
