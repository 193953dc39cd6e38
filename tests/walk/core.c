/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * walk-core: lists the machines, with log2 of what a word of the root maps,
 * and of a page.
 * walk-core MACHINE CORE PLAN [WORDS]: writes an ELF core of its memory, and
 * what was put where: a line a word, "VADDR TABLE AT WORD KIND [KEY=VALUE]...",
 * in the order in which a walk finds them. WORDS are put instead of what is
 * made up, a line each, "LEVEL WORD KIND [KEY=VALUE]...".
 *
 * Words of entries are the library's, tables' are those of machines.c; what is
 * expected of either is what this program meant to write.
 */
#include <elf.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/pte.h>

#include "../random.h"
#include "machines.h"

/* physical memory: from MEMORY on, and one table as high as it can be */
#define MEMORY UINT64_C(0x40000000)
#define MEMORY_SIZE 0x200000U
#define HIGH_SIZE 0x20000U
#define WORDS_MAX 4096
#define SAYS_SIZE 96
#define NOTES_SIZE 1024

struct planned {
	uint64_t vaddr, at, word;
	unsigned depth;
	char says[SAYS_SIZE];
};

static const struct machine *m;
static struct pte_target target;
static unsigned char memory[MEMORY_SIZE], high[HIGH_SIZE];
static uint64_t root, next_table = MEMORY;
static struct planned plan[WORDS_MAX];
static size_t planned;

static void die(const char *why)
{
	(void)fprintf(stderr, "walk-core: %s\n", why);
	exit(1);
}

/* ---- memory ------------------------------------------------------------- */

static unsigned char *byte_at(uint64_t address)
{
	const uint64_t high_page = m->high & ~(uint64_t)(HIGH_SIZE / 2 - 1);

	if (address >= MEMORY && address - MEMORY < MEMORY_SIZE)
		return &memory[address - MEMORY];
	if (address >= high_page && address - high_page < HIGH_SIZE)
		return &high[address - high_page];
	die("no memory there");
	return NULL;
}

static void store(uint64_t address, uint64_t word)
{
	unsigned char *const bytes = byte_at(address);

	for (unsigned i = 0; i < 8; i++)
		bytes[m->big_endian_words ? 7 - i : i] =
			(unsigned char)(word >> (8 * i));
}

static uint64_t load(uint64_t address)
{
	const unsigned char *const bytes = byte_at(address);
	uint64_t word = 0;

	for (unsigned i = 0; i < 8; i++)
		word |= (uint64_t)bytes[m->big_endian_words ? 7 - i : i]
			<< (8 * i);
	return word;
}

static void clear_table(uint64_t address, unsigned depth)
{
	for (uint64_t i = 0; i < UINT64_C(1) << m->level[depth].bits; i++)
		store(address + 8 * i, m->empty(m, depth));
}

static uint64_t new_table(unsigned depth)
{
	const uint64_t size = UINT64_C(8) << m->level[depth].bits;
	const uint64_t at = (next_table + size - 1) & ~(size - 1);

	next_table = at + size;
	clear_table(at, depth);
	return at;
}

/* ---- the plan ----------------------------------------------------------- */

static void put(uint64_t vaddr, unsigned depth, uint64_t at, uint64_t word,
		const char *says)
{
	struct planned *const p = &plan[planned++];

	if (planned == WORDS_MAX)
		die("too many words");
	store(at, word);
	*p = (struct planned){ vaddr, at, word, depth, "" };
	(void)snprintf(p->says, sizeof(p->says), "%s", says);
}

static uint64_t index_of(uint64_t vaddr, unsigned depth)
{
	return vaddr >> m->level[depth].shift &
	       ((UINT64_C(1) << m->level[depth].bits) - 1);
}

/* tables that were made, by what their words map */
static struct made {
	uint64_t vaddr, table;
	unsigned depth;
} made[WORDS_MAX];
static size_t made_count;

static uint64_t find_table(uint64_t vaddr, unsigned depth)
{
	for (size_t i = 0; i < made_count; i++)
		if (made[i].depth == depth && made[i].vaddr == vaddr)
			return made[i].table;
	return 0;
}

static void point_to(uint64_t vaddr, unsigned depth, uint64_t at,
		     uint64_t table, const char *more)
{
	char says[SAYS_SIZE];

	(void)snprintf(says, sizeof(says), "table table=0x%" PRIx64 "%s", table,
		       more);
	put(vaddr, depth, at, m->table(m, table, depth), says);
}

