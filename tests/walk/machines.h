/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Machines whose memory is made up: how their tables are nested and written,
 * said apart from the library's rows, by the kernel's headers and the manuals
 * of the processors.
 */
#ifndef WALK_MACHINES_H
#define WALK_MACHINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DEPTH_MAX 5

struct machine {
	const char *name;   /* of the case */
	const char *layout; /* "x86_64@6.12" */
	unsigned elf_machine;
	bool big_endian;       /* the kernel ... */
	bool big_endian_words; /* ... and its tables */
	unsigned page_shift;
	unsigned depth;
	/* from the root down: the name, log2 of what a word maps, and of how
	 * many there are */
	struct {
		const char *name;
		unsigned shift, bits;
	} level[DEPTH_MAX];
	uint64_t base; /* where the addresses that are mapped begin */
	/* where the kernel's own image is: virtual less physical */
	uint64_t image;
	const char *notes; /* besides release, page size and root */
	/* a table as high as words can say, for the ptes of one pmd */
	uint64_t high;
	/* a word that points to a table; depth is the word's, from the root */
	uint64_t (*table)(const struct machine *m, uint64_t address,
			  unsigned depth);
	uint64_t (*empty)(const struct machine *m, unsigned depth);
};

extern const struct machine machines[];
extern const size_t machine_count;

#endif /* WALK_MACHINES_H */
