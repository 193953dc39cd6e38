/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One layout of a tree: what it's compared with, its spec, kernel.h's side of
 * it, and what is said.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "probe.h"
#include "process.h"
#include "walk.h"

static const struct pte_model *newest_model(const char *layout)
{
	const struct pte_model *found = NULL;

	for (size_t i = 0; i < pte_model_count(); i++)
		if (strcmp(pte_model_at(i)->layout->name, layout) == 0)
			found = pte_model_at(i);
	return found;
}

/* the layout that a variant is compared with; false if there's none */
static bool find_base(const struct probe *p, const struct variant *v,
		      struct pte_target *base)
{
	const struct pte_model *const model = newest_model(v->layout);
	const char *const wanted = p->options.base;
	char name[PTE_TARGET_NAME_SIZE];
	struct pte_config config;
	uint16_t version;
	enum pte_status status;

	if (wanted != NULL) {
		snprintf(name, sizeof(name), "%s", wanted);
		version = 0;
		status = pte_target_init(name, NULL, base);
		if (status == PTE_STATUS_OK)
			version = base->version;
	} else {
		version = about_version(&p->about, model->arch);
		snprintf(name, sizeof(name), "%s@%u.%u", v->layout,
			 (unsigned)(version >> 8U), version & 0xffU);
		status = pte_target_init(name, NULL, base);
	}
	if (status == PTE_STATUS_OK) {
		if (!about_config(&p->about, base->model, version, &config)) {
			complain("%s: %s", p->about.autoconf, strerror(errno));
			return false;
		}
		status = pte_target_init(name, &config, base);
	}
	if (status != PTE_STATUS_OK)
		complain("%s: %s", name, pte_status_str(status));
	return status == PTE_STATUS_OK;
}

/* whole or not at all */
static bool write_spec(const struct probe *p, const char *layout,
		       const json_t *spec, char *path)
{
	const char *const folder = p->options.output != NULL ? p->options.output
							     : p->work;
	char name[64], fresh[PATH_MAX];

	snprintf(name, sizeof(name), "%s.json", layout);
	if (!join_path(path, PATH_MAX, folder, name))
		return false;
	snprintf(name, sizeof(name), "%s.json.new", layout);
	if (!join_path(fresh, sizeof(fresh), folder, name))
		return false;
	if (json_dump_file(spec, fresh, JSON_INDENT(2)) == 0 &&
	    rename(fresh, path) == 0)
		return true;
	complain("%s: %s", path, strerror(errno));
	unlink(fresh);
	return false;
}

/* the last part of its path: it stands in the headings of tables */
#define TREE_SIZE 32
static json_t *json_tree(const char *tree)
{
	char path[PATH_MAX];
	const char *name = realpath(tree, path) != NULL ? path : tree;
	size_t length;

	if (strrchr(name, '/') != NULL && strrchr(name, '/')[1] != '\0')
		name = strrchr(name, '/') + 1;
	length = strlen(name);
	return length <= TREE_SIZE
		       ? json_string(name)
		       : json_sprintf("...%s", name + length - TREE_SIZE + 3);
}

/* The constant of a header in pte/arch: PTE_ARM64_4K_V6_10. */
static void constant_of(const struct pte_layout *layout, char *text,
			size_t size)
{
	size_t length = (size_t)snprintf(
		text, size, "PTE_%s_V%u_%u", layout->name,
		(unsigned)(layout->since >> 8U), layout->since & 0xffU);

	for (size_t i = 0; i < length && i < size; i++)
		if (text[i] == '-')
			text[i] = '_';
		else if (text[i] >= 'a' && text[i] <= 'z')
			text[i] -= 'a' - 'A';
}

#define LACKING (2 * PTE_OPTION_COUNT)

/* "--without NAME" of each option that the base lacks: kernel.h refuses those
 */
static unsigned add_lacking(const struct pte_target *base, const char **words)
{
	const uint32_t known = pte_model_options(base->model, base->version);
	unsigned count = 0;

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if ((known & PTE_OPTION_SET(o)) == 0) {
			words[count++] = "--without";
			words[count++] = about_option_name(o);
		}
	return count;
}

/* kernel.h for the base, compiled as the shim was */
static struct tree *open_model(struct probe *p, const struct pte_target *base)
{
	char script[PATH_MAX], path[PATH_MAX], why[WHY_SIZE] = "out of memory";
	char constant[64], version[16], phys_bits[8];
	const char *words[LACKING + 10] = { script, "--phys-bits", phys_bits,
					    "-o", path };
	unsigned count = 5;
	struct tree *model = NULL;
	char *text;

