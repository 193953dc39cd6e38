/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Swap types left per version and configuration. The options that number types
 * are enumerated exhaustively; the text output shows the default and the worst
 * configuration, or all of them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "budget.h"
#include "check/findings.h"
#include "select/configs.h"
#include "select/find.h"
#include "term/say.h"
#include "term/table.h"

/* all subsets of the options that affect type numbers */
#define CONFIGS_MAX 64
#define TEXT_SIZE 256

struct left {
	struct pte_config config;
	unsigned types;
};

/* A range of versions with equal type counts in every configuration. */
struct types {
	struct pte_span in;
	size_t count;
	struct left left[CONFIGS_MAX]; /* the default first */
};

/* whether the configuration turns on options that mainline doesn't have */
static bool is_proposed(const struct left *l)
{
	return (l->config.on & ~options_by_default()) != 0;
}

/* the first configuration with the fewest types left; NULL if there is none */
static const struct left *fewest(const struct types *t, bool proposed)
{
	const struct left *best = NULL;

	for (size_t i = 0; i < t->count; i++)
		if (is_proposed(&t->left[i]) == proposed &&
		    (best == NULL || t->left[i].types < best->types))
			best = &t->left[i];
	return best;
}

/* types left with the scheme in force; if it isn't feasible, as without it */
static unsigned types_with(const struct choice *choice,
			   const struct pte_target *target)
{
	const struct scheme_named named =
		scheme_on(target->model, choice->scheme);
	struct pte_scheme_use use;

	if (named.scheme == NULL)
		return target->max_swapfiles;
	pte_scheme_try(named.scheme, named.bit, target, &use);
	return use.after.max_swapfiles;
}

static void fill(struct types *t, const struct choice *choice,
		 const struct chosen *at)
{
	struct configs c = {
		.model = at->model,
		.version = at->in.since,
		.options = options_of_types(),
	};
	struct pte_target target;
	struct pte_config config;

	*t = (struct types){ .in = at->in };
	while (t->count < CONFIGS_MAX && configs_next(&c, &config))
		if (pte_target_of(at->model, at->in.since, &config, &target) ==
		    PTE_STATUS_OK)
			t->left[t->count++] =
				(struct left){ config,
					       types_with(choice, &target) };
}

static bool alike(const struct types *a, const struct types *b)
{
	bool same = a->count == b->count;

	for (size_t i = 0; same && i < a->count; i++)
		same = a->left[i].types == b->left[i].types &&
		       a->left[i].config.on == b->left[i].config.on &&
		       a->left[i].config.off == b->left[i].config.off;
	return same;
}

/* ---- one architecture ---------------------------------------------------- */

