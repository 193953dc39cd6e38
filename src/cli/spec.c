/* SPDX-License-Identifier: BSD-2-Clause */
#include "spec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "find.h"
#include "out.h"
#include "say.h"
#include "spec_document.h"
#include "spec_json.h"

/* those that were read: what the command found out refers to them */
static struct document *documents;

bool spec_is_named(const char *name)
{
	const size_t length = strlen(name), dot = strlen(".json");

	return strchr(name, '/') != NULL ||
	       (length > dot && strcmp(name + length - dot, ".json") == 0);
}

/* what there's no room for is "..." */
static void stem_within(char *to, size_t room, const char *path)
{
	static const char more[] = "...";
	const char *const slash = strrchr(path, '/');
	const char *const file = slash == NULL ? path : slash + 1;
	const char *const dot = strrchr(file, '.');
	size_t length = dot == NULL || dot == file ? strlen(file)
						   : (size_t)(dot - file);
	const bool fits = length <= room;

	if (!fits)
		length = room - strlen(more);
	for (size_t i = 0; i < length; i++)
		to[i] = (char)(strchr(SPEC_NAME_CHARACTERS, file[i]) != NULL
				       ? file[i]
				       : '_');
	(void)snprintf(to + length, sizeof(more), "%s", fits ? "" : more);
	if (length == 0)
		(void)snprintf(to, sizeof("_"), "_");
}

void spec_stem(char to[static SPEC_NAME_LENGTH_MAX + 1], const char *path)
{
	stem_within(to, SPEC_NAME_LENGTH_MAX, path);
}

/* "unmap"; "unmap:arm64-16k" of one of several that the file stands for */
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

/* the first level that has the same codec; without a base, one has all */
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
	b->layout.walker = &b->walker;
	d->reader.model = &b->model;
}

/* ---- the name and the version ------------------------------------------- */

/* NAME[@VERSION]; without a base, both */
static bool take_layout(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	struct document *const d = to;
	const char *text, *version;
	uint16_t n = d->spec.version;
	size_t length;

	(void)key;
	if (d->on != NULL)
		return spec_wrong(&r->text, at,
				  "each of the layouts that the base stands "
				  "for has a name of its own");
	if (!spec_layout_name(r, at, value, &text))
		return false;
	length = strcspn(text, "@");
	version = text + length + (text[length] == '@');
	if (length == 0 || length > SPEC_NAME_LENGTH_MAX)
		return spec_wrong(&r->text, at,
				  "%s: a name has 1 to %zu characters", text,
				  SPEC_NAME_LENGTH_MAX);
	if (text[length] != '@' && r->whole)
		return spec_wrong(&r->text, at,
				  "%s: needs a version: %s@6.12, say", text,
				  text);
	if (text[length] == '@' &&
	    pte_linux_parse(version, strlen(version), &n) != PTE_STATUS_OK)
		return spec_wrong(&r->text, at,
				  "%s: malformed: a version is N.N, as 6.12",
				  text);
	if (d->spec.version != 0 && n != d->spec.version)
		return spec_wrong(&r->text, at,
				  "%s: its base is of another version", text);
	memcpy(d->name, text, length);
	d->name[length] = '\0';
	d->body.layout.name = d->name;
	d->spec.version = n;
	return true;
}

/* ---- the document ------------------------------------------------------- */

static bool take_schema(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	uint8_t schema;

	(void)to;
	return spec_byte(r, at, value, key, &schema);
}

/* from when on; null: never */
static bool take_protnone(struct spec_reader *r, const struct spec_place *at,
			  json_t *value, const struct spec_key *key, void *to)
{
	uint16_t *const version = to;

	*version = 0;
	return json_is_null(value) || spec_version(r, at, value, key, to);
}

static bool take_certain(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	bool *const uncertain = to;
	bool certain = true;

	if (!spec_bool(r, at, value, key, &certain))
		return false;
	*uncertain = !certain;
	return true;
}

/* the keys whose reader is given the body and knows where it goes */
#define BODY(member) offsetof(struct document, body.member)
#define WHOLE offsetof(struct document, body)

/* clang-format off */

