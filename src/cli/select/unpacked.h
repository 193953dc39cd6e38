/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Files that gzip may have packed, as kernels pack /proc/config.gz.
 */
#ifndef CLI_UNPACKED_H
#define CLI_UNPACKED_H

#include <stdbool.h>
#include <stdio.h>

/* Whether this command was built with zlib. */
bool unpacked_can(void);

/*
 * Open a file to be read, unpacked if it's packed.
 *
 * Returns NULL and why, if it can't be, or isn't whole.
 */
FILE *unpacked_open(const char *path, const char **wrong_ret);

#endif /* CLI_UNPACKED_H */
