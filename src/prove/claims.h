/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The rows of claims: what each one states, which words it covers, and the
 * obligations that it amounts to. Each claim is stated here and nowhere else.
 */
#ifndef PTE_PROVE_CLAIMS_H
#define PTE_PROVE_CLAIMS_H

#include <pte/prove/museum.h>
#include <pte/prove/obligation.h>

#include "scene.h"

/* The words that a claim covers. */
enum scope {
	SCOPE_WHOLE,  /* once, the whole field */
	SCOPE_TABLES, /* once, words that point to a table, if any */
	SCOPE_IMAGES, /* the field; if refuted, each kind's own words */
	SCOPE_KINDS,  /* each kind's own words */
};

static inline bool is_whole(enum scope scope)
{
	return scope == SCOPE_WHOLE || scope == SCOPE_TABLES;
}

struct question {
	struct scene s;
	const struct pte_verdict *v; /* target, domain, path and so on */
	struct pte_words written;    /* the words in question */
};

struct claim {
	struct pte_claim public;
	enum scope scope;
	bool of_scenario; /* needs the scenario of an exhibit */
	/* the nth path of the claim; NULL beyond the last, or if it has none */
	const char *(*path)(const struct question *q, unsigned n);
	const char *method; /* the proof method, in a word or two */
	/* adds the obligations, or returns why the claim doesn't apply */
	const char *(*state)(const struct question *q,
			     struct pte_obligations *to);
};

/* The claim with an id, also from the museum; NULL if there is none. */
const struct claim *pte_claim_row(const char *id);

/* As pte_verdict_obligations, for a claim and scene that are at hand. */
enum pte_status pte_claim_obligations(const struct claim *c,
				      const struct scene *s,
				      const struct pte_verdict *v,
				      struct pte_obligations *ret);

/* The reason if a model lacks the rows that a claim is about. */
#define PTE_CLAIM_NOT_SAID                                                     \
	"not said: the row has nothing of which it could be asked"

/* Why a claim has no subject on a target; NULL: it has one. */
const char *pte_claim_nowhere(const struct claim *c, const struct question *q);

/* Why no claim about entries applies at a level; or NULL. */
const char *pte_claim_nothing_stands(const struct scene *s);

/* The nth protection in force: the paths of claims about pages. */
const char *pte_claim_protection_at(const struct question *q, unsigned n);

/* The claims, by subject. */
extern const struct claim pte_claims_of_sets[];
extern const struct claim pte_claims_of_pages[];
extern const struct claim pte_claims_of_page_rows[];
extern const struct claim pte_claims_of_emptiness[];
extern const struct claim pte_claims_of_names[];
extern const struct claim pte_claims_of_tables[];
extern const struct claim pte_claims_of_helpers[];
extern const struct claim pte_claims_of_functions[];
extern const struct claim pte_claims_of_l1tf[];
extern const struct claim pte_claims_of_handling[];
extern const struct claim pte_claims_of_numbers[];
/* ... about a scheme in force, never tried on other kernels */
extern const struct claim pte_claims_of_schemes[];
/* ... that only make sense for exhibits: `pte check` skips them */
extern const struct claim pte_claims_of_museum[];

/* Claims about the transition rules of a scenario, for the museum's rows. */
const char *pte_claim_exclusive_not_invented(const struct question *q,
					     struct pte_obligations *to);
const char *pte_claim_shared_not_written(const struct question *q,
					 struct pte_obligations *to);
const char *pte_claim_device_kept(const struct question *q,
				  struct pte_obligations *to);
const char *pte_claim_uffd_wp_kept(const struct question *q,
				   struct pte_obligations *to);

/* Options that decide types, flags, and what fits above a pfn. */
#define CLAIM_TYPES                                                            \
	(PTE_OPTION_SET(PTE_OPTION_MIGRATION) |                                \
	 PTE_OPTION_SET(PTE_OPTION_MEMORY_FAILURE) |                           \
	 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE) |                           \
	 PTE_OPTION_SET(PTE_OPTION_PTE_MARKER) |                               \
	 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION))
#define CLAIM_FLAGS                                                            \
	(PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY) |                           \
	 PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP))
#define CLAIM_PFNS                                                             \
	(PTE_OPTION_SET(PTE_OPTION_SWAP) |                                     \
	 PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP))
#define CLAIM_IMAGES (CLAIM_TYPES | CLAIM_FLAGS | CLAIM_PFNS)

/* ---- words --------------------------------------------------------------- */

/* the words that encoders write for a kind on a domain, with bits beside */
struct pte_words pte_words_written(const struct scene *s, enum pte_kind kind,
				   enum pte_domain domain, uint64_t beside);
struct pte_words pte_words_passing(const struct pte_test *test);

/* ---- obligations ----------------------------------------------------------
 */

/* Adds one, all 0 but relation and reason; never NULL. Beyond the capacity it's
 * counted, but not kept. */
struct pte_obligation *pte_oblige(struct pte_obligations *to,
				  enum pte_relation relation,
				  const char *reason);

void pte_oblige_apart(struct pte_obligations *to, const struct pte_words *a,
		      const struct pte_words *b, const char *reason);
/* no word of a passes the test */
void pte_oblige_avoids(struct pte_obligations *to, const struct pte_words *a,
		       const struct pte_test *test, const char *reason);
void pte_oblige_within(struct pte_obligations *to, const struct pte_words *a,
		       const struct pte_test *test, const char *reason);
/* ... nor any of several tests */
void pte_oblige_avoids_each(struct pte_obligations *to,
			    const struct pte_words *a,
			    const struct pte_either *of, const char *reason);
void pte_oblige_within_one(struct pte_obligations *to,
			   const struct pte_words *a,
			   const struct pte_either *of, const char *reason);
void pte_oblige_inside(struct pte_obligations *to, const struct pte_test *inner,
		       const struct pte_test *outer, const char *reason);
void pte_oblige_inside_one(struct pte_obligations *to,
			   const struct pte_test *inner,
			   const struct pte_either *outer, const char *reason);
void pte_oblige_read_as(struct pte_obligations *to, const struct pte_words *a,
			pte_kind_set kinds, const char *reason);
void pte_oblige_lacks(struct pte_obligations *to, const struct pte_words *a,
		      uint64_t bits, const char *reason);
/* setting one bit changes nothing; test NULL: nothing is tested */
void pte_oblige_unmoved(struct pte_obligations *to, const struct pte_words *a,
			uint64_t bit, uint64_t kept,
			const struct pte_test *asked, const char *reason);
/* needs <= has; otherwise the two numbers show it */
struct pte_obligation *pte_oblige_fits(struct pte_obligations *to,
				       uint64_t needs, uint64_t has,
				       const char *reason);

#endif /* PTE_PROVE_CLAIMS_H */
