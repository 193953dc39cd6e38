/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Page tables in a dump: which there are below a root, and each of their words.
 */
#ifndef WALK_TREE_H
#define WALK_TREE_H

#include <pte/doubt.h>
#include <pte/dump.h>
#include <pte/target.h>

#include "core.h"
#include "word/reading.h"

#define TREE_DEPTH_MAX 5

/* One level of tables, from the root down. */
struct tree_step {
	enum pte_level level;  /* whose words are there */
	enum pte_level called; /* a root that only holds tables is a pgd */
	const char *name;
	unsigned shift;      /* log2 of the bytes that a word maps */
	unsigned index_bits; /* log2 of a table's words */
};

struct tree {
	struct core *core;
	const struct pte_target *target;
	const struct pte_dump *dump; /* how they're nested */
	struct core_words how;
	unsigned virtual_bits;
	unsigned depth;
	struct tree_step step[TREE_DEPTH_MAX];
	uint64_t root;  /* physical */
	uint64_t above; /* what addresses have above virtual_bits ... */
	bool sign;      /* ... or else their topmost bit, repeated */
};

/* A word of a table, and what it is. */
struct tree_word {
	const struct tree_step *step;
	uint64_t vaddr, at;
	struct read_word word;
	struct pte_doubts doubts;
	/* at a level that isn't described: reading says nothing */
	bool unread;
};

/* Why a table isn't walked. */
enum tree_cut {
	TREE_MISSING, /* the dump hasn't it, or not all of it */
	TREE_BROKEN,  /* it can't be read */
	TREE_AGAIN,   /* it was walked before, at that level */
	TREE_CIRCLE,  /* it's being walked: the word points back */
};
#define TREE_CUT_COUNT 4

/* What is told while walking. Each returns false to stop. */
struct tree_told {
	void *context;
	bool (*word)(void *context, const struct tree_word *w);
	/* a table; the word's step is the table's own, its address what is
	 * missed */
	bool (*cut)(void *context, const struct tree_word *w, uint64_t table,
		    enum tree_cut why);
	/* words that hold nothing, one after the other; NULL: they're told as
	 * words */
	bool (*nothing)(void *context, const struct tree_step *step,
			uint64_t count);
};

/*
 * The tables that translate so many bits of an address. Returns false after a
 * message if they can't be nested so.
 */
bool tree_nest(struct tree *t, unsigned virtual_bits);

/* An address with what it has above the bits that are translated. */
uint64_t tree_canonical(const struct tree *t, uint64_t address);

/*
 * Walk what translates [first, last], both canonical. Each table is walked once
 * at a level. Returns false if what is told stopped it, or after a message.
 */
bool tree_walk(const struct tree *t, uint64_t first, uint64_t last,
	       const struct tree_told *told);

/* The physical address of a byte; false if nothing is mapped there. */
bool tree_translate(const struct tree *t, uint64_t address,
		    uint64_t *physical_ret);

#endif /* WALK_TREE_H */
