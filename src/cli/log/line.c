/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The forms of kernels' messages, a row each, and the search for them. Sources
 * are the files that print them; where a form changed, each has a row.
 */
#include "line.h"

#include <stdbool.h>
#include <string.h>

#include "find.h"

/* what stands behind a label; behind "" right behind the form's own text */
struct field {
	const char *label;
	enum log_what what;
	enum pte_level level;
};
#define FIELDS_MAX 6

struct form {
	const char *name;
	const char *text; /* what every line of the form has */
	struct field fields[FIELDS_MAX];
};

/* clang-format off */

#define WORD(label, level) { (label), LOG_WORD, PTE_LEVEL_##level }
#define VALUE(label, what) { (label), LOG_##what, PTE_LEVEL_PTE }

static const struct form forms[] = {
	/* mm/memory.c: print_bad_pte, print_bad_page_map */
	{ "bad-page-map",     "Bad page map in process ",      { WORD(" pte:", PTE), WORD(" pmd:", PMD), WORD(" pud:", PUD), WORD(" p4d:", P4D), WORD(" pgd:", PGD) } },
	{ "walk",             "pgd:",                          { WORD("", PGD), WORD(" p4d:", P4D), WORD(" pud:", PUD), WORD(" pmd:", PMD), WORD(" pte:", PTE) } },
	/* mm/page_alloc.c: bad_page */
	{ "bad-page-state",   "BUG: Bad page state in process ", { VALUE(" pfn:", PFN) } },
	/* mm/pgtable-generic.c; the address in front is hashed */
	{ "bad-table",        ": bad pte ",                    { WORD("(", PTE) } },
	{ "bad-table",        ": bad pmd ",                    { WORD("(", PMD) } },
	{ "bad-table",        ": bad pud ",                    { WORD("(", PUD) } },
	{ "bad-table",        ": bad p4d ",                    { WORD("(", P4D) } },
	{ "bad-table",        ": bad pgd ",                    { WORD("(", PGD) } },
	/* pmd_ERROR and its like, of others than x86_64 and PAE, print no address */
	{ "bad-table",        ": bad pte ",                    { WORD("", PTE) } },
	{ "bad-table",        ": bad pmd ",                    { WORD("", PMD) } },
	{ "bad-table",        ": bad pud ",                    { WORD("", PUD) } },
	{ "bad-table",        ": bad p4d ",                    { WORD("", P4D) } },
	{ "bad-table",        ": bad pgd ",                    { WORD("", PGD) } },
	/* mm/swapfile.c; the last one mm/memory.c */
	{ "bad-swap-file",    "Bad swap file entry ",          { VALUE("", ENTRY) } },
	{ "bad-swap-offset",  "Bad swap offset entry ",        { VALUE("", ENTRY) } },
	{ "unused-swap-file", "Unused swap file entry ",       { VALUE("", ENTRY) } },
	{ "unused-swap-offset", "Unused swap offset entry ",   { VALUE("", ENTRY) } },
	{ "unrecognized-swap", "unrecognized swap entry ",     { VALUE("", ENTRY) } },
	/* arch/x86/mm/fault.c: dump_pagetable, show_fault_oops */
	{ "walk",             "PGD ",                          { WORD("", PGD), WORD(" P4D ", P4D), WORD(" PUD ", PUD), WORD(" PMD ", PMD), WORD(" PTE ", PTE) } },
	{ "fault-code",       "#PF: error_code(",              { VALUE("", X86_FAULT) } },
	{ "fault-code",       "Bad pagetable: ",               { VALUE("", X86_FAULT) } },
	{ "fault-code",       "Oops: 00",                      { VALUE("", X86_FAULT) } },
	/* arch/arm64/mm/fault.c: show_pte; arch/riscv/mm/fault.c has the same */
	{ "walk",             "] pgd=",                        { WORD("", PGD), WORD(" p4d=", P4D), WORD(" pud=", PUD), WORD(" pmd=", PMD), WORD(" pte=", PTE) } },
	/* arch/x86/mm/fault.c: dump_pagetable, with 32 bits; a pde of two levels
	 * stands where three have a pmd */
	{ "walk",             "*pdpt = ",                      { WORD("", PGD), WORD(" *pde = ", PMD), WORD(" *pte = ", PTE) } },
	{ "walk",             "*pde = ",                       { WORD("", PMD), WORD(" *pte = ", PTE) } },
	/* arch/arm/mm/fault.c: show_pte; *ppte is what the processor has */
	{ "walk",             "] *pgd=",                       { WORD("", PGD), WORD(", *pud=", PUD), WORD(", *pmd=", PMD), WORD(", *pte=", PTE) } },
	/* arch/s390/mm/fault.c: dump_pagetable; in front stands the ASCE */
	{ "walk",             "AS:0",                          { WORD(" R1:", PGD), WORD(" R2:", P4D), WORD(" R3:", PUD), WORD(" S:", PMD), WORD(" P:", PTE) } },
	/* arch/powerpc/xmon/xmon.c: show_pte, format_pte, a line each; oopses have
	 * no walk, and a leaf of any level is called a pte */
	{ "walk",             "p4dp @ ",                       { WORD(" = ", P4D) } },
	{ "walk",             "pudp @ ",                       { WORD(" = ", PUD) } },
	{ "walk",             "pmdp @ ",                       { WORD(" = ", PMD) } },
	{ "walk",             "ptep @ ",                       { WORD(" = ", PTE) } },
	/* arch/arm64/mm/fault.c: mem_abort_decode */
	{ "fault-status",     "FSC = ",                        { VALUE("", ARM_FAULT) } },
	/* mm/page_table_check.c prints no word */
	{ "page-table-check", "kernel BUG at mm/page_table_check.c", { VALUE(NULL, NO_VALUE) } },
};