/* the place of an address's word at a depth; tables above it are made */
static uint64_t place_in(uint64_t vaddr, unsigned depth, uint64_t last_table)
{
	uint64_t table = root;

	for (unsigned d = 0; d < depth; d++) {
		const uint64_t below = vaddr >> m->level[d].shift
							<< m->level[d].shift;
		uint64_t next = find_table(below, d + 1);

		if (next == 0) {
			next = d + 1 == depth && last_table != 0
				       ? last_table
				       : new_table(d + 1);
			if (next == last_table)
				clear_table(next, d + 1);
			made[made_count++] =
				(struct made){ below, next, d + 1 };
			point_to(below, d, table + 8 * index_of(vaddr, d), next,
				 "");
		}
		table = next;
	}
	return table + 8 * index_of(vaddr, depth);
}

static uint64_t place(uint64_t vaddr, unsigned depth)
{
	return place_in(vaddr, depth, 0);
}

static bool encode(enum pte_level level, const struct pte_description *d,
		   uint64_t *word)
{
	return pte_target_encode(&target, level, d, word) == PTE_STATUS_OK;
}

/* what the library can't write there isn't part of the plan */
static bool put_page(uint64_t vaddr, unsigned depth, enum pte_level level,
		     uint64_t pfn)
{
	const struct pte_description d = {
		.kind = PTE_KIND_PRESENT,
		.keys = PTE_KEY_SET(PTE_KEY_PFN) |
			PTE_KEY_SET(PTE_KEY_PROTECTION),
		.pfn = pfn,
		.protection = "shared",
	};
	char says[SAYS_SIZE];
	uint64_t word;

	if (!encode(level, &d, &word))
		return false;
	(void)snprintf(says, sizeof(says), "present pfn=0x%" PRIx64, pfn);
	put(vaddr, depth, place(vaddr, depth), word, says);
	return true;
}

static void put_entry(uint64_t vaddr, unsigned depth, enum pte_level level,
		      enum pte_kind kind, uint64_t pfn)
{
	const struct pte_description d = { .kind = kind,
					   .keys = PTE_KEY_SET(PTE_KEY_PFN),
					   .pfn = pfn };
	char says[SAYS_SIZE];
	uint64_t word;

	if (!encode(level, &d, &word))
		return;
	(void)snprintf(says, sizeof(says), "%s pfn=0x%" PRIx64 "%s",
		       pte_kind_info(kind)->name, pfn,
		       level == PTE_LEVEL_HUGETLB ? " level=hugetlb" : "");
	put(vaddr, depth, place(vaddr, depth), word, says);
}

static void put_swap(uint64_t vaddr, uint64_t type, uint64_t offset)
{
	const struct pte_description d = {
		.kind = PTE_KIND_SWAP,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = type,
		.offset = offset,
	};
	char says[SAYS_SIZE];
	uint64_t word;

	if (!encode(PTE_LEVEL_PTE, &d, &word))
		die("no swap entry");
	(void)snprintf(says, sizeof(says),
		       "swap swp_type=%" PRIu64 " swp_offset=0x%" PRIx64, type,
		       offset);
	put(vaddr, m->depth - 1, place(vaddr, m->depth - 1), word, says);
}

/* ---- what is in the tables ---------------------------------------------- */

static uint64_t size_at(unsigned depth)
{
	return UINT64_C(1) << m->level[depth].shift;
}

static void plan_ptes(uint64_t vaddr)
{
	const unsigned pte = m->depth - 1;
	const uint64_t page = size_at(pte);
	uint64_t pfn = 0x12345;

	/* contiguous, and then not */
	for (unsigned i = 0; i < 4; i++)
		(void)put_page(vaddr + i * page, pte, PTE_LEVEL_PTE, pfn++);
	(void)put_page(vaddr + 4 * page, pte, PTE_LEVEL_PTE, 0x54321);
	put_swap(vaddr + 6 * page, 0, 1);
	put_swap(vaddr + 7 * page, 5, 0x1234);
	put_entry(vaddr + 9 * page, pte, PTE_LEVEL_PTE, PTE_KIND_MIGRATION_READ,
		  0x777);
	put_entry(vaddr + 10 * page, pte, PTE_LEVEL_PTE,
		  PTE_KIND_MIGRATION_WRITE, 0x778);
	put_entry(vaddr + 11 * page, pte, PTE_LEVEL_PTE, PTE_KIND_HWPOISON,
		  0x779);
	/* the last word of the table */
	(void)put_page(vaddr + (page << m->level[pte].bits) - page, pte,
		       PTE_LEVEL_PTE, 0x999);
}

static void plan_pmds(uint64_t vaddr)
{
	const unsigned pmd = m->depth - 2;
	const uint64_t size = size_at(pmd);
	const uint64_t frames = size >> m->page_shift;

	for (unsigned i = 0; i < 3; i++)
		(void)put_page(vaddr + i * size, pmd, PTE_LEVEL_PMD,
			       (64 + i) * frames);
	put_entry(vaddr + 4 * size, pmd, PTE_LEVEL_PMD, PTE_KIND_MIGRATION_READ,
		  32 * frames);
	/* which only hugetlb has there */
	put_entry(vaddr + 5 * size, pmd, PTE_LEVEL_HUGETLB, PTE_KIND_HWPOISON,
		  33 * frames);
}

