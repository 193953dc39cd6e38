/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Before any other header: a warning, of a protection that is dirty but not
 * writable, isn't trapped but goes on, as it does in a kernel.
 */
#include <linux/bug.h>

#undef WARN_ON_ONCE
#define WARN_ON_ONCE(condition) unlikely(!!(condition))
