/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of options, and reading a command line with getopt_long. getopt's
 * own messages are off; ours name what is near or out of range.
 */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "select/kconfig.h"
#include "select/scheme.h"
#include "term/near.h"
#include "term/say.h"

/* values of long options for getopt, distinct from all letters */
#define VALUE_BASE 256
/* storage for "+:", up to three characters per option, and the NUL */
#define LETTERS_SIZE 64

/* clang-format off */

#define PROBE_ROW(id, letter, name, argument, help) \
	[OPTION_PROBE_##id] = { letter, name, argument, help },

static const struct option_row rows[OPTION_COUNT] = {
	[OPTION_LAYOUT]     = { 'l', "layout",     "LAYOUT", "ARCH[-VARIANT][@VERSION] (see `pte list`), or a spec" },
	[OPTION_CONFIG]     = { 'c', "config",     "CONFIG", "[+|-]OPTION,..., phys_bits=N, cache_bits=N, c_bit=N, empty_pmd=0xADDRESS; or a .config" },
	[OPTION_LEVEL]      = { 0,   "level",      "LEVEL",  "pte (the default), pmd or hugetlb; pud, p4d or pgd if a spec has them. check and diff: all by default" },
	[OPTION_SCHEME]     = { 'S', "scheme",     "SCHEME", "NAME[=BIT]: let this scheme's reader come first (`pte list schemes`)" },
	[OPTION_KEEP_GOING] = { 'k', "keep-going", NULL,     "skip bad lines of stdin; exit 2 at the end" },
	[OPTION_STRICT]     = { 0,   "strict",     NULL,     "exit 1 if a word has stray bits or no kernel writes it" },
	[OPTION_ENTRY]      = { 0,   "entry",      NULL,     "VALUE is a swp_entry_t, as kernel messages print it" },
	[OPTION_PAGEMAP]    = { 0,   "pagemap",    NULL,     "VALUE is a word of /proc/PID/pagemap" },
	[OPTION_TSV]        = { 0,   "tsv",        NULL,     "print tab-separated columns" },
	[OPTION_NO_HEADER]  = { 0,   "no-header",  NULL,     "with --tsv: without the line that names the columns" },
	[OPTION_PGD]        = { 0,   "pgd",        "ADDRESS", "where the tables begin: physical, or the kernel's; without it, the kernel's own" },
	[OPTION_RANGE]      = { 0,   "range",      "A[-B]",  "each word that translates these addresses" },
	[OPTION_COMMENT]    = { 0,   "comment",    NULL,     "print the swap format as a comment for kernel code" },
	[OPTION_SVG]        = { 0,   "svg",        "FILE",   "draw it as SVG into FILE; - is stdout" },
	[OPTION_OUTPUT]     = { 'o', "output",     "FILE",   "write the page into FILE" },
	[OPTION_SPEC]       = { 's', "spec",       "FILE",   "a what-if; if repeated, all of them together" },
	[OPTION_SMT2]       = { 0,   "smt2",       "DIR",    "write the claims as SMT-LIB for a solver, one file per layout" },
	[OPTION_ACCEPT_KNOWN] = { 0, "accept-known", NULL,   "exit 0 if everything refuted is known" },
	[OPTION_ALL]        = { 'v', "all",        NULL,     "show everything, not only the summary" },
	[OPTION_BRIEF]      = { 'q', "brief",      NULL,     "one line per layout, and one per finding" },
	[OPTION_MARKDOWN]   = { 0,   "markdown",   NULL,     "print Markdown" },
	[OPTION_HTML]       = { 0,   "html",       NULL,     "print an HTML page" },
	[OPTION_FIND]       = { 0,   "find",       "KIND,...", "print where words of these kinds stand" },
	[OPTION_BYTE_ORDER] = { 0,   "byte-order", "ORDER",  "le (the default) or be: which byte of a word comes first" },
	PROBE_OPTION_ROWS(PROBE_ROW)
	[OPTION_JSON]       = { 'j', "json",       NULL,     "print JSON" },
	[OPTION_PRETTY]     = { 'p', "pretty",     NULL,     "print JSON, indented" },
	[OPTION_COLOR]      = { 0,   "color",      "WHEN",   "auto (the default), always or never" },
	[OPTION_HELP]       = { 'h', "help",       NULL,     "show this help" },
	[OPTION_VERSION]    = { 'V', "version",    NULL,     "show the version and the newest kernels modelled" },
};

/* clang-format on */

const struct option_row *option_row(enum option_id id)
{
	return &rows[id];
}

/* ---- arguments of options ------------------------------------------------ */

static void say_unknown_option_of_kernel(const char *word, size_t length)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	const size_t sign = length > 0 && (*word == '-' || *word == '+');
	struct near near;

	near_begin(&near, word + sign, length - sign);
	for (unsigned i = 0; pte_option_info(i) != NULL; i++)
		near_offer(&near, pte_option_info(i)->name);
	near_offer(&near, "phys_bits=N");
	near_offer(&near, "cache_bits=N");
	near_offer(&near, "c_bit=N");
	near_offer(&near, "empty_pmd=0xADDRESS");
	say(0, "--config=%s: unknown option; %s", quote(quoted, word, length),
	    near_text(&near, names));
}

