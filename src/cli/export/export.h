/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The formats of `pte export`.
 */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/target.h>

#include "options.h"
#include "term/out.h"

struct exported {
	struct out *out;
	struct pte_target target;
	const char *claim; /* NULL: all */
	const struct options *options;
};

/* Prints the format. Returns false after a message; nothing is printed then. */
typedef bool export_format(const struct exported *e);

export_format export_smt2, export_c_header, export_bitfield,
	export_build_bug_on;

/* The formats' names; NULL after the last. */
const char *export_format_name(size_t i);

#endif /* CLI_EXPORT_H */
