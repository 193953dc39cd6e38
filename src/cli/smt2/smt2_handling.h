/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The obligations of claims about how kernels handle words.
 */
#ifndef CLI_SMT2_HANDLING_H
#define CLI_SMT2_HANDLING_H

#include "smt2_terms.h"

void smt2_attributes_stable(const struct obligation *o);
void smt2_moment_not_entry(const struct obligation *o);

#endif /* CLI_SMT2_HANDLING_H */
