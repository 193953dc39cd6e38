/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * lines SEED KIND: random lines on stdout.
 *
 * words  what infer takes: words, pairs and entries, in all their forms
 * log    a kernel's log: forms that print entries, who wrote it, and the rest
 * broken-words, broken-log
 *        the same, with a few bytes changed, cut or doubled
 *
 * Any seed gives the same lines on any machine.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../random.h"

#define ROOM 262144
#define LINES 24

static struct random dice;
static char text[ROOM];
static size_t used;

__attribute__((format(printf, 1, 2))) static void put(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	used += (size_t)vsnprintf(text + used, ROOM - used, format, arguments);
	va_end(arguments);
	if (used >= ROOM)
		exit(1);
}

#define ONE_OF(list) (list)[random_below(&dice, sizeof(list) / sizeof(*(list)))]

/* of those that kernels write, and of any bits */
static uint64_t some_word(void)
{
	static const uint64_t known[] = {
		0,
		UINT64_C(0x2fffffffffdb960e),
		UINT64_C(0x8000000012345067),
		UINT64_C(0xdffffffe71fbfe02),
		UINT64_C(0x168000140000f43),
		UINT64_C(0x8000000c1ca0003),
		UINT64_C(0xc008000000000786),
		UINT64_C(0x4000000000100005),
		UINT64_C(0xfd20b000),
		UINT64_C(0x6b6b6b6b6b6b6b6b),
		UINT64_MAX,
	};
	const uint64_t word = random_word(&dice);

	switch (random_below(&dice, 5)) {
	case 0:
		return word;
	case 1:
		return word >> random_below(&dice, 64);
	case 2:
		return ONE_OF(known) ^ UINT64_C(1) << random_below(&dice, 64);
	default:
		return ONE_OF(known);
	}
}

static void put_hex(void)
{
	const uint64_t word = some_word();

	switch (random_below(&dice, 4)) {
	case 0:
		put("0x%" PRIx64, word);
		break;
	case 1:
		put("%016" PRIx64, word);
		break;
	case 2:
		put("%" PRIX64, word);
		break;
	default:
		put("%08" PRIx64, word);
		break;
	}
}

/* ---- what infer takes -------------------------------------------------- */

static void put_words(void)
{
	static const char *const labels[] = {
		"",     "",     "",         "pte:", "pmd:",
		"pmd=", "pud:", "hugetlb:", "pgd=", "p4d:"
	};

	/* of a few it's likelier that some kernel explains all */
	const unsigned most = random_below(&dice, 2) == 0 ? 2 : LINES;

	for (unsigned n = 1 + random_below(&dice, most); n > 0; n--) {
		if (random_below(&dice, 6) == 0) {
			put("entry:");
			put_hex();
		} else {
			put("%s", ONE_OF(labels));
			put_hex();
			if (random_below(&dice, 3) == 0) {
				put("=");
				put_hex();
			}
		}
		put("%s", random_below(&dice, 8) == 0 ? " \r\n" : "\n");
	}
}

/* ---- a log --------------------------------------------------------------- */

/* each * is a number */
static void put_log(void)
{
	static const char *const lines[] = {
		"BUG: Bad page map in process x  pte:* pmd:*",
		"BUG: Bad page map in process x y  pmd:*",
		"pgd:* p4d:* pud:* pmd:*",
		"BUG: Bad page state in process x  pfn:*",
		"mm/pgtable-generic.c:50: bad pmd 00000000af22fc02(*)",
		"x.c:1: bad pud 00000000af22fc02(*).",
		"_swap_info_get: Bad swap file entry *",
		"get_swap_device: Bad swap offset entry *",
		"zap: unrecognized swap entry *",
		"swap_dup: Unused swap offset entry *",
		"PGD * P4D * PUD * PMD * PTE *",
		"#PF: error_code(*) - reserved bit violation",
		"Oops: 000d [#1] PREEMPT SMP",
		"Bad pagetable: * [#1]",
		"[*] pgd=*, p4d=*, pud=*, pmd=*, pte=*",
		"  FSC = *: level 1 translation fault",
		"kernel BUG at mm/page_table_check.c:88!",
		"Linux version 6.6.46-android15-8-gdeadbeef (b@x) #1 SMP",
		"Linux version 4.1.0 (b@x) #1",
		"Linux version 99.99 (b@x) #1",
		"Linux version 5.14.0-503.el9.x86_64 (b@x) #1",
		"CPU: 1 PID: 2 Comm: x Not tainted 6.1.0-18-amd64 #1",
		"CPU: 1 PID: 2 Comm: # Tainted: G W 6.12.1 #1",
		"pstate: 60400005 (nZCv daif +PAN -UAO)",
		"RIP: 0010:x",
		"epc : *",
		"Krnl PSW : * *",
		"BE PAGE_SIZE=64K MMU=Radix SMP NR_CPUS=2048",
		"swapper pgtable: 16k pages, 48-bit VAs, pgdp=*",
		"x.c:1: bad pmd *.",
		"*pdpt = * *pde = * *pte = *",
		"[00000000] *pgd=*, *pmd=*, *pte=*",
		"AS:0000000001fc4007 R1:* R2:* R3:* S:* P:*",
		"ptep @ 0xc000000001234568 = *",
		"[    1.000000][  T100] _swap_info_get: Bad swap file entry *",
		"[    1.000000][  T100] BUG: Bad page map in process x  pte:*",
		"Mem abort info:",
		"EIP: x",
		"something else altogether",
	};

	for (unsigned n = 1 + random_below(&dice, 4 * LINES); n > 0; n--) {
		if (random_below(&dice, 3) == 0)
			put("[%5u.%06u] ", random_below(&dice, 99999),
			    random_below(&dice, 999999));
		for (const char *c = ONE_OF(lines); *c != '\0'; c++) {
			if (*c == '*')
				put_hex();
			else
				put("%c", *c);
		}
		put("\n");
	}
	/* what is read at once ends within a line */
	if (random_below(&dice, 4) == 0)
		for (unsigned n = random_below(&dice, 80000); n > 0; n--)
			put("x");
}

static void break_it(void)
{
	static const char bytes[] = "=:,()[]#* 0123456789xafg_-+\t\r\n\xff\xc3";

	for (unsigned n = 1 + random_below(&dice, 6); n > 0 && used > 0; n--) {
		const size_t at = random_below(&dice, (unsigned)used);

		switch (random_below(&dice, 5)) {
		case 0:
		case 1:
			text[at] = ONE_OF(bytes);
			break;
		case 2:
			text[at] = (char)random_word(&dice);
			break;
		case 3:
			used = at + 1;
			break;
		default:
			memmove(text + at / 2, text + at, used - at);
			used -= at - at / 2;
			break;
		}
	}
}

int main(int count, char **words)
{
	if (count != 3)
		return 2;
	dice.state = RANDOM_SEED ^ (strtoull(words[1], NULL, 0) + 1) *
					   UINT64_C(0x2545f4914f6cdd1d);
	if (strstr(words[2], "words") != NULL)
		put_words();
	else
		put_log();
	if (strncmp(words[2], "broken", strlen("broken")) == 0)
		break_it();
	return fwrite(text, 1, used, stdout) == used ? 0 : 1;
}
