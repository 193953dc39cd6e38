/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * pte-probe, which `pte probe` runs: builds a tree's shim, reads it, learns
 * what each layout that the build covers is in that tree, and says what
 * differs.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "about.h"
#include "process.h"
#include "report.h"
#include "variant.h"
#include "walk.h"

#define NODES (UINT32_C(1) << 20U)

enum {
	EXIT_SAME = 0,
	EXIT_DIFFERS = 1,
	EXIT_TROUBLE = 2,
	EXIT_INTERRUPTED = 130,
};

struct probe {
	struct probe_options options;
	struct about about;
	char here[PATH_MAX];   /* where this program is, and its scripts */
	char work[PATH_MAX];   /* a folder of this run's */
	char config[PATH_MAX]; /* the tree's .config */
	char pte[PATH_MAX];
	char include[PATH_MAX]; /* where pte/kernel.h is */
	struct outside outside;
	struct pte_diagrams *ds;
	struct tree *tree;
	struct outcome_counts counts;
	unsigned variants;
	json_t *allowed;
};

/* ---- folders ------------------------------------------------------------- */

static bool join(char *path, size_t size, const char *folder, const char *name)
{
	const int length = snprintf(path, size, "%s/%s", folder, name);

	if (length >= 0 && (size_t)length < size)
		return true;
	complain("%s/%s: a path that is too long", folder, name);
	return false;
}

static bool find_here(struct probe *p)
{
	const char *const scripts = getenv("PTE_PROBE_SCRIPTS");
	const ssize_t length =
		readlink("/proc/self/exe", p->here, sizeof(p->here) - 1);
	char *slash;

	if (length <= 0) {
		complain("/proc/self/exe: %s", strerror(errno));
		return false;
	}
	p->here[length] = '\0';
	slash = strrchr(p->here, '/');
	*slash = '\0';
	snprintf(p->pte, sizeof(p->pte), "%s",
		 getenv("PTE_COMMAND") != NULL ? getenv("PTE_COMMAND") : "");
	if (p->pte[0] == '\0') {
		complain("run it as `pte probe`");
		return false;
	}
	/* where it's built it is beside it, or else where it's installed */
	if (!join(p->include, sizeof(p->include), p->here, "include") ||
	    (access(p->include, F_OK) == -1 &&
	     !join(p->include, sizeof(p->include), p->here, PROBE_TO_INCLUDE)))
		return false;
	if (scripts != NULL)
		snprintf(p->here, sizeof(p->here), "%s", scripts);
	return true;
}

static bool make_work(struct probe *p)
{
	const char *const tmp = getenv("TMPDIR");

	snprintf(p->work, sizeof(p->work), "%.4000s/pte-probe-XXXXXX",
		 tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
	if (mkdtemp(p->work) != NULL)
		return true;
	complain("%s: %s", p->work, strerror(errno));
	p->work[0] = '\0';
	return false;
}

static void remove_work(const struct probe *p)
{
	const char *words[] = { "/bin/rm", "-rf", p->work, NULL };

	if (p->work[0] != '\0')
		process_run(words);
}

/* ---- the tree ------------------------------------------------------------ */

static int build(struct probe *p)
{
	const struct probe_options *const o = &p->options;
	char script[PATH_MAX], path[PATH_MAX];
	const char *words[2 * FRAGMENTS + 11];
	unsigned count = 0;
	int status;

	if (!join(script, sizeof(script), p->here, "probe-tree"))
		return EXIT_TROUBLE;
	words[count++] = script;
	for (unsigned i = 0; i < o->fragments; i++) {
		words[count++] = "--config";
		words[count++] = o->fragment[i];
	}
	if (o->objects != NULL) {
		words[count++] = "--objects";
		words[count++] = o->objects;
	}
	if (o->prove)
		words[count++] = "--sources";
	if (o->llvm != NULL) {
		words[count++] = "--llvm";
		words[count++] = o->llvm;
	}
	words[count++] = o->tree;
	words[count++] = o->arch;
	words[count++] = p->work;
	words[count] = NULL;
	status = process_run(words);
	if (status == 127 || status == -1) {
		complain("%s can't be run", script);
		return EXIT_TROUBLE;
	}
	if (status != 0)
		return status == EXIT_INTERRUPTED ? status : EXIT_TROUBLE;
	if (!join(path, sizeof(path), p->work, "about") ||
	    !about_read(path, &p->about) ||
	    !join(p->config, sizeof(p->config), p->about.objects, ".config")) {
		complain("%s says nothing of the tree", path);
		return EXIT_TROUBLE;
	}
	return EXIT_SAME;
}

static bool open_tree(struct probe *p)
{
	const size_t size = pte_diagrams_size(NODES);
	char path[PATH_MAX], why[WHY_SIZE] = "out of memory";

	if (!join(path, sizeof(path), p->work, "shim.bc"))
		return false;
	p->ds = pte_diagrams_init(malloc(size), size, NODES);
	if (p->ds != NULL)
		p->tree = tree_open(path, "probe_", p->ds, &p->outside, why);
	if (p->tree == NULL)
		complain("%s: %s", path, why);
	return p->tree != NULL;
}

/* ---- a variant ----------------------------------------------------------- */

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
	if (!join(path, PATH_MAX, folder, name))
		return false;
	snprintf(name, sizeof(name), "%s.json.new", layout);
	if (!join(fresh, sizeof(fresh), folder, name))
		return false;
	if (json_dump_file(spec, fresh, JSON_INDENT(2)) == 0 &&
	    rename(fresh, path) == 0)
		return true;
	complain("%s: %s", path, strerror(errno));
	unlink(fresh);
	return false;
}

