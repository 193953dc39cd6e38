/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A scene: one kernel at one level, which claims are tried on, and the sets of
 * words that its encoders write.
 */
#ifndef PTE_PROVE_SCENE_H
#define PTE_PROVE_SCENE_H

#include <pte/prove/obligation.h>

struct scene {
	const struct pte_target *t;
	enum pte_level level;
	const struct pte_view *view;
	const struct pte_codec *c;
	struct pte_either present;      /* of the view; without one, nothing */
	uint64_t type, offset, flags;   /* bits of the word */
	struct pte_piece read;          /* the type, as far as it's read back */
	uint32_t types[PTE_KIND_COUNT]; /* bit n: type n belongs to the kind */
};

struct scene pte_scene_of(const struct pte_target *t, enum pte_level level);

/* What walkers of the level ask of a present word: of hugetlb slots, as of
 * pmds. */
struct pte_either pte_scene_walked(const struct scene *s,
				   const struct pte_view *walker);

/* Whether entries of the kind may stand at the scene's level. */
bool pte_scene_has(const struct scene *s, enum pte_kind kind);

/* Whether entries of any kind may. */
bool pte_scene_has_any(const struct scene *s);

/* The pattern that a pattern of quantities becomes in a field's bits of the
 * word. */
struct pte_pattern pte_field_of(const struct pte_piece *p,
				const struct pte_pattern *quantity);
/* ... for offsets, in both pieces */
struct pte_pattern pte_offsets_of(const struct pte_codec *c,
				  const struct pte_pattern *offsets);

/* The encoder's inputs for a kind on a domain, with any of the bits beside.
 * PTE_KIND_RAW: all 32 types. */
struct pte_entries pte_scene_entries(const struct scene *s, enum pte_kind kind,
				     enum pte_domain domain, uint64_t beside);

/* Scratch space for building the words of entries. */
struct parts {
	struct pte_set types, offsets;
};

/* The words that encoders write for entries. If fields overlap, patterns may,
 * too: such a set can be met and subtracted from, but not counted. */
enum pte_status pte_scene_words(const struct scene *s,
				const struct pte_entries *entries,
				struct parts *parts, struct pte_set *words_ret);

/* Inputs that produce one of the words: a swp_entry, and bits beside. */
void pte_scene_given(const struct scene *s, const struct pte_entries *entries,
		     uint64_t word, struct parts *parts, uint64_t given_ret[2]);

#endif /* PTE_PROVE_SCENE_H */
