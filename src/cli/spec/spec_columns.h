/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_SPEC_COLUMNS_H
#define CLI_SPEC_COLUMNS_H

#include "spec_value.h"

/* All that a spec says, of a struct document, in the order in which it's read
 * and written: owners name flags. */
extern const struct spec_shape spec_columns;

#endif /* CLI_SPEC_COLUMNS_H */
