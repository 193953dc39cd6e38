/* SPDX-License-Identifier: BSD-2-Clause */

#include "turned.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/kind.h>

#define BIT(n) (UINT64_C(1) << (n))
#define TYPE_INPUTS 32   /* an unsigned int */
#define OFFSET_INPUTS 58 /* of a swp_entry */

/* a bit that the layout's words don't have */
static const char beyond[] = "beyond";

/* ------------------------------------------------------------------------
 * Reading a line
 * ------------------------------------------------------------------------ */

static _Noreturn void die(const struct vector *v, const char *why,
			  const char *at)
{
	fprintf(stderr, "%s: %s: %.*s\n", v->name, why, (int)strcspn(at, " "),
		at);
	exit(2);
}

bool is_turned(const struct vector *v)
{
	return v->op == VECTOR_TURN || v->op == VECTOR_SPREAD ||
	       v->op == VECTOR_LAY || v->op == VECTOR_INVALID;
}

/* "hi", "hi:lo" or "hi:lo>to" */
struct item {
	unsigned hi, lo, to;
	bool moves;
};

static const char *take_item(const struct vector *v, const char *at,
			     struct item *item)
{
	char *end;

	item->hi = item->lo = (unsigned)strtoul(at, &end, 10);
	if (end == at)
		die(v, "not a list of bits", at);
	if (*end == ':')
		item->lo = (unsigned)strtoul(end + 1, &end, 10);
	item->moves = *end == '>';
	item->to = item->lo;
	if (item->moves)
		item->to = (unsigned)strtoul(end + 1, &end, 10);
	if (item->hi > 63 || item->lo > item->hi ||
	    item->to + item->hi - item->lo > 63 ||
	    (*end != ',' && *end != ' ' && *end != '\0'))
		die(v, "not a list of bits", at);
	return *end == ',' ? end + 1 : end;
}

/* "-": none */
static uint64_t bits_of(const struct vector *v, const char *at)
{
	uint64_t bits = 0;
	struct item item;

	if (*at == '-')
		return 0;
	while (*at != ' ' && *at != '\0') {
		at = take_item(v, at, &item);
		for (unsigned n = item.lo; n <= item.hi; n++)
			bits |= BIT(n);
	}
	return bits;
}

static void map_of(struct turned *t, enum turned_map map, const char *at)
{
	struct item item;

	t->maps |= 1U << map;
	if (*at == '-')
		return;
	while (*at != ' ' && *at != '\0') {
		at = take_item(t->vector, at, &item);
		if (!item.moves && map != TURNED_STRAY)
			die(t->vector, "where does it go?", at);
		for (unsigned n = item.lo; n <= item.hi; n++)
			t->image[map][n] |= BIT(item.to + n - item.lo);
	}
}

static void flags_of(struct turned *t, uint64_t flag, const char *at)
{
	const uint64_t bits = bits_of(t->vector, at);

	t->maps |= 1U << TURNED_FLAGS;
	for (unsigned n = 0; n < 64; n++)
		if ((bits & BIT(n)) != 0)
			t->image[TURNED_FLAGS][n] |= flag;
}

static void kinds_of(struct turned *t, const char *key, const char *at)
{
	const uint64_t bits = bits_of(t->vector, at);

	for (unsigned n = 0; n < 64; n++) {
		if ((bits & BIT(n)) == 0)
			continue;
		if (t->kind[n] != NULL)
			die(t->vector, "two kinds for one bit", key);
		t->kind[n] = key;
	}
}

static bool key_is(const char *key, const char *name)
{
	const size_t length = strlen(name);

	return strncmp(key, name, length) == 0 && key[length] == '=';
}

static bool take_map(struct turned *t, const char *key, const char *at)
{
	static const char *const maps[] = { "type",    "offset",  "pfn",
					    "pagemap", "address", "stray" };

	for (unsigned m = 0; m < sizeof(maps) / sizeof(*maps); m++)
		if (key_is(key, maps[m])) {
			map_of(t, (enum turned_map)m, at);
			return true;
		}
	return false;
}

