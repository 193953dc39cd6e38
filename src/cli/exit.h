/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the command exits with: scripts rely on it.
 */
#ifndef CLI_EXIT_H
#define CLI_EXIT_H

enum {
	EXIT_YES = 0,     /* yes, or done */
	EXIT_NO = 1,      /* a definite no: refuted, stray bits */
	EXIT_TROUBLE = 2, /* usage, bad input, a disk that is full */
};

#endif /* CLI_EXIT_H */