/* in the order in which they are read: owners name flags */
static const struct spec_key keys[] = {
	{ "schema",          take_schema,         0,                            1,  1,  true },
	{ "base",            spec_nothing,        0,                            0,  0,  true },
	{ "layout",          take_layout,         0,                            0,  0,  false },
	{ "series",          spec_text_of,        BODY(proposal.series),        0,  0,  true },
	{ "scheme",          spec_scheme_of,      offsetof(struct document, spec.scheme), 0, 0, true },
	{ "arch",            spec_word,           BODY(arch.name),              0,  0,  false },
	{ "since",           spec_version,        BODY(in.since),               0,  0,  true },
	{ "until",           spec_version,        BODY(in.until),               0,  1,  true },
	{ "seen",            spec_seen,           BODY(model.seen),             0,  0,  true },
	{ "about",           spec_text_of,        BODY(model.about),            0,  0,  true },
	{ "image",           spec_word,           BODY(model.image),            0,  0,  true },
	{ "page_shift",      spec_byte,           BODY(layout.page_shift),      12, 21, false },
	{ "phys_bits",       spec_byte,           BODY(layout.phys_bits),       PTE_MACHINE_BITS_MIN, PTE_LAYOUT_BITS_MAX, false },
	{ "huge_shift",      spec_byte,           BODY(layout.huge_shift),      12, 34, true },
	{ "phys_bits_plain", spec_byte,           BODY(model.phys_bits_plain),  PTE_MACHINE_BITS_MIN, PTE_LAYOUT_BITS_MAX, false },
	{ "address_bits",    spec_byte,           BODY(model.address_bits),     PTE_MACHINE_BITS_MIN, 64, true },
	{ "newest",          spec_version,        BODY(arch.newest),            0,  0,  false },
	{ "protnone_always", take_protnone,       BODY(arch.protnone_always),   0,  0,  false },
	{ "l1tf",            spec_bool,           BODY(arch.l1tf),              0,  0,  false },
	{ "c_bit",           spec_bool,           BODY(arch.c_bit),             0,  0,  true },
	{ "options",         spec_options,        WHOLE,                        0,  0,  false },
	{ "flags",           spec_proposed_flags, WHOLE,                        0,  0,  true },
	{ "types",           spec_proposed_types, WHOLE,                        0,  0,  true },
	{ "swap_levels",     spec_levels,         BODY(proposal.swap_levels),   0,  0,  true },
	{ "swap",            spec_codec,          WHOLE,                        0,  0,  false },
	{ "levels",          spec_at_levels,      WHOLE,                        0,  0,  false },
	{ "walker",          spec_walker,         WHOLE,                        0,  0,  false },
	{ "tables",          spec_tables,         WHOLE,                        0,  0,  true },
	{ "owners",          spec_owners,         WHOLE,                        0,  0,  false },
	{ "names",           spec_names_of,       WHOLE,                        0,  0,  true },
	{ "stores",          spec_stores,         WHOLE,                        0,  0,  true },
	{ "predicates",      spec_predicates,     WHOLE,                        0,  0,  true },
	{ "traits",          spec_traits,         WHOLE,                        0,  0,  true },
	{ "protections",     spec_protections,    WHOLE,                        0,  0,  false },
	{ "known",           spec_known,          WHOLE,                        0,  0,  true },
	{ "never",           spec_nevers,         WHOLE,                        0,  0,  true },
	{ "beside",          spec_beside,         WHOLE,                        0,  0,  true },
	{ "unread",          spec_unread,         WHOLE,                        0,  0,  true },
	{ "attributes",      spec_attributes,     WHOLE,                        0,  0,  true },
	{ "transients",      spec_transients,     WHOLE,                        0,  0,  true },
	{ "comparisons",     spec_comparisons,    WHOLE,                        0,  0,  true },
	{ "lacks",           spec_option_set,     BODY(model.lacks),            0,  0,  true },
	{ "always_read",     spec_flag_set,       BODY(model.always_read),      0,  0,  true },
	{ "sources",         spec_sources,        WHOLE,                        0,  0,  false },
	{ "certain",         take_certain,        BODY(proposal.uncertain),                            0,  0,  true },
	NO_KEY,
};

/* clang-format on */

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

/* A test of which it's spelt out that no word passes it needs no reason where
 * there is no base that has words: whether pages need it is claimed apart. */
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

/* what a spec without a base needn't say */
static bool complete(struct document *d)
{
	struct pte_layout *const layout = &d->body.layout;

	/* a table is a page of entries, of 8 bytes each */
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
	if (!spec_object(&d->reader, &top, d->json, keys, d) || !is_in_force(d))
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
	return true;
}

/* ---- files -------------------------------------------------------------- */

/* what a parser says quotes the text: nothing of it may reach a terminal raw */
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

static bool load(struct document *d)
{
	struct spec_text *const text = &d->reader.text;
	json_error_t error;
	bool good = true;

	if (!spec_text_read(text, d->path))
		return false;
	d->json = json_loadb(text->bytes, text->length, JSON_REJECT_DUPLICATES,
			     &error);
	good = d->json != NULL ? take_document(d) : say_no_json(text, &error);
	free(text->bytes);
	if (good)
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

/* what was found good stays */
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

/* which file it is, if it's one that says the same each time it's read */
static struct spec_file file_of(const char *path)
{
	struct spec_file file = { false, 0, 0 };
	struct stat status;

	if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
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
