/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * compare OBJECT BITCODE WORDS: each function model_NAME(a, b) of the bitcode,
 * as the reader has it, against the same one of a shared object that another
 * compiler made and that is run here, on so many pairs of words. Any difference
 * is an error: 1.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../random.h"
#include "edges.h"
#include "reader.h"

#define NODES (1U << 20)
#define NODES_OF_ONE 200000U

typedef unsigned long model(unsigned long a, unsigned long b);

struct comparing {
	void *object;
	struct reader *reader;
	struct pte_diagrams *ds;
	struct outside outside;
	unsigned long words, functions, compared, wrong;
};

/* edges first; then random ones, of which half have few bits, or few that are
 * missing */
static uint64_t word_at(struct random *r, unsigned long n)
{
	const uint64_t word = random_word(r);

	if (n < EDGES)
		return edge_word((unsigned)n);
	return n % 4 == 0   ? word & random_word(r) & random_word(r)
	       : n % 4 == 1 ? word | random_word(r) | random_word(r)
			    : word;
}

static void set_values(uint8_t *values, uint64_t a, uint64_t b)
{
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++) {
		values[2 * i] = (uint8_t)(a >> i & 1U);
		values[2 * i + 1] = (uint8_t)(b >> i & 1U);
	}
}

static uint64_t value_of(const struct pte_diagrams *ds,
			 const struct pte_vector *v, const uint8_t *values)
{
	uint64_t value = 0;

	for (unsigned i = 0; i < v->width; i++)
		value |= (uint64_t)pte_diagram_is_true(ds, v->bit[i], values)
			 << i;
	return value;
}

static void wrong(struct comparing *c, const char *function, const char *why)
{
	printf("%s: %s\n", function, why);
	c->wrong++;
}

static void compare_words(struct comparing *c, const char *function,
			  const struct reading *r, model *run)
{
	static uint8_t values[PTE_DIAGRAM_VARIABLES];
	struct random random = { RANDOM_SEED };

	for (unsigned long n = 0; n < c->words; n++) {
		const uint64_t a = word_at(&random, n);
		/* a protection has few bits, an entry's type is small */
		const uint64_t b = n % 3 == 0   ? word_at(&random, n / 3)
				   : n % 3 == 1 ? random_word(&random) & 0xfff
						: random_word(&random);
		uint64_t read, is;

		set_values(values, a, b);
		/* it wouldn't come back */
		if (pte_diagram_is_true(c->ds, r->traps, values))
			continue;
		read = value_of(c->ds, &r->result, values);
		is = run(a, b);
		c->compared++;
		if (read != is) {
			printf("%s(%#llx, %#llx): read %#llx, run %#llx\n",
			       function, (unsigned long long)a,
			       (unsigned long long)b, (unsigned long long)read,
			       (unsigned long long)is);
			c->wrong++;
			return;
		}
	}
}

static void compare_function(void *context, const char *function)
{
	struct comparing *const c = context;
	const uint32_t mark = pte_diagrams_count(c->ds);
	void *const symbol = dlsym(c->object, function);
	struct reading r;
	const char *outside;
	model *run;

	c->functions++;
	if (symbol == NULL) {
		wrong(c, function, "it can't be run");
		return;
	}
	/* as POSIX has it: an object's address is a function's */
	memcpy(&run, &symbol, sizeof(run));
	if (!reader_read(c->reader, function, NODES_OF_ONE, &r)) {
		wrong(c, function, r.why);
		return;
	}
	outside = outside_of_vector(&c->outside, c->ds, &r.result);
	if (outside != NULL)
		wrong(c, function, outside);
	else
		compare_words(c, function, &r, run);
	pte_diagrams_release(c->ds, mark);
}

int main(int count, char **words)
{
	static struct comparing c;
	char why[WHY_SIZE] = "";

	if (count != 4)
		return 2;
	c.object = dlopen(words[1], RTLD_NOW | RTLD_LOCAL);
	c.ds = pte_diagrams_init(malloc(pte_diagrams_size(NODES)),
				 pte_diagrams_size(NODES), NODES);
	if (c.object == NULL || c.ds == NULL) {
		printf("%s\n", c.object == NULL ? dlerror() : "out of memory");
		return 2;
	}
	c.reader = reader_open(words[2], c.ds, &c.outside, why);
	if (c.reader == NULL) {
		printf("%s: %s\n", words[2], why);
		return 2;
	}
	c.words = strtoul(words[3], NULL, 10);
	reader_each(c.reader, "model_", compare_function, &c);
	printf("%lu functions, %lu words compared, %lu wrong\n", c.functions,
	       c.compared, c.wrong);
	reader_close(c.reader);
	return c.wrong == 0 && c.compared != 0 ? 0 : 1;
}
