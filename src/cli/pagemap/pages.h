/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The words of /proc/PID/pagemap: the kernel is asked where there are any
 * (PAGEMAP_SCAN, Linux 6.7), and else all are read.
 */
#ifndef CLI_PAGES_H
#define CLI_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "maps.h"

/* Categories of PAGEMAP_SCAN, as bits. */
enum pages_category {
	PAGES_WPALLOWED = 0,
	PAGES_WRITTEN = 1,
	PAGES_FILE = 2,
	PAGES_PRESENT = 3,
	PAGES_SWAPPED = 4,
	PAGES_PFNZERO = 5,
	PAGES_HUGE = 6,
	PAGES_SOFT_DIRTY = 7,
	PAGES_GUARD = 8, /* Linux 6.16 */
};
#define PAGES_CATEGORY_COUNT 9

/* "huge" */
const char *pages_category_name(unsigned category);

#define PAGES_CHUNK 4096
#define PAGES_REGIONS 512

/* struct page_region of linux/fs.h */
struct pages_region {
	uint64_t start, end, categories;
};

struct pages {
	int fd;
	const struct maps *maps;
	const char *path; /* for messages */
	uint64_t page_size;
	bool scans;           /* the kernel has PAGEMAP_SCAN */
	uint64_t known;       /* categories that it has */
	uint64_t at, end;     /* the next page; the end of the range */
	uint64_t scanned;     /* regions are known up to here */
	size_t region, count; /* the next one, of those */
	struct pages_region regions[PAGES_REGIONS];
	uint64_t words[PAGES_CHUNK];
};

/* Pages that stand together. */
struct pages_run {
	uint64_t start, count;
	const uint64_t *words; /* NULL: nothing is there, or isn't told */
	bool untold;           /* pagemap doesn't reach so far */
	uint64_t categories;   /* of each of them; 0: unknown */
};

enum pages_got {
	PAGES_RUN,
	PAGES_END,
	PAGES_BROKEN, /* after a message: it can't be read, or has ended */
};

/* Returns false after a message; else close it. */
bool pages_open(struct pages *p, const struct maps *maps, const char *path,
		uint64_t page_size);
void pages_close(struct pages *p);

/* Begin a range: multiples of the size of pages. */
void pages_begin(struct pages *p, uint64_t start, uint64_t end);
enum pages_got pages_next(struct pages *p, struct pages_run *run);

/*
 * Read the words of up to PAGES_CHUNK pages, as of a run without words, into
 * p->words. Their number is 0 where pagemap doesn't reach. Never PAGES_END.
 */
enum pages_got pages_read(struct pages *p, uint64_t start, uint64_t count,
			  size_t *count_ret);

#endif /* CLI_PAGES_H */
