/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lines that are wider than the terminal go on below, between words: under the
 * column that is too wide, or a little further in than the line.
 */
#ifndef CLI_FOLD_H
#define CLI_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/* A word that is longer is put where it is. */
#define FOLD_WORD 240

struct fold {
	unsigned columns;     /* 0: lines stay as they are */
	unsigned at;          /* where the line is, without what is pending */
	unsigned spaces;      /* pending, then the word */
	unsigned first, last; /* where the line begins, and its last column */
	bool begun;           /* the line has a word already */
	bool escape;          /* within the sequence of a colour */
	unsigned width;       /* of the word: a colour has none */
	size_t used;
	char word[FOLD_WORD];
};

/* What a byte may become: a newline, what goes on below, the word and itself.
 */
#define FOLD_ROOM (FOLD_WORD + 256)

/* The next byte of a text, into `to`; returns how many bytes come out. */
size_t fold_byte(struct fold *f, char c, char to[static FOLD_ROOM]);
/* What is pending when all is said. */
size_t fold_end(struct fold *f, char to[static FOLD_ROOM]);

/* A text of one's own at once, terminated; what there's no room for is left
 * out. */
void fold_text(const char *text, unsigned columns, char *to, size_t size);

/* The width of the terminal behind a descriptor; 0: it's none. Who shows it on
 * one of their own sets the variable. */
#define FOLD_VARIABLE "PTE_COLUMNS"
unsigned fold_columns(int fd);

#endif /* CLI_FOLD_H */
