/* SPDX-License-Identifier: BSD-2-Clause */
/* What the kernel's nolibc lacks: the formats of its long long. */
#ifndef LIBC_INTTYPES_H
#define LIBC_INTTYPES_H

#include <stdint.h>

#define PRIu64 "llu"
#define PRIx64 "llx"

#endif
