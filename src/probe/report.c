/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A variant in words or in JSON.
 */
#include "report.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/term/wrap.h"
#include "process.h"

static const char *const outcome_names[] = {
	[OUTCOME_SAME] = "same",
	[OUTCOME_DIFFERS] = "differs",
	[OUTCOME_NOT_SAID] = "not expressible",
	[OUTCOME_UNDECIDED] = "undecided",
};

static const char *text_at(const json_t *object, const char *key)
{
	const char *const text =
		json_string_value(json_object_get(object, key));

	return text != NULL ? text : "";
}

/* ---- JSON of a piece ----------------------------------------------------- */

static int put_bytes(const char *bytes, size_t length, void *out)
{
	out_bytes(out, bytes, length);
	return 0;
}

static void print_json(const struct report *r, const json_t *json)
{
	json_dump_callback(json, put_bytes, r->out,
			   r->options->pretty ? JSON_INDENT(2) : JSON_COMPACT);
	out_char(r->out, '\n');
}

static json_t *json_of(const struct report *r, const struct learning *l,
		       const struct piece *p)
{
	json_t *const json = json_object();

	json_object_set_new(json, "schema", json_integer(1));
	json_object_set_new(json, "layout", json_string(r->layout));
	json_object_set_new(json, "base", json_string(l->base->name));
	json_object_set_new(json, "piece", json_string(p->key));
	json_object_set_new(json, "outcome",
			    json_string(outcome_names[p->outcome]));
	if (p->outcome == OUTCOME_DIFFERS || p->outcome == OUTCOME_NOT_SAID) {
		json_object_set_new(json, "in_base", json_string(p->base));
		json_object_set_new(json, "in_tree", json_string(p->tree));
	}
	if (p->has_word)
		json_object_set_new(json, "witness", json_hex(p->word));
	if (p->why[0] != '\0')
		json_object_set_new(json, "why", json_string(p->why));
	return json;
}

/* The same piece of the same layout in the same tree's form, whatever the base;
 * of what no spec can say the word and the reason stand for that. */
static bool is_same_difference(const json_t *allowed, const json_t *ours)
{
	static const char *const keys[] = { "layout", "piece", "outcome",
					    "in_tree" };
	static const char *const of_unsaid[] = { "witness", "why" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (!json_equal(json_object_get(allowed, keys[i]),
				json_object_get(ours, keys[i])))
			return false;
	if (strcmp(text_at(ours, "outcome"), outcome_names[OUTCOME_NOT_SAID]) !=
	    0)
		return true;
	for (size_t i = 0; i < sizeof(of_unsaid) / sizeof(of_unsaid[0]); i++)
		if (!json_equal(json_object_get(allowed, of_unsaid[i]),
				json_object_get(ours, of_unsaid[i])))
			return false;
	return true;
}

static bool is_allowed(const struct report *r, const json_t *ours)
{
	size_t i;
	json_t *one;

	if (r->allowed == NULL)
		return false;
	json_array_foreach(r->allowed, i, one)
	{
		if (is_same_difference(one, ours))
			return true;
	}
	return false;
}

json_t *report_read_allowed(const char *path)
{
	FILE *const file = fopen(path, "r");
	json_t *const list = json_array();
	json_error_t error;
	json_t *one;

	if (file == NULL) {
		complain("%s: %s", path, strerror(errno));
		json_decref(list);
		return NULL;
	}
	while ((one = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error)) != NULL)
		json_array_append_new(list, one);
	/* at the end there's nothing to read, and that is no error */
	if (json_error_code(&error) != json_error_premature_end_of_input &&
	    !feof(file)) {
		complain("%s: %s", path, error.text);
		json_decref(list);
		fclose(file);
		return NULL;
	}
	fclose(file);
	return list;
}

/* ---- text ---------------------------------------------------------------- */

#define KEY_WIDTH 26
#define HELPER_WIDTH 42
#define LINE_SIZE 1024

/* a line: output is folded on a terminal, and elsewhere this is */
static void print_line(struct out *out, const char *line)
{
	struct fold fold = { .columns = LINE_COLUMNS };
	char some[FOLD_ROOM];

	if (out->fold.columns > 0) {
		out_text(out, line);
	} else {
		for (; *line != '\0'; line++)
			out_bytes(out, some, fold_byte(&fold, *line, some));
		out_bytes(out, some, fold_end(&fold, some));
	}
	out_char(out, '\n');
}

/* what the command printed, indented */
static void print_indented(struct out *out, const char *text)
{
	char line[LINE_SIZE];

	for (; *text != '\0';
	     text += strcspn(text, "\n"), text += *text != '\0') {
		const int length = (int)strcspn(text, "\n");

		snprintf(line, sizeof(line), "%*s%.*s",
			 length > 0 ? REPORT_INDENT : 0, "", length, text);
		print_line(out, line);
	}
}

