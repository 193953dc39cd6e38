/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEST_H
#define TEST_H

/*
 * CMocka 1.1.5 uses these four without including them, so every test includes
 * this header, first, in its place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
