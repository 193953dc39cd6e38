/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads an ELF core's program headers, of either class and byte order.
 */
#include "extents.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* a field of a header: where it is, and its bytes, in each class */
struct field {
	uint8_t at[2], bytes[2];
};

/* clang-format off */

#define FIELD(header, name)                                                    \
	{ { offsetof(Elf32_##header, name), offsetof(Elf64_##header, name) },  \
	  { sizeof(((Elf32_##header *)NULL)->name), sizeof(((Elf64_##header *)NULL)->name) } }

static const struct field e_machine = FIELD(Ehdr, e_machine);
static const struct field e_phoff = FIELD(Ehdr, e_phoff);
static const struct field e_phentsize = FIELD(Ehdr, e_phentsize);
static const struct field e_phnum = FIELD(Ehdr, e_phnum);
static const struct field e_shoff = FIELD(Ehdr, e_shoff);
static const struct field sh_info = FIELD(Shdr, sh_info);
static const struct field p_type = FIELD(Phdr, p_type);
static const struct field p_offset = FIELD(Phdr, p_offset);
static const struct field p_paddr = FIELD(Phdr, p_paddr);
static const struct field p_filesz = FIELD(Phdr, p_filesz);
static const struct field p_memsz = FIELD(Phdr, p_memsz);

/* clang-format on */

struct elf {
	int fd;
	uint64_t size;
	bool is_64, big_endian;
};

/* a field of the header at a place of the file; 0 where that ends */
static uint64_t read_field(const struct elf *e, uint64_t header,
			   const struct field *f)
{
	const unsigned bytes = f->bytes[e->is_64];
	unsigned char raw[8];
	uint64_t value = 0;

	if (pread(e->fd, raw, bytes, (off_t)(header + f->at[e->is_64])) !=
	    (ssize_t)bytes)
		return 0;
	for (unsigned i = 0; i < bytes; i++)
		value |= (uint64_t)raw[e->big_endian ? bytes - 1 - i : i]
			 << (8U * i);
	return value;
}

static bool is_elf(struct elf *e)
{
	unsigned char ident[EI_NIDENT];
	struct stat status;

	if (fstat(e->fd, &status) != 0 || !S_ISREG(status.st_mode) ||
	    pread(e->fd, ident, sizeof(ident), 0) != (ssize_t)sizeof(ident) ||
	    memcmp(ident, ELFMAG, SELFMAG) != 0 || status.st_size == 0)
		return false;
	e->size = (uint64_t)status.st_size;
	e->is_64 = ident[EI_CLASS] == ELFCLASS64;
	e->big_endian = ident[EI_DATA] == ELFDATA2MSB;
	return true;
}

static struct extent read_extent(const struct elf *e, uint64_t header)
{
	const uint64_t offset = read_field(e, header, &p_offset);
	const uint64_t left = offset < e->size ? e->size - offset : 0;
	struct extent x = {
		.address = read_field(e, header, &p_paddr),
		.memory = read_field(e, header, &p_memsz),
		.file = read_field(e, header, &p_filesz),
	};

	x.there = x.file < left ? x.file : left;
	return x;
}

bool extents_read(struct extents *extents, int fd)
{
	struct elf e = { .fd = fd };
	uint64_t count, at, size;

	*extents = (struct extents){ NULL, 0, EM_NONE };
	if (!is_elf(&e))
		return true;
	extents->machine = (unsigned)read_field(&e, 0, &e_machine);
	at = read_field(&e, 0, &e_phoff);
	size = read_field(&e, 0, &e_phentsize);
	count = read_field(&e, 0, &e_phnum);
	/* so many that the first section's header has their number */
	if (count == PN_XNUM)
		count = read_field(&e, read_field(&e, 0, &e_shoff), &sh_info);
	/* no more than there's room for */
	if (size == 0 || count > e.size / size)
		return true;
	extents->list = calloc((size_t)count + 1, sizeof(*extents->list));
	if (extents->list == NULL)
		return false;
	for (uint64_t i = 0; i < count; i++)
		if (read_field(&e, at + i * size, &p_type) == PT_LOAD)
			extents->list[extents->count++] =
				read_extent(&e, at + i * size);
	return true;
}

void extents_free(struct extents *extents)
{
	free(extents->list);
}

enum extent_is extents_at(const struct extents *extents, uint64_t address,
			  uint64_t *bytes_ret)
{
	for (size_t i = 0; i < extents->count; i++) {
		const struct extent *const x = &extents->list[i];
		const uint64_t in = address - x->address;

		if (address < x->address || (in >= x->memory && in >= x->file))
			continue;
		*bytes_ret = in < x->there  ? x->there - in
			     : in < x->file ? x->file - in
					    : x->memory - in;
		return in < x->there  ? EXTENT_THERE
		       : in < x->file ? EXTENT_CUT
				      : EXTENT_LEFT_OUT;
	}
	return EXTENT_UNKNOWN;
}
