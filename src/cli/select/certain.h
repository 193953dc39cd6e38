/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Why a reading isn't certain: the sources only bracket a change.
 */
#ifndef CLI_CERTAIN_H
#define CLI_CERTAIN_H

#include <pte/target.h>

/*
 * Say why on stderr: all that brackets a version's layout and types, or, where
 * nothing does, its marker bits.
 */
void say_uncertain(const struct pte_target *target);

#endif /* CLI_CERTAIN_H */
