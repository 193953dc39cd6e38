/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The lists: names, stores, predicates and so on. A list in a spec replaces the
 * one of its base.
 */
#include "spec_parts.h"

#include <pte/prove/claim.h>

/* ---- seen --------------------------------------------------------------- */

/* a bracket needs both of its ends */
static bool take_seen(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	const bool whole = r->whole;
	bool good;

	r->whole = true;
	good = spec_object(r, at, value, key->shape, to);
	r->whole = whole;
	return good;
}

static void put_seen(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	spec_put_object(w, key->name, key->shape, from);
}

static bool is_seen(const struct spec_key *key, const void *from)
{
	(void)key;
	return ((const struct pte_seen *)from)->with != 0;
}

const struct spec_type spec_of_seen = { .take = take_seen,
					.put = put_seen,
					.is_some = is_seen };

/* clang-format off */
static const struct spec_key seen_keys[] = {
	SPEC_KEY("without", &spec_version, AT(pte_seen, without)),
	SPEC_KEY("with", &spec_version, AT(pte_seen, with)),
	SPEC_NO_KEY,
};
const struct spec_shape spec_seen_shape = { .keys = seen_keys, .whole = true, .flat = true, .def = "seen", .says = "the last version read without it, the first read with it" };
/* clang-format on */

/* ---- names -------------------------------------------------------------- */

static bool check_name(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_name *const n = to;

	(void)value;
	(void)key;
	return n->lsb + n->width <= 64 ||
	       spec_wrong(&r->text, at, "bits %u:%u: the highest bit is 63",
			  n->lsb + n->width - 1U, n->lsb);
}

/* clang-format off */
static const struct spec_key name_keys[] = {
	SPEC_KEY("name", &spec_word, AT(pte_name, name)),
	SPEC_KEY("macro", &spec_word, AT(pte_name, macro)),
	SPEC_KEY("lsb", &spec_byte, AT(pte_name, lsb), .high = 63),
	SPEC_KEY("width", &spec_byte, AT(pte_name, width), .low = 1, .high = 32),
	SPEC_KEY("when", &spec_of_members, AT(pte_name, when), .shape = &spec_pattern_shape, .optional = true),
	SPEC_LEVELS(pte_name),
	SPEC_SPAN(pte_name),
	SPEC_KEY("needs", &spec_option_set, AT(pte_name, needs), .optional = true),
	SPEC_KEY("tables", &spec_levels, AT(pte_name, tables), .says = "where words that point to a table have it", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
static const struct pte_name no_name = { .levels = PTE_LEVEL_ALL, .in = SPEC_EVER };
const struct spec_shape spec_name_shape = { .keys = name_keys, .flat = true, .check = check_name, SPEC_ROW(pte_name, name), .most = SPEC_ROWS_MAX, .blank = &no_name };

/* clang-format on */

/* ---- what predicates are ------------------------------------------------ */

/* "test": the only one */
static bool take_one_test(struct spec_reader *r, const struct spec_place *at,
			  json_t *value, const struct spec_key *key, void *to)
{
	struct pte_either *const is = to;

	is->count = 1;
	return spec_object(r, at, value, key->shape, &is->test[0]);
}

static void put_one_test(const struct spec_writer *w,
			 const struct spec_key *key, const void *from)
{
	const struct pte_either *const is = from;

	spec_put_object(w, key->name, key->shape, &is->test[0]);
}

static bool is_one_test(const struct spec_key *key, const void *from)
{
	const struct pte_either *const is = from;

	(void)key;
	return is->count == 1;
}

/* "tests": any of them is enough; not together with "test" */
static bool take_tests(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	const size_t count = json_array_size(value);
	struct pte_either *const is = to;

	if (!spec_is(r, at, value, JSON_ARRAY))
		return false;
	if (is->count != 0)
		return spec_wrong(&r->text, at,
				  "beside \"test\": one of the two says it");
	if (count == 0 || count > PTE_EITHER_TESTS)
		return spec_wrong(&r->text, at, "%zu tests: 1..%d", count,
				  PTE_EITHER_TESTS);
	is->count = (unsigned)count;
	for (size_t i = 0; i < count; i++) {
		const struct spec_place element = { at, NULL, i };

		if (!spec_object(r, &element, json_array_get(value, i),
				 key->shape, &is->test[i]))
			return false;
	}
	return true;
}

static void put_tests(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const struct pte_either *const is = from;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < is->count; i++)
		spec_put_object(w, NULL, key->shape, &is->test[i]);
	json_close(w->json);
}

static bool are_tests(const struct spec_key *key, const void *from)
{
	return !is_one_test(key, from);
}

static bool take_asked_levels(struct spec_reader *r,
			      const struct spec_place *at, json_t *value,
			      const struct spec_key *key, void *to)
{
	struct spec_key levels = *key;

	levels.type = &spec_levels;
	return spec_levels.take(r, at, value, &levels, to);
}

static void put_asked_levels(const struct spec_writer *w,
			     const struct spec_key *key, const void *from)
{
	struct spec_key levels = *key;

	levels.type = &spec_levels;
	spec_levels.put(w, &levels, from);
}

static bool is_beyond_pmd(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const unsigned *)from != PTE_LEVEL_SET(PTE_LEVEL_PMD);
}