/* a name, padded, and text behind it */
static void print_row(struct out *out, const char *name, int width,
		      const char *text)
{
	char line[LINE_SIZE];

	snprintf(line, sizeof(line), "%*s%-*s %s", REPORT_INDENT, "", width,
		 name, text);
	print_line(out, line);
}

static void print_piece(struct out *out, const struct piece *p)
{
	char text[WHY_SIZE + 32];

	if (p->outcome == OUTCOME_DIFFERS) {
		print_row(out, p->key, KEY_WIDTH, p->base);
		print_row(out, "  in this tree", KEY_WIDTH, p->tree);
	} else {
		snprintf(text, sizeof(text), "%s: %s",
			 outcome_names[p->outcome], p->why);
		print_row(out, p->key, KEY_WIDTH, text);
	}
	if (!p->has_word)
		return;
	snprintf(text, sizeof(text), "0x%" PRIx64 "%s", p->word,
		 p->is_entry ? " (a swp_entry_t)" : "");
	print_row(out, "  for example", KEY_WIDTH, text);
}

/* ---- what the command says of the spec ----------------------------------- */

static bool say_diff(const struct report *r, const struct learning *l)
{
	const char *words[] = {
		r->pte,
		"diff",
		"-v",
		"-c",
		r->config,
		l->base->name,
		r->spec,
		r->options->pretty ? "--pretty" : r->options->json ? "--json" : NULL,
		NULL
	};
	char *text;
	const int status = process_read(words, &text, false);

	if (status == 1 && !r->options->json)
		out_char(r->out, '\n');
	if (status == 1 && r->options->json)
		out_text(r->out, text);
	else if (status == 1)
		print_indented(r->out, text);
	free(text);
	if (status != 0 && status != 1)
		complain("pte diff of %s: status %d", r->spec, status);
	return status == 0 || status == 1;
}

/* A verdict on entries that some kernel writes: one on words as such, "field",
 * says more than any kernel promises. */
static bool is_refuted(const json_t *verdict)
{
	const char *const is =
		json_string_value(json_object_get(verdict, "verdict"));
	const char *const domain =
		json_string_value(json_object_get(verdict, "domain"));

	return is != NULL && strcmp(is, "refuted") == 0 &&
	       (domain == NULL || strcmp(domain, "field") != 0);
}

/* what is refuted of the base, too: the first word of each claim */
static void print_known(struct out *out, const json_t *verdict, json_t *claims,
			const char *base)
{
	const char *const claim = text_at(verdict, "claim");
	char name[64], text[512];

	if (json_object_get(claims, claim) != NULL)
		return;
	if (json_object_size(claims) == 0)
		out_format(out, "  refuted there, as of %s:\n", base);
	json_object_set_new(claims, claim, json_true());
	snprintf(text, sizeof(text), "%s, at %s: %s",
		 text_at(verdict, "witness"), text_at(verdict, "level"),
		 text_at(verdict, "reason"));
	snprintf(name, sizeof(name), "  %s", claim);
	print_row(out, name, KEY_WIDTH, text);
}

static void say_verdicts(const struct report *r, const struct learning *l,
			 const char *text)
{
	json_t *const claims = json_object();

	for (const char *line = text; *line != '\0';) {
		const size_t length = strcspn(line, "\n");
		json_t *const verdict = json_loadb(line, length, 0, NULL);

		if (is_refuted(verdict)) {
			if (r->options->json)
				print_json(r, verdict);
			else if (json_is_true(json_object_get(verdict, "base")))
				print_known(r->out, verdict, claims,
					    l->base->name);
		}
		json_decref(verdict);
		line += length + (line[length] == '\n');
	}
	json_decref(claims);
}

static bool say_check(const struct report *r, const struct learning *l)
{
	const char *words[] = { r->pte,  "check",  "-c", r->config,
				r->spec, "--json", NULL };
	char *text;
	const int status = process_read(words, &text, false);

	if (status == 0 && !r->options->json)
		out_format(r->out, "  breaks nothing that %s promises\n",
			   l->base->name);
	if (text != NULL)
		say_verdicts(r, l, text);
	free(text);
	if (status == 1)
		r->counts->refuted++;
	if (status == 1 && !r->options->json) {
		words[5] = NULL;
		process_read(words, &text, false);
		if (text != NULL)
			print_indented(r->out, text);
		free(text);
	}
	if (status != 0 && status != 1)
		complain("pte check of %s: status %d", r->spec, status);
	return status == 0 || status == 1;
}

/* ---- a variant ----------------------------------------------------------- */

struct tally {
	unsigned proved, differs, allowed, undecided;
};

static bool is_difference(const struct piece *p)
{
	return p->outcome == OUTCOME_DIFFERS || p->outcome == OUTCOME_NOT_SAID;
}

