/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Exit statuses of the command, which scripts rely on.
 */
#ifndef CLI_EXIT_H
#define CLI_EXIT_H

enum {
	EXIT_YES = 0,     /* yes, or done */
	EXIT_NO = 1,      /* a definite no: refuted, or stray bits */
	EXIT_TROUBLE = 2, /* usage, bad input, a full disk */
};

#endif /* CLI_EXIT_H */
