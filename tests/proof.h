/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PROOF_H
#define PROOF_H

#include <stdbool.h>

#include <pte/prove/claim.h>

/*
 * Whether a verdict on swap-not-present, pmd-not-present or store-stable is
 * what it says, judged by words: what the encoders write is written and looked
 * at. It knows nothing of the prover, nor of the verifier
 * that it is held against.
 */
bool proof_is_one(const struct pte_verdict *verdict);

#endif
