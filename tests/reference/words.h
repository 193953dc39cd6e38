/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef WORDS_H
#define WORDS_H

#include "reference.h"

/* Random numbers, and words that look like entries: repeated by their seed */

void random_seed(uint64_t seed);
uint64_t random_word(void);
unsigned random_below(unsigned bound);
/* Of up to that many bits; small and extreme ones more often */
uint64_t random_number(unsigned width);
struct ref_flags random_flags(void);
uint64_t random_prot(const struct ref_kernel *kernel);

/* An entry, a page or a marker of that kernel, a few bits turned, or neither */
uint64_t structured_word(const struct ref_kernel *kernel);

uint64_t ones(unsigned width);

#endif
