/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Replaces files atomically: the new content is written to a temporary file,
 * then renamed. On any error the old file stays as it is.
 */
#ifndef CLI_REPLACE_H
#define CLI_REPLACE_H

#define REPLACE_PATH_SIZE 4096

/* A file that is being written. */
struct replacement {
	/* The destination, with symlinks resolved. */
	char place[REPLACE_PATH_SIZE];
	/*
	 * The temporary file; "" if the destination is written directly: a
	 * device, a pipe, or the file that this process prints to.
	 */
	char beside[REPLACE_PATH_SIZE];
	int fd;
};

/*
 * Begin a file: write its content to r->fd. An existing file must be writable,
 * and its permissions are kept. "-" is standard output.
 *
 * Each function returns errno, or 0; after an error there is nothing to end or
 * to put.
 */
int replace_begin(struct replacement *r, const char *path);
/* Close the file; `error` is that of writing it, or 0. */
int replace_end(struct replacement *r, int error);
/* Rename it to its destination. */
int replace_put(struct replacement *r);

/* Remove a file that was ended but not put. */
void replace_drop(struct replacement *r);

#endif /* CLI_REPLACE_H */
