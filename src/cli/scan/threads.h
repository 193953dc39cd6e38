/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A scan of a file, by a thread for each processor.
 */
#ifndef CLI_THREADS_H
#define CLI_THREADS_H

#include <pte/scan.h>

#include "pieces.h"
#include "term/out.h"

/* What the threads have in common, and the sum of what they counted. */
struct threads {
	const struct pte_scan_plan *plan;
	struct pieces *pieces;
	enum pte_byte_order order;
	enum pte_scan_kernel kernel;
	pte_kind_set wanted;
	/* Prints one, in the order of the file. */
	void (*tell)(struct out *out, const struct threads *t, uint64_t at,
		     const struct pte_scan_hit *hit);
	struct out *out;
	bool json;
	/* the piece whose words are printed now */
	pthread_mutex_t lock;
	pthread_cond_t turned;
	uint64_t turn;

	struct pte_scan sum; /* its counts */
	uint64_t left_over;  /* bytes at the end that are no word */
	bool no_memory;
};

/* Fill in all above `lock`. Returns errno, or 0. */
int threads_run(struct threads *t);

#endif /* CLI_THREADS_H */
