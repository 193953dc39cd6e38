/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The layout "running": that of the kernel that the command runs on.
 */
#ifndef CLI_RUNNING_H
#define CLI_RUNNING_H

#include <stdbool.h>

#include <pte/config.h>

/*
 * If the name is "running", put the kernel's layout and version in its place,
 * and its configuration, unless options were named. What couldn't be told is
 * noted once on stderr.
 *
 * Returns false after a message if it isn't known which kernel runs.
 */
bool running_resolve(const char **name, struct pte_config *config);

/* The bytes of a page of the machine; 0 after a message. */
unsigned long running_page_size(void);

#endif /* CLI_RUNNING_H */
