/* SPDX-License-Identifier: BSD-2-Clause */

#include "vector.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/model.h>

enum {
	CELL_TARGET,
	CELL_CONFIG,
	CELL_LEVEL,
	CELL_OP,
	CELL_PTE,
	CELL_EXPECT,
	CELL_SOURCE,
	CELL_COUNT,
};

static void *allocate(size_t count, size_t size)
{
	void *const memory = calloc(count, size);

	if (!memory) {
		fprintf(stderr, "out of memory\n");
		exit(2);
	}
	return memory;
}

static enum vector_op op_of(const char *text)
{
	static const char *const ops[] = {
		[VECTOR_DECODE] = "decode",
		[VECTOR_BOTH] = "both",
		[VECTOR_MACRO] = "macro",
		[VECTOR_PRESENT] = "present",
		[VECTOR_PLACE] = "place",
		[VECTOR_TURN] = "turn",
		[VECTOR_SPREAD] = "spread",
		[VECTOR_LAY] = "lay",
		[VECTOR_INVALID] = "invalid",
		[VECTOR_NAMES] = "names",
		[VECTOR_STORED] = "stored",
		[VECTOR_ASKED] = "asked",
		[VECTOR_OPTION] = "option",
		[VECTOR_PROTECTION] = "protection",
	};

	for (size_t i = 0; i < sizeof(ops) / sizeof(*ops); i++)
		if (strcmp(text, ops[i]) == 0)
			return (enum vector_op)i;
	fprintf(stderr, "vectors: no such op: %s\n", text);
	exit(2);
}

static void name_vector(struct vector *v, const char *op, const char *pte)
{
	const bool at_pte = strcmp(v->level, "pte") == 0;

	snprintf(v->name, sizeof(v->name), "%s%s%s%s%s %s %s", v->target,
		 *v->config ? "," : "", v->config, at_pte ? "" : " ",
		 at_pte ? "" : v->level, op, pte);
}

static void vector_of(const struct row *row, struct vector *v)
{
	const char *const config = row->cell[CELL_CONFIG];

	v->target = row->cell[CELL_TARGET];
	v->config = strcmp(config, "-") == 0 ? "" : config;
	v->level = row->cell[CELL_LEVEL];
	v->op = op_of(row->cell[CELL_OP]);
	v->pte = strtoull(row->cell[CELL_PTE], NULL, 16);
	v->expect = row->cell[CELL_EXPECT];
	v->source = row->cell[CELL_SOURCE];
	name_vector(v, row->cell[CELL_OP], row->cell[CELL_PTE]);
	if (v->op == VECTOR_PROTECTION || v->op == VECTOR_OPTION)
		name_vector(v, row->cell[CELL_OP], v->expect);
}

static void read_file(const char *directory, const char *layout,
		      struct rows *file)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/%s.tsv", directory, layout);
	rows_read(path, '\t', file);
	rows_expect_cells(file, path, CELL_COUNT);
}

/* A file for each name of the registry, whose rows are sorted by name */
static void read_files(const char *directory, struct vectors *vectors)
{
	const char *last = "";
	size_t i;

	vectors->files = allocate(pte_model_count(), sizeof(*vectors->files));
	vectors->file_count = 0;
	vectors->count = 0;
	for (i = 0; i < pte_model_count(); i++) {
		const char *const name = pte_model_at(i)->layout->name;
		struct rows *const file = &vectors->files[vectors->file_count];

		if (strcmp(name, last) == 0)
			continue;
		last = name;
		read_file(directory, name, file);
		vectors->count += file->count;
		vectors->file_count++;
	}
}

void vectors_read(const char *directory, struct vectors *vectors_ret)
{
	size_t count = 0;
	size_t i, j;

	read_files(directory, vectors_ret);
	vectors_ret->vector =
		allocate(vectors_ret->count, sizeof(*vectors_ret->vector));
	for (i = 0; i < vectors_ret->file_count; i++)
		for (j = 0; j < vectors_ret->files[i].count; j++)
			vector_of(&vectors_ret->files[i].row[j],
				  &vectors_ret->vector[count++]);
}

void vectors_free(struct vectors *vectors)
{
	size_t i;

	for (i = 0; i < vectors->file_count; i++)
		rows_free(&vectors->files[i]);
	free(vectors->files);
	free(vectors->vector);
}

/* Where the next "key=value" ends: at a space or at the end of the text */
static size_t word_length(const char *text)
{
	return strcspn(text, " ");
}

static const char *next_word(const char *text)
{
	text += word_length(text);
	return text + strspn(text, " ");
}

static void copy(char *to, size_t size, const char *from, size_t length)
{
	if (length >= size)
		length = size - 1;
	memcpy(to, from, length);
	to[length] = '\0';
}

bool vector_value(const struct vector *v, const char *key,
		  char value[ANSWER_TEXT_SIZE])
{
	const size_t key_length = strlen(key);
	const char *word;

	for (word = v->expect; *word; word = next_word(word)) {
		const char *const text = word + key_length + 1;

		if (strncmp(word, key, key_length) != 0 ||
		    word[key_length] != '=')
			continue;
		copy(value, ANSWER_TEXT_SIZE, text, word_length(text));
		return true;
	}
	return false;
}

uint64_t vector_number(const struct vector *v, const char *key)
{
	char value[ANSWER_TEXT_SIZE];

	return vector_value(v, key, value) ? strtoull(value, NULL, 0) : 0;
}

bool vector_lists(const struct vector *v, const char *key, const char *name)
{
	char value[ANSWER_TEXT_SIZE];

	/* No name of a flag or a marker is part of another */
	return vector_value(v, key, value) && strstr(value, name);
}

static bool word_agrees(const struct vector *v, const struct answer *answer,
			const char *word)
{
	const size_t key_length = strcspn(word, "=");
	char key[ANSWER_TEXT_SIZE];
	char expected[ANSWER_TEXT_SIZE];
	char found[ANSWER_TEXT_SIZE];

	copy(key, sizeof(key), word, key_length);
	if (!vector_value(v, key, expected) ||
	    !answer_text(answer, key, found)) {
		fprintf(stderr, "%s: no such key: %s\n", v->name, key);
		return false;
	}
	if (strcmp(found, expected) == 0)
		return true;
	fprintf(stderr, "%s: %s is %s, not %s\n  (%s)\n", v->name, key, found,
		expected, v->source);
	return false;
}

/* What isn't said to be doubted is what a kernel writes */
static bool doubts_agree(const struct vector *v, const struct answer *answer)
{
	char text[ANSWER_TEXT_SIZE];

	if ((v->op != VECTOR_DECODE && v->op != VECTOR_BOTH) ||
	    vector_value(v, "doubts", text) || answer->doubts == 0 ||
	    !answer_text(answer, "doubts", text))
		return true;
	fprintf(stderr, "%s: doubts=%s isn't expected\n  (%s)\n", v->name, text,
		v->source);
	return false;
}

bool vector_agrees(const struct vector *v, const struct answer *answer)
{
	bool agrees = doubts_agree(v, answer);
	const char *word;

	for (word = v->expect; *word; word = next_word(word))
		agrees = word_agrees(v, answer, word) && agrees;
	return agrees;
}
