/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * --scheme: a scheme in force on the kernel that a command is about.
 */
#ifndef CLI_SCHEME_H
#define CLI_SCHEME_H

#include <stdbool.h>

#include <pte/scheme.h>

#include "options.h"

/*
 * Read NAME[=BIT]. False, and a message that begins with `where`, if there is
 * no such scheme.
 */
bool scheme_read(const char *where, const char *text,
		 const struct pte_scheme **scheme_ret, int *bit_ret);

/*
 * Put the scheme that --scheme names in force, if one is named. False, and a
 * message, if the kernel has no room for it.
 */
bool scheme_apply(const struct options *o, struct pte_target *target);

#endif /* CLI_SCHEME_H */
