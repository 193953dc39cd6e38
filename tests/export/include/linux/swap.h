/* SPDX-License-Identifier: BSD-2-Clause */
/* What the kernel has here is in linux/pgtable.h. */
#include <linux/pgtable.h>
