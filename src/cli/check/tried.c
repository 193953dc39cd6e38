/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Two interning tables: program -> number, and list of program numbers ->
 * number. Answers are indexed by the second one. Only verified verdicts are
 * stored.
 */
#include "tried.h"

#include <stdlib.h>
#include <string.h>

/* ---- interned runs of words ---------------------------------------------- */

#define NO_RUN SIZE_MAX

struct run {
	uint64_t hash;
	size_t begin, length; /* both in words */
};

/* Runs are compared in full; the hash only selects a slot. */
struct runs {
	uint64_t *words;
	size_t used, room;
	struct run *list; /* in order of first appearance: run n is list[n] */
	size_t count, list_room;
	size_t *slots; /* open addressing; number + 1, or 0 if empty */
	size_t slot_count;
};

/* grow the array for `more` elements; on failure nothing changes */
static bool make_room(void **list, size_t used, size_t more, size_t *room,
		      size_t size)
{
	size_t wanted = *room == 0 ? 64 : *room;
	void *new;

	if (used + more <= *room)
		return true;
	while (wanted < used + more)
		wanted *= 2;
	new = realloc(*list, wanted * size);
	if (new == NULL)
		return false;
	*list = new;
	*room = wanted;
	return true;
}

/* Four lanes, so that multiplications don't wait for each other. */
#define LANES 4
#define FACTOR UINT64_C(0x9e3779b97f4a7c15)

static uint64_t hash_of(const uint64_t *words, size_t length)
{
	uint64_t lane[LANES] = { length, 1, 2, 3 }, hash = 0;
	size_t i = 0;

	for (; i + LANES <= length; i += LANES)
		for (size_t l = 0; l < LANES; l++)
			lane[l] = (lane[l] ^ words[i + l]) * FACTOR;
	for (; i < length; i++)
		lane[i % LANES] = (lane[i % LANES] ^ words[i]) * FACTOR;
	for (size_t l = 0; l < LANES; l++)
		hash = ((hash ^ lane[l]) >> 32U ^ hash ^ lane[l]) * FACTOR;
	return hash >> 32U ^ hash;
}

/* the slot of an equal run, or the empty one where it belongs */
static size_t *slot_of(const struct runs *r, const uint64_t *words,
		       size_t length, uint64_t hash)
{
	size_t at = (size_t)hash & (r->slot_count - 1);

	for (; r->slots[at] != 0; at = (at + 1) & (r->slot_count - 1)) {
		const struct run *const run = &r->list[r->slots[at] - 1];

		if (run->hash == hash && run->length == length &&
		    memcmp(&r->words[run->begin], words,
			   length * sizeof(*words)) == 0)
			break;
	}
	return &r->slots[at];
}

/* keep at least half of the slots empty */
static bool make_slots(struct runs *r)
{
	const size_t count = r->slot_count == 0 ? 1024 : 2 * r->slot_count;
	size_t *slots;

	if (r->count < r->slot_count / 2)
		return true;
	slots = calloc(count, sizeof(*slots));
	if (slots == NULL)
		return false;
	free(r->slots);
	r->slots = slots;
	r->slot_count = count;
	for (size_t i = 0; i < r->count; i++) {
		const struct run *const run = &r->list[i];

		*slot_of(r, &r->words[run->begin], run->length, run->hash) =
			i + 1;
	}
	return true;
}

/* the run's number, a new one on first appearance; NO_RUN if out of memory */
static size_t number_of(struct runs *r, const uint64_t *words, size_t length)
{
	const uint64_t hash = hash_of(words, length);
	size_t *slot;

	if (!make_slots(r))
		return NO_RUN;
	slot = slot_of(r, words, length, hash);
	if (*slot != 0)
		return *slot - 1;
	if (!make_room((void **)&r->list, r->count, 1, &r->list_room,
		       sizeof(*r->list)) ||
	    !make_room((void **)&r->words, r->used, length, &r->room,
		       sizeof(*r->words)))
		return NO_RUN;
	memcpy(&r->words[r->used], words, length * sizeof(*words));
	r->list[r->count] = (struct run){ hash, r->used, length };
	r->used += length;
	*slot = ++r->count;
	return r->count - 1;
}

static void free_runs(struct runs *r)
{
	free(r->words);
	free(r->list);
	free(r->slots);
}

/* ---- what is remembered -------------------------------------------------- */

/* The result for a list of obligations. */
struct answer {
	enum pte_verdict_kind verdict; /* 0: nothing yet */
	unsigned obligation;
	uint64_t witness, becomes, given[PTE_GIVEN_COUNT];
	unsigned steps;
	uint16_t *step;
};

struct tried {
	struct runs programs;
	struct runs lists;      /* of program numbers */
	struct answer *answers; /* by list number */
	size_t count, room;
	/*
	 * of the next verdict to be reported: its list, and whether it was
	 * recalled
	 */
	size_t list;
	bool recalled;
};

