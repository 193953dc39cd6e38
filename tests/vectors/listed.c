/* SPDX-License-Identifier: BSD-2-Clause */

#include "listed.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <pte/decode.h>

/* what is found, one after the other */
struct text {
	char *at;
	size_t used;
};

static struct text begin(char found[ANSWER_TEXT_SIZE])
{
	found[0] = '\0';
	return (struct text){ found, 0 };
}

__attribute__((format(printf, 2, 3))) static void add(struct text *t,
						      const char *format, ...)
{
	va_list arguments;

	if (t->used > 0 && t->used + 1 < ANSWER_TEXT_SIZE)
		t->at[t->used++] = ',';
	va_start(arguments, format);
	(void)vsnprintf(t->at + t->used, ANSWER_TEXT_SIZE - t->used, format,
			arguments);
	va_end(arguments);
	t->used = strlen(t->at);
}

static void end(struct text *t)
{
	if (t->used == 0)
		add(t, "absent");
}

static bool in_force(const struct pte_target *t, const struct pte_span *in)
{
	return in->since <= t->version && t->version <= in->until;
}

/* ---- the lists ----------------------------------------------------------- */

/* low to high; a field of several bits with its value */
static void find_names(const struct pte_target *t, enum pte_level level,
		       uint64_t word, struct text *found)
{
	struct pte_named_bits bits[64];
	const unsigned count = pte_target_bits(t, level, word, bits);

	for (unsigned i = 0; i < count; i++) {
		if (bits[i].name->width == 1)
			add(found, "%s", bits[i].name->name);
		else
			add(found, "%s=%u", bits[i].name->name, bits[i].value);
	}
}

static void find_stored(const struct pte_target *t, enum pte_level level,
			const char *path, uint64_t word, struct text *found)
{
	for (const struct pte_store *s = t->model->stores; s->path != NULL; s++)
		if (strcmp(s->path, path) == 0 && in_force(t, &s->in) &&
		    (s->levels & PTE_LEVEL_SET(level)) != 0)
			add(found, "0x%" PRIx64,
			    (s->needs & ~t->options) == 0 ? word & ~s->dropped
							  : word);
}

static void find_protection(const struct pte_target *t, const char *name,
			    struct text *found)
{
	for (const struct pte_protection *p = t->model->protections;
	     p->name != NULL; p++)
		if (strcmp(p->name, name) == 0 && in_force(t, &p->in))
			add(found, "0x%" PRIx64, p->bits);
}

static const char *const truths[] = {
	[PTE_TRUTH_NO] = "no",
	[PTE_TRUTH_YES] = "yes",
	[PTE_TRUTH_BY_MACHINE] = "by-machine",
};

static void find_answer(const struct pte_target *t, const char *helper,
			uint64_t word, struct text *found)
{
	for (const struct pte_predicate *p = t->model->predicates;
	     p->name != NULL; p++)
		if (strcmp(p->name, helper) == 0 && in_force(t, &p->in))
			add(found, "%s", truths[pte_predicate_truth(p, word)]);
}

static void find_option(const struct pte_target *t, const char *name,
			struct text *found)
{
	const uint32_t has = pte_model_options(t->model, t->version);

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if (strcmp(pte_option_info(o)->name, name) == 0)
			add(found, "%s",
			    (has & PTE_OPTION_SET(o)) != 0 ? "yes" : "no");
}

/* ---- known answers --------------------------------------------------------
 */

bool is_listed(const struct vector *v)
{
	return v->op == VECTOR_NAMES || v->op == VECTOR_STORED ||
	       v->op == VECTOR_PROTECTION || v->op == VECTOR_ASKED ||
	       v->op == VECTOR_OPTION;
}

/* by enum vector_op: the key that says which */
static const char *const keys[] = {
	[VECTOR_STORED] = "path",
	[VECTOR_PROTECTION] = "prot",
	[VECTOR_ASKED] = "helper",
	[VECTOR_OPTION] = "option",
};

bool listed_agrees(const struct vector *v, const struct pte_target *t,
		   enum pte_level level, char found[ANSWER_TEXT_SIZE])
{
	char name[ANSWER_TEXT_SIZE], expected[ANSWER_TEXT_SIZE];
	struct text text = begin(found);

	if ((v->op != VECTOR_NAMES && !vector_value(v, keys[v->op], name)) ||
	    !vector_value(v, "is", expected)) {
		(void)snprintf(found, ANSWER_TEXT_SIZE, "asked for nothing");
		return false;
	}
	if (v->op == VECTOR_NAMES)
		find_names(t, level, v->pte, &text);
	else if (v->op == VECTOR_STORED)
		find_stored(t, level, name, v->pte, &text);
	else if (v->op == VECTOR_PROTECTION)
		find_protection(t, name, &text);
	else if (v->op == VECTOR_ASKED)
		find_answer(t, name, v->pte, &text);
	else
		find_option(t, name, &text);
	end(&text);
	return strcmp(found, expected) == 0;
}
