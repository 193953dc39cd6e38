/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Specs that come with the command and go by a name: kernels older than the
 * registry's, and vendors'; and series that are in flight. Their texts are
 * those of share/specs and examples/in-flight, embedded, so that no path is
 * searched at run time.
 */
#ifndef CLI_SPEC_NAMED_H
#define CLI_SPEC_NAMED_H

#include <stddef.h>

#include <pte/model.h>

#include "spec.h"

struct named_spec {
	const char *name;
	const unsigned char *text; /* not terminated */
	size_t length;
};

/* Generated at build; oldest first. */
extern const struct named_spec named_specs[];
extern const size_t named_spec_count;

/* Those of series, which stand for no kernel. */
extern const struct named_spec series_specs[];
extern const size_t series_spec_count;

/* The named spec, of kernels or of a series; NULL if there is none. */
const struct named_spec *named_spec_find(const char *name, size_t length);

/*
 * The row of a spec's kernels that covers a version, MAJOR.MINOR[.PATCH], of
 * the architecture; NULL if there is none. A version without a patch is any of
 * its series.
 */
const struct spec_kernels *spec_covers(const struct spec *spec,
				       const char *arch, const char *version);

#endif /* CLI_SPEC_NAMED_H */
