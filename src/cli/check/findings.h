/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What came of trying claims: verdicts that are the same in many
 * configurations, each once.
 */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/prove/claim.h>
#include <pte/prove/scheme.h>

#include "select/choose.h"
#include "smt2/smt2.h"
#include "term/json.h"
#include "term/out.h"
#include "tried.h"

struct finding {
	const struct chosen *at;
	const struct pte_claim *claim;
	enum pte_level level;
	enum pte_domain domain;
	enum pte_kind kind; /* PTE_KIND_RAW: all that the claim speaks of */
	const char *path;

	enum pte_verdict_kind verdict;
	const char *reason, *method, *accepted, *note;
	uint64_t witness, becomes, given[PTE_GIVEN_COUNT];
	unsigned obligation; /* that is refuted */
	/*
	 * Refuted on the field, but proved on each kind's own domain: those
	 * domains, as bits; else 0.
	 */
	unsigned proved_on;
	bool base; /* refuted of the base, too, for the same reason */
	bool verified;

	unsigned cases; /* of the first configuration's proof */

	struct scheme_named scheme; /* in force */
	struct pte_config config;   /* the first of them */
	size_t configs;             /* in how many of those that were tried */
	size_t tried;
};

/* How a finding counts, the better first. */
enum standing {
	STANDING_NONE,     /* not applicable */
	STANDING_PROVED,   /* on the whole field */
	STANDING_DOMAINS,  /* on the domains of entries */
	STANDING_BASE,     /* refuted, as of the base */
	STANDING_ACCEPTED, /* refuted, as the layout's row says */
	STANDING_UNDECIDED,
	STANDING_REFUTED,
};
#define STANDING_COUNT 7
enum standing finding_standing(const struct finding *f);

struct findings {
	struct finding *list;
	size_t count, room;
	/* verdicts, each configuration's own */
	size_t standing[STANDING_COUNT];
	bool broken; /* and said so */
	/* what was last said to be undecided */
	const struct pte_claim *undecided;
	enum pte_level undecided_at;
};

/* What is tried. */
struct survey {
	unsigned levels; /* a PTE_LEVEL_SET */
	/* NULL: every configuration, as far as a claim's options matter */
	const struct pte_config *config;
	struct scheme_named scheme; /* in force where specs say none */
	struct smt2 *smt2;          /* NULL: no obligations are asked for */
	struct tried *tried;        /* NULL: everything is decided anew */
	struct pte_workspace *workspace;
};

/*
 * Add what comes of every claim on the kernels of a span. False, and a message,
 * if memory ran out.
 */
bool findings_add(struct findings *f, const struct survey *survey,
		  const struct chosen *at);
void findings_free(struct findings *f);

/* The first kernel that it was found in; it could be made, so it can again. */
bool finding_target(const struct finding *f, struct pte_target *target_ret);

/*
 * What a refutation's word is read as, and what it's confused with: the word
 * that it becomes, or what else the same word is.
 */
#define READING_SIZE 512
struct readings {
	char text[2][READING_SIZE];
};
void finding_readings(const struct finding *f, struct readings *ret);

/* Whether two texts are the same, or both not there. */
bool same_text(const char *a, const char *b);

/* "5.14 to 5.18" */
#define VERSIONS_SIZE 24
const char *versions_text(char to[static VERSIONS_SIZE],
			  const struct pte_span *in);

/*
 * Say on which of the kernels that were chosen the scheme isn't feasible, and
 * why. False if it's so on all of them, or memory ran out.
 */
bool findings_say_rooms(const struct findings *f, const struct choice *choice,
			struct scheme_named named,
			const struct pte_config *config);

/* An object a finding, and the sums. */
void findings_json(struct out *out, const struct findings *f,
		   size_t collisions);

/* The findings of one layout. */
struct part {
	const struct finding *list;
	size_t count;
	const struct chosen *spans;
	size_t span_count;
};

/* Those of a layout, from its first span on, behind the part before it. */
struct part findings_part(const struct findings *f, const struct choice *choice,
			  size_t first, const struct finding *list);

/* What each spec breaks, a line each; the output stands at a column. */
void findings_answer(struct out *out, const struct findings *f,
		     const struct choice *choice, int column);
/*
 * A table a layout, and what is refuted; of a spec, why; all: of everything
 * all, and every finding.
 */
bool findings_print(struct out *out, const struct findings *f,
		    const struct choice *choice, bool all);

/* A line a layout, a line a finding, and what it comes to. */
void findings_brief(struct out *out, const struct findings *f,
		    const struct choice *choice);

/* A line of a note, and the lines of a refutation's words. */
void finding_note(struct out *out, const char *text);
void finding_witness(struct out *out, const struct finding *f);

/* Of a spec: what it breaks, in a line. */
void answer_line(struct out *out, const struct part *p, int column);
/* ... and what each of it comes from; false, and a message: no memory. */
bool answer_causes(struct out *out, const struct part *p);

/* Of a spec that stands for several layouts, before the first: on how many of
 * them it breaks something. */
void answer_spread(struct out *out, const struct findings *f,
		   const struct choice *choice, size_t first,
		   const struct finding *list);

/* What was said last of such a spec's layouts. */
#define SPREAD_CAUSES_SIZE 8192
struct spread_causes {
	struct out *out;
	const char *path; /* of the spec; NULL: of none */
	char text[SPREAD_CAUSES_SIZE];
};
/* As answer_causes; but of such a spec only what wasn't said of the layout
 * before, under its name. */
bool answer_causes_once(struct spread_causes *last, const struct part *p);

/* A table of findings, each with its method and its proof's cases. */
bool findings_print_all(struct out *out, const struct finding *list,
			size_t count);

#endif /* CLI_FINDINGS_H */
