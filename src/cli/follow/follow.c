/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The follow command: takes a word, or a kind and makes words of it, and
 * follows them.
 */
#include "command.h"

#include <ctype.h>
#include <string.h>

#include "select/certain.h"
#include "select/find.h"
#include "select/running.h"
#include "term/number.h"
#include "term/say.h"
#include "trail.h"
#include "versions.h"
#include "word/describe.h"
#include "word/value.h"

/* words of a kind: a marker has one a bit */
#define SUBJECTS_MAX MARKERS_MAX

/* what a kind's word holds where nothing is said of it */
#define SAMPLE_PFN 0x12345
#define SAMPLE_HUGE_PFN 0x12000
#define SAMPLE_OFFSET 0x1234
#define SAMPLE_PROTECTION "shared"
#define SAMPLE_NO_ACCESS "none"

struct subjects {
	struct pte_target target;
	enum pte_level level;
	struct read_word list[SUBJECTS_MAX];
	size_t count;
};

/* ---- words ----------------------------------------------------------------
 */

static bool add_word(struct subjects *s, uint64_t value)
{
	struct read_word *const w = &s->list[s->count];

	*w = (struct read_word){ .target = &s->target,
				 .level = s->level,
				 .value = value };
	if (pte_target_decode(w->target, w->level, w->value, &w->reading) !=
	    PTE_STATUS_OK)
		return false;
	s->count++;
	return true;
}

static bool take_value(struct subjects *s, const char *text)
{
	const size_t length = strlen(text);
	const size_t label = value_level(text, length, &s->level);
	struct read_word w = { .target = &s->target };

	return value_read(text + label, length - label, 0, AN_ENTRY,
			  &w.value) &&
	       read_is_word(&w, text, 0) && add_word(s, w.value);
}

/* ---- kinds ----------------------------------------------------------------
 */

static bool add_described(struct subjects *s, const struct described *d)
{
	enum pte_status status;
	uint64_t value;

	status = pte_target_encode(&s->target, s->level, &d->description,
				   &value);
	if (status == PTE_STATUS_OK)
		return add_word(s, value);
	say_not_encoded(&s->target, s->level, d, status, 0);
	return false;
}

static bool lacks(const struct pte_description *d, unsigned needed,
		  enum pte_key key)
{
	return (needed & ~d->keys & PTE_KEY_SET(key)) != 0;
}

/* fill in what isn't given, but for markers */
static void complete(const struct subjects *s, unsigned needed,
		     struct pte_description *d)
{
	if (lacks(d, needed, PTE_KEY_OFFSET))
		d->offset = SAMPLE_OFFSET;
	if (lacks(d, needed, PTE_KEY_PFN))
		d->pfn = s->level == PTE_LEVEL_PTE ? SAMPLE_PFN
						   : SAMPLE_HUGE_PFN;
	if (lacks(d, needed, PTE_KEY_PROTECTION))
		d->protection = d->kind == PTE_KIND_PROTNONE
					? SAMPLE_NO_ACCESS
					: SAMPLE_PROTECTION;
	d->keys |= needed & ~PTE_KEY_SET(PTE_KEY_MARKER);
}

/* each of the markers that the kernel has */
static bool add_markers(struct subjects *s, struct described *d)
{
	unsigned bit = 0;

	d->description.keys |= PTE_KEY_SET(PTE_KEY_MARKER);
	for (unsigned n = 0;
	     n < SUBJECTS_MAX && pte_target_marker(&s->target, n, &bit) != NULL;
	     n++) {
		d->description.marker = 1U << bit;
		if (!add_described(s, d))
			return false;
	}
	return s->count > 0 || add_described(s, d);
}

static bool take_kind(struct subjects *s, char *const *words, size_t count)
{
	struct described d;
	unsigned needed;

	if (!describe(&s->target, words, count, 0, &d))
		return false;
	needed = pte_target_keys(&s->target, d.description.kind);
	complete(s, needed, &d.description);
	return lacks(&d.description, needed, PTE_KEY_MARKER)
		       ? add_markers(s, &d)
		       : add_described(s, &d);
}

