/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Files that are written: beside their place, and put there when they are
 * whole. On any error what stood there stands.
 */
#ifndef CLI_REPLACE_H
#define CLI_REPLACE_H

#define REPLACE_PATH_SIZE 4096

/* A file in the making. */
struct replacement {
	/* Where it goes: what a symlink leads to, not the link. */
	char place[REPLACE_PATH_SIZE];
	/* Where it's written; "": to the place itself, which is a device, a
	 * pipe, or what this process prints to. */
	char beside[REPLACE_PATH_SIZE];
	int fd;
};

/*
 * Begin a file: write to r->fd what it will hold. One that is replaced gives it
 * its permissions, and must be writable.
 *
 * Each returns errno, or 0; after an error there is nothing to end or to put.
 */
int replace_begin(struct replacement *r, const char *path);
/* It's written: with an error, if `error` isn't 0. */
int replace_end(struct replacement *r, int error);
/* Put it where it goes. */
int replace_put(struct replacement *r);

/* Forget one that has ended and wasn't put. */
void replace_drop(struct replacement *r);

#endif /* CLI_REPLACE_H */
