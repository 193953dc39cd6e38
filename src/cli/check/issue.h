/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_ISSUE_H
#define CLI_ISSUE_H

#include "findings.h"

/*
 * The bits that a refutation turns on: those that two things share, or that a
 * test asks for. 0: it's about none in particular, as a comparison of numbers.
 */
uint64_t issue_bits(const struct finding *f);

/*
 * The bits of which a model makes something else than its base, in an entry or
 * in a word that's present, at any level; all, if it has no base.
 */
uint64_t issue_changed(const struct pte_model *model,
		       const struct pte_model *base);

#endif /* CLI_ISSUE_H */