/* ---- the command line -----------------------------------------------------
 */

/* 12g is a bad word, not an unknown kind */
static bool is_value(const char *text)
{
	enum pte_level level;
	uint64_t value;
	size_t width;

	return value_level(text, strlen(text), &level) > 0 ||
	       isdigit((unsigned char)text[0]) != 0 ||
	       number_hex(text, strlen(text), &value, &width) == NUMBER_OK;
}

/* whether a word describes an entry, or else names events */
static bool describes(const struct pte_model *model, const char *word)
{
	enum pte_flag flag;

	return strchr(word, '=') != NULL || strcmp(word, "young") == 0 ||
	       strcmp(word, "dirty") == 0 ||
	       pte_model_flag_parse(model, word, &flag) == PTE_STATUS_OK;
}

static bool take_words(const struct options *o, struct subjects *s,
		       struct steps *steps)
{
	const bool value = is_value(o->words[0]);
	const char *const last = o->words[o->word_count - 1];
	size_t count = o->word_count;

	if (count > 1 && (value || !describes(s->target.model, last))) {
		if (!steps_read(last, steps))
			return false;
		count--;
	}
	if (!value)
		return take_kind(s, o->words, count);
	if (count > 1) {
		say(0, "follow: one word at a time, as it is: keys and flags "
		       "are a kind's");
		return false;
	}
	return take_value(s, o->words[0]);
}

static bool find_kernel(const struct options *o, struct subjects *s)
{
	struct options at = *o;

	(void)value_level(o->words[0], strlen(o->words[0]), &at.level);
	s->level = at.level;
	if (!find_target_at_level(&at, false, &s->target))
		return false;
	if (s->target.version >= PTE_TRANSITIONS_SINCE)
		return true;
	say(0, "follow: %s: known from %u.%u on", s->target.name,
	    PTE_LINUX_MAJOR(PTE_TRANSITIONS_SINCE),
	    PTE_LINUX_MINOR(PTE_TRANSITIONS_SINCE));
	return false;
}

/* a kind's word differs by version, and so does what a scheme takes */
static bool is_of_versions(const struct options *o)
{
	struct pte_config config = o->config;
	const char *name = o->layout;

	/* "running" has a version, too */
	return options_have(o, OPTION_ALL) && running_resolve(&name, &config) &&
	       is_value(o->words[0]) && o->scheme == NULL &&
	       strpbrk(name, "@./") == NULL;
}

int run_follow(const struct options *o, struct out *out)
{
	struct subjects s = { .count = 0 };
	struct steps steps = { .events = { EVENTS_ALL }, .count = 1 };
	const bool json = options_have(o, OPTION_JSON);
	bool certain = true, folded;

	if (o->word_count == 0) {
		say(0, "follow: what? Give a WORD or a KIND");
		return EXIT_TROUBLE;
	}
	if (!find_kernel(o, &s) || !take_words(o, &s, &steps))
		return EXIT_TROUBLE;
	if (is_of_versions(o)) {
		follow_versions(o, &s.target, s.level, s.list[0].value, &steps,
				out);
		return EXIT_YES;
	}
	/* of events that are named everything is shown */
	folded = !steps.named && !options_have(o, OPTION_ALL);
	for (size_t i = 0; i < s.count; i++) {
		const struct trail t = {
			.out = out,
			.word = &s.list[i],
			.steps = &steps,
			.named = true,
			.folded = folded,
		};

		certain = certain && s.list[i].reading.certain;
		if (json) {
			trail_json(&t);
			continue;
		}
		if (i > 0)
			out_char(out, '\n');
		trail_text(&t);
	}
	if (folded && !json)
		out_folded(out, "why, under other conditions, and its source",
			   "name an EVENT");
	if (!certain)
		say_uncertain(&s.target);
	return EXIT_YES;
}
