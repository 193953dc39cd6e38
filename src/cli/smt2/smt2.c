/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Collects obligations per layout, drops duplicates, and writes one file per
 * layout: all of them to temporary names first, then each is renamed.
 */
#include "smt2.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smt2_terms.h"
#include "term/out.h"
#include "term/replace.h"
#include "term/say.h"

#define FILES_MAX 256
#define BUCKETS 4096U
#define HEAD_SIZE 1024

/*
 * The text of an obligation that a file has, from its declarations to its last
 * check.
 */
struct body {
	struct body *next; /* in its bucket */
	size_t length;
	char text[];
};

/* The contents of one layout's file. */
struct file {
	char layout[PTE_TARGET_NAME_SIZE];
	char *text;
	size_t length;
	FILE *to; /* memory stream for the text */
	size_t verdicts, distinct;
	struct replacement place; /* the file while it's written */
	struct body *buckets[BUCKETS];
};

struct smt2 {
	const char *dir;
	size_t count;
	struct file *files[FILES_MAX];
	bool broken; /* an error occurred; its message was printed */
};

static void broken(struct smt2 *s, const char *what)
{
	if (!s->broken)
		say(0, "--smt2: %s", what);
	s->broken = true;
}

/* returns errno if the directory can't be written to; else 0 */
static int make_dir(const char *dir)
{
	struct stat status;

	if (mkdir(dir, 0777) == 0)
		return 0;
	if (errno != EEXIST || stat(dir, &status) != 0)
		return errno;
	if (!S_ISDIR(status.st_mode))
		return ENOTDIR;
	return access(dir, W_OK | X_OK) == 0 ? 0 : errno;
}

struct smt2 *smt2_begin(const char *dir)
{
	const int error = dir != NULL ? make_dir(dir) : 0;
	char quoted[QUOTE_SIZE];
	struct smt2 *s;

	if (error != 0) {
		say(0, "%s: %s", quote(quoted, dir, strlen(dir)),
		    strerror(error));
		return NULL;
	}
	s = calloc(1, sizeof(*s));
	if (s == NULL)
		say(0, "out of memory");
	else
		s->dir = dir;
	return s;
}

/* ---- collecting --------------------------------------------------------- */

static struct file *file_of(struct smt2 *s, const char *layout)
{
	struct file *f;

	/* backwards, as verdicts come layout by layout */
	for (size_t i = s->count; i > 0; i--)
		if (strcmp(s->files[i - 1]->layout, layout) == 0)
			return s->files[i - 1];
	if (s->count == FILES_MAX) {
		broken(s, "too many layouts");
		return NULL;
	}
	f = calloc(1, sizeof(*f));
	if (f == NULL ||
	    (f->to = open_memstream(&f->text, &f->length)) == NULL) {
		free(f);
		broken(s, "out of memory");
		return NULL;
	}
	(void)snprintf(f->layout, sizeof(f->layout), "%s", layout);
	s->files[s->count++] = f;
	return f;
}

static unsigned bucket_of(const char *text, size_t length)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) *
		       UINT64_C(0x100000001b3);
	return (unsigned)(hash % BUCKETS);
}

/* whether the file doesn't have this obligation yet; adds it */
static bool is_new(struct smt2 *s, struct file *f, const char *text,
		   size_t length)
{
	struct body **const bucket = &f->buckets[bucket_of(text, length)];
	struct body *b;

	for (b = *bucket; b != NULL; b = b->next)
		if (b->length == length && memcmp(b->text, text, length) == 0)
			return false;
	b = malloc(sizeof(*b) + length);
	if (b == NULL) {
		broken(s, "out of memory");
		return false;
	}
	b->next = *bucket;
	b->length = length;
	memcpy(b->text, text, length);
	*bucket = b;
	return true;
}

static void put_status(const struct obligation *o, bool satisfiable)
{
	smt2_put(o, "(set-info :status %s)\n(check-sat)\n",
		 satisfiable ? "sat" : "unsat");
}

/*
 * the text without its heading, so that equal obligations of several verdicts
 * have equal texts
 */
static bool put_body(const struct obligation *o)
{
	const bool refuted = o->v->verdict == PTE_VERDICT_REFUTED;
	bool witness;

	if (!smt2_claim(o, &witness))
		return false;
	put_status(o, refuted);
	if (refuted && witness) {
		smt2_put(o,
			 "; the prover's witness\n"
			 "(assert (= word " SMT2_HEX "))\n",
			 o->v->witness);
		put_status(o, true);
	}
	return true;
}

static void put_head(FILE *to, const struct pte_verdict *v, const char *config)
{
	(void)fprintf(to, "\n; %s: %s, level %s, domain %s, kind %s%s%s, %s\n",
		      v->target->name, v->claim->id, pte_level_name(v->level),
		      pte_domain_name(v->domain),
		      v->kind == PTE_KIND_RAW
			      ? "any"
			      : pte_model_kind(v->target->model, v->kind)->name,
		      v->path != NULL ? ", path " : "",
		      v->path != NULL ? v->path : "",
		      pte_verdict_name(v->verdict));
	(void)fprintf(to, "; config %s\n",
		      config[0] != '\0' ? config : "default");
}

