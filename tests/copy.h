/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef COPY_H
#define COPY_H

#include <pte/model.h>

#define COPY_STORE_ROOM 8
#define COPY_OWNED_ROOM 65
#define COPY_NAME_ROOM 65
#define COPY_PREDICATE_ROOM 64
#define COPY_PROTECTION_ROOM 16
#define COPY_UNREAD_ROOM 8
#define COPY_BESIDE_ROOM 16
#define COPY_HANDLING_ROOM 8

/*
 * A row of the registry that may be broken: every constant that a codec, a
 * predicate or a claim reads, writable. Parts that levels share stay shared,
 * so that one constant is one constant.
 */
struct copy {
	struct pte_model model;
	struct pte_layout layout;
	struct pte_codec codec;
	/* where it isn't that of ptes */
	struct pte_codec own_codec[PTE_LEVEL_COUNT];
	struct pte_translations translated[PTE_LEVEL_COUNT];
	struct pte_view view[PTE_LEVEL_COUNT];
	struct pte_place place[PTE_LEVEL_COUNT], table[PTE_LEVEL_COUNT];
	/* where it's no level's view */
	struct pte_view walker;
	/* lists, with what ends them */
	struct pte_store store[COPY_STORE_ROOM];
	struct pte_owned owned[COPY_OWNED_ROOM], pmd_owned[COPY_OWNED_ROOM];
	struct pte_name name[COPY_NAME_ROOM];
	struct pte_predicate predicate[COPY_PREDICATE_ROOM];
	struct pte_protection protection[COPY_PROTECTION_ROOM];
	struct pte_unread unread[COPY_UNREAD_ROOM];
	struct pte_trait trait[COPY_HANDLING_ROOM];
	struct pte_beside beside[COPY_BESIDE_ROOM];
	struct pte_attributes attributes[COPY_HANDLING_ROOM];
	struct pte_transient transient[COPY_HANDLING_ROOM];
	struct pte_comparison comparison[COPY_HANDLING_ROOM];
};

/* The copy points into itself: don't move it. */
void copy_row(const struct pte_model *model, struct copy *copy_ret);

/* The rows own the bits of entries at every level. */
void copy_owned_by(struct pte_model *model, const struct pte_owned *rows);

#endif
