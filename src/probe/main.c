/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * pte-probe, which `pte probe` runs: builds a tree's shim, reads it, learns
 * what each layout that the build covers is in that tree, and says what
 * differs.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/term/wrap.h"
#include "probe.h"
#include "process.h"

#define NODES (UINT32_C(1) << 20U)

enum {
	EXIT_SAME = 0,
	EXIT_DIFFERS = 1,
	EXIT_TROUBLE = 2,
	EXIT_INTERRUPTED = 130,
};

/* ---- folders ------------------------------------------------------------- */

bool join_path(char *path, size_t size, const char *folder, const char *name)
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
	if (!join_path(p->include, sizeof(p->include), p->here, "include") ||
	    (access(p->include, F_OK) == -1 &&
	     !join_path(p->include, sizeof(p->include), p->here,
			PROBE_TO_INCLUDE)))
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

	if (!join_path(script, sizeof(script), p->here, "probe-tree"))
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
	if (!join_path(path, sizeof(path), p->work, "about") ||
	    !about_read(path, &p->about) ||
	    !join_path(p->config, sizeof(p->config), p->about.objects,
		       ".config")) {
		complain("%s says nothing of the tree", path);
		return EXIT_TROUBLE;
	}
	return EXIT_SAME;
}

static bool open_tree(struct probe *p)
{
	const size_t size = pte_diagrams_size(NODES);
	char path[PATH_MAX], why[WHY_SIZE] = "out of memory";

	if (!join_path(path, sizeof(path), p->work, "shim.bc"))
		return false;
	p->ds = pte_diagrams_init(malloc(size), size, NODES);
	if (p->ds != NULL)
		p->tree = tree_open(path, "probe_", p->ds, &p->outside, why);
	if (p->tree == NULL)
		complain("%s: %s", path, why);
	return p->tree != NULL;
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
		    join_path(path, sizeof(path), p->options.output, name))
			unlink(path);
	}
}

static void print_tree(struct probe *p)
{
	const struct about *const a = &p->about;
	struct out *const out = &p->out;

	if (p->options.json)
		return;
	out_format(out, "Linux %s, %s, %s", a->version, a->arch, a->defconfig);
	if (strcmp(a->options, "0") != 0 && a->options[0] != '\0')
		out_format(out, " and %s options", a->options);
	out_format(out, ", clang %s\n", a->clang);
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

/* before anything is built; the command says why not */
static bool is_base_known(const struct probe *p)
{
	const char *words[] = { p->pte, "show", "--json", p->options.base,
				NULL };
	char *text = NULL;
	int status;

	if (p->options.base == NULL)
		return true;
	status = process_read(words, &text, true);
	free(text);
	return status == EXIT_SAME;
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
	if (!find_here(p) || !is_base_known(p) || !make_work(p))
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

/* as wide as the terminal is; so is what the command prints for us */
static void dress(struct probe *p)
{
	unsigned columns = fold_columns(STDOUT_FILENO);
	char text[16];

	out_to(&p->out, STDOUT_FILENO, p->buffer, sizeof(p->buffer));
	if (p->options.json)
		return;
	p->out.fold.columns = columns;
	if (columns == 0)
		columns = LINE_COLUMNS;
	snprintf(text, sizeof(text), "%u", columns - REPORT_INDENT);
	setenv(FOLD_VARIABLE, text, 1);
}

int main(int count, char **words)
{
	struct probe *const p = calloc(1, sizeof(*p));
	int status;

	if (p == NULL || !options_read(count, words, &p->options))
		return EXIT_TROUBLE;
	dress(p);
	p->options.arch = variant_arch(p->options.arch);
	process_heed_signals();
	status = run(p);
	remove_work(p);
	if (process_is_interrupted())
		status = EXIT_INTERRUPTED;
	if (!out_end(&p->out)) {
		complain("standard output: %s", strerror(p->out.error));
		status = EXIT_TROUBLE;
	}
	tree_close(p->tree);
	json_decref(p->allowed);
	return status;
}
