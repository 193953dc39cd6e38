/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The only process of a virtual machine: has memory of many kinds, prints what
 * /proc/self/pagemap says of each page, and waits to be dumped. In user space
 * for good, so that what the processor translates by are its own tables.
 *
 * Lines: "MAP BEGIN-END ..." as in /proc/self/maps, "PAGE ADDRESS WORD" of
 * pages that pagemap has something of, "LACKS what" of what this kernel can't
 * do, at last "READY".
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <inttypes.h>
#include <linux/userfaultfd.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define KB ((size_t)1 << 10)
#define MB ((size_t)1 << 20)
#define PAGE (4 * KB)
#define HUGE_PAGE (2 * MB)
#define MAPS 200
#define LINE 512

static void lacks(bool is, const char *what)
{
	if (is)
		printf("LACKS %s\n", what);
}

static void say(const char *path, const char *text)
{
	const int fd = open(path, O_WRONLY);

	lacks(fd == -1 || write(fd, text, strlen(text)) == -1, path);
	close(fd);
}

static void insert(const char *path, const char *parameters)
{
	const int fd = open(path, O_RDONLY);

	lacks(syscall(SYS_finit_module, fd, parameters, 0) != 0, path);
	close(fd);
}

static void begin(void)
{
	mkdir("/proc", 0755);
	mkdir("/sys", 0755);
	mkdir("/dev", 0755);
	mount("proc", "/proc", "proc", 0, NULL);
	mount("sysfs", "/sys", "sysfs", 0, NULL);
	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	/* QEMU is told where VMCOREINFO is */
	insert("/qemu_fw_cfg.ko", "");
	insert("/brd.ko", "rd_nr=1 rd_size=65536");
	if (fork() == 0) {
		execl("/busybox", "busybox", "mkswap", "/dev/ram0", NULL);
		_exit(1);
	}
	wait(NULL);
	lacks(swapon("/dev/ram0", 0) != 0, "swap");
	say("/sys/kernel/mm/transparent_hugepage/enabled", "madvise");
	say("/proc/sys/vm/nr_hugepages", "4");
}

static void touch(char *memory, size_t size)
{
	for (size_t i = 0; i < size; i += PAGE)
		*(volatile size_t *)(memory + i) = i;
}

static char *map(size_t size, size_t align, size_t touched)
{
	char *const memory = mmap(NULL, size + align, PROT_READ | PROT_WRITE,
				  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *const at = align == 0 ? memory
				    : (char *)(((uintptr_t)memory + align - 1) &
					       ~(align - 1));

	madvise(at, size, align == 0 ? MADV_NOHUGEPAGE : MADV_HUGEPAGE);
	touch(at, touched);
	return at;
}

/* the first half is write-protected */
static void watch(int uffd, char *memory, size_t size)
{
	struct uffdio_register all = {
		.range = { (uintptr_t)memory, size },
		.mode = UFFDIO_REGISTER_MODE_WP,
	};
	struct uffdio_writeprotect half = {
		.range = { (uintptr_t)memory, size / 2 },
		.mode = UFFDIO_WRITEPROTECT_MODE_WP,
	};

	lacks(ioctl(uffd, UFFDIO_REGISTER, &all) != 0 ||
		      ioctl(uffd, UFFDIO_WRITEPROTECT, &half) != 0,
	      "userfaultfd write protection");
}

static void fill(void)
{
	struct uffdio_api api = {
		.api = UFFD_API,
		.features = UFFD_FEATURE_PAGEFAULT_FLAG_WP,
	};
	char *const plain = map(4 * MB, 0, 4 * MB);
	char *const watched = map(2 * MB, 0, 2 * MB);
	char *const none = map(MB, 0, MB);
	const int uffd = (int)syscall(SYS_userfaultfd, O_CLOEXEC);
	const int file = memfd_create("shared", 0);
	char *shared, *huge;

	map(2 * MB, 0, 0);
	map(8 * MB, HUGE_PAGE, 6 * MB);
	huge = mmap(NULL, 4 * MB, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
	lacks(huge == MAP_FAILED, "hugetlb");
	if (huge != MAP_FAILED)
		touch(huge, 4 * MB);

	lacks(ftruncate(file, 2 * MB) != 0, "memfd");
	shared =
		mmap(NULL, 2 * MB, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	touch(shared, 2 * MB);
	lacks(ioctl(uffd, UFFDIO_API, &api) != 0, "userfaultfd");
	watch(uffd, watched, 2 * MB);
	watch(uffd, shared, 2 * MB);
	madvise(shared, 512 * KB, MADV_DONTNEED); /* markers */

	mprotect(none, 512 * KB, PROT_NONE);
	say("/proc/self/clear_refs", "4");
	touch(plain, 256 * KB); /* soft-dirty again */
	madvise(plain, 2 * MB, MADV_PAGEOUT);
	madvise(watched, 512 * KB, MADV_PAGEOUT);
	madvise(watched + MB, 512 * KB, MADV_PAGEOUT);
	for (size_t i = 0; i < 128 * KB;
	     i += PAGE) /* swapped in, not written */
		(void)*(volatile size_t *)(plain + i);
}

int main(void)
{
	static struct {
		uint64_t begin, end;
	} maps[MAPS];
	char line[LINE];
	size_t count = 0;
	uint64_t word;
	FILE *file;
	int pagemap;

	begin();
	fill();
	file = fopen("/proc/self/maps", "r");
	while (count < MAPS && fgets(line, sizeof(line), file) != NULL) {
		sscanf(line, "%" SCNx64 "-%" SCNx64, &maps[count].begin,
		       &maps[count].end);
		printf("MAP %s", line);
		count++;
	}
	pagemap = open("/proc/self/pagemap", O_RDONLY);
	for (size_t i = 0; i < count; i++)
		for (uint64_t at = maps[i].begin; at < maps[i].end; at += PAGE)
			if (pread(pagemap, &word, sizeof(word),
				  (off_t)(at / PAGE * sizeof(word))) ==
				    (ssize_t)sizeof(word) &&
			    word != 0)
				printf("PAGE %" PRIx64 " %" PRIx64 "\n", at,
				       word);
	printf("READY\n");
	fflush(stdout);
	for (;;) {
	}
}
