/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tells where reports begin, by lines' texts and by who printed them.
 */
#include "reports.h"

#include <string.h>

#include "log/find.h"

/* a time and a caller stand in front: "[   12.345678][ T1234] " */
#define PREFIX_BYTES 64
/* what stands between an entry and the word that it was read from, if both say
 * that one caller printed them; else nothing does */
#define PAIR_AHEAD 8

/* arch/x86/mm/fault.c and mm/ begin with the first, others with the second */
static const char *const begins[] = { "BUG: ", "Unable to handle kernel",
				      "Mem abort info:" };
#define BEGINS_COUNT (sizeof(begins) / sizeof(begins[0]))

const char *reports_text(unsigned index)
{
	return index < BEGINS_COUNT ? begins[index] : NULL;
}

static bool is_beginning(const char *text, size_t length)
{
	for (size_t i = 0; i < BEGINS_COUNT; i++)
		if (log_find(text, length, begins[i]) != NULL)
			return true;
	return false;
}

/* a word in front of `end`, without spaces before it; "" if it's too long */
static void take_word(char *to, size_t size, const char *from, const char *end)
{
	while (from < end && *from == ' ')
		from++;
	to[0] = '\0';
	if ((size_t)(end - from) >= size)
		return;
	memcpy(to, from, (size_t)(end - from));
	to[end - from] = '\0';
}

/* CONFIG_PRINTK_CALLER */
static void take_caller(char to[static CALLER_SIZE], const char *text,
			size_t length)
{
	const size_t front = length < PREFIX_BYTES ? length : PREFIX_BYTES;
	const char *const at = log_find(text, front, "][");
	const char *end;

	to[0] = '\0';
	if (at == NULL)
		return;
	end = log_find(at + 2, (size_t)(text + front - at) - 2, "]");
	if (end != NULL)
		take_word(to, CALLER_SIZE, at + 2, end);
}

/* "in process NAME  pte:": names may have spaces, but no two */
static void take_process(char to[static PROCESS_SIZE], const char *text,
			 size_t length)
{
	static const char in[] = " in process ";
	const char *const at = log_find(text, length, in);
	const char *from, *end;

	to[0] = '\0';
	if (at == NULL)
		return;
	from = at + strlen(in);
	end = log_find(from, (size_t)(text + length - from), "  ");
	if (end != NULL)
		take_word(to, PROCESS_SIZE, from, end);
}

/* the caller's; if it has none, the one that rests longest */
static struct open_report *find_open(struct reports *r, const char *caller)
{
	struct open_report *oldest = &r->open[0];

	for (size_t i = 0; i < OPEN_REPORTS; i++) {
		struct open_report *const o = &r->open[i];

		if (o->number != 0 && strcmp(o->caller, caller) == 0)
			return o;
		if (o->last < oldest->last)
			oldest = o;
	}
	*oldest = (struct open_report){ .number = 0 };
	memcpy(oldest->caller, caller, strlen(caller) + 1);
	return oldest;
}

void reports_pass(struct reports *r, size_t number, const char *text,
		  size_t length)
{
	char caller[CALLER_SIZE];
	struct open_report *open;

	if (!is_beginning(text, length))
		return;
	take_caller(caller, text, length);
	open = find_open(r, caller);
	open->ended = true;
	open->last = number;
}

/* the pte's word, if the line says that it's bad */
static const struct log_value *bad_word(const struct kept *k)
{
	for (unsigned i = 0; i < k->count; i++)
		if (strcmp(k->values[i].form, "bad-page-map") == 0 &&
		    k->values[i].level == PTE_LEVEL_PTE)
			return &k->values[i];
	return NULL;
}

static bool is_near(const struct open_report *o, size_t number)
{
	const size_t lines = o->caller[0] != '\0' ? PAIR_AHEAD : 1;

	return o->entry_line != 0 && number - o->entry_line <= lines;
}

static void tie(const struct open_report *o, const struct log_value *word,
		struct kept *k, struct kept *before, unsigned waiting)
{
	k->has_pair = true;
	k->pair_line = o->entry_line;
	k->pair = o->entry;
	for (unsigned i = 0; i < waiting; i++) {
		if (before[i].number != o->entry_line)
			continue;
		before[i].has_pair = true;
		before[i].pair_line = k->number;
		before[i].pair = word->value;
	}
}

void reports_add(struct reports *r, struct kept *k, struct kept *before,
		 unsigned waiting)
{
	const size_t length = strlen(k->text);
	const bool has_entry = k->values[0].what == LOG_ENTRY;
	const struct log_value *const word = bad_word(k);
	char caller[CALLER_SIZE], process[PROCESS_SIZE];
	struct open_report *o;
	bool is_tied, goes_on;

	take_caller(caller, k->text, length);
	take_process(process, k->text, length);
	o = find_open(r, caller);
	is_tied = word != NULL && is_near(o, k->number);
	/* a bad page's state follows what was found in its process */
	goes_on = is_tied ||
		  (process[0] != '\0' && k->values[0].what == LOG_PFN &&
		   strcmp(process, o->process) == 0);
	if (o->number == 0 || o->ended || k->number > o->last + LINES_AHEAD ||
	    has_entry || (is_beginning(k->text, length) && !goes_on))
		o->number = ++r->count;
	o->ended = false;
	o->last = k->number;
	if (process[0] != '\0')
		memcpy(o->process, process, sizeof(process));
	k->report = o->number;
	k->has_pair = false;
	if (is_tied)
		tie(o, word, k, before, waiting);
	o->entry_line = has_entry ? k->number : 0;
	o->entry = k->values[0].value;
}
