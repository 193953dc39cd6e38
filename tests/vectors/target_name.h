/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TARGET_NAME_H
#define TARGET_NAME_H

#include <pte/target.h>

/* Fill a target from "x86_64@6.12" and "-device_private,phys_bits=46" */
enum pte_status target_by_name(const char *name, const char *config,
			       struct pte_target *target_ret);

/* Whether a version is later than the newest of a layout's architecture, which
 * the tables say alone: nobody else knows which kernels were read */
bool version_is_beyond(const char *layout, unsigned major, unsigned minor);

#endif
