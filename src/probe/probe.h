/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A run of pte-probe: one tree, and the layouts that its build covers.
 */
#ifndef PROBE_PROBE_H
#define PROBE_PROBE_H

#include <limits.h>

#include "about.h"
#include "cli/term/out.h"
#include "cli/term/progress.h"
#include "report.h"
#include "variant.h"

struct probe {
	struct probe_options options;
	struct out out; /* standard output */
	char buffer[OUT_BUFFER_SIZE];
	struct about about;
	char here[PATH_MAX];   /* where this program is, and its scripts */
	char work[PATH_MAX];   /* a folder of this run's */
	char config[PATH_MAX]; /* the tree's .config */
	char pte[PATH_MAX];
	char include[PATH_MAX]; /* where pte/kernel.h is */
	struct outside outside;
	struct pte_diagrams *ds;
	struct tree *tree;
	struct outcome_counts counts;
	unsigned variants;
	struct progress progress; /* of the layout that is being read */
	const char *layout;
	unsigned read, to_read; /* helpers */
	json_t *allowed;
};

/* "FOLDER/NAME"; false, with a message, if it's too long */
bool join_path(char *path, size_t size, const char *folder, const char *name);

/* learn a layout, say what it is in the tree, and with --prove compare it
 * helper by helper; false on trouble */
bool probe_variant(struct probe *p, const struct variant *v);

#endif
