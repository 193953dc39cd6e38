/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Hands out layouts to threads, one at a time with all its versions, since
 * these share what was tried; then joins the findings in the order of the
 * choice.
 */
#include "crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "term/say.h"
#include "workspace.h"

#define THREADS_MAX 64
/* what is counted for coverage is counted by one */
#ifdef PTE_COVERAGE
#define BESIDE_MAX 0
#else
#define BESIDE_MAX THREADS_MAX
#endif
/* musl's default is too little for the texts of a finding */
#define STACK_SIZE ((size_t)1024 * 1024)

/* the spans of one layout, and what is found of them */
struct stint {
	size_t begin, end;
	struct findings found;
};

struct crew {
	const struct survey *survey;
	const struct choice *choice;
	struct stint *stints;
	size_t count;
	atomic_size_t next;
	atomic_bool broken;
	struct progress *progress;
};

static bool try_stint(const struct survey *survey, const struct crew *c,
		      struct stint *s)
{
	bool good = true;

	for (size_t i = s->begin; i < s->end && good; i++)
		good = findings_add(&s->found, survey, &c->choice->spans[i]);
	return good;
}

static void work(struct crew *c, const struct survey *survey,
		 struct progress *progress)
{
	size_t i;

	while (!c->broken && (i = c->next++) < c->count) {
		struct stint *const s = &c->stints[i];

		if (progress != NULL)
			progress_show(
				progress, (unsigned)(100 * i / c->count),
				c->choice->spans[s->begin].model->layout->name);
		if (!try_stint(survey, c, s))
			c->broken = true;
	}
}

static void *work_beside(void *context)
{
	struct crew *const c = context;
	struct survey own = *c->survey;

	own.workspace = workspace_new();
	own.tried = tried_begin();
	if (own.workspace == NULL)
		c->broken = true;
	else
		work(c, &own, NULL);
	tried_end(own.tried);
	free(own.workspace);
	return NULL;
}

/* how many threads work beside the caller's */
static size_t beside(const struct crew *c)
{
	const long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t count = processors < 1 ? 0 : (size_t)processors - 1;

	if (c->survey->smt2 != NULL)
		return 0;
	count = count < BESIDE_MAX ? count : BESIDE_MAX;
	return count < c->count ? count : c->count - 1;
}

/* a thread that can't be had isn't missed: the others do its work */
static void work_together(struct crew *c)
{
	pthread_t threads[THREADS_MAX];
	pthread_attr_t attributes;
	const size_t wanted = beside(c);
	size_t begun = 0;

	if (pthread_attr_init(&attributes) == 0) {
		(void)pthread_attr_setstacksize(&attributes, STACK_SIZE);
		while (begun < wanted &&
		       pthread_create(&threads[begun], &attributes, work_beside,
				      c) == 0)
			begun++;
		(void)pthread_attr_destroy(&attributes);
	}
	work(c, c->survey, c->progress);
	for (size_t i = 0; i < begun; i++)
		(void)pthread_join(threads[i], NULL);
}

static bool find_stints(struct crew *c)
{
	/* at least one, so that NULL is out of memory */
	c->stints = calloc(c->choice->count + 1, sizeof(*c->stints));
	if (c->stints == NULL) {
		say(0, "out of memory");
		return false;
	}
	for (size_t i = 0; i < c->choice->count; c->count++) {
		c->stints[c->count].begin = i;
		i = choice_layout_end(c->choice, i);
		c->stints[c->count].end = i;
	}
	return true;
}

bool crew_try(struct findings *f, const struct survey *survey,
	      const struct choice *choice, struct progress *progress)
{
	struct crew c = {
		.survey = survey,
		.choice = choice,
		.progress = progress,
	};
	bool good = find_stints(&c);

	if (good)
		work_together(&c);
	good = good && !c.broken;
	for (size_t i = 0; i < c.count; i++) {
		good = good && findings_join(f, &c.stints[i].found);
		findings_free(&c.stints[i].found);
	}
	free(c.stints);
	return good;
}
