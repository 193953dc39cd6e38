/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A file whose size is known is read by offset, by all threads at once; all
 * else by one at a time, in its order.
 */
#include "pieces.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

int pieces_begin(struct pieces *p, int fd, const char *name,
		 struct progress *progress)
{
	struct stat st;

	*p = (struct pieces){ .fd = fd, .name = name, .progress = progress };
	if (fstat(fd, &st) != 0)
		return errno;
	/* of files of /proc no size is known, nor where in it stdin begins */
	p->by_offset = S_ISREG(st.st_mode) && st.st_size > 0 &&
		       fd != STDIN_FILENO;
	p->size = p->by_offset ? (uint64_t)st.st_size : 0;
	return pthread_mutex_init(&p->lock, NULL);
}

void pieces_end(struct pieces *p)
{
	(void)pthread_mutex_destroy(&p->lock);
}

void pieces_stop(struct pieces *p)
{
	(void)pthread_mutex_lock(&p->lock);
	p->ended = true;
	(void)pthread_mutex_unlock(&p->lock);
}

/* as much as is wanted, unless the file ends; returns errno, or 0 */
static int fill(const struct pieces *p, struct piece *piece, size_t wanted)
{
	piece->bytes = 0;
	while (piece->bytes < wanted) {
		unsigned char *const to = piece->memory + piece->bytes;
		const size_t left = wanted - piece->bytes;
		const ssize_t n =
			p->by_offset ? pread(p->fd, to, left,
					     (off_t)(piece->at + piece->bytes))
				     : read(p->fd, to, left);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		if (n == 0)
			break;
		piece->bytes += (size_t)n;
	}
	return 0;
}

/* claims the next piece of a file; returns its size, 0 at the end */
static size_t claim(struct pieces *p, struct piece *piece)
{
	const uint64_t left = p->size - p->at;

	if (p->ended || left == 0)
		return 0;
	progress_show(p->progress,
		      (unsigned)(100.0 * (double)p->at / (double)p->size),
		      p->name);
	piece->number = p->number++;
	piece->at = p->at;
	p->at += left < PIECE_SIZE ? left : PIECE_SIZE;
	return (size_t)(p->at - piece->at);
}

static bool next_by_offset(struct pieces *p, struct piece *piece)
{
	size_t wanted;
	int error;

	(void)pthread_mutex_lock(&p->lock);
	wanted = claim(p, piece);
	(void)pthread_mutex_unlock(&p->lock);
	if (wanted == 0)
		return false;
	error = fill(p, piece, wanted);
	if (error == 0 && piece->bytes == wanted)
		return true;
	(void)pthread_mutex_lock(&p->lock);
	p->ended = true;
	if (error != 0)
		p->error = error;
	else
		p->shrank = true;
	(void)pthread_mutex_unlock(&p->lock);
	return true;
}

static bool next_in_order(struct pieces *p, struct piece *piece)
{
	bool got = false;

	(void)pthread_mutex_lock(&p->lock);
	if (!p->ended) {
		piece->at = p->at;
		p->error = fill(p, piece, PIECE_SIZE);
		p->ended = piece->bytes < PIECE_SIZE;
		p->at += piece->bytes;
		got = piece->bytes > 0;
		if (got)
			piece->number = p->number++;
	}
	(void)pthread_mutex_unlock(&p->lock);
	return got;
}

bool pieces_next(struct pieces *p, struct piece *ret)
{
	return p->by_offset ? next_by_offset(p, ret) : next_in_order(p, ret);
}
