/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A dump of memory: what its notes say, and words at physical addresses. It's
 * read by libkdumpfile, of which nothing is seen here.
 */
#ifndef WALK_CORE_H
#define WALK_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "extents.h"

/* storage for a note's value, or an error of the library */
#define CORE_TEXT_SIZE 128

/* the most files that one dump has */
#define CORE_PARTS_MAX 64

struct core {
	void *dump; /* libkdumpfile's, which reads from these */
	int fds[CORE_PARTS_MAX];
	size_t count;
	struct extents extents; /* of the first */
	const char *path;
	/* why the last words couldn't be read */
	char error[CORE_TEXT_SIZE];
};

/* How words are to be read. */
struct core_words {
	unsigned bytes; /* of a word: 8 or 4 */
	bool big_endian;
};

enum core_got {
	CORE_READ,
	CORE_MISSING, /* the dump hasn't that page: left out, or no memory */
	CORE_BROKEN,  /* the file is truncated, or damaged */
};

/* Open a dump, in so many files. Returns false after a message. */
bool core_open(struct core *core, char *const *paths, size_t count);
void core_close(struct core *core);

/* "x86_64", as the library or the dump calls it; NULL: neither does. */
const char *core_arch(const struct core *core);
/* false if the dump doesn't say */
bool core_big_endian(const struct core *core, bool *big_ret);

/* A line of VMCOREINFO, "KEY=value": false if there's none, or it's longer. */
bool core_note(const struct core *core, const char *key,
	       char value[static CORE_TEXT_SIZE]);
/* The same as a number, in the base in which notes of such a key are written.
 */
bool core_number(const struct core *core, const char *key, uint64_t *value_ret);

/* Tell the library the size of pages, if the dump didn't. */
bool core_set_page_size(struct core *core, uint64_t bytes);

/* Read words; as many as got_ret says, if others aren't there. */
enum core_got core_read(struct core *core, const struct core_words *how,
			uint64_t address, uint64_t *words, size_t count,
			size_t *got_ret);

#endif /* WALK_CORE_H */
