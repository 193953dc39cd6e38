/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The decode command: reads words from the command line or stdin, and prints
 * one as a block, several as a line each, or JSON.
 */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "also.h"
#include "batch.h"
#include "decode_pagemap.h"
#include "decode_svg.h"
#include "doubts.h"
#include "entry.h"
#include "reading.h"
#include "reading_json.h"
#include "reading_tsv.h"
#include "select/certain.h"
#include "select/find.h"
#include "term/json.h"
#include "term/say.h"
#include "value.h"

/* "0x", sixteen digits and two spaces, so that readings are aligned */
#define VALUE_COLUMNS 20

/* state across words */
struct decoder {
	struct out *out;
	struct read_word word;
	struct pte_doubts doubts; /* of the current word */
	struct also also;
	struct reading_kept kept;
	/* the words that an entry may have been read from; 0: it's a word */
	uint64_t ptes[ENTRY_WORDS_MAX];
	unsigned pte_count;
	enum pte_level level;   /* of words that don't name theirs */
	struct decode_svg *svg; /* NULL: they are printed */
	bool json, tsv, block, entries;
	bool judged;   /* doubts are printed, or decide how it exits */
	bool wrong;    /* a word had stray bits, or no kernel writes it */
	bool said_why; /* and a reading was uncertain */
};

/* ---- JSON --------------------------------------------------------------- */

static void json_ptes(struct json *j, const struct decoder *d)
{
	json_open_array(j, "ptes");
	for (unsigned i = 0; i < d->pte_count; i++)
		json_hex(j, NULL, d->ptes[i]);
	json_close(j);
}