static const char *asks_name(const struct pte_model *model, unsigned n)
{
	static const char *const names[] = {
		[PTE_ASKS_ANYTHING] = "anything", [PTE_ASKS_LEAF] = "leaf",
		[PTE_ASKS_BAD] = "bad",           [PTE_ASKS_DIRTY] = "dirty",
		[PTE_ASKS_WRITE] = "write",       [PTE_ASKS_EXEC] = "exec",
		[PTE_ASKS_YOUNG] = "young",       [PTE_ASKS_ACCESS] = "access",
		[PTE_ASKS_SPECIAL] = "special",
	};

	(void)model;
	return n <= PTE_ASKS_LAST ? names[n] : NULL;
}

static bool take_asks(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	if (!spec_one_of(r, at, value, key->type->names, &n))
		return false;
	*(enum pte_asks *)to = (enum pte_asks)n;
	return true;
}

static void put_asks(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	json_text(w->json, key->name,
		  asks_name(NULL, *(const enum pte_asks *)from));
}

static bool is_no_leaf(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const enum pte_asks *)from != PTE_ASKS_LEAF;
}

static bool check_predicate(struct spec_reader *r, const struct spec_place *at,
			    json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_predicate *const p = to;

	(void)value;
	(void)key;
	return p->is.count != 0 ||
	       spec_wrong(&r->text, at, "lacks the key \"test\"");
}

static bool is_by_machine(const struct spec_key *key, const void *from)
{
	const struct pte_may *const may = from;

	(void)key;
	return may->machine != NULL;
}

static bool take_may(struct spec_reader *r, const struct spec_place *at,
		     json_t *value, const struct spec_key *key, void *to)
{
	return spec_object(r, at, value, key->shape, to);
}

static void put_may(const struct spec_writer *w, const struct spec_key *key,
		    const void *from)
{
	spec_put_object(w, key->name, key->shape, from);
}

/* clang-format off */
static const struct spec_key may_keys[] = {
	SPEC_KEY("test", &spec_of_members, AT(pte_may, test), .shape = &spec_test_shape),
	SPEC_KEY("machine", &spec_text_of, AT(pte_may, machine), .says = "what these machines have"),
	SPEC_NO_KEY,
};
static const struct spec_shape may_shape = { .keys = may_keys, .flat = true };
static const struct spec_type of_may = { .take = take_may, .put = put_may, .is_some = is_by_machine };
static const struct spec_type of_one_test = { .take = take_one_test, .put = put_one_test, .is_some = is_one_test };
static const struct spec_type of_tests = { .take = take_tests, .put = put_tests, .is_some = are_tests, .is_list = true, .schema = "\"minItems\": 1" };
static const struct spec_type of_asked_levels = { .take = take_asked_levels, .put = put_asked_levels, .is_some = is_beyond_pmd, .schema = "\"$ref\": \"#/$defs/levels\"" };
static const struct spec_type of_asks = { .take = take_asks, .put = put_asks, .is_some = is_no_leaf, .names = asks_name };

/* ---- stores, predicates, protections ------------------------------------ */

