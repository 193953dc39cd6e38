/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a boot loader or a hypervisor writes: both libraries, linked without a C
 * library. The five functions that compilers make calls of are its own.
 */
#include <stddef.h>

#include <pte/prove/prove.h>

void *memmove(void *to, const void *from, size_t count);
void *memcpy(void *restrict to, const void *restrict from, size_t count);
void *memset(void *to, int byte, size_t count);
int memcmp(const void *a, const void *b, size_t count);
size_t strlen(const char *text);

void *memmove(void *to, const void *from, size_t count)
{
	unsigned char *const t = to;
	const unsigned char *const f = from;

	if (t < f)
		for (size_t i = 0; i < count; i++)
			t[i] = f[i];
	else
		while (count-- > 0)
			t[count] = f[count];
	return to;
}

void *memcpy(void *restrict to, const void *restrict from, size_t count)
{
	return memmove(to, from, count);
}

void *memset(void *to, int byte, size_t count)
{
	unsigned char *const t = to;

	for (size_t i = 0; i < count; i++)
		t[i] = (unsigned char)byte;
	return to;
}

int memcmp(const void *a, const void *b, size_t count)
{
	const unsigned char *const x = a, *const y = b;

	for (size_t i = 0; i < count; i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	return 0;
}

size_t strlen(const char *text)
{
	size_t n = 0;

	while (text[n] != '\0')
		n++;
	return n;
}

/* 0: a word was read, and a census of all words taken */
int freestanding(void);
int freestanding(void)
{
	struct pte_target target;
	struct pte_reading reading;
	struct pte_census census;

	return pte_target_init("x86_64@6.12", NULL, &target) != PTE_STATUS_OK ||
	       pte_target_decode(&target, PTE_LEVEL_PTE, 0x2fffffffffdb9608,
				 &reading) != PTE_STATUS_OK ||
	       reading.kind != PTE_KIND_SWAP ||
	       pte_census_take(&target, PTE_LEVEL_PTE, &census) !=
		       PTE_STATUS_OK ||
	       !census.complete;
}
