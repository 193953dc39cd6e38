/* SPDX-License-Identifier: BSD-2-Clause */
/* What the kernel's nolibc lacks of stdint.h. */
#ifndef LIBC_STDINT_H
#define LIBC_STDINT_H

#include_next <stdint.h>

#ifndef UINT64_C
#define UINT8_C(number) number
#define UINT16_C(number) number
#define UINT32_C(number) number##U
#define UINT64_C(number) number##ULL
#endif

#endif
