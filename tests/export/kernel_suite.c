/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An exported suite, SUITE, compiled as the kernel's own files are, with the
 * machine that it's asked of, and a name for user space to run it by.
 */
#if __has_include("first.h")
#include "first.h" /* what must come before the kernel's headers */
#endif
#include SUITE

#include <linux/hugetlb.h>
#include <linux/pagewalk.h>
#include <linux/userfaultfd_k.h>
#include <linux/version.h>

#include "shim_machine.h"

int suite_boot(const char *machine);
const char *suite_run(unsigned int n);

int suite_boot(const char *machine)
{
	return machine_boot(machine);
}

/* run the nth case: its name; NULL beyond the last */
const char *suite_run(unsigned int n)
{
	static struct kunit test;

	if (n + 1 >= ARRAY_SIZE(pte_claims_cases))
		return NULL;
	pte_claims_cases[n].run_case(&test);
	return pte_claims_cases[n].name;
}
