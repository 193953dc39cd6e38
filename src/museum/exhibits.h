/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The exhibits, and the parts that their models share.
 *
 * To add one: its bits, parts and row go in its architecture's file; its name
 * goes here and in museum.c; its literals go in tests/museum.
 */
#ifndef PTE_MUSEUM_EXHIBITS_H
#define PTE_MUSEUM_EXHIBITS_H

#include <pte/prove/museum.h>

extern const struct pte_exhibit pte_exhibit_x1, pte_exhibit_x2, pte_exhibit_x3,
	pte_exhibit_x4, pte_exhibit_x5, pte_exhibit_x6, pte_exhibit_x7,
	pte_exhibit_x8, pte_exhibit_x9, pte_exhibit_x11, pte_exhibit_x12,
	pte_exhibit_x14, pte_exhibit_x15, pte_exhibit_x16, pte_exhibit_x17,
	pte_exhibit_x18, pte_exhibit_x19, pte_exhibit_x20, pte_exhibit_x21,
	pte_exhibit_x22, pte_exhibit_x23, pte_exhibit_x24, pte_exhibit_x25,
	pte_exhibit_x26;
extern const struct pte_exhibit pte_exhibit_a1, pte_exhibit_a2, pte_exhibit_a3,
	pte_exhibit_a4, pte_exhibit_a5, pte_exhibit_a6, pte_exhibit_a7,
	pte_exhibit_a8, pte_exhibit_a9;

/* A model that several files use: x86_64, for any types. */
extern const struct pte_model pte_museum_x86_v5_19;

/* Empty lists, for what an exhibit's model doesn't describe. */
extern const struct pte_owned pte_museum_no_owners[];
extern const struct pte_name pte_museum_no_names[];
extern const struct pte_store pte_museum_no_stores[];
extern const struct pte_protection pte_museum_no_protections[];
extern const struct pte_predicate pte_museum_no_predicates[];
extern const struct pte_accepted pte_museum_nothing_known[];
extern const struct pte_place pte_museum_no_place;

/* clang-format off */

#define EVER { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }

/* a field of `width` bits from `lsb` up, stored plain */
#define FIELD(lsb, width) { (lsb), (width), 0, false }
/* ... with its bits stored complemented */
#define INVERTED(lsb, width) { (lsb), (width), 0, true }
#define NO_FIELD { 0, 0, 0, false }
#define NO_SPILL { NO_FIELD, NO_FIELD }

/* bits that must be 0, and bits that must be 1, in every entry */
#define FIXED(zero, one) { (zero) | (uint64_t)(one), (one) }

/* a view with only the tests none and present */
#define VIEW(none, present)                                                    \
	{                                                                      \
		none, present, PTE_TEST_NEVER, PTE_TEST_NEVER, PTE_TEST_NEVER, \
		{ 0, 0, 0 }, 0, { 0, 0 }, { 0, 0 },                            \
	}

/* the same view at every level, no addresses */
#define LAYOUT(name, page_shift, phys_bits, codec, view)                       \
	LAYOUT_OF(name, page_shift, phys_bits, codec, view, view, view)
#define LAYOUT_OF(name, page_shift, phys_bits, codec, pte, pmd, walker)        \
	{                                                                      \
		(name), PTE_LINUX_OLDEST, NULL, (page_shift), (phys_bits), PTE_ALL_LEVELS(&(codec)), \
		{ &(pte), &(pmd), &(pte) },                                    \
		{ &pte_museum_no_place, &pte_museum_no_place, &pte_museum_no_place }, \
		&(walker), (page_shift), PTE_EMPTY_IS_0,                       \
		{ NULL, NULL, NULL }, PTE_USUAL_LENGTHS,                           \
	}

#define MODEL(layout, arch) MODEL_OF(layout, arch, pte_museum_no_owners, pte_museum_no_stores, pte_museum_no_predicates)
#define MODEL_OF(of, of_arch, owners, drops, asks)                             \
	{                                                                      \
		.layout = &(of),                                               \
		.arch = &(of_arch),                                            \
		.owned = PTE_ALL_LEVELS(owners),                                             \
		.names = pte_museum_no_names,                                  \
		.stores = (drops),                                             \
		.protections = pte_museum_no_protections,                      \
		.predicates = (asks),                                          \
		.accepted = pte_museum_nothing_known,                             \
	}

/* clang-format on */

#endif /* PTE_MUSEUM_EXHIBITS_H */
