/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SCAN_WORDS_H
#define SCAN_WORDS_H

#include "../cases.h"

#include <pte/scan.h>

#include "../random.h"

/*
 * A word as memory may have it: an empty slot, an entry or a page of the
 * target's, a few of its bits turned; or any other. Of a level that the layout
 * describes.
 */
uint64_t scan_word(struct random *r, const struct pte_target *target,
		   enum pte_level level);

/*
 * Add what decode says of a word to what a scan should count. Returns the kind;
 * -1: it isn't read.
 */
int expect_word(const struct pte_scan_plan *plan, uint64_t word,
		struct pte_scan *expected);

/* Fails the case unless both counted the same. */
void check_scan(const struct pte_scan *scan, const struct pte_scan *expected,
		const char *name);

#endif
