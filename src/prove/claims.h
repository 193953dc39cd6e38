/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The claims' rows: what each says, of what it's asked, and the obligations
 * that it comes to. A claim is stated here and nowhere else.
 */
#ifndef PTE_PROVE_CLAIMS_H
#define PTE_PROVE_CLAIMS_H

#include <pte/prove/museum.h>
#include <pte/prove/obligation.h>

#include "scene.h"

/* Of what a claim is asked. */
enum scope {
	SCOPE_WHOLE,  /* once, of the whole field */
	SCOPE_TABLES, /* once, of words that point to a table, where some do */
	SCOPE_IMAGES, /* of the field; if refuted, of each kind's own words */
	SCOPE_KINDS,  /* of each kind's own words */
};

static inline bool is_whole(enum scope scope)
{
	return scope == SCOPE_WHOLE || scope == SCOPE_TABLES;
}

struct question {
	struct scene s;
	const struct pte_verdict *v; /* of whom, on what, by which path */
	struct pte_words written;    /* what is asked about */
};

struct claim {
	struct pte_claim public;
	enum scope scope;
	bool of_moment; /* an exhibit's, which must be there */
	/* the nth path of which it's asked; NULL beyond the last, or if it has
	 * none at all */
	const char *(*path)(const struct question *q, unsigned n);
	const char *method; /* how it's proved, in a word or two */
	/* adds the obligations, or returns why the claim doesn't apply */
	const char *(*state)(const struct question *q,
			     struct pte_obligations *to);
};

/* The claim of an id, the museum's own included; NULL if there is none. */
const struct claim *pte_claim_row(const char *id);

/* As pte_verdict_obligations, of a verdict on a claim and in a scene in hand.
 */
enum pte_status pte_claim_obligations(const struct claim *c,
				      const struct scene *s,
				      const struct pte_verdict *v,
				      struct pte_obligations *ret);

/* What a claim speaks of isn't in the row. */
#define PTE_CLAIM_NOT_SAID                                                     \
	"not said: the row has nothing of which it could be asked"

/* Why there is nothing of which it could be asked; or NULL. */
const char *pte_claim_nowhere(const struct claim *c, const struct question *q);

/* Why entries aren't asked about; or NULL. */
const char *pte_claim_nothing_stands(const struct scene *s);

/* The nth protection in force: a path by which pages are asked of. */
const char *pte_claim_protection_at(const struct question *q, unsigned n);

/* The claims, by what they are about. */
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
/* ... those of a scheme in force, which other kernels are never asked */
extern const struct claim pte_claims_of_schemes[];
/* ... and those that make sense of exhibits only: `pte check` has none of them
 */
extern const struct claim pte_claims_of_museum[];

/* Those about a moment's rules, as rows of the museum's. */
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

/* what encoders write for a kind on a domain, with bits beside */
struct pte_words pte_words_written(const struct scene *s, enum pte_kind kind,
				   enum pte_domain domain, uint64_t beside);
struct pte_words pte_words_passing(const struct pte_test *test);

/* ---- obligations ----------------------------------------------------------
 */

/* A new one, all 0 but the relation and the reason; never NULL. Those beyond
 * the capacity are counted, and lost. */
struct pte_obligation *pte_oblige(struct pte_obligations *to,
				  enum pte_relation relation,
				  const char *reason);

void pte_oblige_apart(struct pte_obligations *to, const struct pte_words *a,
		      const struct pte_words *b, const char *reason);
/* a and the words that pass a test */
void pte_oblige_avoids(struct pte_obligations *to, const struct pte_words *a,
		       const struct pte_test *test, const char *reason);
void pte_oblige_within(struct pte_obligations *to, const struct pte_words *a,
		       const struct pte_test *test, const char *reason);
/* ... of what passes one of some tests */
void pte_oblige_avoids_each(struct pte_obligations *to,
			    const struct pte_words *a,
			    const struct pte_either *of, const char *reason);
void pte_oblige_within_one(struct pte_obligations *to,
			   const struct pte_words *a,
			   const struct pte_either *of, const char *reason);
void pte_oblige_inside(struct pte_obligations *to, const struct pte_test *inner,
		       const struct pte_test *outer, const char *reason);
void pte_oblige_read_as(struct pte_obligations *to, const struct pte_words *a,
			pte_kind_set kinds, const char *reason);
void pte_oblige_lacks(struct pte_obligations *to, const struct pte_words *a,
		      uint64_t bits, const char *reason);
/* one bit; test NULL: none is asked */
void pte_oblige_unmoved(struct pte_obligations *to, const struct pte_words *a,
			uint64_t bit, uint64_t kept,
			const struct pte_test *asked, const char *reason);
/* needs <= has; if not, the two numbers show it */
struct pte_obligation *pte_oblige_fits(struct pte_obligations *to,
				       uint64_t needs, uint64_t has,
				       const char *reason);

#endif /* PTE_PROVE_CLAIMS_H */
