/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is tried for the page.
 */
#ifndef CLI_TRIAL_H
#define CLI_TRIAL_H

#include "check/findings.h"
#include "page.h"

struct trial {
	struct survey survey;
	struct choice choice;
	struct findings findings;
};

/* Try all claims on these kernels. Returns false after a message; end it in
 * both cases. */
bool trial_begin(struct trial *t, const struct options *which,
		 struct progress *progress);
void trial_end(struct trial *t);

/* A table's cell. */
void trial_cell(struct out *out, enum standing s);
/* What the words of such cells mean, of those that were seen. */
void trial_legend(struct out *out, const bool seen[static STANDING_COUNT]);
/* A table of what is refuted: of what stands no better than that. */
void trial_found(struct page *page, const struct trial *t, const char *label,
		 enum standing least);

#endif /* CLI_TRIAL_H */
