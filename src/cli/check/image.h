/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CHECK_IMAGE_H
#define CHECK_IMAGE_H

#include "select/choose.h"

/* Of specs: note which other layouts of the same kernel image have their bits
 * for something else, and aren't tried. */
void image_note(const struct choice *choice);

#endif /* CHECK_IMAGE_H */
