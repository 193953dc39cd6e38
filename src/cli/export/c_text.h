/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * C as the formats print it: names that a layout's name gives, comments, tests
 * of words.
 */
#ifndef CLI_C_TEXT_H
#define CLI_C_TEXT_H

#include <stdbool.h>

#include <pte/target.h>

#include "term/out.h"

/* "x86_64_v6_12" and "X86_64_V6_12" */
#define C_NAME_SIZE 64
struct c_prefix {
	char lower[C_NAME_SIZE], upper[C_NAME_SIZE];
};
void c_prefix_of(const struct pte_target *target, struct c_prefix *ret);

/* A name's characters as an identifier's: "a-b" is a_b, or A_B. */
const char *c_name(char to[static C_NAME_SIZE], const char *name, bool upper);

/* The lines of a block comment, each behind " *", without what begins and ends
 * it. */
void c_comment(struct out *out, const char *text);

/*
 * The whole comment at the head of a file: what it's of, which command of which
 * version printed it with which --config, and what it needs to be said besides;
 * after the licence.
 */
void c_head(struct out *out, const char *format,
	    const struct pte_target *target, const char *config,
	    const char *more);

/* The same of a file for a kernel's tree, with where it goes there: mm/NAME.c,
 * and "obj-WHEN += NAME.o" in the Makefile. */
void c_kernel_head(struct out *out, const char *text, const char *name,
		   const char *when);

/* The drawing of the level's entries, as a block comment. */
void c_drawing(struct out *out, const struct pte_target *target,
	       enum pte_level level);

/* "(v & UINT64_C(0x1)) == UINT64_C(0x1)", in parentheses where it's several */
void c_test(struct out *out, const struct pte_test *test);
void c_either(struct out *out, const struct pte_either *either);

/* "UINT64_C(0x1)" */
void c_hex(struct out *out, uint64_t value);

/* Whether helpers of the level read entries, with the target's options. */
bool c_has_entries(const struct pte_target *target, enum pte_level level);

/*
 * Whether a word can be told by its fields: not with a scheme in force. Returns
 * false after a message.
 */
bool c_is_told(const char *format, const struct pte_target *target);

#endif /* CLI_C_TEXT_H */
