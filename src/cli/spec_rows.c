/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The lists: names, stores, predicates and so on. A spec that has one replaces
 * its base's.
 */
#include "spec_parts.h"

#include <pte/claim.h>

/* 64 names of single bits are all there could be; no layout has more rows. */
#define ROWS_MAX 64
#define UNSAID "the spec"

/* clang-format off */

#define EVER { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
/* "since" and "until" of a row that has a span `in` */
#define SPAN_KEYS(type)                                                        \
	{ "since", spec_version, AT(type, in.since), 0, 0, true },             \
	{ "until", spec_version, AT(type, in.until), 0, 1, true }

static const struct spec_key seen_keys[] = {
	{ "without", spec_version, AT(pte_seen, without), 0, 0, false },
	{ "with",    spec_version, AT(pte_seen, with),    0, 0, false },
	NO_KEY,
};

/* clang-format on */

bool spec_seen(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_key *key, void *to)
{
	const bool whole = r->whole;
	bool good;

	(void)key;
	r->whole = true; /* half a bracket is none */
	good = spec_object(r, at, value, seen_keys, to);
	r->whole = whole;
	return good;
}

/* a list that goes straight into the body's member */
static bool take_list(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_rows *rows, void *to)
{
	size_t count;
	void *list;

	if (!spec_list(r, at, value, rows, &list, &count))
		return false;
	*(const void **)to = list;
	return true;
}

/* bits lsb and up, of a row */
static bool are_bits(struct spec_reader *r, const struct spec_place *list,
		     size_t row, unsigned lsb, unsigned width)
{
	const struct spec_place at = { list, NULL, row };

	return lsb + width <= 64 ||
	       spec_wrong(&r->text, &at, "bits %u:%u: the highest bit is 63",
			  lsb + width - 1, lsb);
}

/* ---- names -------------------------------------------------------------- */

/* clang-format off */
static const struct spec_key name_keys[] = {
	{ "name",   spec_word,       AT(pte_name, name),   0, 0,  false },
	{ "macro",  spec_word,       AT(pte_name, macro),  0, 0,  false },
	{ "lsb",    spec_byte,       AT(pte_name, lsb),    0, 63, false },
	{ "width",  spec_byte,       AT(pte_name, width),  1, 32, false },
	{ "when",   spec_pattern,    AT(pte_name, when),   0, 0,  true },
	{ "levels", spec_levels,     AT(pte_name, levels), 0, 0,  true },
	SPAN_KEYS(pte_name),
	{ "needs",  spec_option_set, AT(pte_name, needs),  0, 0,  true },
	{ "tables", spec_levels,     AT(pte_name, tables), 0, 0,  true },
	NO_KEY,
};
/* clang-format on */

bool spec_names_of(struct spec_reader *r, const struct spec_place *at,
		   json_t *value, const struct spec_key *key, void *to)
{
	static const struct pte_name blank = { .levels = PTE_LEVEL_ALL,
					       .in = EVER };
	static const struct spec_rows rows = { name_keys, sizeof(blank),
					       ROWS_MAX, &blank };
	struct spec_body *const body = to;
	const struct pte_name *n;
	size_t i = 0;

	(void)key;
	if (!take_list(r, at, value, &rows, &body->model.names))
		return false;
	for (n = body->model.names; n->name != NULL; n++, i++)
		if (!are_bits(r, at, i, n->lsb, n->width))
			return false;
	return true;
}

/* ---- stores, predicates, traits, protections, known --------------------- */

/* clang-format off */
static const struct spec_key store_keys[] = {
	{ "path",    spec_word,       AT(pte_store, path),    0, 0, false },
	{ "levels",  spec_levels,     AT(pte_store, levels),  0, 0, false },
	{ "dropped", spec_hex,        AT(pte_store, dropped), 0, 0, false },
	SPAN_KEYS(pte_store),
	{ "seen",    spec_seen,       AT(pte_store, seen),    0, 0, true },
	{ "needs",   spec_option_set, AT(pte_store, needs),   0, 0, true },
	{ "source",  spec_text_of,    AT(pte_store, source),  0, 0, true },
	NO_KEY,
};
static const struct spec_key predicate_keys[] = {
	{ "name",      spec_word,    AT(pte_predicate, name),      0, 0, false },
	{ "test",      spec_test,    AT(pte_predicate, test),      0, 0, false },
	SPAN_KEYS(pte_predicate),
	{ "by_design", spec_bool,    AT(pte_predicate, by_design), 0, 0, true },
	{ "source",    spec_text_of, AT(pte_predicate, source),    0, 0, true },
	NO_KEY,
};

static const char *tells_name(const struct spec_reader *r, unsigned n)
{
	(void)r;
	return n < PTE_TELLS_LAST ? pte_tells_name((enum pte_tells)(n + 1))
				  : NULL;
}

static bool take_tells(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key,
		       void *to)
{
	unsigned n;

	(void)key;
	if (!spec_one_of(r, at, value, tells_name, &n))
		return false;
	*(enum pte_tells *)to = (enum pte_tells)(n + 1);
	return true;
}

static const struct spec_key trait_keys[] = {
	{ "tells",  take_tells,   AT(pte_trait, tells),  0, 0, false },
	{ "test",   spec_test,    AT(pte_trait, test),   0, 0, false },
	{ "levels", spec_levels,  AT(pte_trait, levels), 0, 0, true },
	SPAN_KEYS(pte_trait),
	{ "source", spec_text_of, AT(pte_trait, source), 0, 0, true },
	NO_KEY,
};
static const struct spec_key protection_keys[] = {
	{ "name", spec_name, AT(pte_protection, name), 0, 0, false },
	{ "bits", spec_hex,  AT(pte_protection, bits), 0, 0, false },
	SPAN_KEYS(pte_protection),
	NO_KEY,
};

