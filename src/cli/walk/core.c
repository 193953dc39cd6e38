/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A dump by libkdumpfile, which knows its formats. Words are read at machine
 * addresses, as tables hold them.
 */
#include "core.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libkdumpfile/kdumpfile.h>

#include "guard.h"
#include "term/say.h"

/* read at a time, in bytes */
#define CHUNK_SIZE 4096

/* ---- opening ------------------------------------------------------------ */

/* not one that blocks, or has no bytes of its own */
static int open_file(const char *path)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;

	if (fd == -1 || fstat(fd, &status) != 0) {
		say(0, "%s: %s", path, strerror(errno));
	} else if (S_ISDIR(status.st_mode)) {
		say(0, "%s: %s", path, strerror(EISDIR));
	} else if (!S_ISREG(status.st_mode) && !S_ISBLK(status.st_mode)) {
		say(0, "%s: not a file: a dump is read at any place of it",
		    path);
	} else {
		return fd;
	}
	if (fd != -1)
		(void)close(fd);
	return -1;
}

static kdump_status open_fds(kdump_ctx_t *dump, const int *fds, size_t count)
{
	/* a mapped file that is cut short would be a signal */
	kdump_status status = kdump_set_number_attr(
		dump, KDUMP_ATTR_FILE_MMAP_POLICY, KDUMP_MMAP_NEVER);

	if (status == KDUMP_OK && count == 1)
		status = kdump_open_fd(dump, fds[0]);
	else if (status == KDUMP_OK)
		status = kdump_open_fdset(dump, (unsigned)count, fds);
	/* or its notes aren't read; of an architecture that it doesn't know it
	 * translates no addresses, which we do */
	if (status == KDUMP_OK)
		(void)kdump_set_string_attr(dump, KDUMP_ATTR_OSTYPE, "linux");
	return status;
}

/* As a dump goes through a pipe. libkdumpfile 0.5.1 doesn't know it. */
static bool is_flattened(int fd)
{
	static const char sign[] = "makedumpfile";
	char start[sizeof(sign)];

	return pread(fd, start, sizeof(start), 0) == sizeof(start) &&
	       memcmp(start, sign, sizeof(sign)) == 0;
}

static bool open_dump(struct core *core, const int *fds, size_t count)
{
	kdump_ctx_t *const dump = core->dump;
	kdump_status status;

	guard_begin(core->path);
	guard_enter();
	status = open_fds(dump, fds, count);
	guard_leave();
	if (status == KDUMP_OK)
		return true;
	if (is_flattened(fds[0]))
		say(0,
		    "%s: a flattened dump, which libkdumpfile doesn't read: "
		    "makedumpfile -R NEW <%s makes it one that it does",
		    core->path, core->path);
	else
		say(0, "%s: not a dump that libkdumpfile reads: %s", core->path,
		    kdump_get_err(dump));
	return false;
}

/*
 * What was opened is never freed: as libkdumpfile 0.5.1 does that, it reads
 * what it has freed before, and there is one a run. Nobody reads this, but what
 * looks for leaks.
 */
static kdump_ctx_t *volatile kept;

bool core_open(struct core *core, char *const *paths, size_t count)
{
	int *const fds = core->fds;

	*core = (struct core){ .path = paths[0] };
	if (count > CORE_PARTS_MAX) {
		say(0, "more than %d parts of a dump", CORE_PARTS_MAX);
		return false;
	}
	for (; core->count < count; core->count++) {
		fds[core->count] = open_file(paths[core->count]);
		if (fds[core->count] == -1) {
			core_close(core);
			return false;
		}
	}
	core->dump = kdump_new();
	kept = core->dump;
	if (core->dump == NULL || !extents_read(&core->extents, fds[0]))
		say(0, "out of memory");
	else if (open_dump(core, fds, count))
		return true;
	core_close(core);
	return false;
}

void core_close(struct core *core)
{
	extents_free(&core->extents);
	for (size_t i = 0; i < core->count; i++)
		(void)close(core->fds[i]);
}

/* ---- what it says ------------------------------------------------------- */

const char *core_arch(const struct core *core)
{
	static const char *const keys[] = { KDUMP_ATTR_ARCH_NAME,
					    "linux.uts.machine" };
	const char *name;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (kdump_get_string_attr(core->dump, keys[i], &name) ==
		    KDUMP_OK)
			return name;
	return NULL;
}

bool core_big_endian(const struct core *core, bool *big_ret)
{
	kdump_num_t order;

	if (kdump_get_number_attr(core->dump, KDUMP_ATTR_BYTE_ORDER, &order) !=
	    KDUMP_OK)
		return false;
	*big_ret = order == KDUMP_BIG_ENDIAN;
	return true;
}

