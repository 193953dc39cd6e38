/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Schemes side by side: the data that is gathered about them, and the ways to
 * print it.
 */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/prove/claim.h>
#include <pte/prove/scheme.h>

#include "options.h"
#include "spec/spec.h"
#include "term/out.h"

/* Storage for a scheme's name, its bit and the NUL. */
#define SCHEME_NAME_SIZE 48

/* The members of a verdict that are shown. */
struct compare_verdict {
	const struct pte_claim *claim;
	enum pte_level level;
	enum pte_domain domain;
	enum pte_verdict_kind verdict;
	uint64_t witness;
	const char *reason, *method, *accepted;
	bool verified;
};
#define COMPARE_VERDICTS 96

/* A scheme, or a spec's proposal, on one kernel. */
struct compare_case {
	char name[SCHEME_NAME_SIZE]; /* "pte-bit=3"; the spec's name */
	const struct spec *spec;     /* NULL: it's a scheme */
	bool detailed;               /* print the details */
	struct pte_scheme_use use;
	/* valid if the scheme is feasible */
	struct pte_scheme_cost cost;
	unsigned answers; /* per word */
	unsigned shown;   /* index of the word in the tables */
	struct pte_answer answer[PTE_SCHEME_WORDS][PTE_ANSWERS];
	bool broken; /* a verdict couldn't be verified; reported */
	struct pte_workspace *workspace; /* only while claims are tried */
	unsigned verdicts;
	struct compare_verdict verdict[COMPARE_VERDICTS];
};

void compare_try(const struct pte_scheme *scheme, int bit,
		 const struct pte_target *target, struct compare_case *ret);
/* before: the target of the spec's base */
void compare_try_spec(const struct spec *spec, const struct pte_target *before,
		      const struct pte_target *after, struct compare_case *ret);

/* A property: a column of a table, or a line of the details. */
struct compare_column {
	const char *name;
	bool right;
	/* print the cell of a feasible case */
	void (*cell)(struct out *out, const struct compare_case *c);
};
extern const struct compare_column compare_glance[];
extern const size_t compare_glance_count;
/* How code that doesn't know the scheme reads the shown word. */
extern const struct compare_column compare_hazards[];
extern const size_t compare_hazards_count;

#define COMPARE_CELL_SIZE 160
/* The cell as text. */
const char *compare_cell(char to[static COMPARE_CELL_SIZE],
			 const struct compare_column *column,
			 const struct compare_case *c);

/* All cases are of one kernel. */
bool compare_text(struct out *out, const struct compare_case *cases,
		  size_t count);
void compare_json(struct out *out, const struct compare_case *c);
void compare_markdown(struct out *out, const struct compare_case *cases,
		      size_t count);
void compare_html_begin(struct out *out);
void compare_html(struct out *out, const struct compare_case *cases,
		  size_t count);
void compare_html_end(struct out *out);

/* Print the cases in the format that the options ask for. */
bool compare_show(const struct options *o, struct out *out,
		  const struct compare_case *cases, size_t count);

/* A scheme that was asked for, with its bit. */
struct compare_wanted {
	const struct pte_scheme *scheme;
	int bit;
};

/*
 * Try each scheme on a target; an uncertain target is noted on stderr. Returns
 * false if one couldn't be tried.
 */
bool compare_try_schemes(const struct options *o,
			 const struct pte_target *target,
			 const struct compare_wanted *wanted, size_t count,
			 struct compare_case *cases);
/* For every layout and version: where each scheme is feasible, and why not. */
bool compare_everywhere(struct out *out, const struct compare_wanted *wanted,
			size_t count, const struct pte_config *config,
			bool json, bool detailed);

/*
 * Each spec beside the schemes, on its base; specs with one base are shown
 * together. `cases` must hold the schemes and the specs.
 */
bool compare_specs(const struct options *o, struct out *out,
		   const struct compare_wanted *wanted, size_t count,
		   struct compare_case *cases);

/* "1 pte bit", "2 offsets"; "nothing" */
void out_takes(struct out *out, const struct pte_scheme_cost *cost);
/* "slot 1 of swap device 0, and unmap" */
void out_word_made(struct out *out, const struct pte_scheme_word *word);
/* Whether the case takes a bit, so that free bits are worth showing. */
bool compare_takes_bit(const struct compare_case *c);

#endif /* CLI_COMPARE_H */