/* the end of a path says more than its beginning */
#define TREE_SIZE 80
static json_t *json_tree(const char *tree)
{
	const size_t length = strlen(tree);

	return length <= TREE_SIZE
		       ? json_string(tree)
		       : json_sprintf("...%s", tree + length - TREE_SIZE + 3);
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

/* "--without NAME" of each option that the variant lacks: kernel.h refuses
 * those */
static unsigned add_lacking(const struct pte_model *model, const char **words)
{
	unsigned count = 0;

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if ((model->lacks & PTE_OPTION_SET(o)) != 0) {
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

	if (!join(script, sizeof(script), p->here, "probe-model") ||
	    !join(path, sizeof(path), p->work, "model.bc"))
		return NULL;
	constant_of(base->layout, constant, sizeof(constant));
	snprintf(version, sizeof(version), "%u.%u",
		 (unsigned)(base->version >> 8U), base->version & 0xffU);
	snprintf(phys_bits, sizeof(phys_bits), "%u", base->phys_bits);
	count += add_lacking(base->model, words + count);
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

static bool prove_variant(struct probe *p, struct report *report,
			  const struct pte_target *base)
{
	struct tree *const model = open_model(p, base);

	if (model == NULL)
		return false;
	for (const struct helper *h = helpers; h->name != NULL; h++) {
		struct comparison c;

		if (!tree_has(p->tree, h->name))
			continue;
		if (!prove_store(p->tree, base, h, &c))
			prove_helper(p->tree, model, base, h, &c);
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
	if (!join(path, sizeof(path), p->options.smt2, name))
		return false;
	l->smt2 = smt2_open(path, p->ds);
	if (l->smt2 == NULL)
		complain("%s: %s", path, strerror(errno));
	return l->smt2 != NULL;
}

static bool probe_variant(struct probe *p, const struct variant *v)
{
	struct learning *const l = calloc(1, sizeof(*l));
	struct variant_facts facts;
	struct pte_target base;
	char path[PATH_MAX];
	struct report report = {
		.options = &p->options,
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
	learn_all(l);
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

static bool is_wanted(const struct probe *p, const struct variant *v)
{
	const char *const base = p->options.base;
	const size_t length = strlen(v->layout);

	return variant_is_of(v, p->about.arch, p->tree) &&
	       (base == NULL ||
		(strncmp(base, v->layout, length) == 0 &&
		 (base[length] == '@' || base[length] == '\0')));
}

/* An earlier run's specs are of an earlier tree: if this one fails, none are
 * there. */
static void remove_old(const struct probe *p)
{
	char path[PATH_MAX], name[64];

	for (const struct variant *v = variants; v->layout != NULL; v++) {
		snprintf(name, sizeof(name), "%s.json", v->layout);
		if (variant_is_for(v, p->options.arch) &&
		    join(path, sizeof(path), p->options.output, name))
			unlink(path);
	}
}

static void print_tree(const struct probe *p)
{
	const struct about *const a = &p->about;

	if (p->options.json)
		return;
	printf("Linux %s, %s, %s", a->version, a->arch, a->defconfig);
	if (strcmp(a->options, "0") != 0 && a->options[0] != '\0')
		printf(" and %s options", a->options);
	printf(", clang %s\n", a->clang);
}

static int probe_variants(struct probe *p)
{
	bool is_whole = true;

	print_tree(p);
	for (const struct variant *v = variants; v->layout != NULL; v++) {
		if (process_is_interrupted())
			return EXIT_INTERRUPTED;
		if (!is_wanted(p, v))
			continue;
		p->variants++;
		is_whole = probe_variant(p, v) && is_whole;
	}
	if (p->variants == 0) {
		complain("%s: no layout that is modelled is of this build%s%s",
			 p->about.arch,
			 p->options.base != NULL ? " and is " : "",
			 p->options.base != NULL ? p->options.base : "");
		return EXIT_TROUBLE;
	}
	if (!is_whole)
		return EXIT_TROUBLE;
	if (p->counts.differs > 0 || p->counts.refuted > 0)
		return EXIT_DIFFERS;
	return p->counts.undecided > 0 ? EXIT_TROUBLE : EXIT_SAME;
}

static int run(struct probe *p)
{
	const char *const output = p->options.output;
	int status;

	if (p->options.allow != NULL) {
		p->allowed = report_read_allowed(p->options.allow);
		if (p->allowed == NULL)
			return EXIT_TROUBLE;
	}
	if (!find_here(p) || !make_work(p))
		return EXIT_TROUBLE;
	if (output != NULL && mkdir(output, 0777) == -1 && errno != EEXIST) {
		complain("%s: %s", output, strerror(errno));
		return EXIT_TROUBLE;
	}
	if (output != NULL)
		remove_old(p);
	status = build(p);
	if (status != EXIT_SAME)
		return status;
	return open_tree(p) ? probe_variants(p) : EXIT_TROUBLE;
}

int main(int count, char **words)
{
	struct probe *const p = calloc(1, sizeof(*p));
	int status;

	if (p == NULL || !options_read(count, words, &p->options))
		return EXIT_TROUBLE;
	if (p->options.help) {
		options_help();
		return EXIT_SAME;
	}
	p->options.arch = variant_arch(p->options.arch);
	process_heed_signals();
	status = run(p);
	remove_work(p);
	if (process_is_interrupted())
		status = EXIT_INTERRUPTED;
	if (fflush(stdout) != 0 || ferror(stdout) != 0) {
		complain("standard output: %s", strerror(errno));
		status = EXIT_TROUBLE;
	}
	tree_close(p->tree);
	json_decref(p->allowed);
	return status;
}