/* clang-format on */

#define FORM_COUNT (sizeof(forms) / sizeof(forms[0]))

/* ---- finding ---------------------------------------------------------------
 */

const char *log_form_text(unsigned index)
{
	return index < FORM_COUNT ? forms[index].text : NULL;
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* a number of up to 64 bits, behind which nothing stands that may belong to it
 */
static bool take_hex(const char *at, const char *end, uint64_t *value)
{
	const bool prefix = end - at > 2 && at[0] == '0' && at[1] == 'x';
	const char *const first = prefix ? at + 2 : at;
	const char *c = first;
	uint64_t n = 0;

	while (c < end && digit_of(*c) >= 0 && c - first < 16)
		n = n << 4U | (unsigned)digit_of(*c++);
	if (c == first || (c < end && strchr(" \t,.;:)]", *c) == NULL) ||
	    (c < end && *c == '\0'))
		return false;
	*value = n;
	return true;
}

/* what stands behind the label, from `from` on; where it begins, or NULL */
static const char *find_field(const struct field *f, const char *from,
			      const char *end, uint64_t *value)
{
	const size_t length = strlen(f->label);

	while (from < end) {
		const char *const at =
			length == 0 ? from
				    : log_find(from, (size_t)(end - from),
					       f->label);

		if (at == NULL)
			return NULL;
		if (take_hex(at + length, end, value))
			return at + length;
		if (length == 0)
			return NULL;
		from = at + 1;
	}
	return NULL;
}

/* other architectures print "Oops: 0000000096000004" */
static bool is_value_of(enum log_what what, uint64_t value)
{
	return what != LOG_X86_FAULT || value <= UINT16_MAX;
}

static unsigned add_form(const struct form *f, const char *line,
			 const char *end, struct log_value *values)
{
	const char *from = log_find(line, (size_t)(end - line), f->text);
	unsigned count = 0;

	if (from == NULL)
		return 0;
	from += strlen(f->text);
	if (f->fields[0].label == NULL) {
		*values = (struct log_value){ f->name, LOG_NO_VALUE,
					      PTE_LEVEL_PTE, 0,
					      (size_t)(from - line) };
		return 1;
	}
	for (unsigned i = 0; i < FIELDS_MAX && f->fields[i].label != NULL;
	     i++) {
		const struct field *const field = &f->fields[i];
		uint64_t value = 0;
		const char *const at = find_field(field, from, end, &value);

		/* what stands right behind the text makes it the form */
		if (field->label[0] == '\0' &&
		    (at == NULL || !is_value_of(field->what, value)))
			return 0;
		if (at == NULL)
			continue;
		values[count++] = (struct log_value){ f->name, field->what,
						      field->level, value,
						      (size_t)(at - line) };
	}
	return count;
}

unsigned log_values(const char *line, size_t length,
		    struct log_value values[static LOG_VALUES_MAX])
{
	for (size_t i = 0; i < FORM_COUNT; i++) {
		const unsigned count =
			add_form(&forms[i], line, line + length, values);

		if (count > 0)
			return count;
	}
	return 0;
}