static bool add_config_word(struct options *o, const char *word, size_t length)
{
	const enum pte_status status = pte_config_add(&o->config, word, length);
	char quoted[QUOTE_SIZE];

	if (status == PTE_STATUS_OK)
		return true;
	if (status == PTE_STATUS_UNKNOWN_NAME)
		say_unknown_option_of_kernel(word, length);
	else if (status == PTE_STATUS_MACHINE_RANGE)
		say(0, "--config=%s: out of range: %d..%d",
		    quote(quoted, word, length), PTE_MACHINE_BITS_MIN,
		    strncmp(word, "c_bit=", strlen("c_bit=")) == 0
			    ? PTE_MACHINE_C_BIT_MAX
			    : PTE_MACHINE_BITS_MAX);
	else if (status == PTE_STATUS_SYNTAX)
		say(0, "--config=%s: malformed: it's %s",
		    quote(quoted, word, length), rows[OPTION_CONFIG].help);
	else
		say(0, "--config=%s: %s", quote(quoted, word, length),
		    pte_status_str(status));
	return false;
}

static bool take_config(struct options *o, const char *list)
{
	if (kconfig_is_named(list))
		return kconfig_read(list, &o->config);
	/*
	 * an empty list is the default, so that scripts may pass an empty
	 * variable
	 */
	if (*list == '\0')
		return true;
	for (;;) {
		const size_t length = strcspn(list, ",");

		if (!add_config_word(o, list, length))
			return false;
		if (list[length] == '\0')
			return true;
		list += length + 1;
	}
}

static bool say_bad_choice(enum option_id id, const char *given)
{
	char quoted[QUOTE_SIZE];

	say(0, "--%s=%s: unknown: it's %s", rows[id].name,
	    quote(quoted, given, strlen(given)), rows[id].help);
	return false;
}

static bool take_color(struct options *o, const char *when)
{
	static const char *const names[] = {
		[COLOR_AUTO] = "auto",
		[COLOR_ALWAYS] = "always",
		[COLOR_NEVER] = "never",
	};

	for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(when, names[i]) == 0) {
			o->color = (enum color_when)i;
			return true;
		}
	}
	return say_bad_choice(OPTION_COLOR, when);
}

static bool take_byte_order(struct options *o, const char *order)
{
	if (strcmp(order, "le") == 0)
		o->byte_order = PTE_BYTE_ORDER_LITTLE;
	else if (strcmp(order, "be") == 0)
		o->byte_order = PTE_BYTE_ORDER_BIG;
	else
		return say_bad_choice(OPTION_BYTE_ORDER, order);
	return true;
}

static bool take_layout(struct options *o, const char *name)
{
	if (o->layout_count == OPTION_LAYOUTS_MAX) {
		say(0, "--layout: more than %d", OPTION_LAYOUTS_MAX);
		return false;
	}
	o->layout = o->layouts[o->layout_count++] = name;
	return true;
}

#define PROBE_CASE(id, ...) case OPTION_PROBE_##id:

