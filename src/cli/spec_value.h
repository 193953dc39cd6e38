/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Values of a spec: objects by a table of their keys, lists by what an element
 * is, and the simple ones, each with its range.
 */
#ifndef CLI_SPEC_VALUE_H
#define CLI_SPEC_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>
#include <pte/model.h>

#include "spec_text.h"

struct spec_block;

struct spec_reader {
	struct spec_text text;
	struct spec_block *blocks; /* what lasts as long as the spec */
	const struct pte_model *model;
	/* whether what isn't said is missing, or as in the base */
	bool whole;
};

/* Zeroed memory that lasts as long as the spec; NULL, and a message. */
void *spec_room(struct spec_reader *r, size_t count, size_t size);
void spec_blocks_free(struct spec_block *blocks);

/* Where a value goes, and within which bounds; both where they make sense. */
struct spec_key;
/* Reads a value; false, and a message, if it is wrong. */
typedef bool spec_take(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to);

struct spec_key {
	const char *name;
	spec_take *take;
	size_t offset; /* in the struct that the object fills */
	unsigned low, high;
	bool optional; /* needn't be said even where nothing is given */
};

/* Ends a table of keys. */
#define NO_KEY                                                                 \
	{                                                                      \
		NULL, NULL, 0, 0, 0, false                                     \
	}
#define AT(type, member) offsetof(struct type, member)

/* An object whose keys are these, each once; ends with a NULL name. */
bool spec_object(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, const struct spec_key *keys, void *to);

/*
 * A list whose elements are objects. The rows last as long as the spec, and one
 * of zeros ends them.
 */
struct spec_rows {
	const struct spec_key *keys;
	size_t size; /* of a row */
	size_t most;
	/* what a row says that says nothing; NULL: nothing at all */
	const void *blank;
};
bool spec_list(struct spec_reader *r, const struct spec_place *at,
	       json_t *value, const struct spec_rows *rows, void **list,
	       size_t *count_ret);

spec_take spec_byte;       /* uint8_t, low..high */
spec_take spec_bit;        /* uint64_t with one bit; null: none */
spec_take spec_hex;        /* uint64_t */
spec_take spec_bool;       /* bool */
spec_take spec_version;    /* uint16_t; null: onwards, where high is 1 */
spec_take spec_text_of;    /* const char *, for people */
spec_take spec_word;       /* const char *, without spaces */
spec_take spec_name;       /* const char *: a-z, 0-9 and _ */
spec_take spec_levels;     /* unsigned: a PTE_LEVEL_SET */
spec_take spec_flag_set;   /* unsigned: a PTE_FLAG_SET of Linux's */
spec_take spec_option;     /* enum pte_option */
spec_take spec_option_set; /* uint32_t: a PTE_OPTION_SET */
spec_take spec_nothing;    /* what the reader works out itself */

/* What a word is made of. */
#define SPEC_NAME_CHARACTERS                                                   \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+"
/* NAME[@VERSION], as far as its characters go */
bool spec_layout_name(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const char **ret);

/* The number of a name; they are counted from 0, and NULL ends them. */
typedef const char *spec_names(const struct spec_reader *r, unsigned n);
bool spec_one_of(struct spec_reader *r, const struct spec_place *at,
		 json_t *value, spec_names *name, unsigned *ret);

/* Whether the value has the type; otherwise a message says what it should be */
bool spec_is(struct spec_reader *r, const struct spec_place *at, json_t *value,
	     json_type type);

#endif /* CLI_SPEC_VALUE_H */
