/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a suite that was compiled against a kernel's headers (kernel_suite.c):
 * as much of KUnit's own code as that calls is here.
 */
#include <stddef.h>
#include <stdio.h>

int suite_boot(const char *machine);
const char *suite_run(unsigned n);

static unsigned failures;

/* All that is asked of an assertion here is that it failed: no argument is
 * read. */
void __kunit_do_failed_assertion(void);
void __kunit_do_failed_assertion(void)
{
	failures++;
}

/* its name in 6.1 */
void kunit_do_failed_assertion(void);
void kunit_do_failed_assertion(void)
{
	failures++;
}

/* their addresses are taken */
void kunit_unary_assert_format(void);
void kunit_unary_assert_format(void)
{
}

void kunit_binary_assert_format(void);
void kunit_binary_assert_format(void)
{
}

int main(int argc, char **argv)
{
	const char *name;
	unsigned failed = 0;

	if (argc != 2 || !suite_boot(argv[1])) {
		printf("boots on no such machine\n");
		return 2;
	}
	for (unsigned n = 0; failures = 0, (name = suite_run(n)) != NULL; n++) {
		printf("%s %s\n", failures == 0 ? "ok" : "FAILED", name);
		failed += failures > 0;
	}
	return failed > 0;
}
