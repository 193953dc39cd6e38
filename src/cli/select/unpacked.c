/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Unpacks what gzip packed into a file without a name. A configuration is
 * small, and whoever reads it reads all of it.
 */
#include "unpacked.h"

#include <errno.h>
#include <string.h>

#ifdef PTE_ZLIB
#include <zlib.h>
#endif

/* what each member of a gzip file begins with: RFC 1952, ID1 and ID2 */
static const unsigned char magic[] = { 0x1f, 0x8b };

static bool is_packed(FILE *file)
{
	unsigned char start[sizeof(magic)];
	const size_t length = fread(start, 1, sizeof(start), file);

	return length == sizeof(start) &&
	       memcmp(start, magic, sizeof(magic)) == 0;
}

#ifdef PTE_ZLIB

#define CHUNK_SIZE 16384

bool unpacked_can(void)
{
	return true;
}

/* Returns what is wrong, or NULL. */
static const char *copy_unpacked(gzFile from, FILE *to)
{
	char chunk[CHUNK_SIZE];
	int length, status;

	while ((length = gzread(from, chunk, sizeof(chunk))) > 0)
		if (fwrite(chunk, 1, (size_t)length, to) != (size_t)length)
			return strerror(errno);
	/* one that ends too early has been read as far as it goes */
	(void)gzerror(from, &status);
	if (status == Z_ERRNO)
		return strerror(errno);
	return status == Z_OK ? NULL : "gzip's, but not all of it";
}

static FILE *unpack(const char *path, const char **wrong_ret)
{
	gzFile from = gzopen(path, "rbe");
	FILE *const to = tmpfile();

	*wrong_ret = from == NULL || to == NULL ? strerror(errno)
						: copy_unpacked(from, to);
	if (from != NULL)
		(void)gzclose_r(from);
	if (*wrong_ret == NULL && fseek(to, 0, SEEK_SET) == 0)
		return to;
	if (to != NULL)
		(void)fclose(to);
	return NULL;
}

#else

bool unpacked_can(void)
{
	return false;
}

static FILE *unpack(const char *path, const char **wrong_ret)
{
	(void)path;
	*wrong_ret = "packed by gzip, and this pte was built without zlib";
	return NULL;
}

#endif /* PTE_ZLIB */

FILE *unpacked_open(const char *path, const char **wrong_ret)
{
	FILE *const file = fopen(path, "re");

	*wrong_ret = NULL;
	if (file == NULL) {
		*wrong_ret = strerror(errno);
		return NULL;
	}
	if (is_packed(file)) {
		(void)fclose(file);
		return unpack(path, wrong_ret);
	}
	rewind(file);
	return file;
}
