/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a word of /proc/PID/pagemap says: which bits are set, its frame, and the
 * kinds of entries that it may stand for.
 */
#ifndef CLI_PAGEMAP_WORD_H
#define CLI_PAGEMAP_WORD_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/target.h>

#include "term/json.h"
#include "term/out.h"

struct pagemap_word {
	const struct pte_target *target;
	enum pte_level level; /* where the entry stands */
	uint64_t value;
	/* a PTE_KIND_SET; 0: no kernel of the target reports that */
	pte_kind_set kinds;
	bool present;
	bool swapped;        /* and not present */
	bool hidden;         /* the frame is 0, as without CAP_SYS_ADMIN */
	unsigned swp_type;   /* of what is swapped, unless it's hidden */
	uint64_t swp_offset; /* 49:0, as pagemap has no more */
	uint64_t stray;      /* bits that no kernel of the target sets */
};

/*
 * Whether kernels of the target have words of this form; after a message, if
 * they're too old.
 */
bool pagemap_word_is_known(const struct pte_target *target);

/* Fill in what follows from the first three members. */
void pagemap_word_read(struct pagemap_word *w);

/* "marker", if there's one kind; "present"; "swapped", if it's hidden. */
const char *pagemap_word_kind(const struct pagemap_word *w);

/* The nth bit that is set, from the high one down; NULL beyond the last. */
const char *pagemap_word_bit(const struct pagemap_word *w, unsigned n);
/* The names of all bits, from the high one down; NULL beyond the last. */
const char *pagemap_bit_name(unsigned n, unsigned *bit_ret);

/* "swap type=0 offset=0x12 soft_dirty" */
void pagemap_word_line(struct out *out, const struct pagemap_word *w);
/* A block of lines. */
void pagemap_word_block(struct out *out, const struct pagemap_word *w);
/* Members of an object that is open. */
void pagemap_word_json(struct json *j, const struct pagemap_word *w);

#endif /* CLI_PAGEMAP_WORD_H */
