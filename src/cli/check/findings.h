/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The findings of `pte check`: verdicts, where equal ones of several
 * configurations are one finding; and the functions that print them.
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
	enum pte_kind kind; /* PTE_KIND_RAW: all that the claim covers */
	const char *path;

	enum pte_verdict_kind verdict;
	const char *reason, *method, *accepted, *note;
	uint64_t witness, becomes, given[PTE_GIVEN_COUNT];
	unsigned obligation; /* index of the refuted one */
	/*
	 * The domains, as bits, if it's refuted on the field but proved on each
	 * kind's own domain; else 0.
	 */
	unsigned proved_on;
	bool base; /* the base is refuted too, for the same reason */
	bool verified;

	unsigned cases; /* cases of the proof in the first configuration */

	struct scheme_named scheme; /* in force */
	struct pte_config config;   /* the first with this verdict */
	size_t configs;             /* how many have this verdict */
	size_t tried;
};

/* Classes of findings, from best to worst. */
enum standing {
	STANDING_NONE,     /* not applicable */
	STANDING_PROVED,   /* on the whole field */
	STANDING_DOMAINS,  /* on the domains of entries */
	STANDING_BASE,     /* refuted, but so is the base */
	STANDING_ACCEPTED, /* refuted, accepted by a row of the layout */
	STANDING_UNDECIDED,
	STANDING_REFUTED,
};
#define STANDING_COUNT 7
enum standing finding_standing(const struct finding *f);

struct findings {
	struct finding *list;
	size_t count, room;
	/* number of verdicts per standing, counting each configuration */
	size_t standing[STANDING_COUNT];
	bool broken; /* out of memory; the message was printed */
};

/* What is to be tried, and with what. */
struct survey {
	unsigned levels; /* a PTE_LEVEL_SET */
	/* NULL: every configuration that a claim's options distinguish */
	const struct pte_config *config;
	struct scheme_named scheme; /* in force where a spec doesn't name one */
	struct smt2 *smt2;          /* NULL: don't collect obligations */
	struct tried *tried;        /* NULL: decide everything anew */
	struct pte_workspace *workspace;
};

/*
 * Try every claim on the kernels of a span, and add the findings. Returns false
 * after a message if out of memory.
 */
bool findings_add(struct findings *f, const struct survey *survey,
		  const struct chosen *at);
void findings_free(struct findings *f);

/* Append others. Returns false after a message if out of memory. */
bool findings_join(struct findings *f, const struct findings *others);

/* Report what couldn't be verified, or a proof that is too large: once per
 * claim and level. */
void findings_say_undecided(const struct findings *f);

/*
 * The first kernel that has the finding. It was built once, so it can be built
 * again.
 */
bool finding_target(const struct finding *f, struct pte_target *target_ret);

/*
 * The two readings of a refutation: of the witness, and of the word that it
 * becomes or the witness's other meaning.
 */
#define READING_SIZE 512
struct readings {
	char text[2][READING_SIZE];
};
void finding_readings(const struct finding *f, struct readings *ret);

/* Whether two texts are equal; both may be NULL. */
bool same_text(const char *a, const char *b);

/* "5.14 to 5.18" */
#define VERSIONS_SIZE 24
const char *versions_text(char to[static VERSIONS_SIZE],
			  const struct pte_span *in);

/*
 * Report on which of the selected kernels the scheme isn't feasible, and why.
 * Returns false if it isn't feasible on any, or if out of memory.
 */
bool findings_say_rooms(const struct findings *f, const struct choice *choice,
			struct scheme_named named,
			const struct pte_config *config);

/* One JSON object per finding, and a summary. */
void findings_json(struct out *out, const struct findings *f,
		   size_t collisions);

/* The findings of one layout: a part of the list. */
struct part {
	const struct finding *list;
	size_t count;
	const struct chosen *spans;
	size_t span_count;
};

/*
 * The part of a layout whose spans begin at `first`; `list` is where the
 * previous part ends.
 */
struct part findings_part(const struct findings *f, const struct choice *choice,
			  size_t first, const struct finding *list);

/* One line per spec with what it breaks; `column` is where the output is. */
void findings_answer(struct out *out, const struct findings *f,
		     const struct choice *choice, int column);
/*
 * One table per layout, and the refutations; for a spec, the causes. all: list
 * every finding, and shorten nothing.
 */
bool findings_print(struct out *out, const struct findings *f,
		    const struct choice *choice, bool all);

/* One line per layout, one per finding, and the total. */
void findings_brief(struct out *out, const struct findings *f,
		    const struct choice *choice);

/* One line of a note; the witness lines of a refutation. */
void finding_note(struct out *out, const char *text);
void finding_witness(struct out *out, const struct finding *f);

/* " at pte, pmd" */
void out_levels(struct out *out, unsigned levels);

/* What a spec breaks, in one line. */
void answer_line(struct out *out, const struct part *p, int column);
/*
 * The causes, with the claims that each breaks. Returns false after a message
 * if out of memory.
 */
bool answer_causes(struct out *out, const struct part *p);

/*
 * For a spec whose base covers several layouts, before the first one: on how
 * many of them it breaks something.
 */
void answer_spread(struct out *out, const struct findings *f,
		   const struct choice *choice, size_t first,
		   const struct finding *list);

/* The causes last printed for such a spec. */
#define SPREAD_CAUSES_SIZE 8192
struct spread_causes {
	struct out *out;
	const char *path; /* path of the spec; NULL: none was printed */
	char text[SPREAD_CAUSES_SIZE];
};
/*
 * As answer_causes; for a spec whose base covers several layouts, only if they
 * differ from those of the previous layout, under the layout's name.
 */
bool answer_causes_once(struct spread_causes *last, const struct part *p);

/* A table's word for it, and the label of a note. */
const char *standing_word(enum standing s);
enum color standing_color(enum standing s);
/* The table of one layout's findings, its levels side by side. */
void findings_table(struct out *out, const struct finding *list, size_t count,
		    const char *name, unsigned levels);

/* A table of findings with the method and the number of cases of each proof. */
bool findings_print_all(struct out *out, const struct finding *list,
			size_t count);

#endif /* CLI_FINDINGS_H */
