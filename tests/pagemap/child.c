/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A process that knows what stands for its pages, as it did that itself: a line
 * a region of its memory, then one word of stdin, and the end.
 *
 *   region NAME START END KINDS MARKERS BITS CATEGORIES
 *   each   NAME START END KIND,...
 *   skip   NAME WHY
 *
 * Counts are "none=3,present=5", sorted by name; "-": nothing. Nothing of pte
 * is asked, and pagemap isn't read here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/userfaultfd.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

/* what headers of Linux 6.1 lack */
#define GUARD_INSTALL 102
#define WP_UNPOPULATED (UINT64_C(1) << 13)
#ifndef UFFD_USER_MODE_ONLY
#define UFFD_USER_MODE_ONLY 1
#endif

#define ANONYMOUS (MAP_PRIVATE | MAP_ANONYMOUS)
#define SHARED (MAP_SHARED | MAP_ANONYMOUS)
#define READ_WRITE (PROT_READ | PROT_WRITE)

static size_t page;

/* ---- regions ------------------------------------------------------------ */

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

/* pages of their own mapping: what is around them stays unmapped */
static char *map_flags(size_t pages, int flags)
{
	char *const at = mmap(NULL, (pages + 2) * page, PROT_NONE,
			      ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (at == MAP_FAILED || mmap(at + page, pages * page, READ_WRITE,
				     flags | MAP_FIXED, -1, 0) == MAP_FAILED)
		fail("mmap");
	(void)munmap(at, page);
	(void)munmap(at + (pages + 1) * page, page);
	(void)madvise(at + page, pages * page, MADV_NOHUGEPAGE);
	return at + page;
}

static char *map(size_t pages)
{
	return map_flags(pages, ANONYMOUS);
}

static void write_pages(char *at, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		at[i * page] = 1;
}

static void region(const char *name, const char *at, size_t pages,
		   const char *kinds, const char *markers, const char *bits,
		   const char *categories)
{
	printf("region %s %" PRIxPTR " %" PRIxPTR " %s %s %s %s\n", name,
	       (uintptr_t)at, (uintptr_t)(at + pages * page), kinds, markers,
	       bits, categories);
}

static void each(const char *name, const char *at, size_t pages,
		 const char *kinds)
{
	printf("each %s %" PRIxPTR " %" PRIxPTR " %s\n", name, (uintptr_t)at,
	       (uintptr_t)(at + pages * page), kinds);
}

static void skip(const char *name, const char *why)
{
	printf("skip %s %s\n", name, why);
}

/* a number of /proc/self/smaps: "Swap:" of the mapping at an address, in KiB */
static long smaps(const void *at, const char *key)
{
	FILE *const file = fopen("/proc/self/smaps", "re");
	char line[4096], start[40];
	bool here = false;
	long found = -1;

	if (file == NULL)
		return -1;
	(void)snprintf(start, sizeof(start), "%08" PRIxPTR "-", (uintptr_t)at);
	while (fgets(line, sizeof(line), file) != NULL) {
		/* names of values are capital, addresses aren't */
		if (line[0] < 'A' || line[0] > 'Z')
			here = strncmp(line, start, strlen(start)) == 0;
		else if (here && strncmp(line, key, strlen(key)) == 0)
			found = strtol(line + strlen(key), NULL, 10);
	}
	(void)fclose(file);
	return found;
}

/* ---- what needs nothing ------------------------------------------------- */

/* a page of two processes: none of them has it exclusively */
static pid_t make_forked(void)
{
	char *const at = map(4);
	pid_t pid;

	write_pages(at, 0, 3);
	pid = fork();
	if (pid < 0)
		fail("fork");
	if (pid == 0) {
		(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;)
			(void)pause();
	}
	region("forked", at, 4, "none=1,present=3", "-", "present=3", "-");
	return pid;
}

static void make_plain(void)
{
	char *at = map(16);

	region("untouched", at, 16, "none=16", "-", "-", "-");
	at = map(16);
	write_pages(at, 2, 5);
	region("written", at, 16, "none=11,present=5", "-",
	       "exclusive=5,present=5", "-");
	each("written", at, 8,
	     "none,none,present,present,present,present,present,none");
	at = map(8);
	write_pages(at, 1, 4);
	if (mprotect(at, 8 * page, PROT_NONE) < 0)
		fail("mprotect");
	region("protnone", at, 8, "none=4,protnone=4", "-",
	       "exclusive=4,present=4", "-");
	each("protnone", at, 4, "none,protnone,protnone,protnone");
	at = map_flags(8, SHARED);
	write_pages(at, 0, 6);
	region("shared", at, 8, "none=2,present=6", "-",
	       "exclusive=6,file=6,present=6", "-");
}

/* what is only read: smaps doesn't count the zero page as the process's */
static void make_zero(void)
{
	char *const at = map(8);

	for (size_t i = 0; i < 3; i++)
		(void)*(volatile char *)(at + i * page);
	if (smaps(at, "Rss:") != 0)
		skip("zero", "the kernel gives what is read pages of its own");
	else
		region("zero", at, 8, "none=5,present=3", "-", "present=3",
		       "pfnzero=3");
}

static void make_sparse(void)
{
	const size_t size = (size_t)1 << 40;
	char *const at = sizeof(at) < 8
				 ? MAP_FAILED
				 : mmap(NULL, size, READ_WRITE,
					ANONYMOUS | MAP_NORESERVE, -1, 0);
	char kinds[64];

	if (at == MAP_FAILED) {
		skip("sparse", "no TiB can be mapped");
		return;
	}
	(void)madvise(at, size, MADV_NOHUGEPAGE);
	write_pages(at, 0, 1);
	write_pages(at, size / page - 1, 1);
	(void)snprintf(kinds, sizeof(kinds), "none=%zu,present=2",
		       size / page - 2);
	region("sparse", at, size / page, kinds, "-", "exclusive=2,present=2",
	       "-");
	/* what is asked for is read page by page: 256 MiB have 1 s of work */
	each("sparse", at, 2, "present,none");
	printf("long %" PRIxPTR " %" PRIxPTR "\n", (uintptr_t)at,
	       (uintptr_t)(at + ((size_t)1 << 36)));
}

/* ---- what not every machine can ------------------------------------------ */

static bool is_from(unsigned major, unsigned minor)
{
	unsigned has_major = 0, has_minor = 0;
	struct utsname u;

	if (uname(&u) < 0 ||
	    sscanf(u.release, "%u.%u", &has_major, &has_minor) != 2)
		fail("uname");
	return has_major > major || (has_major == major && has_minor >= minor);
}

/* pagemap has a bit of theirs from 6.15 on, PAGEMAP_SCAN a category from 6.16
 * on */
static void make_guard(void)
{
	char *const at = map(8);

	write_pages(at, 0, 3);
	if (madvise(at + 2 * page, 4 * page, GUARD_INSTALL) < 0) {
		skip("guard", "no MADV_GUARD_INSTALL before Linux 6.13");
		return;
	}
	region("guard", at, 8, "marker=4,none=2,present=2", "guard=4",
	       is_from(6, 15) ? "exclusive=2,guard=4,present=2,swapped=4"
			      : "exclusive=2,present=2,swapped=4",
	       is_from(6, 16) ? "guard=4" : "-");
	each("guard", at, 8,
	     "present,present,marker,marker,marker,marker,none,none");
}

static void make_huge(void)
{
	FILE *const file = fopen(
		"/sys/kernel/mm/transparent_hugepage/hpage_pmd_size", "re");
	size_t size = 0, before;
	char *at, *huge, counts[64], bits[64], categories[64];

	if (file != NULL && fscanf(file, "%zu", &size) != 1)
		size = 0;
	if (file != NULL)
		(void)fclose(file);
	if (size == 0) {
		skip("huge", "no transparent huge pages");
		return;
	}
	at = map(3 * size / page);
	huge = (char *)(((uintptr_t)at + size - 1) / size * size);
	before = (size_t)(huge - at);
	if (before > 0)
		(void)munmap(at, before);
	(void)munmap(huge + size, 2 * size - before);
	(void)madvise(huge, size, MADV_HUGEPAGE);
	write_pages(huge, 0, 1);
	if (smaps(huge, "AnonHugePages:") != (long)(size >> 10U)) {
		skip("huge", "the kernel gave no huge page");
		return;
	}
	(void)snprintf(counts, sizeof(counts), "present=%zu", size / page);
	(void)snprintf(bits, sizeof(bits), "exclusive=%zu,present=%zu",
		       size / page, size / page);
	(void)snprintf(categories, sizeof(categories), "huge=%zu", size / page);
	region("huge", huge, size / page, counts, "-", bits, categories);
}

/* ask for features; -1: the kernel hasn't them */
static int open_userfaultfd(uint64_t features)
{
	const int fd =
		(int)syscall(SYS_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
	struct uffdio_api api = { .api = UFFD_API, .features = features };

	if (fd < 0)
		return -1;
	if (ioctl(fd, UFFDIO_API, &api) == 0)
		return fd;
	(void)close(fd);
	return -1;
}

static bool protect(int fd, char *at, size_t pages)
{
	const struct uffdio_range range = { (uintptr_t)at, pages * page };
	struct uffdio_register reg = { .range = range,
				       .mode = UFFDIO_REGISTER_MODE_WP };
	struct uffdio_writeprotect wp = { .range = range,
					  .mode = UFFDIO_WRITEPROTECT_MODE_WP };

	return ioctl(fd, UFFDIO_REGISTER, &reg) == 0 &&
	       ioctl(fd, UFFDIO_WRITEPROTECT, &wp) == 0;
}

static void make_uffd_wp(void)
{
	char *const at = map(8), *const only = map(8),
		    *const shared = map_flags(4, SHARED);
	/* these stay open: that keeps the protection */
	const int plain = open_userfaultfd(UFFD_FEATURE_PAGEFAULT_FLAG_WP);
	const int markers = open_userfaultfd(WP_UNPOPULATED);
	const int shmem = open_userfaultfd(UFFD_FEATURE_WP_HUGETLBFS_SHMEM);

	write_pages(only, 0, 4);
	if (plain < 0 || !protect(plain, only, 8))
		skip("uffd_wp", "userfaultfd can't protect here");
	else
		region("uffd_wp", only, 8, "none=4,present=4", "-",
		       "exclusive=4,present=4,uffd_wp=4", "-");
	write_pages(at, 0, 4);
	if (markers < 0 || !protect(markers, at, 8))
		skip("uffd_wp_unpopulated",
		     "no UFFD_FEATURE_WP_UNPOPULATED before Linux 6.4");
	else
		region("uffd_wp_unpopulated", at, 8, "marker=4,present=4",
		       "uffd_wp=4", "exclusive=4,present=4,swapped=4,uffd_wp=8",
		       "-");
	write_pages(shared, 1, 2);
	if (shmem < 0 || !protect(shmem, shared, 4)) {
		skip("uffd_wp_shared",
		     "no UFFD_FEATURE_WP_HUGETLBFS_SHMEM before Linux 5.19");
		return;
	}
	region("uffd_wp_shared", shared, 4, "marker=2,present=2", "uffd_wp=2",
	       "exclusive=2,file=2,present=2,swapped=2,uffd_wp=4", "-");
	each("uffd_wp_shared", shared, 4, "marker,present,present,marker");
}

static void make_swapped(void)
{
	char *const at = map(64);
	char counts[64], bits[128];
	long swapped;

	/* of differing content, or zswap may keep one page */
	for (size_t i = 0; i < 64 * page; i += 8)
		*(uint64_t *)(void *)(at + i) =
			i * UINT64_C(0x9e3779b97f4a7c15);
	(void)madvise(at, 64 * page, MADV_PAGEOUT);
	swapped = smaps(at, "Swap:") * 1024 / (long)page;
	if (swapped <= 0 ||
	    smaps(at, "Rss:") !=
		    64 * (long)page / 1024 - swapped * (long)page / 1024) {
		skip("swapped", "no swap is on, or it took no page");
		return;
	}
	(void)snprintf(counts, sizeof(counts),
		       swapped == 64 ? "swap=64" : "present=%ld,swap=%ld",
		       64 - swapped, swapped);
	(void)snprintf(bits, sizeof(bits),
		       swapped == 64 ? "swapped=64"
				     : "exclusive=%ld,present=%ld,swapped=%ld",
		       64 - swapped, 64 - swapped, swapped);
	region("swapped", at, 64, counts, "-", bits, "-");
}

int main(void)
{
	char word[2];
	pid_t forked;

	page = (size_t)sysconf(_SC_PAGESIZE);
	(void)prctl(PR_SET_DUMPABLE, 1);
	/* before all else: what follows is this process's alone */
	forked = make_forked();
	make_plain();
	make_zero();
	make_sparse();
	make_guard();
	make_huge();
	make_uffd_wp();
	make_swapped();
	printf("ready\n");
	(void)fflush(stdout);
	(void)read(STDIN_FILENO, word, sizeof(word));
	(void)kill(forked, SIGKILL);
	return 0;
}
