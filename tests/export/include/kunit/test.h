/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * As much of KUnit as an exported suite takes, in user space: each case of the
 * suite is run, and its name printed with ok or FAILED.
 */
#ifndef TEST_KUNIT_TEST_H
#define TEST_KUNIT_TEST_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef uint64_t u64;

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define __maybe_unused __attribute__((unused))
#define IS_ENABLED(option) PTE_KERNEL_ENABLED(option)

struct kunit {
	unsigned checks, failures;
};

struct kunit_case {
	void (*run)(struct kunit *test);
	const char *name;
};

struct kunit_suite {
	const char *name;
	struct kunit_case *test_cases;
};

#define KUNIT_CASE(function)                                                   \
	{                                                                      \
		.run = (function), .name = #function                           \
	}
#define KUNIT_EXPECT_TRUE_MSG(test, condition, format, what)                   \
	((void)(what), kunit_expect(test, condition))
#define KUNIT_EXPECT_FALSE_MSG(test, condition, format, what)                  \
	((void)(what), kunit_expect(test, !(condition)))
#define KUNIT_EXPECT_EQ_MSG(test, a, b, format, what)                          \
	((void)(what), kunit_expect(test, (a) == (b)))

static inline void kunit_expect(struct kunit *test, bool holds)
{
	test->checks++;
	test->failures += !holds;
}

static inline int kunit_run(const struct kunit_suite *suite)
{
	unsigned failed = 0;

	for (const struct kunit_case *c = suite->test_cases; c->run != NULL;
	     c++) {
		struct kunit test = { 0, 0 };

		c->run(&test);
		/* a case that asks nothing shows nothing */
		printf("%s %s\n",
		       test.failures == 0 && test.checks > 0 ? "ok" : "FAILED",
		       c->name);
		failed += test.failures > 0 || test.checks == 0;
	}
	return failed > 0;
}

#define kunit_test_suite(suite)                                                \
	int main(void)                                                         \
	{                                                                      \
		return kunit_run(&(suite));                                    \
	}                                                                      \
	extern const int kunit_test_suite_end
#define MODULE_DESCRIPTION(text) extern const int module_description
#define MODULE_LICENSE(text) extern const int module_license

#endif /* TEST_KUNIT_TEST_H */