static bool take(struct options *o, enum option_id id, const char *argument)
{
	o->given |= OPTION_SET(id);
	switch (id) {
	case OPTION_LAYOUT:
		return take_layout(o, argument);
	case OPTION_CONFIG:
		return take_config(o, argument);
	case OPTION_LEVEL:
		return pte_level_parse(argument, &o->level) == PTE_STATUS_OK ||
		       say_bad_choice(id, argument);
	case OPTION_SCHEME:
		return scheme_read("--scheme=", argument, &o->scheme,
				   &o->scheme_bit);
	case OPTION_PGD:
		o->pgd = argument;
		return true;
	case OPTION_RANGE:
		o->range = argument;
		return true;
	case OPTION_SVG:
		o->svg = argument;
		return true;
	case OPTION_OUTPUT:
		o->output = argument;
		return true;
	case OPTION_SMT2:
		o->smt2 = argument;
		return true;
	case OPTION_SPEC:
		if (o->spec_count == SPECS_MAX) {
			say(0, "--spec=%s: %d at most", argument, SPECS_MAX);
			return false;
		}
		o->specs[o->spec_count++] = argument;
		return true;
	case OPTION_FIND:
		o->find = argument;
		return true;
	case OPTION_BYTE_ORDER:
		return take_byte_order(o, argument);
	case OPTION_COLOR:
		return take_color(o, argument);
	case OPTION_PRETTY:
		o->given |= OPTION_SET(OPTION_JSON);
		return true;
	case OPTION_KEEP_GOING:
	case OPTION_STRICT:
	case OPTION_ENTRY:
	case OPTION_PAGEMAP:
	case OPTION_TSV:
	case OPTION_NO_HEADER:
	case OPTION_COMMENT:
	case OPTION_ACCEPT_KNOWN:
	case OPTION_ALL:
	case OPTION_BRIEF:
	case OPTION_MARKDOWN:
	case OPTION_HTML:
	case OPTION_JSON:
	case OPTION_HELP:
	case OPTION_VERSION:
		/* what pte-probe takes */
		PROBE_OPTION_ROWS(PROBE_CASE)
		return true;
	case OPTION_COUNT:
		break;
	}
	return false;
}

/* of two with one name the first: getopt would call it ambiguous */
static bool is_second(uint64_t known, unsigned i)
{
	for (unsigned k = 0; k < i; k++)
		if ((known & OPTION_SET(k)) != 0 &&
		    strcmp(rows[k].name, rows[i].name) == 0)
			return true;
	return false;
}

/* ---- messages ------------------------------------------------------------ */

static bool say_unknown(uint64_t known, const char *name)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, name, strcspn(name, "="));
	for (unsigned i = 0; i < OPTION_COUNT; i++)
		if ((known & OPTION_SET(i)) != 0 && !is_second(known, i))
			near_offer(&near, rows[i].name);
	say(0, "--%s: unknown option; %s", quote(quoted, name, strlen(name)),
	    near_text(&near, names));
	return false;
}

/*
 * for a letter inside a cluster, optind doesn't point to its word: search for
 * it
 */
static bool say_unknown_letter(uint64_t known, int count, char **words,
			       char letter)
{
	char quoted[QUOTE_SIZE];
	char letters[LETTERS_SIZE];
	size_t at = 0;

	for (int i = 1; i < count && letter >= '0' && letter <= '9'; i++) {
		if (words[i][0] == '-' && words[i][1] == letter) {
			say(0, "%s: negative numbers mean nothing here",
			    quote(quoted, words[i], strlen(words[i])));
			return false;
		}
	}
	for (unsigned i = 0; i < OPTION_COUNT; i++)
		if ((known & OPTION_SET(i)) != 0 && rows[i].letter != 0)
			at += (size_t)snprintf(letters + at,
					       sizeof(letters) - at, " -%c",
					       rows[i].letter);
	say(0, "-%s: unknown option; there are:%s", quote(quoted, &letter, 1),
	    letters);
	return false;
}