bool core_note(const struct core *core, const char *key,
	       char value[static CORE_TEXT_SIZE])
{
	char *text;
	bool fits;

	if (kdump_vmcoreinfo_line(core->dump, key, &text) != KDUMP_OK)
		return false;
	fits = snprintf(value, CORE_TEXT_SIZE, "%s", text) < CORE_TEXT_SIZE;
	free(text);
	return fits;
}

/* by how kernels print notes of such a key; others are addresses */
static int base_of(const char *key)
{
	static const struct {
		const char *begins;
		int base;
	} rows[] = { { "NUMBER(", 0 }, { "PAGESIZE", 10 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strncmp(key, rows[i].begins, strlen(rows[i].begins)) == 0)
			return rows[i].base;
	return 16;
}

bool core_number(const struct core *core, const char *key, uint64_t *value_ret)
{
	char text[CORE_TEXT_SIZE], *end;
	unsigned long long value;

	if (!core_note(core, key, text))
		return false;
	errno = 0;
	/* which takes a sign, as phys_base may have one */
	value = strtoull(text, &end, base_of(key));
	if (errno != 0 || end == text || *end != '\0')
		return false;
	*value_ret = value;
	return true;
}

bool core_set_page_size(struct core *core, uint64_t bytes)
{
	kdump_num_t known;

	if (kdump_get_number_attr(core->dump, KDUMP_ATTR_PAGE_SIZE, &known) ==
		    KDUMP_OK ||
	    kdump_set_number_attr(core->dump, KDUMP_ATTR_PAGE_SIZE, bytes) ==
		    KDUMP_OK)
		return true;
	say(0, "%s: %s", core->path, kdump_get_err(core->dump));
	return false;
}

/* ---- words -------------------------------------------------------------- */

static uint64_t word_of(const unsigned char *bytes,
			const struct core_words *how)
{
	uint64_t word = 0;

	for (unsigned i = 0; i < how->bytes; i++) {
		const unsigned at = how->big_endian ? how->bytes - 1 - i : i;

		word |= (uint64_t)bytes[at] << (8U * i);
	}
	return word;
}

/*
 * How many bytes of words the file has at an address, before the library makes
 * zeros of the rest; one that ends within a word ends before it.
 */
static enum core_got bound(struct core *core, uint64_t address, size_t *size,
			   unsigned word)
{
	uint64_t bytes = UINT64_MAX;
	enum extent_is is = extents_at(&core->extents, address, &bytes);

	if (is == EXTENT_THERE && bytes < word)
		is = EXTENT_CUT;
	*size = bytes < *size ? (size_t)(bytes / word * word) : *size;
	if (is != EXTENT_CUT && is != EXTENT_LEFT_OUT)
		return CORE_READ;
	(void)snprintf(core->error, sizeof(core->error), "%s",
		       is == EXTENT_CUT ? "the file ends too early"
					: "it's left out");
	return is == EXTENT_CUT ? CORE_BROKEN : CORE_MISSING;
}

static enum core_got read_chunk(struct core *core, uint64_t address,
				unsigned char *bytes, size_t *size,
				unsigned word)
{
	const enum core_got got = bound(core, address, size, word);
	kdump_status status;

	if (got != CORE_READ) {
		*size = 0;
		return got;
	}
	guard_enter();
	status = kdump_read(core->dump, KDUMP_MACHPHYSADDR, address, bytes,
			    size);
	guard_leave();
	if (status == KDUMP_OK)
		return CORE_READ;
	(void)snprintf(core->error, sizeof(core->error), "%s",
		       kdump_get_err(core->dump));
	return status == KDUMP_ERR_NODATA ? CORE_MISSING : CORE_BROKEN;
}

enum core_got core_read(struct core *core, const struct core_words *how,
			uint64_t address, uint64_t *words, size_t count,
			size_t *got_ret)
{
	unsigned char bytes[CHUNK_SIZE];
	enum core_got got = CORE_READ;
	size_t done = 0;

	while (done < count && got == CORE_READ) {
		size_t size = (count - done) * how->bytes;

		size = size < sizeof(bytes) ? size : sizeof(bytes);
		got = read_chunk(core, address + done * how->bytes, bytes,
				 &size, how->bytes);
		for (size_t i = 0; i + how->bytes <= size; i += how->bytes)
			words[done++] = word_of(&bytes[i], how);
	}
	*got_ret = done;
	return got;
}
