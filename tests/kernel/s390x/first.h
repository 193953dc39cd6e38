/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Before any other header: an s390x kernel reads of its lowest page what its
 * machine has. It has execute protection.
 */
#include <linux/version.h>
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 14, 0)
#include <asm/setup.h>

#undef MACHINE_HAS_NX
#define MACHINE_HAS_NX 1
#endif
