/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Values of a spec. A member of an object is told once, in a table of keys: how
 * it's read and written, its range, and its sentence. What reads specs, what
 * writes them, what merges them, the schema and the table of docs/specs.md are
 * loops over these tables.
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
	struct spec_block *blocks; /* what lasts as long as the spec */
	const struct pte_model *model;
	/* whether what isn't said is missing, or as in the base */
	bool whole;
};

struct spec_writer {
	struct json *json;
	const struct pte_model *model;
};

/* Zeroed memory that lasts as long as the spec; NULL, and a message. */
void *spec_room(struct spec_reader *r, size_t count, size_t size);
void spec_blocks_free(struct spec_block *blocks);

/* ---- members ------------------------------------------------------------ */

struct spec_key;
/* Reads a value; false, and a message, if it is wrong. */
typedef bool spec_take(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to);
/* Writes a value as it would be read. */
typedef void spec_put(const struct spec_writer *w, const struct spec_key *key,
		      const void *from);
/* The number of a name; they are counted from 0, and NULL ends them. */
typedef const char *spec_names(const struct pte_model *model, unsigned n);

/* How two documents that differ in a value are merged. */
enum spec_merging {
	SPEC_MERGED_NEVER, /* that's a conflict; objects member by member */
	SPEC_MERGED_ROWS,  /* what neither took away, and either added */
	SPEC_MERGED_BITS,  /* rows of owners, bit by bit */
};

/* What a value is. */
struct spec_type {
	spec_take *take;
	spec_put *put; /* NULL: it's never written */
	/* Whether there's something to write; NULL: always. */
	bool (*is_some)(const struct spec_key *key, const void *from);
	enum spec_merging merging;
	bool is_list;
	/* For the schema: what it's called there, or NULL, and its members. */
	const char *def, *schema;
	spec_names *names; /* it's one of these, or a set of them */
	bool or_null;
	bool or_two; /* or a list of two of them */
};

/* When a member is written. */
enum spec_writing {
	SPEC_ALWAYS,
	SPEC_IF_SOME,    /* unless there's nothing to say */
	SPEC_UNLESS_WHY, /* unless the object says why there's nothing */
};

struct spec_shape;
struct spec_key {
	const char *name;
	const struct spec_type *type;
	size_t offset; /* of what it is in the struct that the object fills */
	const char *says;
	bool optional;      /* needn't be said even where nothing is given */
	unsigned low, high; /* of numbers; or as the type has it */
	const struct spec_shape *shape; /* of an object, or of a list's rows */
	enum spec_writing writing;
	/* of the document's: what people read, and nothing else */
	bool remark;
	/* of the document's: what `pte diff` says of it, or why it says nothing
	 */
	spec_diff *diff;
	const char *no_diff;
};

/* An object's members, each once; ends with a NULL name. */
struct spec_shape {
	const struct spec_key *keys;
	bool flat; /* written on one line */
	/* of it nothing is as in the base: all is said that isn't optional */
	bool whole;
	/* For the schema: what it's called there, or NULL, and its sentence. */
	const char *def, *says;
	/* What the members are together; false, and a message. NULL: anything.
	 */
	spec_take *check;
	/* For the schema: one of these keys, and no other, is said; ends with
	 * NULL. */
	const char *const *either;
	/* of a row: its size, where it's 0 in the row that ends a list, how
	 * many there may be, and one that says nothing, or NULL */
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

/* An object, member by member. */
bool spec_object(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, const struct spec_shape *shape, void *to);
void spec_put_object(const struct spec_writer *w, const char *name,
		     const struct spec_shape *shape, const void *from);
/* What is inside. */
void spec_put_members(const struct spec_writer *w, const struct spec_key *keys,
		      const void *from);

/*
 * A list whose elements are rows. They last as long as the spec, and one of
 * zeros ends them.
 */
bool spec_list(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_shape *row, void **list,
	       size_t *count_ret);

extern const struct spec_type spec_of_members; /* the struct of the shape */
extern const struct spec_type spec_of_rows;    /* a pointer to the first */

/* ---- simple values ------------------------------------------------------ */

extern const struct spec_type spec_byte;       /* uint8_t, low..high */
extern const struct spec_type spec_bit;        /* uint64_t with one bit; or 0 */
extern const struct spec_type spec_some_bit;   /* ... whose object wants one */
extern const struct spec_type spec_hex;        /* uint64_t */
extern const struct spec_type spec_bool;       /* bool */
extern const struct spec_type spec_version;    /* uint16_t */
extern const struct spec_type spec_until;      /* uint16_t; null: onwards */
extern const struct spec_type spec_text_of;    /* const char *, for people */
extern const struct spec_type spec_word;       /* const char *, no spaces */
extern const struct spec_type spec_name;       /* const char *: a-z, 0-9, _ */
extern const struct spec_type spec_levels;     /* unsigned: a PTE_LEVEL_SET */
extern const struct spec_type spec_flag_set;   /* unsigned: a PTE_FLAG_SET */
extern const struct spec_type spec_option;     /* enum pte_option */
extern const struct spec_type spec_option_set; /* uint32_t: PTE_OPTION_SET */

/* What the reader works out itself. */
spec_take spec_take_nothing;

/* What a word is made of. */
#define SPEC_NAME_CHARACTERS                                                   \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+"
/* NAME[@VERSION], as far as its characters go */
bool spec_layout_name(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const char **ret);

bool spec_one_of(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, spec_names *names, unsigned *ret);

/* Whether the value has the type; otherwise a message says what it should be */
bool spec_is(struct spec_reader *r, const struct spec_place *at, json_t *value,
	     json_type type);

/* The key of a path, "levels.pmd.owners"; NULL: there's none. */
const struct spec_key *spec_key_at(const struct spec_key *keys,
				   const char *path);

#endif /* CLI_SPEC_VALUE_H */