static void take_turn(struct turned *t, const char *key, const char *at)
{
	char kind[64] = "";
	enum pte_kind known;

	if (take_map(t, key, at))
		return;
	if (key_is(key, "kind"))
		t->of = at;
	else if (key_is(key, "soft_dirty"))
		flags_of(t, ANSWER_SOFT_DIRTY, at);
	else if (key_is(key, "uffd_wp"))
		flags_of(t, ANSWER_UFFD_WP, at);
	else if (key_is(key, "exclusive"))
		flags_of(t, ANSWER_EXCLUSIVE, at);
	else if (key_is(key, "odd"))
		t->odd = bits_of(t->vector, at);
	else if (key_is(key, "beyond"))
		kinds_of(t, beyond, at);
	else {
		(void)snprintf(kind, sizeof(kind), "%.*s",
			       (int)strcspn(key, "="), key);
		if (pte_kind_parse(kind, &known) != PTE_STATUS_OK)
			die(t->vector, "no such key", key);
		kinds_of(t, key, at);
	}
}

static void take_written(struct turned *t, const char *key, const char *at)
{
	if (t->vector->op == VECTOR_INVALID && key_is(key, "pfn"))
		t->pfn = strtoull(at, NULL, 0);
	else if (key_is(key, "prot"))
		t->prot = strtoull(at, NULL, 0);
	else if (key_is(key, "kept"))
		t->kept = bits_of(t->vector, at);
	else if (key_is(key, "lost"))
		t->lost = bits_of(t->vector, at);
	else if (!take_map(t, key, at))
		die(t->vector, "no such key", key);
}

void turned_read(const struct vector *v, struct turned *t)
{
	const char *key = v->expect;

	memset(t, 0, sizeof(*t));
	t->vector = v;
	while (*key != '\0') {
		const char *const at = key + strcspn(key, "= ") + 1;

		if (at[-1] != '=')
			die(v, "not a key=value", key);
		if (v->op == VECTOR_TURN)
			take_turn(t, key, at);
		else
			take_written(t, key, at);
		key = at + strcspn(at, " ");
		key += strspn(key, " ");
	}
	if (v->op == VECTOR_TURN && t->of == NULL)
		die(v, "no kind of its own", v->expect);
	for (unsigned n = 0; v->op == VECTOR_TURN && n < 64; n++)
		if (t->kind[n] == NULL)
			die(v, "a bit without a kind", v->expect);
}

/* ------------------------------------------------------------------------
 * Asking
 * ------------------------------------------------------------------------ */

static bool differs(char why[TURNED_WHY_SIZE], const char *what, unsigned n)
{
	(void)snprintf(why, TURNED_WHY_SIZE, "%s, with bit %u turned", what, n);
	return false;
}

static bool same_kind(const struct answer *a, const struct answer *b)
{
	return strcmp(a->kind, b->kind) == 0;
}

/* whether both have it, and how it differs */
static bool changed(enum turned_map map, const struct answer *a,
		    const struct answer *b, uint64_t *change_ret)
{
	const bool entries = a->has_entry && b->has_entry;
	const bool tables = a->has_table && b->has_table;

	switch (map) {
	case TURNED_TYPE:
		*change_ret = a->type ^ b->type;
		return entries;
	case TURNED_OFFSET:
		*change_ret = a->offset ^ b->offset;
		return entries;
	case TURNED_FLAGS:
		*change_ret = a->flags ^ b->flags;
		return entries;
	case TURNED_STRAY:
		*change_ret = a->stray ^ b->stray;
		return (entries || tables) && a->has_stray && b->has_stray;
	case TURNED_ADDRESS:
		*change_ret = a->table ^ b->table;
		return tables;
	case TURNED_PFN:
		*change_ret = a->pfn ^ b->pfn;
		return same_kind(a, b) && a->has_pfn && b->has_pfn;
	case TURNED_PAGEMAP:
		*change_ret = a->pagemap ^ b->pagemap;
		return same_kind(a, b) && a->has_pagemap && b->has_pagemap;
	case TURNED_MAP_COUNT:
		break;
	}
	return false;
}