static unsigned option_count(const struct chosen *at)
{
	uint32_t set = pte_model_options(at->model, at->in.until) &
		       options_of_types();
	unsigned count = 0;

	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

/*
 * The layout that represents an architecture: the first of those with the most
 * options, as every configuration of the others is also one of its own.
 */
static size_t lead_of(const struct choice *choice, const struct pte_arch *arch)
{
	size_t lead = choice->count;

	for (size_t i = 0, end; i < choice->count; i = end) {
		end = choice_layout_end(choice, i);
		if (choice->spans[i].model->arch != arch)
			continue;
		if (lead == choice->count ||
		    option_count(&choice->spans[end - 1]) >
			    option_count(&choice->spans[choice_layout_end(
								choice, lead) -
							1]))
			lead = i;
	}
	return lead;
}

/* the layout's versions, merged where the counts are equal */
static struct types *types_of(const struct choice *choice, size_t lead,
			      size_t *count_ret)
{
	const size_t end = choice_layout_end(choice, lead);
	struct types *const list = calloc(end - lead, sizeof(*list));

	*count_ret = 0;
	if (list == NULL) {
		say(0, "out of memory");
		return NULL;
	}
	for (size_t i = lead; i < end; i++) {
		struct types *const new = &list[*count_ret];
		struct types *const last = new - 1;

		fill(new, choice, &choice->spans[i]);
		if (*count_ret > 0 && alike(last, new) &&
		    pte_linux_next(last->in.until) == new->in.since)
			last->in.until = new->in.until;
		else
			++*count_ret;
	}
	return list;
}

/* ---- tables ------------------------------------------------------------- */

static const char *number_text(char to[static TEXT_SIZE], unsigned n)
{
	(void)snprintf(to, TEXT_SIZE, "%u", n);
	return to;
}

/* the first one where a table is of several architectures */
static const struct table_column columns[] = {
	{ "ARCH", false, 0 }, { "VERSIONS", false, 0 }, { "DEFAULT", true, 0 },
	{ "WORST", true, 0 }, { "IN", false, 0 },       { "PROPOSED", true, 0 },
	{ "IN", false, 0 },
};
#define COLUMN_COUNT (sizeof(columns) / sizeof(columns[0]))

static void cell_of_config(struct table *table, const struct left *l)
{
	char config[CONFIG_SIZE];

	if (l == NULL)
		table_cell(table, "");
	else if (*config_text(config, &l->config) == '\0')
		table_cell(table, "default");
	else
		table_cell(table, config);
}

/* the number of types left, and the configuration */
static void cells_of(struct table *table, const struct left *l)
{
	char text[TEXT_SIZE];

	table_cell(table, l != NULL ? number_text(text, l->types) : "");
	cell_of_config(table, l);
}

static void cells_of_gist(struct table *table, const struct types *t)
{
	char text[TEXT_SIZE], versions[VERSIONS_SIZE];

	table_cell(table, versions_text(versions, &t->in));
	table_cell(table, number_text(text, t->left[0].types));
	cells_of(table, fewest(t, false));
	cells_of(table, fewest(t, true));
}

static bool print_gist(struct out *out, const struct types *list, size_t count)
{
	struct table table;

	table_begin(&table, columns + 1, COLUMN_COUNT - 1);
	for (size_t i = 0; i < count; i++) {
		table_row(&table);
		cells_of_gist(&table, &list[i]);
	}
	return table_end(&table, out);
}

static const struct table_column all_columns[] = {
	{ "VERSIONS", false, 0 },
	{ "LEFT", true, 0 },
	{ "", false, 0 },
	{ "IN", false, 0 },
};

static bool print_all(struct out *out, const struct types *list, size_t count)
{
	char text[TEXT_SIZE], versions[VERSIONS_SIZE];
	struct table table;

	out_char(out, '\n');
	table_begin(&table, all_columns,
		    sizeof(all_columns) / sizeof(all_columns[0]));
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < list[i].count; k++) {
			const struct left *const l = &list[i].left[k];

			table_row(&table);
			table_cell(&table,
				   versions_text(versions, &list[i].in));
			table_cell(&table, number_text(text, l->types));
			table_cell(&table, l == fewest(&list[i], false)
						   ? "worst"
					   : is_proposed(l) ? "proposed"
							    : "");
			cell_of_config(&table, l);
		}
	}
	return table_end(&table, out);
}

/* layouts that lack options and so can't reach the worst case */
static void print_narrower(struct out *out, const struct choice *choice,
			   size_t lead)
{
	const struct pte_arch *const arch = choice->spans[lead].model->arch;
	const size_t last = choice_layout_end(choice, lead) - 1;

	for (size_t i = 0, end; i < choice->count; i = end) {
		end = choice_layout_end(choice, i);

		const struct chosen *const at = &choice->spans[end - 1];
		const char *before = " has no ";
		struct pte_target t;
		uint32_t lacks;

		if (at->model->arch != arch ||
		    pte_target_of(at->model, at->in.until, NULL, &t) !=
			    PTE_STATUS_OK)
			continue;
		lacks = options_of_types() & options_by_default() &
			pte_model_options(choice->spans[last].model,
					  choice->spans[last].in.until) &
			~pte_model_options(at->model, at->in.until);
		if (lacks == 0)
			continue;
		out_text(out, t.name);
		for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
			if ((lacks & PTE_OPTION_SET(o)) == 0)
				continue;
			out_format(out, "%s%s", before,
				   pte_option_info(o)->name);
			before = ", ";
		}
		out_format(out, ": %u left\n", t.max_swapfiles);
	}
}

/* ---- all architectures -------------------------------------------------- */

