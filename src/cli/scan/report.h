/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a scan counted, as text or JSON.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "threads.h"

/* Whether all that was counted is read for certain. */
bool report_is_certain(const struct threads *t);

/* seconds: what it took; < 0: nobody asked */
void report_text(struct out *out, const struct threads *t, double seconds);
void report_json(struct out *out, const struct threads *t, double seconds);

/* A word that was wanted. */
void report_hit(struct out *out, const struct threads *t, uint64_t at,
		const struct pte_scan_hit *hit);

#endif /* CLI_REPORT_H */
