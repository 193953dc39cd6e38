/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The census command: how many of all words are read as each kind, as a table
 * with powers of two, or as JSON.
 */
#include "census.h"

#include "command.h"

#include <stdio.h>
#include <stdlib.h>

#include <pte/prove/census.h>

#include "select/certain.h"
#include "select/configs.h"
#include "select/find.h"
#include "select/scheme.h"
#include "term/json.h"
#include "term/say.h"
#include "term/table.h"

#define COUNT_SIZE 40
#define SHARE_SIZE 16
#define BAR_COLUMNS 32

/* hexadecimal; 2^64 doesn't fit in 64 bits */
static const char *count_hex(char to[static COUNT_SIZE], struct pte_count n)
{
	if (n.high != 0)
		(void)snprintf(to, COUNT_SIZE, "0x%llx%016llx",
			       (unsigned long long)n.high,
			       (unsigned long long)n.low);
	else
		(void)snprintf(to, COUNT_SIZE, "0x%llx",
			       (unsigned long long)n.low);
	return to;
}

static unsigned zeros_below(uint64_t n)
{
	unsigned zeros = 0;

	while (zeros < 63 && (n >> zeros & 1U) == 0)
		zeros++;
	return zeros;
}

/* A count is printed as FACTOR * 2^N + or - REST, within these limits. */
#define REST_MAX 4096
#define FACTOR_MAX 1024

/* "2^57 - 4", "23 * 2^57 - 4"; "" if there is no such short form */
const char *census_powers(char to[static POWERS_SIZE], struct pte_count n)
{
	const uint64_t above = n.low % REST_MAX;
	const bool less = above > REST_MAX / 2;
	const uint64_t rest = less ? REST_MAX - above : above;
	const uint64_t main = less ? n.low + rest : n.low - rest;
	const unsigned shift = zeros_below(main);
	const uint64_t factor = main >> shift;
	struct out text;

	out_to_memory(&text, to, POWERS_SIZE);
	if (n.high != 0 && n.low == 0)
		out_text(&text, "2^64");
	else if (n.high == 0 && n.low < REST_MAX)
		out_number(&text, n.low);
	else if (n.high == 0 && main != 0 && factor <= FACTOR_MAX) {
		if (factor != 1)
			out_format(&text, "%u * ", (unsigned)factor);
		out_format(&text, "2^%u", shift);
		if (rest != 0)
			out_format(&text, " %c %u", less ? '-' : '+',
				   (unsigned)rest);
	}
	return out_memory(&text);
}

/* as a share of all words */
static double share_of(const struct pte_target *t, struct pte_count n)
{
	return ((double)n.high * 0x1p64 + (double)n.low) /
	       (t->layout->word_bits == 64 ? 0x1p64 : 0x1p32);
}

static void bar(char to[static BAR_COLUMNS + 1], double share)
{
	struct out text;

	out_to_memory(&text, to, BAR_COLUMNS + 1);
	out_pad(&text, '#', (int)(share * BAR_COLUMNS + 0.5));
	(void)out_memory(&text);
}

static const struct table_column columns[] = {
	{ "KIND", false, 0 },   { "WORDS", false, 0 }, { "HEX", true, 0 },
	{ "SHARE %", true, 0 }, { "", false, 0 },
};

static void row(struct table *table, const struct pte_target *t,
		const char *name, struct pte_count n, bool draw)
{
	char powers[POWERS_SIZE], hex[COUNT_SIZE], share[SHARE_SIZE];
	char drawn[BAR_COLUMNS + 1] = "";

	if (draw)
		bar(drawn, share_of(t, n));
	(void)snprintf(share, sizeof(share), "%.4f", 100.0 * share_of(t, n));
	table_row(table);
	table_cell(table, name);
	table_cell(table, census_powers(powers, n));
	table_cell(table, count_hex(hex, n));
	table_cell(table, share);
	table_cell(table, drawn);
}

static bool is_empty(struct pte_count n)
{
	return n.high == 0 && n.low == 0;
}

static bool print(struct out *out, const struct pte_target *t,
		  const struct pte_census *c)
{
	struct table table;

	table_begin(&table, columns, sizeof(columns) / sizeof(columns[0]));
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (!is_empty(c->kind[k]))
			row(&table, t,
			    pte_model_kind(t->model, (enum pte_kind)k)->name,
			    c->kind[k], true);
	row(&table, t, "sum", c->sum, false);
	if (!table_end(&table, out))
		return false;
	out_format(out,
		   c->agrees ? "\neach count is also 2^%u less that of what "
			       "isn't of the kind\n"
			     : "\na count isn't 2^%u less that of what isn't "
			       "of the kind\n",
		   t->layout->word_bits);
	return true;
}

static void print_json(struct out *out, const struct pte_target *t,
		       const struct options *o, const struct pte_census *c)
{
	char config[CONFIG_SIZE], hex[COUNT_SIZE];
	struct json j;

	json_begin(&j, out, false);
	json_text(&j, "layout", t->name);
	json_text(&j, "level", pte_level_name(o->level));
	json_text(&j, "config", config_text(config, &o->config));
	json_open_object(&j, "counts");
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (!is_empty(c->kind[k]))
			json_text(&j,
				  pte_model_kind(t->model, (enum pte_kind)k)
					  ->name,
				  count_hex(hex, c->kind[k]));
	json_close(&j);
	json_text(&j, "sum", count_hex(hex, c->sum));
	json_bool(&j, "agrees", c->agrees);
	if (!t->certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}

int run_census(const struct options *o, struct out *out)
{
	struct pte_target target;
	struct pte_census census;

	if (o->word_count != 1) {
		say(0, "census: name one layout; `pte list layouts` shows "
		       "them");
		return EXIT_TROUBLE;
	}
	if (!find_target(o->words[0], &o->config, &target) ||
	    !find_level(&target, o->level) || !scheme_apply(o, &target))
		return EXIT_TROUBLE;
	if (!target.certain)
		say_uncertain(&target);
	if (pte_census_take(&target, o->level, &census) != PTE_STATUS_OK) {
		say(0, "%s: the sets exceed their capacity", target.name);
		return EXIT_TROUBLE;
	}
	if (options_have(o, OPTION_JSON))
		print_json(out, &target, o, &census);
	else if (!print(out, &target, &census))
		return EXIT_TROUBLE;
	return census.agrees && census.complete ? EXIT_YES : EXIT_NO;
}
