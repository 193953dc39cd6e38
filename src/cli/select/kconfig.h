/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads the configuration of a kernel that was built: a .config, or
 * /boot/config-*.
 */
#ifndef CLI_KCONFIG_H
#define CLI_KCONFIG_H

#include <stdbool.h>

#include <pte/config.h>

/* Whether the argument of --config names a file: it has a slash or a dot. */
bool kconfig_is_named(const char *argument);

/*
 * Add what a file says: options that it doesn't turn on are off. Those that it
 * does are on wherever the layout has them.
 *
 * Returns false after a message if it can't be read, or is no configuration.
 */
bool kconfig_read(const char *path, struct pte_config *config);

#endif /* CLI_KCONFIG_H */
