/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The meaning of a word as one line of tab-separated columns, for streams of
 * millions.
 */
#ifndef CLI_READING_TSV_H
#define CLI_READING_TSV_H

#include "reading.h"

/* The line that names the columns. */
void reading_tsv_header(struct out *out);
/* A column that has no meaning for the kind is empty. */
void reading_tsv(struct out *out, const struct read_word *w);

#endif /* CLI_READING_TSV_H */