static bool maps_agree(const struct turned *t, unsigned n,
		       const struct answer *base, const struct answer *a,
		       char why[TURNED_WHY_SIZE])
{
	static const char *const names[] = { "type",    "offset",  "pfn",
					     "pagemap", "address", "stray",
					     "flags" };
	uint64_t change;

	for (unsigned m = 0; m < TURNED_MAP_COUNT; m++)
		if ((t->maps & 1U << m) != 0 && (t->odd & BIT(n)) == 0 &&
		    changed((enum turned_map)m, base, a, &change) &&
		    change != t->image[m][n])
			return differs(why, names[m], n);
	return true;
}

/* the text up to there */
static bool is_named(const char *name, const char *text, char end)
{
	const size_t length = strlen(name);

	return strncmp(name, text, length) == 0 && text[length] == end;
}

static bool turn_agrees(const struct turned *t, const struct respondent *by,
			char why[TURNED_WHY_SIZE])
{
	struct answer base, a;

	if (!by->read(by->who, t->vector->pte, &base) ||
	    !is_named(base.kind, t->of, ' ')) {
		(void)snprintf(why, TURNED_WHY_SIZE, "its own kind");
		return false;
	}
	for (unsigned n = 0; n < 64; n++) {
		const bool is = by->read(by->who, t->vector->pte ^ BIT(n), &a);

		if (is == (t->kind[n] == beyond))
			return differs(why, is ? "read" : "nothing read", n);
		if (!is)
			continue;
		if (!is_named(a.kind, t->kind[n], '='))
			return differs(why, a.kind, n);
		if (!maps_agree(t, n, &base, &a, why))
			return false;
	}
	return true;
}

static bool spread_agrees(const struct turned *t, const struct respondent *by,
			  char why[TURNED_WHY_SIZE])
{
	const uint64_t base = t->vector->pte;

	if (by->macro(by->who, 0, 0) != base)
		return differs(why, "(0, 0)", 0);
	for (unsigned n = 0; n < TYPE_INPUTS; n++)
		if (by->macro(by->who, 1U << n, 0) !=
		    (base ^ t->image[TURNED_TYPE][n]))
			return differs(why, "type", n);
	for (unsigned n = 0; n < OFFSET_INPUTS; n++)
		if (by->macro(by->who, 0, BIT(n)) !=
		    (base ^ t->image[TURNED_OFFSET][n]))
			return differs(why, "offset", n);
	return true;
}

static bool lay_agrees(const struct turned *t, const struct respondent *by,
		       char why[TURNED_WHY_SIZE])
{
	const uint64_t base = t->vector->pte;

	if (by->place(by->who, 0, t->prot, false) != base)
		return differs(why, "pfn 0", 0);
	for (unsigned n = 0; n < 64; n++) {
		const uint64_t image = t->image[TURNED_PFN][n];
		const uint64_t kept = t->kept & BIT(n);

		if (image != 0 && by->place(by->who, BIT(n), t->prot, false) !=
					  (base ^ image))
			return differs(why, "pfn", n);
		if (((t->kept | t->lost) & BIT(n)) != 0 &&
		    by->place(by->who, 0, t->prot ^ BIT(n), false) !=
			    (base ^ kept))
			return differs(why, "protection", n);
	}
	return true;
}

bool turned_agrees(const struct turned *t, const struct respondent *by,
		   char why[TURNED_WHY_SIZE])
{
	if (t->vector->op == VECTOR_TURN)
		return turn_agrees(t, by, why);
	if (t->vector->op == VECTOR_SPREAD)
		return spread_agrees(t, by, why);
	if (t->vector->op == VECTOR_LAY)
		return lay_agrees(t, by, why);
	return by->place(by->who, t->pfn, t->prot, true) == t->vector->pte ||
	       differs(why, "the word", 0);
}