static void plan_pud(uint64_t vaddr)
{
	const unsigned pud = m->depth - 3;

	(void)put_page(vaddr, pud, PTE_LEVEL_PUD,
		       size_at(pud) >> m->page_shift);
}

/* a sound word but for one bit, or any word at all */
static uint64_t chance(struct random *r)
{
	const uint64_t sound = plan[random_below(r, (unsigned)planned)].word;

	return random_below(r, 2) == 0
		       ? random_word(r)
		       : sound ^ UINT64_C(1) << random_below(r, 64);
}

/* a table of words by chance */
static void put_chance(uint64_t vaddr, unsigned depth, struct random *r)
{
	const uint64_t table = place(vaddr, depth);
	char says[SAYS_SIZE];

	for (unsigned i = 0; i < 256 && i >> m->level[depth].bits == 0; i++)
		store(table + UINT64_C(8) * i, chance(r));
	(void)snprintf(says, sizeof(says), "table table=0x%" PRIx64, table);
	for (size_t i = 0; i < planned; i++)
		if (strcmp(plan[i].says, says) == 0)
			(void)snprintf(plan[i].says, SAYS_SIZE,
				       "table table=0x%" PRIx64 " chance",
				       table);
}

static void plan_broken(uint64_t vaddr)
{
	const unsigned pmd = m->depth - 2;
	struct random r = { RANDOM_SEED };

	/* a table where no memory is; one that is its own, as the root is */
	point_to(vaddr, pmd, place(vaddr, pmd), UINT64_C(0x30000000),
		 " missing");
	vaddr += size_at(0);
	point_to(vaddr, 0, place(vaddr, 0), root, " circle");
	/* one that is walked already, from another place */
	vaddr += size_at(0);
	point_to(vaddr, 0, place(vaddr, 0),
		 find_table(m->base + size_at(0) * 2, 1), " again");
	/* by chance: ptes; and what points to tables */
	for (unsigned depth = m->depth; depth-- > 1;) {
		vaddr += size_at(0);
		put_chance(vaddr, depth, &r);
	}
}

/* words that a kernel had, and what it said of them, one after the other */
static void plan_words(const char *path)
{
	uint64_t vaddr[2] = { m->base + size_at(0) * 2,
			      m->base + size_at(0) * 3 };
	char line[2 * SAYS_SIZE];
	FILE *const f = fopen(path, "r");

	if (f == NULL)
		die(path);
	while (fgets(line, sizeof(line), f) != NULL) {
		const bool pmd = strncmp(line, "pmd ", 4) == 0;
		const unsigned depth = m->depth - (pmd ? 2 : 1);
		char *says;
		const uint64_t word = strtoull(line + 4, &says, 16);

		if (strchr(line, '\n') == NULL || *says != ' ' ||
		    strlen(says) > SAYS_SIZE)
			die(line);
		line[strcspn(line, "\n")] = '\0';
		put(vaddr[pmd], depth, place(vaddr[pmd], depth), word,
		    says + 1);
		vaddr[pmd] += size_at(depth);
	}
	(void)fclose(f);
}

static void make_up(void)
{
	uint64_t vaddr;

	/* not the first word of each */
	vaddr = m->base + size_at(0) * 2 + size_at(1) * 3;
	if (m->depth > 3)
		vaddr += size_at(2) * 5;
	plan_ptes(vaddr);
	vaddr = m->base + size_at(0) * 2 + size_at(m->depth - 2) * 8;
	(void)place_in(vaddr, m->depth - 1, m->high);
	(void)put_page(vaddr, m->depth - 1, PTE_LEVEL_PTE, 0x222);
	plan_pmds(m->base + size_at(0) * 3);
	plan_pud(m->base + size_at(0) * 4);
	plan_broken(m->base + size_at(0) * 6);
}

/* ---- the core ----------------------------------------------------------- */

static void out_bytes(FILE *f, uint64_t value, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++) {
		const unsigned at = m->big_endian ? bytes - 1 - i : i;

		(void)fputc((int)(value >> (8 * at) & 0xffU), f);
	}
}

static void out_segment(FILE *f, uint32_t type, uint64_t offset,
			uint64_t address, uint64_t size)
{
	out_bytes(f, type, 4);
	out_bytes(f, PF_R, 4);
	out_bytes(f, offset, 8);
	out_bytes(f, type == PT_LOAD ? address + m->image : 0, 8);
	out_bytes(f, address, 8);
	out_bytes(f, size, 8);
	out_bytes(f, size, 8);
	out_bytes(f, 0, 8);
}

