/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Explains why a reading isn't certain: sources only bracket a change.
 */
#ifndef CLI_CERTAIN_H
#define CLI_CERTAIN_H

#include <pte/target.h>

/*
 * Print a note on stderr with the changes whose bracket contains the version:
 * those of the layout and its types; if the target itself is certain, those of
 * its marker bits.
 */
void say_uncertain(const struct pte_target *target);

#endif /* CLI_CERTAIN_H */