static void json_word(struct decoder *d)
{
	struct json j;

	json_begin(&j, d->out, false);
	reading_json(&j, &d->word, &d->doubts, &d->kept);
	if (d->pte_count > 0)
		json_ptes(&j, d);
	if (!d->word.reading.certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}

/* ---- one word ----------------------------------------------------------- */

static void line_reading(const struct decoder *d)
{
	struct out *const out = d->out;
	char text[VALUE_COLUMNS];
	struct out value;

	out_to_memory(&value, text, sizeof(text));
	out_hex(&value, d->word.value);
	out_format(out, "%-*s", VALUE_COLUMNS, out_memory(&value));
	reading_line(out, &d->word);
	doubts_line(out, &d->doubts);
	out_char(out, '\n');
}

/* what the entry may have been read from */
static void block_ptes(const struct decoder *d)
{
	struct read_word w = d->word;

	for (unsigned i = 1; i < d->pte_count; i++) {
		w.value = d->ptes[i];
		reading_field(d->out, i == 1 ? "or" : "");
		out_hex(d->out, w.value);
		if (pte_target_decode(w.target, w.level, w.value, &w.reading) ==
		    PTE_STATUS_OK)
			reading_flags(d->out, &w);
		out_char(d->out, '\n');
	}
}

static void tell(struct decoder *d)
{
	if (d->json) {
		json_word(d);
	} else if (d->tsv) {
		reading_tsv(d->out, &d->word);
	} else if (d->block) {
		reading_block(d->out, &d->word);
		doubts_block(d->out, &d->word, &d->doubts);
		also_block(d->out, &d->also, &d->word);
		block_ptes(d);
	} else {
		line_reading(d);
	}
}

static bool take_hex(struct read_word *w, const char *text, size_t length,
		     size_t line)
{
	char quoted[QUOTE_SIZE];

	if (!value_read(text, length, line, AN_ENTRY, &w->value))
		return false;
	/* quoted only for the message: a stream has millions of words */
	return (w->value & ~pte_layout_word(w->target->layout)) == 0 ||
	       read_is_word(w, quote(quoted, text, length), line);
}

static bool take_entry(struct decoder *d, const char *text, size_t length,
		       size_t line)
{
	const struct read_word *const w = &d->word;
	char quoted[QUOTE_SIZE];
	uint64_t entry;

	if (!entry_read(w->target, text, length, line, &entry))
		return false;
	d->pte_count = entry_words(w->target, w->level, entry, d->ptes);
	d->word.value = d->ptes[0];
	if (d->pte_count > 0)
		return true;
	say(line,
	    "%s: no word of %s reads as that entry: type %u, offset 0x%llx",
	    quote(quoted, text, length), w->target->name,
	    pte_swap_entry_type(w->target->layout, entry),
	    (unsigned long long)pte_swap_entry_offset(w->target->layout,
						      entry));
	return false;
}

static bool judge(struct decoder *d)
{
	const struct read_word *const w = &d->word;

	if (pte_target_doubts(w->target, w->value, &w->reading, &d->doubts) !=
	    PTE_STATUS_OK)
		return false;
	if (!d->entries)
		doubts_add_looks(w, false, &d->doubts);
	d->wrong = d->wrong || w->reading.stray != 0 ||
		   doubts_exclude(&d->doubts);
	return true;
}

/* a batch_take */
static bool decode(void *context, char *text, size_t length, size_t line)
{
	struct decoder *const d = context;
	struct read_word *const w = &d->word;
	char quoted[QUOTE_SIZE];
	size_t named;

	w->level = d->level;
	named = value_level(text, length, &w->level);
	if (named > 0 &&
	    !(d->entries ? find_level(w->target, w->level)
			 : level_is_described(w->target, w->level)))
		return false;
	if (!(d->entries ? take_entry(d, text + named, length - named, line)
			 : take_hex(w, text + named, length - named, line)))
		return false;
	if (pte_target_decode(w->target, w->level, w->value, &w->reading) !=
	    PTE_STATUS_OK) {
		say(line, "%s: no table; and %s has no entries of hugetlb",
		    quote(quoted, text, length), w->target->name);
		return false;
	}
	if (d->judged && !judge(d))
		return false;
	if (d->svg == NULL)
		tell(d);
	else if (!decode_svg_add(d->svg, w, &d->doubts, line))
		return false;
	if (!w->reading.certain && !d->said_why) {
		d->said_why = true;
		say_uncertain(w->target);
	}
	return true;
}

static bool is_one_form(const struct options *o)
{
	const char *wrong = NULL;

	if (options_have(o, OPTION_SVG) &&
	    (options_have(o, OPTION_TSV) || options_have(o, OPTION_JSON) ||
	     options_have(o, OPTION_PAGEMAP))) {
		wrong = "--svg: not with --tsv, --json or --pagemap";
	} else if (!options_have(o, OPTION_TSV)) {
		if (options_have(o, OPTION_NO_HEADER))
			wrong = "--no-header: only with --tsv";
	} else if (options_have(o, OPTION_JSON)) {
		wrong = "--tsv: not with --json";
	} else if (options_have(o, OPTION_PAGEMAP)) {
		wrong = "--tsv: not with --pagemap";
	}
	if (wrong != NULL)
		say(0, "%s", wrong);
	return wrong == NULL;
}

static bool draw(struct decoder *d, const struct options *o)
{
	bool good;

	d->svg = calloc(1, sizeof(*d->svg));
	if (d->svg == NULL) {
		say(0, "out of memory");
		return false;
	}
	good = batch_words(o, d->out, decode, d) &&
	       decode_svg_write(d->svg, o->svg);
	free(d->svg);
	return good;
}

int run_decode(const struct options *o, struct out *out)
{
	struct pte_target target;
	struct decoder d = {
		.out = out,
		.word = { .target = &target },
		.level = o->level,
		.json = options_have(o, OPTION_JSON),
		.tsv = options_have(o, OPTION_TSV),
		.block = o->word_count == 1 && !batch_is_stdin(o),
		.entries = options_have(o, OPTION_ENTRY),
	};

	d.kept.also = &d.also;
	if (!is_one_form(o))
		return EXIT_TROUBLE;
	if (options_have(o, OPTION_PAGEMAP))
		return decode_pagemap(o, out);
	d.judged = !d.tsv || options_have(o, OPTION_STRICT);
	if (!find_target_at_level(o, !d.entries, &target))
		return EXIT_TROUBLE;
	if (d.tsv && !options_have(o, OPTION_NO_HEADER))
		reading_tsv_header(out);
	if (!(options_have(o, OPTION_SVG) ? draw(&d, o)
					  : batch_words(o, out, decode, &d)))
		return EXIT_TROUBLE;
	return d.wrong && options_have(o, OPTION_STRICT) ? EXIT_NO : EXIT_YES;
}
