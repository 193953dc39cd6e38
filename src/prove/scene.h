/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What claims are about: the words of one kernel at one level, as sets.
 */
#ifndef PTE_PROVE_SCENE_H
#define PTE_PROVE_SCENE_H

#include <pte/prove/obligation.h>

struct scene {
	const struct pte_target *t;
	enum pte_level level;
	const struct pte_view *view;
	const struct pte_codec *c;
	uint64_t type, offset, flags;   /* bits of the word */
	struct pte_piece read;          /* the type, as far as it's read */
	uint32_t types[PTE_KIND_COUNT]; /* bit n: type n is the kind's */
};

struct scene pte_scene_of(const struct pte_target *t, enum pte_level level);

/* Whether entries of the kind may stand at the scene's level. */
bool pte_scene_has(const struct scene *s, enum pte_kind kind);

/* Whether those of any kind may. */
bool pte_scene_has_any(const struct scene *s);

/* Of quantities, as a pattern: a field's bits of the word that are the same in
 * all of them, and what they are. */
struct pte_pattern pte_field_of(const struct pte_piece *p,
				const struct pte_pattern *quantity);
/* ... of offsets, in both pieces */
struct pte_pattern pte_offsets_of(const struct pte_codec *c,
				  const struct pte_pattern *offsets);

/* What encoders are given for a kind on a domain, with any of the bits beside.
 * PTE_KIND_RAW: all 32 types. */
struct pte_entries pte_scene_entries(const struct scene *s, enum pte_kind kind,
				     enum pte_domain domain, uint64_t beside);

/* Room for what entries are put together of. */
struct parts {
	struct pte_set types, offsets;
};

/* The words that they write of it. Where fields overlap, patterns may, too:
 * such a set can be met and subtracted from, not counted. */
enum pte_status pte_scene_words(const struct scene *s,
				const struct pte_entries *entries,
				struct parts *parts, struct pte_set *words_ret);

/* What of entries makes one of their words: a swp_entry, and bits beside. */
void pte_scene_given(const struct scene *s, const struct pte_entries *entries,
		     uint64_t word, struct parts *parts, uint64_t given_ret[2]);

#endif /* PTE_PROVE_SCENE_H */