/*
 * the first span of the next architecture's lead, from span i on;
 * choice->count: no more
 */
static size_t next_lead(const struct choice *choice, size_t i)
{
	for (; i < choice->count; i++) {
		size_t before = 0;

		while (choice->spans[before].model->arch !=
		       choice->spans[i].model->arch)
			before++;
		if (before == i)
			break;
	}
	return i;
}

/* a spec has a table of its own, whatever its architecture */
static const char *title_of(const struct pte_model *m)
{
	return m->proposal != NULL ? m->layout->name : m->arch->name;
}

/* the last rows of the tables of all architectures */
static bool print_newest(struct out *out, const struct choice *choice)
{
	struct table table;

	out_text(out, "swap types left in the newest version\n");
	table_begin(&table, columns, COLUMN_COUNT);
	for (size_t i = next_lead(choice, 0); i < choice->count;
	     i = next_lead(choice, i + 1)) {
		const size_t lead =
			lead_of(choice, choice->spans[i].model->arch);
		size_t count;
		struct types *const list = types_of(choice, lead, &count);

		table.broken = table.broken || list == NULL;
		table_row(&table);
		table_cell(&table, title_of(choice->spans[lead].model));
		if (list != NULL)
			cells_of_gist(&table, &list[count - 1]);
		free(list);
	}
	return table_end(&table, out);
}

static bool print_arch(struct out *out, const struct choice *choice,
		       size_t lead, enum budget_detail detail)
{
	size_t count;
	struct types *const list = types_of(choice, lead, &count);
	bool good = list != NULL;

	if (good) {
		out_colored(out, COLOR_TITLE,
			    title_of(choice->spans[lead].model));
		out_text(out, ": swap types left\n");
		good = print_gist(out, list, count) &&
		       (detail < BUDGET_ALL || print_all(out, list, count));
	}
	free(list);
	return good;
}

static size_t arch_count(const struct choice *choice)
{
	size_t count = 0;

	for (size_t i = next_lead(choice, 0); i < choice->count;
	     i = next_lead(choice, i + 1))
		count++;
	return count;
}

bool budget_types(struct out *out, const struct choice *choice,
		  enum budget_detail detail)
{
	/* of one alone its own table says as much */
	const bool newest = detail == BUDGET_NEWEST || arch_count(choice) > 1;
	bool good = !newest || print_newest(out, choice);

	if (newest && detail > BUDGET_NEWEST)
		out_char(out, '\n');
	for (size_t i = next_lead(choice, 0); good && i < choice->count;
	     i = next_lead(choice, i + 1)) {
		const size_t lead =
			lead_of(choice, choice->spans[i].model->arch);

		good = detail == BUDGET_NEWEST ||
		       print_arch(out, choice, lead, detail);
		print_narrower(out, choice, lead);
		if (detail > BUDGET_NEWEST)
			out_char(out, '\n');
	}
	if (detail == BUDGET_NEWEST)
		out_char(out, '\n');
	return good;
}

static void json_types(struct json *j, const char *arch, const struct types *t)
{
	for (size_t i = 0; i < t->count; i++) {
		char text[VERSION_SIZE], config[CONFIG_SIZE];

		json_flat_object(j, NULL);
		json_text(j, "arch", arch);
		json_text(j, "version", version_text(text, t->in.since));
		json_text(j, "config", config_text(config, &t->left[i].config));
		json_number(j, "max_swapfiles", t->left[i].types);
		json_bool(j, "worst", &t->left[i] == fewest(t, false));
		json_bool(j, "proposed", is_proposed(&t->left[i]));
		json_text(j, "until", version_text(text, t->in.until));
		json_close(j);
	}
}

void budget_types_json(struct json *j, const struct choice *choice)
{
	json_open_array(j, "types");
	for (size_t i = next_lead(choice, 0); i < choice->count;
	     i = next_lead(choice, i + 1)) {
		const struct pte_arch *const arch =
			choice->spans[i].model->arch;
		size_t count;
		struct types *const list =
			types_of(choice, lead_of(choice, arch), &count);

		for (size_t k = 0; k < count; k++)
			json_types(j, arch->name, &list[k]);
		free(list);
	}
	json_close(j);
}
