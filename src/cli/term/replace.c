/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a file is replaced: a temporary file in the same directory, with the old
 * file's mode and owner, is renamed over it. Devices, pipes, and the file that
 * stdout or stderr goes to are written directly.
 */
#include "replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* the limit of Linux */
#define HOPS_MAX 40
#define NAME ".pte-XXXXXX"
#define PERMISSIONS 0777U
#define NEW_FILE 0666U

/* ---- the destination ----------------------------------------------------- */

/* a name in the directory of `file`; `to` may be the same buffer as `file` */
static int name_beside(char to[static REPLACE_PATH_SIZE],
		       const char file[static REPLACE_PATH_SIZE],
		       const char *name)
{
	const char *const slash = strrchr(file, '/');
	const size_t folder = slash == NULL ? 0 : (size_t)(slash + 1 - file);
	const size_t length = strlen(name) + 1;

	if (length > REPLACE_PATH_SIZE - folder)
		return ENAMETOOLONG;
	memmove(to, file, folder);
	memcpy(to + folder, name, length);
	return 0;
}

static int copy_path(char to[static REPLACE_PATH_SIZE], const char *path)
{
	const size_t length = strlen(path) + 1;

	if (length > REPLACE_PATH_SIZE)
		return ENAMETOOLONG;
	memcpy(to, path, length);
	return 0;
}

/* resolve a path that doesn't exist yet, which may be a dangling symlink */
static int follow(char path[static REPLACE_PATH_SIZE])
{
	char target[REPLACE_PATH_SIZE];
	int error = 0;

	for (unsigned hops = 0; error == 0; hops++) {
		const ssize_t n = readlink(path, target, sizeof(target));

		if (n < 0)
			return errno == EINVAL || errno == ENOENT ? 0 : errno;
		if (n == (ssize_t)sizeof(target))
			return ENAMETOOLONG;
		target[n] = '\0';
		if (hops == HOPS_MAX)
			error = ELOOP;
		else if (target[0] == '/')
			error = copy_path(path, target);
		else
			error = name_beside(path, path, target);
	}
	return error;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* which of stdout and stderr goes to the file; -1: neither */
static int printed_through(const struct stat *file)
{
	struct stat own;

	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
		if (fstat(fd, &own) == 0 && is_same(file, &own))
			return fd;
	return -1;
}

/*
 * the resolved path of an existing file; false if it has none, like a deleted
 * one
 */
static bool find_place(struct replacement *r, const char *path,
		       const struct stat *file)
{
	char *const real = realpath(path, NULL);
	struct stat found;
	const bool good = real != NULL && stat(real, &found) == 0 &&
			  is_same(file, &found) &&
			  copy_path(r->place, real) == 0;

	free(real);
	return good;
}

/* ---- beginning ----------------------------------------------------------- */

/* returns errno, or 0 */
static int descriptor(struct replacement *r, int fd)
{
	r->fd = fd;
	return fd < 0 ? errno : 0;
}

static mode_t umask_of_process(void)
{
	const mode_t mask = umask(0);

	(void)umask(mask);
	return mask;
}

/*
 * create the temporary file; if it replaces one, with that file's mode and
 * owner
 */
static int open_beside(struct replacement *r, const struct stat *old)
{
	mode_t mode = NEW_FILE & ~umask_of_process();
	int error = name_beside(r->beside, r->place, NAME);

	if (error == 0)
		error = descriptor(r, mkstemp(r->beside));
	if (error != 0) {
		r->beside[0] = '\0';
		return error;
	}
	if (old != NULL) {
		mode = old->st_mode & PERMISSIONS;
		/* keep the owner if permitted, or else at least the group */
		if (old->st_uid != geteuid() || old->st_gid != getegid())
			if (fchown(r->fd, old->st_uid, old->st_gid) != 0)
				(void)fchown(r->fd, (uid_t)-1, old->st_gid);
	}
	return fchmod(r->fd, mode) == 0 ? 0 : replace_end(r, errno);
}

static int begin_existing(struct replacement *r, const char *path,
			  const struct stat *file)
{
	const int print = printed_through(file);

	if (S_ISDIR(file->st_mode))
		return EISDIR;
	if (print >= 0)
		return descriptor(r, fcntl(print, F_DUPFD_CLOEXEC, 0));
	if (!S_ISREG(file->st_mode) || !find_place(r, path, file))
		return descriptor(r, open(path, O_WRONLY | O_CLOEXEC));
	if (access(r->place, W_OK) != 0)
		return errno;
	return open_beside(r, file);
}

int replace_begin(struct replacement *r, const char *path)
{
	struct stat file;
	int error;

	r->place[0] = r->beside[0] = '\0';
	r->fd = -1;
	if (strcmp(path, "-") == 0)
		return descriptor(r, fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0));
	if (stat(path, &file) == 0)
		return begin_existing(r, path, &file);
	if (errno != ENOENT || path[0] == '\0')
		return errno;
	error = copy_path(r->place, path);
	if (error == 0)
		error = follow(r->place);
	return error != 0 ? error : open_beside(r, NULL);
}

/* ---- ending -------------------------------------------------------------- */

int replace_end(struct replacement *r, int error)
{
	if (close(r->fd) != 0 && error == 0)
		error = errno;
	r->fd = -1;
	if (error != 0)
		replace_drop(r);
	return error;
}

int replace_put(struct replacement *r)
{
	int error = 0;

	if (r->beside[0] != '\0' && rename(r->beside, r->place) != 0) {
		error = errno;
		replace_drop(r);
	}
	r->beside[0] = '\0';
	return error;
}

void replace_drop(struct replacement *r)
{
	if (r->beside[0] != '\0')
		(void)unlink(r->beside);
	r->beside[0] = '\0';
}