static void count(const struct report *r, const struct learning *l,
		  const struct piece *p, struct tally *tally)
{
	json_t *const json = json_of(r, l, p);

	if (p->outcome == OUTCOME_UNDECIDED)
		tally->undecided++;
	else if (is_difference(p) && is_allowed(r, json))
		tally->allowed++;
	else if (is_difference(p))
		tally->differs++;
	if (p->outcome != OUTCOME_UNDECIDED)
		tally->proved++;
	if (r->options->json) {
		print_json(r, json);
	}
	json_decref(json);
}

static void print_heading(const struct report *r, const struct learning *l,
			  const struct tally *t)
{
	struct out *const out = r->out;

	out_format(out, "%-19s %u pieces proved; ", r->layout, t->proved);
	if (t->differs + t->allowed == 0 && t->undecided == 0)
		out_format(out, "the same as %s", l->base->name);
	else
		out_format(out, "differs from %s: %u", l->base->name,
			   t->differs);
	if (t->allowed > 0)
		out_format(out, " (and %u that are allowed)", t->allowed);
	if (t->undecided > 0)
		out_format(out, "; undecided: %u", t->undecided);
	out_char(out, '\n');
}

bool report_variant(const struct report *r, const struct learning *l)
{
	struct tally tally = { 0 };
	bool is_said = true;

	for (unsigned i = 0; i < l->count; i++)
		count(r, l, &l->piece[i], &tally);
	r->counts->differs += tally.differs;
	r->counts->undecided += tally.undecided;
	if (!r->options->json) {
		print_heading(r, l, &tally);
		for (unsigned i = 0; i < l->count; i++)
			if (l->piece[i].outcome != OUTCOME_SAME)
				print_piece(r->out, &l->piece[i]);
	}
	(void)out_flush(r->out);
	if (tally.differs + tally.allowed > 0)
		is_said = say_diff(r, l);
	is_said = say_check(r, l) && is_said;
	if (!r->options->json && !r->options->prove)
		out_char(r->out, '\n');
	(void)out_flush(r->out);
	return is_said;
}

/* ---- helpers ------------------------------------------------------------- */

static const char *const compared_names[] = {
	[COMPARED_PROVED] = "proved",
	[COMPARED_DIFFERS] = "differs",
	[COMPARED_UNDECIDED] = "undecided",
	[COMPARED_NOT] = "not compared",
};

static void print_comparison_json(const struct report *r,
				  const struct pte_target *base,
				  const struct comparison *c)
{
	json_t *const json = json_object();

	json_object_set_new(json, "schema", json_integer(1));
	json_object_set_new(json, "layout", json_string(r->layout));
	json_object_set_new(json, "base", json_string(base->name));
	json_object_set_new(json, "helper", json_string(c->helper));
	json_object_set_new(json, "verdict",
			    json_string(compared_names[c->outcome]));
	if (c->domain[0] != '\0')
		json_object_set_new(json, "domain", json_string(c->domain));
	if (c->outcome == COMPARED_DIFFERS) {
		json_t *const words = json_array();

		json_array_append_new(words, json_hex(c->a));
		if (c->has_b)
			json_array_append_new(words, json_hex(c->b));
		json_object_set_new(json, "witness", words);
		json_object_set_new(json, "in_tree", json_hex(c->in_tree));
		json_object_set_new(json, "in_model", json_hex(c->in_model));
	}
	if (c->why[0] != '\0')
		json_object_set_new(json, "why", json_string(c->why));
	print_json(r, json);
	json_decref(json);
}

static void print_comparison(struct out *out, const struct comparison *c)
{
	char text[WHY_SIZE + 96], second[24] = "";

	if (c->has_b)
		snprintf(second, sizeof(second), ", 0x%" PRIx64, c->b);
	if (c->outcome == COMPARED_DIFFERS)
		snprintf(text, sizeof(text),
			 "differs: 0x%" PRIx64 "%s gives 0x%" PRIx64
			 ", by the model 0x%" PRIx64,
			 c->a, second, c->in_tree, c->in_model);
	else
		snprintf(text, sizeof(text), "%s%s%s",
			 compared_names[c->outcome],
			 c->why[0] != '\0' || c->domain[0] != '\0' ? ": " : "",
			 c->why[0] != '\0' ? c->why : c->domain);
	print_row(out, c->helper, HELPER_WIDTH, text);
}

void report_comparison(struct report *r, const struct pte_target *base,
		       const struct comparison *c)
{
	r->compared[c->outcome]++;
	if (r->options->json)
		print_comparison_json(r, base, c);
	else
		print_comparison(r->out, c);
}

void report_comparisons(const struct report *r)
{
	r->counts->differs += r->compared[COMPARED_DIFFERS];
	r->counts->undecided += r->compared[COMPARED_UNDECIDED];
	if (r->options->json)
		return;
	out_format(r->out,
		   "  %u helpers proved, %u differ, %u undecided, %u not "
		   "compared\n\n",
		   r->compared[COMPARED_PROVED], r->compared[COMPARED_DIFFERS],
		   r->compared[COMPARED_UNDECIDED], r->compared[COMPARED_NOT]);
}
