/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The parts of lines that tell kernels apart, as rows.
 */
#include "origin.h"

#include <stdio.h>
#include <string.h>

#include "find.h"

/* clang-format off */

/* What only some kernels print: registers of an oops, messages of the boot, and the
 * ends that distributions give to releases. */
static const struct {
	const char *text;
	/* NULL: it says nothing of that; pages: or another part of a name */
	const char *arch, *mmu, *pages;
} signs[] = {
	{ "RIP: 0010:",              "x86_64",       NULL,    NULL },
	{ "RIP: 0033:",              "x86_64",       NULL,    NULL },
	{ "-amd64 #",                "x86_64",       NULL,    NULL },
	{ ".x86_64 #",               "x86_64",       NULL,    NULL },
	{ "EIP: ",                   "i386",         NULL,    NULL },
	{ "-686 #",                  "i386",         NULL,    NULL },
	{ "-686-pae #",              "i386",         NULL,    "pae" },
	{ ".i686 #",                 "i386",         NULL,    NULL },
	{ "*pdpt = ",                "i386",         NULL,    "pae" },
	{ "SMP ARM",                 "arm",          NULL,    NULL },
	{ "PREEMPT ARM",             "arm",          NULL,    NULL },
	{ "-v7+ ",                   "arm",          NULL,    NULL },
	{ "-v7l+ ",                  "arm",          NULL,    NULL },
	{ "-armmp #",                "arm",          NULL,    NULL },
	{ "-armmp-lpae #",           "arm",          NULL,    "lpae" },
	{ "pstate: ",                "arm64",        NULL,    NULL },
	{ "Mem abort info:",         "arm64",        NULL,    NULL },
	{ ".aarch64 #",              "arm64",        NULL,    NULL },
	{ "-arm64 #",                "arm64",        NULL,    NULL },
	{ "epc : ",                  "riscv64",      NULL,    NULL },
	{ "-riscv64 #",              "riscv64",      NULL,    NULL },
	{ "-powerpc64le #",          "ppc64",        NULL,    NULL },
	{ ".ppc64le #",              "ppc64",        NULL,    NULL },
	{ "Krnl PSW : ",             "s390x",        NULL,    NULL },
	{ ".s390x #",                "s390x",        NULL,    NULL },
	{ "-s390x #",                "s390x",        NULL,    NULL },
	{ "-loong64 #",              "loongarch64",  NULL,    NULL },
	{ "-loongarch64 #",          "loongarch64",  NULL,    NULL },
	{ " MMU=Radix",              "ppc64",        "radix", NULL },
	{ " MMU=Hash",               "ppc64",        "hash",  NULL },
	{ "pgtable: 4k pages",        "arm64",           NULL,    "4k" },
	{ "pgtable: 16k pages",       "arm64",           NULL,    "16k" },
	{ "pgtable: 64k pages",       "arm64",           NULL,    "64k" },
	{ "PAGE_SIZE=4K ",           NULL,           NULL,    "4k" },
	{ "PAGE_SIZE=64K ",          NULL,           NULL,    "64k" },
};

/* clang-format on */

#define SIGN_COUNT (sizeof(signs) / sizeof(signs[0]))

static const char boot[] = "Linux version ";
static const char comm[] = " Comm: ";

const char *log_origin_text(unsigned index)
{
	if (index < SIGN_COUNT)
		return signs[index].text;
	return index == SIGN_COUNT       ? boot
	       : index == SIGN_COUNT + 1 ? comm
					 : NULL;
}

/* a word that ends at the next space */
static void take_release(struct log_origin *o, const char *at, const char *end)
{
	size_t n = 0;

	while (at + n < end && at[n] > ' ' && at[n] < 0x7f)
		n++;
	if (n == 0 || n >= LOG_RELEASE_SIZE || at[0] < '0' || at[0] > '9')
		return;
	memcpy(o->release, at, n);
	o->release[n] = '\0';
}

/* "CPU: 1 PID: 2 Comm: sh Not tainted 6.1.0-18-amd64 #1": the word before " #"
 */
static void take_tainted(struct log_origin *o, const char *line, size_t length)
{
	const char *const end = line + length;
	const char *const from = log_find(line, length, comm);
	const char *hash, *at;

	if (from == NULL)
		return;
	hash = log_find(from, (size_t)(end - from), " #");
	if (hash == NULL)
		return;
	at = hash;
	while (at > from && at[-1] != ' ')
		at--;
	take_release(o, at, hash);
}

bool log_origin_is_boot(const char *line, size_t length)
{
	return log_find(line, length, boot) != NULL;
}

void log_origin_read(struct log_origin *o, const char *line, size_t length)
{
	const char *const at = log_find(line, length, boot);

	if (at != NULL) {
		*o = (struct log_origin){ .arch = NULL };
		take_release(o, at + strlen(boot), line + length);
	} else {
		take_tainted(o, line, length);
	}
	for (size_t i = 0; i < SIGN_COUNT; i++) {
		if (log_find(line, length, signs[i].text) == NULL)
			continue;
		o->arch = signs[i].arch != NULL ? signs[i].arch : o->arch;
		o->mmu = signs[i].mmu != NULL ? signs[i].mmu : o->mmu;
		o->pages = signs[i].pages != NULL ? signs[i].pages : o->pages;
	}
}

bool log_origin_layout(const struct log_origin *o, char *to, size_t size)
{
	const bool mmu = o->mmu != NULL && o->pages != NULL;

	if (o->arch == NULL)
		return false;
	(void)snprintf(to, size, "%s%s%s%s%s%s%s", o->arch, mmu ? "-" : "",
		       mmu ? o->mmu : "", o->pages != NULL ? "-" : "",
		       o->pages != NULL ? o->pages : "",
		       o->release[0] != '\0' ? "@" : "", o->release);
	return true;
}
