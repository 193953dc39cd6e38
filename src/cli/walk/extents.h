/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which memory an ELF core has bytes for. libkdumpfile reads zeros where the
 * file ends too early, and those are words that hold nothing.
 */
#ifndef WALK_EXTENTS_H
#define WALK_EXTENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct extent {
	uint64_t address; /* physical */
	uint64_t memory;  /* bytes that it stands for ... */
	uint64_t file;    /* ... those that the file should have ... */
	uint64_t there;   /* ... and those that it has */
};

struct extents {
	struct extent *list;
	size_t count;
	unsigned machine; /* EM_..., of an ELF core; 0: EM_NONE */
};

/* Read them; none of a file that is no ELF core. False if memory is short. */
bool extents_read(struct extents *extents, int fd);
void extents_free(struct extents *extents);

enum extent_is {
	EXTENT_UNKNOWN, /* in none */
	EXTENT_THERE,
	EXTENT_LEFT_OUT, /* the file isn't meant to have it */
	EXTENT_CUT,      /* the file ends before it */
};

/* What is at an address, and for how many bytes that holds. */
enum extent_is extents_at(const struct extents *extents, uint64_t address,
			  uint64_t *bytes_ret);

#endif /* WALK_EXTENTS_H */
