/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of `pte check --all`: every finding with its domain, method and
 * number of cases.
 */
#include <stdio.h>

#include "findings.h"
#include "term/table.h"

static const struct table_column columns[] = {
	{ "VERSIONS", false, 0 }, { "CLAIM", false, 0 }, { "LEVEL", false, 0 },
	{ "DOMAIN", false, 0 },   { "KIND", false, 0 },  { "PATH", false, 0 },
	{ "VERDICT", false, 0 },  { "IN", false, 0 },    { "BY", false, 40 },
	{ "CASES", true, 0 },
};

bool findings_print_all(struct out *out, const struct finding *list,
			size_t count)
{
	struct table table;

	table_begin(&table, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < count; i++) {
		const struct finding *const f = &list[i];
		char versions[VERSIONS_SIZE], in[48], cases[16] = "";
		const char *const by = f->verdict == PTE_VERDICT_PROVED
					       ? f->method
					       : f->reason;

		(void)snprintf(in, sizeof(in), "%zu of %zu", f->configs,
			       f->tried);
		if (f->verdict == PTE_VERDICT_PROVED)
			(void)snprintf(cases, sizeof(cases), "%u", f->cases);
		table_row(&table);
		table_cell(&table, versions_text(versions, &f->at->in));
		table_cell(&table, f->claim->id);
		table_cell(&table, pte_level_name(f->level));
		table_cell(&table, pte_domain_name(f->domain));
		table_cell(
			&table,
			f->kind == PTE_KIND_RAW
				? "any"
				: pte_model_kind(f->at->model, f->kind)->name);
		table_cell(&table, f->path != NULL ? f->path : "");
		table_cell(&table, pte_verdict_name(f->verdict));
		table_cell(&table, in);
		table_cell(&table, by != NULL ? by : "");
		table_cell(&table, cases);
	}
	return table_end(&table, out);
}
