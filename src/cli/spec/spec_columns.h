/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The keys of a spec, as one shape. Reading, writing and merging specs, the
 * schema, and docs/specs.md follow it.
 */
#ifndef CLI_SPEC_COLUMNS_H
#define CLI_SPEC_COLUMNS_H

#include "spec_value.h"

/*
 * The members of struct document, in the order in which they are read and
 * written. Owners come after flags, as they use their names.
 */
extern const struct spec_shape spec_columns;

#endif /* CLI_SPEC_COLUMNS_H */
