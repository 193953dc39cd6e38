/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Walks a range of pages as runs. With PAGEMAP_SCAN holes cost nothing, so that
 * a sparse mapping of terabytes is soon done; the words of what is there are
 * read all the same, as a scan doesn't tell frames.
 */
#include "pages.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <pte/bits.h>
#include <pte/piece.h>

#include "term/say.h"

static const char *const categories[PAGES_CATEGORY_COUNT] = {
	[PAGES_WPALLOWED] = "wpallowed", [PAGES_WRITTEN] = "written",
	[PAGES_FILE] = "file",           [PAGES_PRESENT] = "present",
	[PAGES_SWAPPED] = "swapped",     [PAGES_PFNZERO] = "pfnzero",
	[PAGES_HUGE] = "huge",           [PAGES_SOFT_DIRTY] = "soft_dirty",
	[PAGES_GUARD] = "guard",
};

const char *pages_category_name(unsigned category)
{
	return categories[category];
}

/* ---- PAGEMAP_SCAN ------------------------------------------------------- */

/* struct pm_scan_arg of linux/fs.h, which older headers haven't: Linux 6.7
 * include/uapi/linux/fs.h */
struct scan {
	uint64_t size, flags, start, end, walk_end, vec, vec_length, max_pages;
	uint64_t inverted, all_of, any_of, returned;
};

#ifdef __linux__
#define PAGEMAP_SCAN_REQUEST _IOWR('f', 16, struct scan)

static int ask_kernel(int fd, struct scan *scan)
{
	return ioctl(fd, PAGEMAP_SCAN_REQUEST, scan);
}
#else
static int ask_kernel(int fd, struct scan *scan)
{
	(void)fd;
	(void)scan;
	errno = ENOTTY;
	return -1;
}
#endif

/* an older kernel refuses categories that it doesn't know: those come last */
static int ask(struct pages *p, struct scan *scan)
{
	for (;;) {
		const int got = ask_kernel(p->fd, scan);

		if (got >= 0 || errno != EINVAL ||
		    p->known <= PTE_BIT(PAGES_GUARD))
			return got;
		p->known &= ~PTE_BIT(PAGES_GUARD);
		scan->returned = p->known;
	}
}

/*
 * A scan holds the process's mmap_lock, so it's of some milliseconds: as many
 * bytes at once, a multiple of any size of pages.
 */
#define WINDOW (UINT64_C(1) << 32U)

/* one region, in which anything may be */
static void know_nothing(struct pages *p)
{
	p->regions[0] = (struct pages_region){ .start = p->at, .end = p->end };
	p->region = 0;
	p->count = 1;
	p->scanned = p->end;
}

/* the regions from here on */
static void scan_on(struct pages *p)
{
	struct scan scan = {
		.size = sizeof(scan),
		.start = p->at,
		.end = p->end - p->at < WINDOW ? p->end : p->at + WINDOW,
		.vec = (uint64_t)(uintptr_t)p->regions,
		.vec_length = PAGES_REGIONS,
		.any_of = PTE_BIT(PAGES_PRESENT) | PTE_BIT(PAGES_SWAPPED),
		.returned = p->known,
	};
	const int got = ask(p, &scan);

	if (got >= 0 && got <= PAGES_REGIONS && scan.walk_end > p->at &&
	    scan.walk_end <= scan.end) {
		p->region = 0;
		p->count = (size_t)got;
		p->scanned = scan.walk_end;
		return;
	}
	p->scans = got >= 0 || (errno != ENOTTY && errno != EINVAL);
	know_nothing(p);
}

/* ---- the file ----------------------------------------------------------- */

bool pages_open(struct pages *p, const struct maps *maps, const char *path,
		uint64_t page_size)
{
	p->maps = maps;
	p->path = path;
	p->page_size = page_size;
	p->scans = true;
	p->known = pte_ones(PAGES_CATEGORY_COUNT);
	p->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (p->fd >= 0)
		return true;
	if (errno == EACCES || errno == EPERM)
		say(0,
		    "%s: not permitted: it takes a process of one's own, or "
		    "CAP_SYS_PTRACE",
		    maps->pid);
	else if (errno == ESRCH)
		say(0, "%s: it has ended", maps->pid);
	else
		say(0, "%s: %s", path, strerror(errno));
	return false;
}

void pages_close(struct pages *p)
{
	(void)close(p->fd);
}

void pages_begin(struct pages *p, uint64_t start, uint64_t end)
{
	p->at = p->scanned = start;
	p->end = end;
	p->region = p->count = 0;
}

enum pages_got pages_read(struct pages *p, uint64_t start, uint64_t count,
			  size_t *count_ret)
{
	const size_t wanted = count < PAGES_CHUNK ? (size_t)count : PAGES_CHUNK;
	const uint64_t place = start / p->page_size * sizeof(p->words[0]);
	ssize_t n;

	do
		n = pread(p->fd, p->words, wanted * sizeof(p->words[0]),
			  (off_t)place);
	while (n < 0 && errno == EINTR);
	*count_ret = n < 0 ? 0 : (size_t)n / sizeof(p->words[0]);
	if (*count_ret > 0)
		return PAGES_RUN;
	if (n < 0 && errno != ESRCH) {
		say(0, "%s: at 0x%llx: %s", p->path, (unsigned long long)start,
		    strerror(errno));
		return PAGES_BROKEN;
	}
	if (maps_are_alive(p->maps))
		return PAGES_RUN;
	say(0, "%s: it has ended meanwhile", p->maps->pid);
	return PAGES_BROKEN;
}

/* ---- runs --------------------------------------------------------------- */

/* nothing up to there */
static enum pages_got hole(struct pages *p, uint64_t end, struct pages_run *run)
{
	*run = (struct pages_run){ .start = p->at,
				   .count = (end - p->at) / p->page_size };
	p->at = end;
	return PAGES_RUN;
}

/* words up to there, as many as fit */
static enum pages_got words(struct pages *p, uint64_t end, uint64_t categories,
			    struct pages_run *run)
{
	size_t count;
	const enum pages_got got =
		pages_read(p, p->at, (end - p->at) / p->page_size, &count);

	if (got != PAGES_RUN)
		return got;
	if (count == 0) {
		(void)hole(p, p->end, run);
		run->untold = true;
		return PAGES_RUN;
	}
	*run = (struct pages_run){ .start = p->at,
				   .count = count,
				   .words = p->words,
				   .categories = categories };
	p->at += count * p->page_size;
	return PAGES_RUN;
}

enum pages_got pages_next(struct pages *p, struct pages_run *run)
{
	if (p->at >= p->end)
		return PAGES_END;
	if (p->at >= p->scanned)
		(p->scans ? scan_on : know_nothing)(p);
	while (p->region < p->count && p->regions[p->region].end <= p->at)
		p->region++;
	if (p->region == p->count)
		return hole(p, p->scanned, run);

	const struct pages_region *const r = &p->regions[p->region];

	if (r->start > p->at)
		return hole(p, r->start, run);
	return words(p, r->end < p->end ? r->end : p->end, r->categories, run);
}