void smt2_add(struct smt2 *s, const struct pte_verdict *v, const char *config)
{
	char *text = NULL;
	size_t length = 0;
	struct obligation o = {
		.v = v,
		.t = v->target,
		.view = v->target->layout->view[v->level],
		.c = v->target->layout->swap[v->level],
		.read = pte_layout_swap_type_read(v->target->layout, v->level),
	};
	struct file *f;
	bool written;

	if (s == NULL || s->broken || v->verdict == PTE_VERDICT_NOT_APPLICABLE)
		return;
	f = file_of(s, v->target->layout->name);
	o.to = open_memstream(&text, &length);
	if (f == NULL || o.to == NULL) {
		broken(s, "out of memory");
		if (o.to != NULL)
			(void)fclose(o.to);
		free(text);
		return;
	}
	written = put_body(&o);
	if (fclose(o.to) != 0)
		broken(s, "out of memory");
	else if (!written)
		broken(s, "a claim that has no obligation: its row is missing");
	f->verdicts++;
	if (!s->broken && is_new(s, f, text, length)) {
		f->distinct++;
		put_head(f->to, v, config);
		(void)fprintf(f->to, "(push 1)\n%s(pop 1)\n", text);
	}
	free(text);
}

/* ---- writing ------------------------------------------------------------ */

static void put_file(struct out *out, const struct file *f)
{
	char head[HEAD_SIZE];

	(void)snprintf(
		head, sizeof(head),
		"; SPDX-License-Identifier: BSD-2-Clause\n"
		"; What `pte check` says of %s, for a solver: %zu distinct\n"
		"; obligations of %zu verdicts. Each stands between push and "
		"pop, and says that\n"
		"; its claim fails: unsat is proved, sat is refuted.\n"
		"(set-info :smt-lib-version 2.6)\n"
		"(set-info :source |libpte|)\n"
		"(set-info :category \"industrial\")\n"
		"(set-logic QF_BV)\n"
		"(define-sort W () (_ BitVec 64))\n",
		f->layout, f->distinct, f->verdicts);
	out_text(out, head);
	out_bytes(out, f->text, f->length);
}

/* returns errno, or 0 */
static int write_file(const char *dir, struct file *f)
{
	char path[REPLACE_PATH_SIZE], buffer[OUT_BUFFER_SIZE];
	struct out out;
	const int length =
		snprintf(path, sizeof(path), "%s/%s.smt2", dir, f->layout);
	int error = ENAMETOOLONG;

	if (length > 0 && length < (int)sizeof(path))
		error = replace_begin(&f->place, path);
	if (error != 0)
		return error;
	out_to(&out, f->place.fd, buffer, sizeof(buffer));
	put_file(&out, f);
	(void)out_flush(&out);
	return replace_end(&f->place, out.error);
}

/* write all files under temporary names, then rename them all */
static bool write_files(struct smt2 *s)
{
	char quoted[QUOTE_SIZE];
	size_t written = 0;
	int error = 0;

	while (written < s->count && error == 0) {
		error = write_file(s->dir, s->files[written]);
		written += error == 0;
	}
	for (size_t i = 0; i < written && error == 0; i++)
		error = replace_put(&s->files[i]->place);
	if (error == 0)
		return true;
	for (size_t i = 0; i < written; i++)
		replace_drop(&s->files[i]->place);
	say(0, "%s: %s", quote(quoted, s->dir, strlen(s->dir)),
	    strerror(error));
	return false;
}

static void free_file(struct file *f)
{
	for (unsigned i = 0; i < BUCKETS; i++) {
		while (f->buckets[i] != NULL) {
			struct body *const b = f->buckets[i];

			f->buckets[i] = b->next;
			free(b);
		}
	}
	if (f->to != NULL)
		(void)fclose(f->to);
	free(f->text);
	free(f);
}

/* the texts are complete; false if one isn't */
static bool complete(struct smt2 *s)
{
	for (size_t i = 0; i < s->count; i++) {
		if (fclose(s->files[i]->to) != 0)
			broken(s, "out of memory");
		s->files[i]->to = NULL;
	}
	return !s->broken;
}

static void free_all(struct smt2 *s)
{
	for (size_t i = 0; i < s->count; i++)
		free_file(s->files[i]);
	free(s);
}

bool smt2_print(struct smt2 *s, struct out *out)
{
	const bool good = complete(s);

	for (size_t i = 0; i < s->count && good; i++)
		put_file(out, s->files[i]);
	free_all(s);
	return good;
}

bool smt2_end(struct smt2 *s, bool keep)
{
	bool good;

	if (s == NULL)
		return true;
	good = complete(s) && (!keep || write_files(s));
	free_all(s);
	return good;
}
