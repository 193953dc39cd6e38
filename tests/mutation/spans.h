/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SPANS_H
#define SPANS_H

#include <stddef.h>

#include "../vectors/vector.h"

/*
 * Entries of the lists that rows share (names, stores, protections, helpers of
 * walkers, options) begin and end with versions. How many of those ends could
 * be a version off, and no known answer would tell; each is printed.
 */
size_t spans_unanswered(const struct vectors *vectors);

#endif