static bool say_bad_option(uint64_t known, int count, char **words, int got)
{
	const char *const word = words[optind - 1];

	if (got == ':') {
		say(0, "%s: needs an argument", word);
		return false;
	}
	/*
	 * if a known long option has an argument that it doesn't take, optopt
	 * is its value
	 */
	if (optopt >= VALUE_BASE) {
		say(0, "--%s: takes no argument",
		    rows[optopt - VALUE_BASE].name);
		return false;
	}
	if (optopt == 0)
		return say_unknown(known, word + 2);
	return say_unknown_letter(known, count, words, (char)optopt);
}

/* ---- the command line --------------------------------------------------- */

static void fill(uint64_t known, bool ahead, struct option *longs,
		 char letters[static LETTERS_SIZE])
{
	size_t at = 0;

	if (ahead)
		letters[at++] = '+';
	letters[at++] = ':';
	for (unsigned i = 0; i < OPTION_COUNT; i++) {
		const bool argument = rows[i].argument != NULL;

		if ((known & OPTION_SET(i)) == 0 || is_second(known, i))
			continue;
		*longs++ = (struct option){
			.name = rows[i].name,
			.has_arg = argument ? required_argument : no_argument,
			.val = VALUE_BASE + (int)i,
		};
		if (rows[i].letter == 0)
			continue;
		letters[at++] = rows[i].letter;
		if (argument)
			letters[at++] = ':';
	}
	*longs = (struct option){ .name = NULL };
	letters[at] = '\0';
}

static enum option_id id_of(uint64_t known, int got)
{
	unsigned i = 0;

	if (got >= VALUE_BASE)
		return (enum option_id)(got - VALUE_BASE);
	while ((known & OPTION_SET(i)) == 0 || rows[i].letter != (char)got)
		i++;
	return (enum option_id)i;
}

int options_name_at(int count, char **words)
{
	const uint64_t known = OPTION_SET(OPTION_COUNT) - 1;
	struct option longs[OPTION_COUNT + 1];
	char letters[LETTERS_SIZE];
	int got;

	fill(known, true, longs, letters);
	opterr = 0;
	optind = 0;
	while ((got = getopt_long(count, words, letters, longs, NULL)) != -1) {
		if (got == '?' || got == ':') {
			(void)say_bad_option(known, count, words, got);
			return -1;
		}
	}
	return optind;
}

bool options_read(struct options *o, uint64_t known, int count, char **words)
{
	struct option longs[OPTION_COUNT + 1];
	char letters[LETTERS_SIZE];
	int got;

	fill(known, false, longs, letters);
	opterr = 0;
	optind = 0; /* restart getopt for the second command line */
	while ((got = getopt_long(count, words, letters, longs, NULL)) != -1) {
		if (got == '?' || got == ':')
			return say_bad_option(known, count, words, got);
		if (!take(o, id_of(known, got), optarg))
			return false;
	}
	o->words = words + optind;
	o->word_count = (size_t)(count - optind);
	return true;
}

bool options_one_form(const struct options *o)
{
	static const struct {
		unsigned option;
		const char *name;
	} forms[] = {
		{ OPTION_HTML, "html" },       { OPTION_MARKDOWN, "markdown" },
		{ OPTION_COMMENT, "comment" }, { OPTION_SVG, "svg" },
		{ OPTION_JSON, "json" },
	};
	const char *first = NULL;

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (!options_have(o, forms[i].option))
			continue;
		if (first != NULL) {
			say(0, "--%s: not with --%s", first, forms[i].name);
			return false;
		}
		first = forms[i].name;
	}
	return true;
}

/* what programs read, or goes into a file: its lines stay whole */
#define NOT_FOR_PEOPLE                                                         \
	(OPTION_SET(OPTION_JSON) | OPTION_SET(OPTION_TSV) |                    \
	 OPTION_SET(OPTION_COMMENT) | OPTION_SET(OPTION_MARKDOWN) |            \
	 OPTION_SET(OPTION_HTML))

void options_dress(const struct options *o, struct out *out)
{
	const bool help = options_have(o, OPTION_HELP);

	out->color = color_wanted(o->color, STDOUT_FILENO);
	out->pretty = options_have(o, OPTION_PRETTY) && !help;
	if (help || (o->given & NOT_FOR_PEOPLE) == 0)
		out->fold = (struct fold){
			.columns = fold_columns(STDOUT_FILENO),
		};
}
