/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_NAME_H
#define KERNEL_NAME_H

#include <stdbool.h>

#include "reference.h"

/*
 * Read "LAYOUT@6.12", "-device_private,phys_bits=46" and "pmd" as the library
 * does, for the reference. Returns false if one of them isn't understood.
 */
bool kernel_by_name(const char *target, const char *config, const char *level,
		    struct ref_kernel *kernel_ret);

#endif
