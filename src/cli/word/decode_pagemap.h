/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What decode does with --pagemap.
 */
#ifndef CLI_DECODE_PAGEMAP_H
#define CLI_DECODE_PAGEMAP_H

#include "options.h"
#include "term/out.h"

/* Returns EXIT_... */
int decode_pagemap(const struct options *o, struct out *out);

#endif /* CLI_DECODE_PAGEMAP_H */