static const char *claim_id(const struct spec_reader *r, unsigned n)
{
	(void)r;
	return pte_claim_at(n) == NULL ? NULL : pte_claim_at(n)->id;
}

/* a row about no claim would never be found out */
static bool take_claim(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key,
		       void *to)
{
	unsigned n;

	(void)key;
	if (!spec_one_of(r, at, value, claim_id, &n))
		return false;
	*(const char **)to = claim_id(r, n);
	return true;
}

static const struct spec_key known_keys[] = {
	{ "claim",  take_claim,   AT(pte_known, claim),  0, 0, false },
	{ "levels", spec_levels,  AT(pte_known, levels), 0, 0, true },
	{ "path",   spec_word,    AT(pte_known, path),   0, 0, true },
	SPAN_KEYS(pte_known),
	{ "why",    spec_text_of, AT(pte_known, why),    0, 0, false },
	NO_KEY,
};

#define LIST(function, type, keys, member, ...)                                \
	bool function(struct spec_reader *r, const struct spec_place *at,      \
		      json_t *value, const struct spec_key *key,         \
		      void *to)                                                \
	{                                                                      \
		static const struct type blank = { __VA_ARGS__ };              \
		static const struct spec_rows rows = { keys, sizeof(blank),    \
						       ROWS_MAX, &blank };     \
		struct spec_body *const body = to;                             \
                                                                               \
		(void)key;                                                     \
		return take_list(r, at, value, &rows, &body->model.member);    \
	}

LIST(spec_stores, pte_store, store_keys, stores, .in = EVER, .source = UNSAID)
LIST(spec_predicates, pte_predicate, predicate_keys, predicates, .in = EVER, .source = UNSAID)
LIST(spec_traits, pte_trait, trait_keys, traits, .in = EVER, .levels = PTE_LEVEL_ALL, .source = UNSAID)
LIST(spec_protections, pte_protection, protection_keys, protections, .in = EVER)
LIST(spec_known, pte_known, known_keys, known, .in = EVER, .levels = PTE_LEVEL_ALL)

/* clang-format on */

static const char *test_name(const struct spec_reader *r, unsigned n)
{
	(void)r;
	return pte_view_test_name(n);
}

static bool take_test_name(struct spec_reader *r, const struct spec_place *at,
			   json_t *value, const struct spec_key *key, void *to)
{
	unsigned n = 0;

	(void)key;
	if (!spec_one_of(r, at, value, test_name, &n))
		return false;
	*(enum pte_view_test *)to = (enum pte_view_test)n;
	return true;
}

/* clang-format off */

static const struct spec_key never_keys[] = {
	{ "test",   take_test_name, AT(pte_never, test),   0, 0, false },
	{ "levels", spec_levels,    AT(pte_never, levels), 0, 0, true },
	{ "why",    spec_text_of,   AT(pte_never, why),    0, 0, false },
	NO_KEY,
};
static const struct spec_key beside_keys[] = {
	{ "bits",   spec_hex,     AT(pte_beside, bits),   0, 0, false },
	{ "when",   spec_pattern, AT(pte_beside, when),   0, 0, true },
	{ "levels", spec_levels,  AT(pte_beside, levels), 0, 0, true },
	SPAN_KEYS(pte_beside),
	{ "what",   spec_text_of, AT(pte_beside, what),   0, 0, false },
	NO_KEY,
};
static const struct spec_key unread_keys[] = {
	{ "bits",   spec_hex,     AT(pte_unread, bits),   0, 0, false },
	{ "levels", spec_levels,  AT(pte_unread, levels), 0, 0, true },
	{ "why",    spec_text_of, AT(pte_unread, why),    0, 0, false },
	NO_KEY,
};

LIST(spec_nevers, pte_never, never_keys, nevers, .levels = PTE_LEVEL_ALL)
LIST(spec_beside, pte_beside, beside_keys, beside, .in = EVER, .levels = PTE_LEVEL_ALL)
LIST(spec_unread, pte_unread, unread_keys, unread, .levels = PTE_LEVEL_ALL)

/* ---- of the architecture ------------------------------------------------ */

static const struct spec_key option_keys[] = {
	{ "option", spec_option, AT(pte_arch_option, option), 0, 0, false },
	SPAN_KEYS(pte_arch_option),
	NO_KEY,
};
static const struct spec_key source_keys[] = {
	{ "path",     spec_text_of, AT(pte_source, path),     0, 0, false },
	{ "versions", spec_text_of, AT(pte_source, versions), 0, 0, false },
	{ "what",     spec_text_of, AT(pte_source, what),     0, 0, false },
	NO_KEY,
};
/* clang-format on */

bool spec_options(struct spec_reader *r, const struct spec_place *at,
		  json_t *value, const struct spec_key *key, void *to)
{
	static const struct pte_arch_option blank = { .in = EVER };
	static const struct spec_rows rows = { option_keys, sizeof(blank),
					       PTE_OPTION_COUNT, &blank };
	struct spec_body *const body = to;
	void *list;

	(void)key;
	if (!spec_list(r, at, value, &rows, &list, &body->arch.option_count))
		return false;
	body->arch.options = list;
	return true;
}

bool spec_sources(struct spec_reader *r, const struct spec_place *at,
		  json_t *value, const struct spec_key *key, void *to)
{
	static const struct spec_rows rows = { source_keys,
					       sizeof(struct pte_source),
					       ROWS_MAX, NULL };
	struct spec_body *const body = to;

	(void)key;
	return take_list(r, at, value, &rows, &body->arch.sources);
}
