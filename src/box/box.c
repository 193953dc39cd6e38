/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The library behind the box of `pte report` in which a typed word is decoded:
 * made into WebAssembly of the one header, without a C library. What crosses is
 * numbers and text in the module's memory. A line is that of `pte decode
 * --tsv`.
 */
#include <stddef.h>

/* which the header says nothing of, and compilers call */
void *memset(void *to, int byte, size_t count);
void *memcpy(void *to, const void *from, size_t count);

#define PTE_IMPLEMENTATION
#include <pte-single.h>

#define EXPORT(name) __attribute__((export_name(#name), used)) name

#define NAME_SIZE 64
#define LINE_SIZE 1024

static char name[NAME_SIZE], line[LINE_SIZE];
static size_t used;
static struct pte_target target;
static enum pte_status status = PTE_STATUS_SYNTAX;

void *memset(void *to, int byte, size_t count)
{
	volatile unsigned char *bytes = to;

	while (count-- > 0)
		*bytes++ = (unsigned char)byte;
	return to;
}

void *memcpy(void *to, const void *from, size_t count)
{
	volatile unsigned char *bytes = to;
	const unsigned char *of = from;

	while (count-- > 0)
		*bytes++ = *of++;
	return to;
}

static void put(char c)
{
	if (used < LINE_SIZE - 1)
		line[used++] = c;
	line[used] = '\0';
}

static void put_text(const char *text)
{
	while (*text != '\0')
		put(*text++);
}

static void put_number(uint64_t number, unsigned base)
{
	const uint64_t rest = number / base;

	if (rest != 0)
		put_number(rest, base);
	put("0123456789abcdef"[number % base]);
}

static void put_hex(uint64_t number)
{
	put_text("0x");
	put_number(number, 16);
}

static void put_flags(unsigned flags)
{
	for (unsigned f = 0; flags != 0; f++, flags >>= 1U) {
		if ((flags & 1U) == 0)
			continue;
		put_text(pte_model_flag_name(target.model, (enum pte_flag)f));
		if (flags != 1)
			put(',');
	}
}

static void put_reading(uint64_t word, const struct pte_reading *r)
{
	put_hex(word);
	put('\t');
	put_text(pte_model_kind(target.model, r->kind)->name);
	put_text(r->present ? "\ttrue\t" : "\tfalse\t");
	if (r->has_entry)
		put_number(r->swp_type, 10);
	put('\t');
	if (r->has_pfn)
		put_hex(r->pfn);
	else if (r->has_entry)
		put_hex(r->swp_offset);
	put('\t');
	put_flags(r->flags);
	put('\t');
	put_hex(r->stray);
}

/* where the name of a layout is written to, terminated */
char *EXPORT(box_name)(void);
char *EXPORT(box_name)(void)
{
	return name;
}

/* choose the layout of that name: a status */
int EXPORT(box_open)(void);
int EXPORT(box_open)(void)
{
	name[NAME_SIZE - 1] = '\0';
	status = pte_target_init(name, NULL, &target);
	return (int)status;
}

/* decode a word at a level of the layout chosen last: a status */
int EXPORT(box_decode)(unsigned level, uint32_t high, uint32_t low);
int EXPORT(box_decode)(unsigned level, uint32_t high, uint32_t low)
{
	const uint64_t word = (uint64_t)high << 32U | low;
	struct pte_reading r;

	used = 0;
	line[0] = '\0';
	if (status != PTE_STATUS_OK)
		return (int)status;
	status = pte_target_decode(&target, (enum pte_level)level, word, &r);
	if (status == PTE_STATUS_OK)
		put_reading(word, &r);
	else
		put_text(pte_status_str(status));
	level = (unsigned)status;
	status = PTE_STATUS_OK;
	return (int)level;
}

/* what box_decode left, and why box_open failed */
const char *EXPORT(box_line)(void);
const char *EXPORT(box_line)(void)
{
	return line;
}

const char *EXPORT(box_why)(void);
const char *EXPORT(box_why)(void)
{
	return pte_status_str(status);
}

/* names of the bits of a present word, space-separated */
const char *EXPORT(box_bits)(unsigned level, uint32_t high, uint32_t low);
const char *EXPORT(box_bits)(unsigned level, uint32_t high, uint32_t low)
{
	struct pte_named_bits bits[64];
	const unsigned count = pte_target_bits(&target, (enum pte_level)level,
					       (uint64_t)high << 32U | low,
					       bits);

	used = 0;
	line[0] = '\0';
	for (unsigned i = 0; i < count; i++) {
		if (i > 0)
			put(' ');
		put_text(bits[i].name->name);
		if (bits[i].name->width > 1) {
			put('=');
			put_number(bits[i].value, 10);
		}
	}
	return line;
}