static const struct spec_key store_keys[] = {
	SPEC_KEY("path", &spec_word, AT(pte_store, path)),
	SPEC_KEY("levels", &spec_levels, AT(pte_store, levels)),
	SPEC_KEY("dropped", &spec_hex, AT(pte_store, dropped), .says = "bits that it drops"),
	SPEC_SPAN(pte_store),
	SPEC_KEY("seen", &spec_of_seen, AT(pte_store, seen), .shape = &spec_seen_shape, .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("needs", &spec_option_set, AT(pte_store, needs), .optional = true),
	SPEC_SOURCE(pte_store),
	SPEC_NO_KEY,
};
static const struct pte_store no_store = { .in = SPEC_EVER, .source = SPEC_UNSAID };
const struct spec_shape spec_store_shape = { .keys = store_keys, .flat = true, SPEC_ROW(pte_store, path), .most = SPEC_ROWS_MAX, .blank = &no_store };

static const struct spec_key predicate_keys[] = {
	SPEC_KEY("name", &spec_word, AT(pte_predicate, name)),
	SPEC_KEY("test", &of_one_test, AT(pte_predicate, is), .shape = &spec_test_shape, .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("tests", &of_tests, AT(pte_predicate, is), .shape = &spec_tests_shape, .says = "instead of `test`: passing any of them is enough", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("may", &of_may, AT(pte_predicate, may), .shape = &may_shape, .says = "words that pass on some machines only", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("levels", &of_asked_levels, AT(pte_predicate, levels), .says = "by default pmd", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_SPAN(pte_predicate),
	SPEC_KEY("needs", &spec_option_set, AT(pte_predicate, needs), .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("asks", &of_asks, AT(pte_predicate, asks), .says = "what for; by default leaf", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_KEY("by_design", &spec_bool, AT(pte_predicate, by_design), .optional = true),
	SPEC_SOURCE(pte_predicate),
	SPEC_NO_KEY,
};
static const char *const predicate_either[] = { "test", "tests", NULL };
static const struct pte_predicate no_predicate = { .in = SPEC_EVER, .levels = PTE_LEVEL_SET(PTE_LEVEL_PMD), .asks = PTE_ASKS_LEAF, .source = SPEC_UNSAID };
const struct spec_shape spec_predicate_shape = { .keys = predicate_keys, .flat = true, .check = check_predicate, .either = predicate_either, SPEC_ROW(pte_predicate, name), .most = SPEC_ROWS_MAX, .blank = &no_predicate };

static const struct spec_key protection_keys[] = {
	SPEC_KEY("name", &spec_name, AT(pte_protection, name)),
	SPEC_KEY("bits", &spec_hex, AT(pte_protection, bits), .says = "ready for an address"),
	SPEC_SPAN(pte_protection),
	SPEC_NO_KEY,
};
static const struct pte_protection no_protection = { .in = SPEC_EVER };
const struct spec_shape spec_protection_shape = { .keys = protection_keys, .flat = true, SPEC_ROW(pte_protection, name), .most = SPEC_ROWS_MAX, .blank = &no_protection };
/* clang-format on */

/* ---- traits ------------------------------------------------------------- */

static const char *tells_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return n < PTE_TELLS_LAST ? pte_tells_name((enum pte_tells)(n + 1))
				  : NULL;
}

static bool take_tells(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	if (!spec_one_of(r, at, value, key->type->names, &n))
		return false;
	*(enum pte_tells *)to = (enum pte_tells)(n + 1);
	return true;
}

static void put_tells(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	json_text(w->json, key->name,
		  pte_tells_name(*(const enum pte_tells *)from));
}

static const struct spec_type of_tells = { .take = take_tells,
					   .put = put_tells,
					   .names = tells_name };

/* clang-format off */
static const struct spec_key trait_keys[] = {
	SPEC_KEY("tells", &of_tells, AT(pte_trait, tells)),
	SPEC_KEY("test", &spec_of_members, AT(pte_trait, test), .shape = &spec_test_shape),
	SPEC_LEVELS(pte_trait),
	SPEC_SPAN(pte_trait),
	SPEC_SOURCE(pte_trait),
	SPEC_NO_KEY,
};
static const struct pte_trait no_trait = { .in = SPEC_EVER, .levels = PTE_LEVEL_ALL, .source = SPEC_UNSAID };
const struct spec_shape spec_trait_shape = { .keys = trait_keys, .flat = true, SPEC_ROW(pte_trait, tells), .most = SPEC_ROWS_MAX, .blank = &no_trait };
/* clang-format on */

/* ---- known, never ------------------------------------------------------- */

static const char *claim_id(const struct pte_model *model, unsigned n)
{
	(void)model;
	return pte_claim_at(n) == NULL ? NULL : pte_claim_at(n)->id;
}

/* a misspelt claim would otherwise never be noticed */
static bool take_claim(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	unsigned n;

	if (!spec_one_of(r, at, value, key->type->names, &n))
		return false;
	*(const char **)to = claim_id(r->model, n);
	return true;
}

static void put_claim(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	json_text(w->json, key->name, *(const char *const *)from);
}

static const char *test_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return pte_view_test_name(n);
}

static bool take_test_name(struct spec_reader *r, const struct spec_place *at,
			   json_t *value, const struct spec_key *key, void *to)
{
	unsigned n = 0;

	if (!spec_one_of(r, at, value, key->type->names, &n))
		return false;
	*(enum pte_view_test *)to = (enum pte_view_test)n;
	return true;
}

static void put_test_name(const struct spec_writer *w,
			  const struct spec_key *key, const void *from)
{
	json_text(w->json, key->name,
		  pte_view_test_name(*(const enum pte_view_test *)from));
}

static const struct spec_type of_claim = { .take = take_claim,
					   .put = put_claim,
					   .names = claim_id };
static const struct spec_type of_test_name = { .take = take_test_name,
					       .put = put_test_name,
					       .names = test_name };

/* clang-format off */
static const struct spec_key known_keys[] = {
	SPEC_KEY("claim", &of_claim, AT(pte_accepted, claim)),
	SPEC_LEVELS(pte_accepted),
	SPEC_KEY("path", &spec_word, AT(pte_accepted, path), .optional = true, .writing = SPEC_IF_SOME),
	SPEC_SPAN(pte_accepted),
	SPEC_KEY("why", &spec_text_of, AT(pte_accepted, why)),
	SPEC_NO_KEY,
};
static const struct pte_accepted no_known = { .in = SPEC_EVER, .levels = PTE_LEVEL_ALL };
const struct spec_shape spec_known_shape = { .keys = known_keys, .flat = true, SPEC_ROW(pte_accepted, claim), .most = SPEC_ROWS_MAX, .blank = &no_known };

static const struct spec_key never_keys[] = {
	SPEC_KEY("test", &of_test_name, AT(pte_never, test)),
	SPEC_LEVELS(pte_never),
	SPEC_KEY("why", &spec_text_of, AT(pte_never, why)),
	SPEC_NO_KEY,
};
static const struct pte_never no_never = { .levels = PTE_LEVEL_ALL };
const struct spec_shape spec_never_shape = { .keys = never_keys, .flat = true, SPEC_ROW(pte_never, why), .most = SPEC_ROWS_MAX, .blank = &no_never };

/* ---- beside, unread ----------------------------------------------------- */

static const struct spec_key beside_keys[] = {
	SPEC_KEY("bits", &spec_hex, AT(pte_beside, bits)),
	SPEC_KEY("when", &spec_of_members, AT(pte_beside, when), .shape = &spec_pattern_shape, .optional = true),
	SPEC_LEVELS(pte_beside),
	SPEC_SPAN(pte_beside),
	SPEC_KEY("what", &spec_text_of, AT(pte_beside, what)),
	SPEC_NO_KEY,
};
static const struct pte_beside no_beside = { .in = SPEC_EVER, .levels = PTE_LEVEL_ALL };
const struct spec_shape spec_beside_shape = { .keys = beside_keys, .flat = true, SPEC_ROW(pte_beside, what), .most = SPEC_ROWS_MAX, .blank = &no_beside };

static const struct spec_key unread_keys[] = {
	SPEC_KEY("bits", &spec_hex, AT(pte_unread, bits)),
	SPEC_LEVELS(pte_unread),
	SPEC_KEY("why", &spec_text_of, AT(pte_unread, why)),
	SPEC_NO_KEY,
};
static const struct pte_unread no_unread = { .levels = PTE_LEVEL_ALL };
const struct spec_shape spec_unread_shape = { .keys = unread_keys, .flat = true, SPEC_ROW(pte_unread, why), .most = SPEC_ROWS_MAX, .blank = &no_unread };

/* ---- of the architecture ------------------------------------------------ */

static const struct spec_key option_keys[] = {
	SPEC_KEY("option", &spec_option, AT(pte_arch_option, option)),
	SPEC_SPAN(pte_arch_option),
	SPEC_NO_KEY,
};
static const struct pte_arch_option no_option = { .in = SPEC_EVER };
const struct spec_shape spec_option_shape = { .keys = option_keys, .flat = true, .size = sizeof(no_option), .most = PTE_OPTION_COUNT, .blank = &no_option };

static const struct spec_key source_keys[] = {
	SPEC_KEY("path", &spec_text_of, AT(pte_source, path)),
	SPEC_KEY("versions", &spec_text_of, AT(pte_source, versions)),
	SPEC_KEY("what", &spec_text_of, AT(pte_source, what)),
	SPEC_NO_KEY,
};
const struct spec_shape spec_source_shape = { .keys = source_keys, .flat = true, SPEC_ROW(pte_source, path), .most = SPEC_ROWS_MAX };
/* clang-format on */

/* counted, not terminated: a row of zeros is a valid option */
static bool take_options(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;
	void *list;

	if (!spec_list(r, at, value, key->shape, &list,
		       &body->arch.option_count))
		return false;
	body->arch.options = list;
	return true;
}

static void put_options(const struct spec_writer *w, const struct spec_key *key,
			const void *from)
{
	const struct spec_body *const body = from;

	json_open_array(w->json, key->name);
	for (size_t i = 0; i < body->arch.option_count; i++)
		spec_put_object(w, NULL, key->shape, &body->arch.options[i]);
	json_close(w->json);
}

const struct spec_type spec_of_options = { .take = take_options,
					   .put = put_options,
					   .merging = SPEC_MERGED_ROWS,
					   .is_list = true };
