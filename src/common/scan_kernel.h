/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What kernels and the scan around them share: a set of 64 words is a word
 * itself, bit i of it is word i.
 */
#ifndef PTE_COMMON_SCAN_KERNEL_H
#define PTE_COMMON_SCAN_KERNEL_H

#include <pte/scan.h>

#if defined(__x86_64__)
#define SCAN_HAS_AVX 1
#else
#define SCAN_HAS_AVX 0
#endif
/* as lanes are numbered in memory */
#if defined(__AARCH64EL__) && defined(__ARM_NEON)
#define SCAN_HAS_NEON 1
#else
#define SCAN_HAS_NEON 0
#endif

/* Words that are looked at together. */
#define SCAN_GROUP PTE_SCAN_GROUP
#define SCAN_GROUP_BYTES (SCAN_GROUP * sizeof(uint64_t))

/* Words in memory: at any address. */
typedef unsigned char scan_bytes;

/* One call of pte_target_scan. */
struct scanner {
	const struct pte_scan_plan *plan;
	struct pte_scan *scan;
	bool turned; /* the words are of the other byte order */
	/* None's other words are told apart before entries are. */
	bool none_first;
	unsigned other_count; /* in scan->others */
	unsigned cell_count;  /* entries in scan->cells since they were added up
			       */
};

/* The words of a group, each in one set. */
struct scan_sorted {
	uint64_t empty, odd_none, above, page[3], plain;
	uint64_t left; /* entries; if the level has none, unknown words */
};

/* Returns how many words were taken. */
typedef size_t scan_run(struct scanner *s, const scan_bytes *at, size_t count);

/* Those that the library is built with; pte_scan_kernel_runs says of a machine.
 */
scan_run pte_scan_portable, pte_scan_avx2, pte_scan_avx512, pte_scan_neon;

/* NULL: the library isn't built with it, or there is no such kernel. */
scan_run *pte_scan_kernel_of(enum pte_scan_kernel kernel);

/* ---- what no instruction makes faster ----------------------------------- */

/* ((v ^ flip) >> lsb & ones) << at */
static inline uint64_t scan_field(const struct pte_scan_field *f, uint64_t v)
{
	return ((v ^ f->flip) >> f->lsb & f->ones) << f->at;
}

/*
 * Up to a group's words as kernels take them, in scan->block: 8 bytes each, in
 * host order.
 */
const scan_bytes *pte_scan_load(const struct scanner *s, const scan_bytes *at,
				size_t count);

/* Note the wanted words of a group; returns how many words may be taken. */
size_t pte_scan_find(const struct scanner *s, const scan_bytes *group,
		     const struct scan_sorted *sorted, size_t count);

/* Count entries by type; and those whose offset isn't sound, too. */
void pte_scan_types(struct scanner *s, const scan_bytes *entries,
		    unsigned count);
void pte_scan_offsets(struct scanner *s, const scan_bytes *entries,
		      unsigned count);

#endif /* PTE_COMMON_SCAN_KERNEL_H */
