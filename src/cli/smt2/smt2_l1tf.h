/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The obligations of no-physical-alias.
 */
#ifndef CLI_SMT2_L1TF_H
#define CLI_SMT2_L1TF_H

#include "smt2_terms.h"

/* Returns false if there are none. */
bool smt2_no_physical_alias(const struct obligation *o);

#endif /* CLI_SMT2_L1TF_H */