static void write_core(FILE *f)
{
	const uint64_t high_page = m->high & ~(uint64_t)(HIGH_SIZE / 2 - 1);
	const char *const release = strchr(m->layout, '@') + 1;
	const char name[12] = "VMCOREINFO";
	char notes[NOTES_SIZE];
	uint64_t size, at;

	(void)snprintf(notes, sizeof(notes),
		       "OSRELEASE=%s.0-made-up\nPAGESIZE=%" PRIu64
		       "\nSYMBOL(swapper_pg_dir)=%" PRIx64 "\n%s",
		       release, UINT64_C(1) << m->page_shift, root + m->image,
		       m->notes);
	size = (strlen(notes) + 3) / 4 * 4;
	(void)fwrite(ELFMAG, 1, SELFMAG, f);
	(void)fputc(ELFCLASS64, f);
	(void)fputc(m->big_endian ? ELFDATA2MSB : ELFDATA2LSB, f);
	(void)fputc(EV_CURRENT, f);
	for (unsigned i = EI_OSABI; i < EI_NIDENT; i++)
		(void)fputc(0, f);
	out_bytes(f, ET_CORE, 2);
	out_bytes(f, m->elf_machine, 2);
	out_bytes(f, EV_CURRENT, 4);
	out_bytes(f, 0, 8);
	out_bytes(f, sizeof(Elf64_Ehdr), 8);
	out_bytes(f, 0, 8);
	out_bytes(f, 0, 4);
	out_bytes(f, sizeof(Elf64_Ehdr), 2);
	out_bytes(f, sizeof(Elf64_Phdr), 2);
	out_bytes(f, 3, 2);
	out_bytes(f, 0, 6);
	at = sizeof(Elf64_Ehdr) + 3 * sizeof(Elf64_Phdr);
	out_segment(f, PT_NOTE, at, 0, 12 + sizeof(name) + size);
	/* where pages of the file are pages of the memory */
	at = 0x10000;
	out_segment(f, PT_LOAD, at, MEMORY, MEMORY_SIZE);
	out_segment(f, PT_LOAD, at + MEMORY_SIZE, high_page, HIGH_SIZE);
	out_bytes(f, strlen(name) + 1, 4);
	out_bytes(f, strlen(notes), 4);
	out_bytes(f, 0, 4);
	(void)fwrite(name, 1, sizeof(name), f);
	(void)fwrite(notes, 1, size, f);
	(void)fseek(f, (long)at, SEEK_SET);
	(void)fwrite(memory, 1, sizeof(memory), f);
	(void)fwrite(high, 1, sizeof(high), f);
}

/* a table's word before the words of that table */
static int in_order(const void *a, const void *b)
{
	const struct planned *const p = a, *const q = b;

	if (p->vaddr != q->vaddr)
		return p->vaddr < q->vaddr ? -1 : 1;
	return (int)p->depth - (int)q->depth;
}

static void write_plan(FILE *f)
{
	qsort(plan, planned, sizeof(plan[0]), in_order);
	for (size_t i = 0; i < planned; i++) {
		const struct planned *const p = &plan[i];

		/* what was stored last stands */
		(void)fprintf(
			f, "0x%" PRIx64 " %s 0x%" PRIx64 " 0x%" PRIx64 " %s\n",
			p->vaddr, m->level[p->depth].name, p->at, load(p->at),
			p->says);
	}
}

static FILE *create(const char *path)
{
	FILE *const f = fopen(path, "wb");

	if (f == NULL)
		die(path);
	return f;
}

static void finish(FILE *f)
{
	const bool wrong = ferror(f) != 0;

	if (fclose(f) != 0 || wrong)
		die("a file can't be written");
}

int main(int count, char **words)
{
	FILE *f;

	for (size_t i = 0; count == 1 && i < machine_count; i++)
		(void)printf("%s %s %u %u\n", machines[i].name,
			     machines[i].layout, machines[i].level[0].shift,
			     machines[i].page_shift);
	if (count != 4 && count != 5)
		return count != 1;
	for (size_t i = 0; i < machine_count; i++)
		if (strcmp(machines[i].name, words[1]) == 0)
			m = &machines[i];
	if (m == NULL ||
	    pte_target_init(m->layout, NULL, &target) != PTE_STATUS_OK)
		die(words[1]);
	root = new_table(0);
	if (count == 5)
		plan_words(words[4]);
	else
		make_up();
	f = create(words[2]);
	write_core(f);
	finish(f);
	f = create(words[3]);
	write_plan(f);
	finish(f);
	return 0;
}
