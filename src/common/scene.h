/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What claims are about: the words of one kernel at one level, as sets.
 */
#ifndef PTE_COMMON_SCENE_H
#define PTE_COMMON_SCENE_H

#include <pte/obligation.h>

struct scene {
	const struct pte_target *t;
	enum pte_level level;
	const struct pte_view *view;
	const struct pte_codec *c;
	uint64_t type, offset, flags; /* bits of the word */
};

struct scene pte_scene_of(const struct pte_target *t, enum pte_level level);

/* Whether entries of the kind may stand at the scene's level. */
bool pte_scene_has(const struct scene *s, enum pte_kind kind);

/* Whether those of any kind may. */
bool pte_scene_has_any(const struct scene *s);

/* The domain in which a kind lives. */
enum pte_domain pte_scene_domain(const struct scene *s, enum pte_kind kind);

/* Offsets of a kind on a domain: low..high, or single values of a mask. */
struct offsets {
	uint64_t low, high;
	uint64_t mask; /* if not 0: any of its bits, not none */
};
struct offsets pte_scene_offsets(const struct scene *s, enum pte_kind kind,
				 enum pte_domain domain);

/*
 * The words that encoders write for the image's kind on its domain, with every
 * set of the bits beside. PTE_KIND_RAW: all 32 types, whatever the domain.
 */
enum pte_status pte_scene_image(const struct scene *s,
				const struct pte_image *image,
				struct pte_set *words_ret);

/*
 * The smallest pattern that has all of an image's patterns first .. end - 1,
 * at least one: where it serves a proof, one step does for all.
 */
struct pte_test pte_scene_hull(const struct pte_set *image, unsigned first,
			       unsigned end);

/*
 * The end of those patterns from the first on whose types are the same. Hulls
 * of two such groups share no word.
 */
unsigned pte_scene_group(const struct scene *s, uint64_t beside,
			 const struct pte_set *image, unsigned first);

#endif /* PTE_COMMON_SCENE_H */
