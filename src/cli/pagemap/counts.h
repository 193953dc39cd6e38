/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How many pages of a range are of each kind, as pagemap tells them.
 */
#ifndef CLI_COUNTS_H
#define CLI_COUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/kind.h>

#include "maps.h"
#include "pages.h"
#include "term/json.h"
#include "term/out.h"
#include "word/pagemap_word.h"

/* The bits of a word above its frame, by their order. */
#define COUNTS_BITS_MAX 8
/* Marker bits, by their order. */
#define COUNTS_MARKERS_MAX 16

struct counts {
	uint64_t pages;
	uint64_t kinds[PTE_KIND_COUNT];
	uint64_t hidden; /* entries whose kind isn't told */
	uint64_t untold; /* pages that pagemap doesn't reach */
	uint64_t markers[COUNTS_MARKERS_MAX];
	/* of pages that aren't empty */
	uint64_t bits[COUNTS_BITS_MAX];
	uint64_t categories[PAGES_CATEGORY_COUNT];
	bool frame_hidden; /* of a page or of an entry */
};

/*
 * The kinds of a page of a mapping: of one without any access, PROT_NONE's; an
 * entry of hugetlb has no word.
 */
void counts_narrow(struct pagemap_word *w, const struct mapping *mapping,
		   uint64_t categories);

void counts_add_run(struct counts *c, const struct pte_target *target,
		    const struct mapping *mapping, const struct pages_run *run);
void counts_add(struct counts *to, const struct counts *c);

/* "33 pages: 16 none, 12 present; 12 exclusive" */
void counts_line(struct out *out, const struct counts *c,
		 const struct pte_target *target);
/* Members of an object that is open. */
void counts_json(struct json *j, const struct counts *c,
		 const struct pte_target *target);

#endif /* CLI_COUNTS_H */
