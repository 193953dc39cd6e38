/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which bits a refutation is about, and which bits a model changes: cause.c
 * combines the two.
 */
#ifndef CLI_ISSUE_H
#define CLI_ISSUE_H

#include "findings.h"

/*
 * The bits that a refutation turns on: those that two things share, or that a
 * test depends on. 0: none in particular, as for a comparison of numbers.
 */
uint64_t issue_bits(const struct finding *f);

/*
 * The bits that a model uses differently from its base, in an entry or in a
 * present word, at any level; all bits if there is no base.
 */
uint64_t issue_changed(const struct pte_model *model,
		       const struct pte_model *base);

#endif /* CLI_ISSUE_H */
