/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The obligations of claims that compare numbers, rewritten as formulas about
 * bits.
 */
#ifndef CLI_SMT2_NUMBERS_H
#define CLI_SMT2_NUMBERS_H

#include "smt2_terms.h"

void smt2_pfn_fits(const struct obligation *o);
void smt2_young_dirty_fits(const struct obligation *o);
void smt2_pfn_kept(const struct obligation *o);
void smt2_page_cache_fits(const struct obligation *o);
void smt2_bits_owned(const struct obligation *o);
void smt2_census(const struct obligation *o);

#endif /* CLI_SMT2_NUMBERS_H */
