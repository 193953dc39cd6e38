/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Values of a spec. Each member of an object is described once, in a table of
 * keys: how it's read and written, its range, and its sentence. Reading,
 * writing, merging, the schema and the table of docs/specs.md are loops over
 * these tables.
 */
#ifndef CLI_SPEC_VALUE_H
#define CLI_SPEC_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>
#include <pte/model.h>

#include "diff/diff.h"
#include "spec_text.h"
#include "term/json.h"

struct spec_block;

struct spec_reader {
	struct spec_text text;
	struct spec_block *blocks; /* memory that lasts as long as the spec */
	const struct pte_model *model;
	/* a missing key is an error; otherwise it keeps the base's value */
	bool whole;
};

struct spec_writer {
	struct json *json;
	const struct pte_model *model;
};

/*
 * Zeroed memory that lasts as long as the spec. Returns NULL after a message if
 * out of memory.
 */
void *spec_room(struct spec_reader *r, size_t count, size_t size);
void spec_blocks_free(struct spec_block *blocks);

/* ---- members ------------------------------------------------------------ */

struct spec_key;
/* Reads a value into `to`. Returns false after a message on an error. */
typedef bool spec_take(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to);
/* Writes a value in the form in which it's read. */
typedef void spec_put(const struct spec_writer *w, const struct spec_key *key,
		      const void *from);
/* The nth name, counted from 0; NULL at the end. */
typedef const char *spec_names(const struct pte_model *model, unsigned n);

/* How a value is merged that two documents change. */
enum spec_merging {
	SPEC_MERGED_NEVER, /* a conflict; objects are merged by member */
	SPEC_MERGED_ROWS,  /* neither's removed rows, both's added ones */
	SPEC_MERGED_BITS,  /* rows of owners, bit by bit */
};

/* The type of a value. */
struct spec_type {
	spec_take *take;
	spec_put *put; /* NULL: never written */
	/* Whether there is something to write; NULL: always. */
	bool (*is_some)(const struct spec_key *key, const void *from);
	enum spec_merging merging;
	bool is_list;
	/*
	 * For the schema: the name of the definition, or NULL, and its content.
	 */
	const char *def, *schema;
	spec_names *names; /* the value is one of these, or a set */
	bool or_null;
	bool or_two; /* or a list of two */
};

/* When a member is written. */
enum spec_writing {
	SPEC_ALWAYS,
	SPEC_IF_SOME,    /* unless is_some is false */
	SPEC_UNLESS_WHY, /* unless the object has a "why" */
};

struct spec_shape;
struct spec_key {
	const char *name;
	const struct spec_type *type;
	size_t offset; /* of the member in the object's struct */
	const char *says;
	bool optional;                  /* may be missing even if `whole` */
	unsigned low, high;             /* range of a number; see the type */
	const struct spec_shape *shape; /* of an object, or of a list's rows */
	enum spec_writing writing;
	/* for the document: only read by people, so merging ignores it */
	bool remark;
	/* for the document: how `pte diff` compares it, or why it doesn't */
	spec_diff *diff;
	const char *no_diff;
};

/* The members of an object, each once; ends with a NULL name. */
struct spec_shape {
	const struct spec_key *keys;
	bool flat; /* written on one line */
	/*
	 * never changes a base's object: all keys that aren't optional are
	 * required
	 */
	bool whole;
	/*
	 * For the schema: the name of the definition, or NULL, and a sentence.
	 */
	const char *def, *says;
	/*
	 * Checks the members together; returns false after a message. NULL: no
	 * check.
	 */
	spec_take *check;
	/*
	 * For the schema: exactly one of these keys is required; ends with
	 * NULL.
	 */
	const char *const *either;
	/*
	 * for rows of a list: the size, the member that is 0 in the terminating
	 * row, the maximum number, and the defaults of a row or NULL
	 */
	size_t size, end, end_size, most;
	const void *blank;
};

#define SPEC_KEY(of_name, of_type, ...)                                        \
	{                                                                      \
		.name = (of_name), .type = (of_type), __VA_ARGS__              \
	}
#define SPEC_NO_KEY                                                            \
	{                                                                      \
		.name = NULL                                                   \
	}
#define AT(of, member) .offset = offsetof(struct of, member)
#define SPEC_ROW(type, last)                                                   \
	.size = sizeof(struct type), .end = offsetof(struct type, last),       \
	.end_size = sizeof(((struct type *)0)->last)

/* ---- objects and lists -------------------------------------------------- */

/* Read an object by the table of its members. */
bool spec_object(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, const struct spec_shape *shape, void *to);
void spec_put_object(const struct spec_writer *w, const char *name,
		     const struct spec_shape *shape, const void *from);
/* Write the members without the enclosing object. */
void spec_put_members(const struct spec_writer *w, const struct spec_key *keys,
		      const void *from);

/*
 * Read a list of rows. They last as long as the spec, and a row of zeros
 * terminates them.
 */
bool spec_list(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_shape *row, void **list,
	       size_t *count_ret);

/*
 * Any object but the document may say where it's from, unless it has a key of
 * that name. Readers only check the value, and it isn't written.
 */
#define SPEC_FROM "from"
bool spec_may_be_from(const struct spec_key *keys);
const char *spec_from(const struct pte_model *model, unsigned n);

extern const struct spec_type spec_of_members; /* the struct of the shape */
extern const struct spec_type spec_of_rows;    /* a pointer to the first row */

/* ---- simple values ------------------------------------------------------ */

extern const struct spec_type spec_byte;       /* uint8_t, low..high */
extern const struct spec_type spec_bit;        /* uint64_t with one bit; or 0 */
extern const struct spec_type spec_some_bit;   /* ... and a bit is required */
extern const struct spec_type spec_hex;        /* uint64_t */
extern const struct spec_type spec_bool;       /* bool */
extern const struct spec_type spec_version;    /* uint16_t */
extern const struct spec_type spec_until;      /* uint16_t; null: onwards */
extern const struct spec_type spec_text_of;    /* const char *, any text */
extern const struct spec_type spec_word;       /* const char *, no spaces */
extern const struct spec_type spec_name;       /* const char *: a-z, 0-9, _ */
extern const struct spec_type spec_levels;     /* unsigned: a PTE_LEVEL_SET */
extern const struct spec_type spec_flag_set;   /* unsigned: a PTE_FLAG_SET */
extern const struct spec_type spec_option;     /* enum pte_option */
extern const struct spec_type spec_option_set; /* uint32_t: PTE_OPTION_SET */

/* Accepts anything: the reader handles the key itself. */
spec_take spec_take_nothing;

/* The characters of names of layouts and bits. */
#define SPEC_NAME_CHARACTERS                                                   \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+"
/* NAME[@VERSION]; only checks its characters. */
bool spec_layout_name(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const char **ret);

bool spec_one_of(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, spec_names *names, unsigned *ret);

/*
 * Whether the value has the JSON type; if not, a message says what it should
 * be.
 */
bool spec_is(struct spec_reader *r, const struct spec_place *at, json_t *value,
	     json_type type);

/* The key at a path such as "levels.pmd.owners"; NULL if there is none. */
const struct spec_key *spec_key_at(const struct spec_key *keys,
				   const char *path);

#endif /* CLI_SPEC_VALUE_H */
