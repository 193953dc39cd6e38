/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Each thread takes the next piece and counts for itself. What is found is
 * printed by turns: a thread whose piece has a wanted word waits for those of
 * the pieces before.
 */
#include "threads.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* what is counted for coverage is counted by one */
#ifdef PTE_COVERAGE
#define THREADS_MAX 1U
#else
#define THREADS_MAX 64U
#endif
#define HITS_ROOM 4096U

/* of one thread */
struct worker {
	struct threads *all;
	struct pte_scan scan;
	struct piece piece;
	struct pte_scan_hit hits[HITS_ROOM];
};

/* ---- by turns ----------------------------------------------------------- */

static void wait_for_turn(struct threads *t, uint64_t number)
{
	(void)pthread_mutex_lock(&t->lock);
	while (t->turn != number)
		(void)pthread_cond_wait(&t->turned, &t->lock);
	(void)pthread_mutex_unlock(&t->lock);
}

static void pass_turn(struct threads *t)
{
	(void)pthread_mutex_lock(&t->lock);
	t->turn++;
	(void)pthread_cond_broadcast(&t->turned);
	(void)pthread_mutex_unlock(&t->lock);
}

/* first: the index of the piece's first word */
static void tell_hits(const struct worker *w, uint64_t first)
{
	const struct threads *const t = w->all;

	for (size_t i = 0; i < w->scan.hit_count && t->out->error == 0; i++)
		t->tell(t->out, t,
			w->piece.at + (w->scan.hits[i].index - first) *
					      t->plan->word_bytes,
			&w->scan.hits[i]);
}

/* ---- pieces ------------------------------------------------------------- */

static void scan_piece(struct worker *w)
{
	struct threads *const t = w->all;
	const size_t count = w->piece.bytes / t->plan->word_bytes;
	const uint64_t first = w->scan.words;
	size_t done = 0, taken = 0;

	do {
		w->scan.hit_count = 0;
		/* a kernel that runs here, and structs of these headers */
		if (pte_target_scan(
			    t->plan,
			    w->piece.memory + done * t->plan->word_bytes,
			    count - done, &w->scan, &taken) != PTE_STATUS_OK)
			abort();
		done += taken;
		if (t->wanted == 0)
			continue;
		wait_for_turn(t, w->piece.number);
		tell_hits(w, first);
	} while (done < count);
	if (t->wanted == 0)
		return;
	if (t->out->error != 0)
		pieces_stop(t->pieces);
	pass_turn(t);
}

static void add_all(uint64_t *to, const uint64_t *from, size_t count)
{
	for (size_t i = 0; i < count; i++)
		to[i] += from[i];
}

static void add_up(struct worker *w, uint64_t left_over)
{
	struct threads *const t = w->all;
	struct pte_scan *const sum = &t->sum;

	(void)pthread_mutex_lock(&t->lock);
	sum->words += w->scan.words;
	sum->unread += w->scan.unread;
	add_all(sum->kinds, w->scan.kinds, PTE_KIND_COUNT);
	add_all(sum->types, w->scan.types, PTE_TYPE_COUNT_MAX);
	add_all(sum->doubts, w->scan.doubts, PTE_SCAN_DOUBT_COUNT);
	/* only the last piece may have some */
	t->left_over += left_over;
	(void)pthread_mutex_unlock(&t->lock);
}

static void *work(void *context)
{
	struct worker *const w = context;
	struct threads *const t = w->all;
	uint64_t left_over = 0;

	w->scan.order = t->order;
	w->scan.kernel = t->kernel;
	w->scan.wanted = t->wanted;
	w->scan.hits = w->hits;
	w->scan.room = HITS_ROOM;
	while (pieces_next(t->pieces, &w->piece)) {
		left_over += w->piece.bytes % t->plan->word_bytes;
		scan_piece(w);
	}
	add_up(w, left_over);
	return NULL;
}

/* ---- threads ------------------------------------------------------------ */

/* one a processor, and no more than there are pieces */
static unsigned thread_count(const struct pieces *p)
{
	const long processors = sysconf(_SC_NPROCESSORS_ONLN);
	const uint64_t pieces = (p->size + PIECE_SIZE - 1) / PIECE_SIZE;
	unsigned count = processors < 1 ? 1U : (unsigned)processors;

	if (count > THREADS_MAX)
		count = THREADS_MAX;
	if (pieces > 0 && pieces < count)
		count = (unsigned)pieces;
	return count;
}

static int run_threads(struct threads *t, struct worker *workers,
		       unsigned count)
{
	pthread_t threads[THREADS_MAX];
	unsigned begun = 1;

	for (unsigned i = 0; i < count; i++)
		workers[i].all = t;
	/* with fewer than there might be it's slower, and no error */
	while (begun < count && pthread_create(&threads[begun], NULL, work,
					       &workers[begun]) == 0)
		begun++;
	(void)work(&workers[0]);
	for (unsigned i = 1; i < begun; i++)
		(void)pthread_join(threads[i], NULL);
	return 0;
}

int threads_run(struct threads *t)
{
	const unsigned count = thread_count(t->pieces);
	struct worker *const workers = calloc(count, sizeof(*workers));
	int error;

	if (workers == NULL)
		return ENOMEM;
	error = pthread_mutex_init(&t->lock, NULL);
	if (error == 0)
		error = pthread_cond_init(&t->turned, NULL);
	if (error == 0)
		error = run_threads(t, workers, count);
	free(workers);
	return error;
}
