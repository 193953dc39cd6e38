/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Opens specs: loads the file, takes its base, reads the document by the tables
 * of spec_columns.c, and checks the result as a whole. Specs stay loaded until
 * specs_close(), since findings point into them.
 */
#include "spec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "named.h"
#include "select/find.h"
#include "spec_columns.h"
#include "spec_document.h"
#include "spec_json.h"
#include "term/out.h"
#include "term/say.h"

/* all specs read so far */
static struct document *documents;

bool spec_is_named(const char *name)
{
	const size_t length = strlen(name), dot = strlen(".json");

	return named_spec_find(name, length) != NULL ||
	       strchr(name, '/') != NULL ||
	       (length > dot && strcmp(name + length - dot, ".json") == 0);
}

#define MORE "..."

/* text that doesn't fit is cut, with "..." unless that would be most of it */
static void stem_within(char *to, size_t room, const char *path)
{
	const char *const slash = strrchr(path, '/');
	const char *const file = slash == NULL ? path : slash + 1;
	const char *const dot = strrchr(file, '.');
	size_t length = dot == NULL || dot == file ? strlen(file)
						   : (size_t)(dot - file);
	const char *more = "";

	if (length > room) {
		more = room > 2 * strlen(MORE) ? MORE : "";
		length = room - strlen(more);
	}
	for (size_t i = 0; i < length; i++)
		to[i] = (char)(strchr(SPEC_NAME_CHARACTERS, file[i]) != NULL
				       ? file[i]
				       : '_');
	(void)snprintf(to + length, sizeof(MORE), "%s", more);
	if (length == 0)
		(void)snprintf(to, sizeof("_"), "_");
}

void spec_stem(char to[static SPEC_NAME_LENGTH_MAX + 1], const char *path)
{
	stem_within(to, SPEC_NAME_LENGTH_MAX, path);
}

/* "unmap"; "unmap:arm64-16k" if the spec's base covers several layouts */
static void name_after_file(struct document *d)
{
	const char *const layout = d->spec.base->layout->name;
	const size_t room = SPEC_NAME_LENGTH_MAX - strlen(":") - strlen(layout);

	if (d->on == NULL) {
		spec_stem(d->name, d->spec.path);
		return;
	}
	stem_within(d->name, room, d->spec.path);
	(void)snprintf(d->name + strlen(d->name),
		       sizeof(d->name) - strlen(d->name), ":%s", layout);
}

/* the first level with the same codec; without a base all levels share one */
static unsigned codec_of(const struct pte_model *base, unsigned level)
{
	unsigned first = 0;

	while (base != NULL &&
	       base->layout->swap[first] != base->layout->swap[level])
		first++;
	return first;
}

static void connect(struct document *d)
{
	struct spec_body *const b = &d->body;

	b->model.layout = &b->layout;
	b->model.arch = &b->arch;
	b->model.proposal = &b->proposal;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		b->layout.swap[l] = &b->codec[codec_of(d->spec.base, l)];
	if (d->reader.whole || b->layout.walker != NULL)
		b->layout.walker = &b->walker;
	d->reader.model = &b->model;
}

/* ---- the document ------------------------------------------------------- */

static bool is_in_force(struct document *d)
{
	const struct spec_place top = { NULL, NULL, 0 };
	const struct pte_span in = d->body.in;
	const uint16_t newest = d->body.arch.newest, v = d->spec.version;
	char is[VERSION_SIZE], since[VERSION_SIZE], until[VERSION_SIZE];
	const uint16_t last = in.until < newest ? in.until : newest;

	return (v >= PTE_LINUX_OLDEST && v >= in.since && v <= last) ||
	       spec_wrong(&d->reader.text, &top,
			  "version %s is out of range: the layout is in force "
			  "from %s to %s",
			  version_text(is, v),
			  version_text(since, in.since > PTE_LINUX_OLDEST
						      ? in.since
						      : PTE_LINUX_OLDEST),
			  version_text(until, last));
}

/*
 * Without a base, a test that the spec writes out as never passing needs no
 * reason. Whether pages need that test is claimed separately.
 */
static bool find_nevers(struct document *d)
{
	static const struct pte_test never = PTE_TEST_NEVER;
	struct spec_body *const b = &d->body;
	struct pte_never *const rows =
		spec_room(&d->reader, PTE_LEVEL_COUNT * PTE_VIEW_TEST_COUNT + 1,
			  sizeof(*rows));
	size_t count = 0;

	if (rows == NULL)
		return false;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned n = PTE_VIEW_PROTNONE; n < PTE_VIEW_TEST_COUNT;
		     n++) {
			const enum pte_view_test test = (enum pte_view_test)n;

			if (b->layout.view[l] != NULL &&
			    memcmp(pte_view_test_of(&b->view[l], test), &never,
				   sizeof(never)) == 0)
				rows[count++] = (struct pte_never){
					test, PTE_LEVEL_SET(l),
					"the spec says so"
				};
		}
	b->model.nevers = rows;
	return true;
}

/* fill in what a spec without a base may omit */
static bool complete(struct document *d)
{
	struct pte_layout *const layout = &d->body.layout;

	/* a table is one page of 8-byte entries */
	if (layout->huge_shift == 0)
		layout->huge_shift = (uint8_t)(2 * layout->page_shift - 3);
	return d->body.model.nevers != NULL || find_nevers(d);
}

static void end_row(struct spec_body *b)
{
	b->layout.since = b->in.since;
	b->next.since = pte_linux_next(b->in.until);
	b->layout.next = b->in.until == PTE_LINUX_ONWARDS ? NULL : &b->next;
}