	if (!join_path(script, sizeof(script), p->here, "probe-model") ||
	    !join_path(path, sizeof(path), p->work, "model.bc"))
		return NULL;
	constant_of(base->layout, constant, sizeof(constant));
	snprintf(version, sizeof(version), "%u.%u",
		 (unsigned)(base->version >> 8U), base->version & 0xffU);
	snprintf(phys_bits, sizeof(phys_bits), "%u", base->phys_bits);
	count += add_lacking(base, words + count);
	words[count++] = constant;
	words[count++] = version;
	words[count++] = p->include;
	words[count++] = p->work;
	words[count] = NULL;
	if (process_read(words, &text, true) != 0)
		complain("%s, %s: kernel.h can't be compiled", constant,
			 version);
	else
		model = tree_open(path, "model_", p->ds, &p->outside, why);
	free(text);
	return model;
}

/* what the tree doesn't have at all is no news; what couldn't be compiled is */
static void prove_walks(const struct probe *p, struct report *report,
			const struct pte_target *base)
{
	for (const struct walk *w = walks; w->name != NULL; w++) {
		struct comparison c = { .helper = w->name,
					.outcome = COMPARED_NOT,
					.domain = "",
					.why = WALK_FILE " doesn't compile" };

		if (tree_has(p->tree, w->name))
			prove_walk(p->tree, base, w, &c);
		else if (strstr(p->about.unread, WALK_FILE) == NULL)
			continue;
		report_comparison(report, base, &c);
	}
}

/* ---- how far it is ------------------------------------------------------- */

/* constants are read more than once: it's never wholly done before it is */
static void tell(void *context, const char *helper)
{
	struct probe *const p = context;
	char what[64];

	if (p->read + 1 < p->to_read)
		p->read++;
	snprintf(what, sizeof(what), "%s %s", p->layout, helper);
	progress_show(&p->progress, 100 * p->read / p->to_read, what);
}

static void tell_of(struct probe *p, struct tree *tree)
{
	p->to_read += tree_count(tree);
	tree->tell = tell;
	tree->context = p;
}

static bool prove_variant(struct probe *p, struct report *report,
			  const struct pte_target *base)
{
	struct tree *const model = open_model(p, base);

	if (model == NULL)
		return false;
	tell_of(p, model);
	for (const struct helper *h = helpers; h->name != NULL; h++) {
		struct comparison c;

		if (!tree_has(p->tree, h->name))
			continue;
		if (!prove_store(p->tree, base, h, &c))
			prove_helper(p->tree, model, base, h, &c);
		progress_end(&p->progress);
		report_comparison(report, base, &c);
	}
	prove_walks(p, report, base);
	report_comparisons(report);
	tree_close(model);
	return true;
}

/* --smt2: a file of the variant's questions */
static bool open_questions(const struct probe *p, const char *layout,
			   struct learning *l)
{
	char name[64], path[PATH_MAX];

	if (p->options.smt2 == NULL)
		return true;
	snprintf(name, sizeof(name), "%s.smt2", layout);
	if (mkdir(p->options.smt2, 0777) == -1 && errno != EEXIST) {
		complain("%s: %s", p->options.smt2, strerror(errno));
		return false;
	}
	if (!join_path(path, sizeof(path), p->options.smt2, name))
		return false;
	l->smt2 = smt2_open(path, p->ds);
	if (l->smt2 == NULL)
		complain("%s: %s", path, strerror(errno));
	return l->smt2 != NULL;
}

bool probe_variant(struct probe *p, const struct variant *v)
{
	struct learning *const l = calloc(1, sizeof(*l));
	struct variant_facts facts;
	struct pte_target base;
	char path[PATH_MAX];
	struct report report = {
		.options = &p->options,
		.out = &p->out,
		.pte = p->pte,
		.config = p->config,
		.layout = v->layout,
		.spec = path,
		.counts = &p->counts,
		.allowed = p->allowed,
	};
	const uint32_t mark = pte_diagrams_count(p->ds);
	bool is_done = false;

	if (l == NULL || !find_base(p, v, &base)) {
		free(l);
		return false;
	}
	variant_fill(v, p->tree, &facts);
	l->tree = p->tree;
	l->base = &base;
	l->spec = json_pack("{s:s, s:s, s:o}", "base", base.name, "layout",
			    base.name, "tree", json_tree(p->options.tree));
	if (!open_questions(p, v->layout, l)) {
		json_decref(l->spec);
		free(l);
		return false;
	}
	progress_begin(&p->progress);
	p->layout = v->layout;
	p->read = p->to_read = 0;
	tell_of(p, p->tree);
	learn_all(l);
	progress_end(&p->progress);
	if (!smt2_close(l->smt2)) {
		complain("%s: %s", p->options.smt2, strerror(errno));
		json_decref(l->spec);
		free(l);
		return false;
	}
	is_done = write_spec(p, v->layout, l->spec, path) &&
		  report_variant(&report, l) &&
		  (!p->options.prove || prove_variant(p, &report, &base));
	json_decref(l->spec);
	free(l);
	/* numbers of the next one's facts are read without these */
	p->outside.fact_count = 0;
	p->outside.count = 0;
	tree_forget(p->tree);
	pte_diagrams_release(p->ds, mark);
	return is_done;
}
