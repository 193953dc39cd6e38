/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An exported suite, SUITE, compiled as the kernel's own files are, and a name
 * for user space to run it by.
 */
#include SUITE

const char *suite_run(unsigned int n);

/* run the nth case: its name; NULL beyond the last */
const char *suite_run(unsigned int n)
{
	static struct kunit test;

	if (n + 1 >= ARRAY_SIZE(pte_claims_cases))
		return NULL;
	pte_claims_cases[n].run_case(&test);
	return pte_claims_cases[n].name;
}
