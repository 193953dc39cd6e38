/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel's side, by name.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include "shim.h"

/* NULL: this kernel has none of that name. */
const struct shim_row *kernel_row(const char *name);

/* PREFIX and the name in capitals: what the shim calls an option. */
const struct shim_row *kernel_row_capital(const char *prefix, const char *name);

#endif