static bool take_document(struct document *d)
{
	const struct spec_place top = { NULL, NULL, 0 };
	struct spec_body *const b = &d->body;

	if (!spec_is(&d->reader, &top, d->json, JSON_OBJECT) ||
	    !spec_take_base(d, d->json))
		return false;
	connect(d);
	if (!d->reader.whole) {
		name_after_file(d);
		b->layout.name = d->name;
	}
	if (!spec_object(&d->reader, &top, d->json, &spec_columns, d) ||
	    !is_in_force(d))
		return false;
	end_row(b);
	if (d->reader.whole ? !complete(d)
			    : !spec_leave_handling(&d->reader, d->json, b))
		return false;
	if (d->spec.base == NULL)
		b->proposal.base = b->layout.name;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		memcpy(&b->codec[l].flag[PTE_FLAG_PROPOSED], b->proposed_flag,
		       sizeof(b->proposed_flag));
	d->spec.model = b->model;
	return spec_numbers_fit(&d->reader, d->json, b) &&
	       spec_fits(&d->reader, b);
}

/* ---- files -------------------------------------------------------------- */

/* the parser's message quotes the text, which may have control characters */
static bool say_no_json(const struct spec_text *text, const json_error_t *error)
{
	char what[JSON_ERROR_TEXT_LENGTH];
	size_t i = 0;

	for (; error->text[i] != '\0'; i++) {
		what[i] = error->text[i];
		if (what[i] < ' ' || what[i] > '~')
			what[i] = '?';
	}
	what[i] = '\0';
	return spec_wrong_at(text, error->line > 0 ? (size_t)error->line : 1,
			     what);
}

/* of the command itself, or of a file */
static bool read_text(struct spec_text *text, const char *path)
{
	const struct named_spec *const named =
		named_spec_find(path, strlen(path));

	return named != NULL
		       ? spec_text_copy(text, path, named->text, named->length)
		       : spec_text_read(text, path);
}

static bool load(struct document *d)
{
	struct spec_text *const text = &d->reader.text;
	json_error_t error;
	bool good = true;

	if (!read_text(text, d->path))
		return false;
	d->json = json_loadb(text->bytes, text->length, JSON_REJECT_DUPLICATES,
			     &error);
	good = d->json != NULL ? take_document(d) : say_no_json(text, &error);
	free(text->bytes);
	/* of the command's own there's nobody to tell */
	if (good && named_spec_find(d->path, strlen(d->path)) == NULL)
		spec_say_unread(&d->spec);
	return good;
}

static void document_free(struct document *d)
{
	spec_blocks_free(d->reader.blocks);
	json_decref(d->json);
	free(d->path);
	free(d->on);
	free(d);
}

static struct document *document_new(const char *path)
{
	struct document *const d = calloc(1, sizeof(*d));

	if (d == NULL || (d->path = strdup(path)) == NULL) {
		free(d);
		say(0, "out of memory");
		return NULL;
	}
	d->spec.path = d->path;
	return d;
}

/* keep a good spec in the list; free a bad one */
static const struct spec *keep(struct document *d, bool good)
{
	if (!good) {
		document_free(d);
		return NULL;
	}
	d->next = documents;
	documents = d;
	return &d->spec;
}

static bool is_file(const struct document *d, const char *path,
		    const struct spec_file *file)
{
	return strcmp(d->path, path) == 0 || (file->exists && d->file.exists &&
					      d->file.device == file->device &&
					      d->file.number == file->number);
}

/* identifies regular files only: others may read differently each time */
static struct spec_file file_of(const char *path)
{
	struct spec_file file = { false, 0, 0 };
	struct stat status;

	/* a file of that name isn't the named spec */
	if (named_spec_find(path, strlen(path)) == NULL &&
	    stat(path, &status) == 0 && S_ISREG(status.st_mode))
		file = (struct spec_file){ true, status.st_dev, status.st_ino };
	return file;
}

static bool same_on(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static const struct spec *open_on(const char *path, const char *on,
				  const struct document *above)
{
	const struct spec_file file = file_of(path);
	struct document *d = documents;

	while (d != NULL && !(is_file(d, path, &file) && same_on(d->on, on)))
		d = d->next;
	if (d != NULL)
		return &d->spec;
	d = document_new(path);
	if (d == NULL)
		return NULL;
	d->file = file;
	d->above = above;
	d->spec.spread = on != NULL;
	if (on != NULL && (d->on = strdup(on)) == NULL) {
		say(0, "out of memory");
		return keep(d, false);
	}
	return keep(d, load(d));
}

const struct spec *spec_open_below(const char *path,
				   const struct document *above)
{
	return open_on(path, NULL, above);
}

const struct spec *spec_open_on(const char *path, const char *base)
{
	return open_on(path, base, NULL);
}

bool spec_is_document(const struct document *d, const char *path)
{
	const struct spec_file file = file_of(path);

	return is_file(d, path, &file);
}

const struct spec *spec_open(const char *path)
{
	return spec_open_below(path, NULL);
}

const struct spec *spec_of_json(json_t *json, const char *shown,
				const struct pte_model *base)
{
	struct document *const d = document_new(shown);
	bool good;

	if (d == NULL)
		return NULL;
	d->json = json_incref(json);
	d->reader.text.path = d->path;
	good = take_document(d);
	if (good && base != NULL) {
		d->spec.base = base;
		d->spec.together = true;
		d->body.proposal.base = base->proposal != NULL
						? base->proposal->base
						: base->layout->name;
	}
	return keep(d, good);
}

const struct spec *spec_of(const struct pte_model *model)
{
	const struct document *d = documents;

	while (d != NULL && &d->spec.model != model)
		d = d->next;
	return d == NULL ? NULL : &d->spec;
}

void specs_close(void)
{
	while (documents != NULL) {
		struct document *const next = documents->next;

		document_free(documents);
		documents = next;
	}
}
