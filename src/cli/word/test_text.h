/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tests as text.
 */
#ifndef CLI_TEST_TEXT_H
#define CLI_TEST_TEXT_H

#include <pte/pattern.h>

/* A test in C notation: "(v & 0x101) == 0x100"; "never". */
#define TEST_SIZE 112U
const char *test_text(char to[static TEST_SIZE], const struct pte_test *test);

/* Alternatives: "A or B". */
#define EITHER_SIZE (PTE_EITHER_TESTS * (TEST_SIZE + 4U))
const char *either_text(char to[static EITHER_SIZE],
			const struct pte_either *either);

#endif /* CLI_TEST_TEXT_H */