_Static_assert(sizeof(struct pte_line) == TRIED_LINE_WORDS * sizeof(uint64_t),
	       "a line is more than its key");
_Static_assert(sizeof(struct pte_program) ==
		       sizeof(uint64_t) +
			       PTE_PROGRAM_CAPACITY * sizeof(struct pte_line) +
			       sizeof(uint64_t),
	       "a program is more than its key");

size_t tried_key(const struct pte_program *p,
		 uint64_t key[static TRIED_KEY_WORDS])
{
	const size_t lines = p->count - PTE_GIVEN_COUNT;

	key[0] = p->against | (uint64_t)p->witness << 16U |
		 (uint64_t)p->becomes << 32U | (uint64_t)p->bit_by_bit << 48U;
	memcpy(&key[1], &p->line[PTE_GIVEN_COUNT], lines * sizeof(*p->line));
	return 1 + TRIED_LINE_WORDS * lines;
}

/* NO_RUN if it has no program, or if out of memory */
static size_t number_of_program(struct tried *t, const struct pte_target *on,
				const struct pte_obligations *all,
				const struct pte_obligation *one)
{
	uint64_t key[TRIED_KEY_WORDS];
	struct pte_program program;

	if (pte_obligation_program(on, all, one, &program) != PTE_STATUS_OK)
		return NO_RUN;
	return number_of(&t->programs, key, tried_key(&program, key));
}

static size_t number_of_list(struct tried *t, const struct pte_target *on,
			     const struct pte_obligations *all)
{
	uint64_t numbers[PTE_OBLIGATION_CAPACITY];

	for (unsigned i = 0; i < all->count; i++) {
		const size_t n = number_of_program(t, on, all, &all->list[i]);

		if (n == NO_RUN)
			return NO_RUN;
		numbers[i] = n;
	}
	return number_of(&t->lists, numbers, all->count);
}

static bool recall(const struct pte_obligations *obligations,
		   struct pte_verdict *v, void *context)
{
	struct tried *const t = context;
	const struct answer *a;

	t->list = number_of_list(t, v->target, obligations);
	t->recalled = t->list < t->count && t->answers[t->list].verdict != 0;
	if (!t->recalled)
		return false;
	a = &t->answers[t->list];
	v->verdict = a->verdict;
	v->obligation = a->obligation;
	v->witness = a->witness;
	v->becomes = a->becomes;
	memcpy(v->given, a->given, sizeof(v->given));
	v->certificate.steps = a->steps;
	memcpy(v->certificate.step, a->step, a->steps * sizeof(*a->step));
	return true;
}

/* if out of memory, nothing is remembered */
static void remember(struct tried *t, const struct pte_verdict *v)
{
	const size_t size = v->certificate.steps * sizeof(uint16_t);
	struct answer a = {
		.verdict = v->verdict,
		.obligation = v->obligation,
		.witness = v->witness,
		.becomes = v->becomes,
		.steps = v->certificate.steps,
	};

	if (!make_room((void **)&t->answers, t->count, t->list + 1 - t->count,
		       &t->room, sizeof(*t->answers)))
		return;
	memcpy(a.given, v->given, sizeof(a.given));
	a.step = malloc(size + 1); /* + 1, as there may be no steps */
	if (a.step == NULL)
		return;
	memcpy(a.step, v->certificate.step, size);
	for (; t->count <= t->list; t->count++)
		t->answers[t->count] = (struct answer){ .verdict = 0 };
	t->answers[t->list] = a;
}

/* ---- trying -------------------------------------------------------------- */

/* nothing can be recalled for the next verdict */
static void forget_question(struct tried *t)
{
	t->list = NO_RUN;
	t->recalled = false;
}

struct tried *tried_begin(void)
{
	struct tried *const t = calloc(1, sizeof(*t));

	if (t != NULL)
		forget_question(t);
	return t;
}

void tried_end(struct tried *t)
{
	if (t == NULL)
		return;
	for (size_t i = 0; i < t->count; i++)
		free(t->answers[i].step);
	free(t->answers);
	free_runs(&t->programs);
	free_runs(&t->lists);
	free(t);
}

void tried_claim(struct tried *t, struct pte_workspace *workspace,
		 const struct pte_claim *claim, const struct pte_target *target,
		 enum pte_level level,
		 void (*tell)(const struct pte_verdict *verdict, void *context),
		 void *context)
{
	const struct pte_memory memory = { recall, t };

	if (t == NULL) {
		pte_claim_try(workspace, claim, target, level, tell, context);
		return;
	}
	pte_claim_try_recalling(workspace, claim, target, level, &memory, tell,
				context);
}

bool tried_verify(struct tried *t, struct pte_workspace *workspace,
		  const struct pte_verdict *v)
{
	bool holds = t != NULL && t->recalled;

	if (!holds) {
		holds = pte_verdict_verify(workspace, v) == PTE_STATUS_OK;
		if (t != NULL && holds && t->list != NO_RUN)
			remember(t, v);
	}
	if (t != NULL)
		forget_question(t);
	return holds;
}
