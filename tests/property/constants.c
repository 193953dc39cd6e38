/* SPDX-License-Identifier: BSD-2-Clause */
#include "constants.h"

#include <string.h>

#include "../cases.h"

/* EACH_LAYOUT: tests/CMakeLists.txt reads it off the public headers */
#include "each_layout.h"

/* the level must be a constant too, or nothing of it folds */
#define AT_LEVEL(L, level, ask, otherwise)                                     \
	((level) == PTE_LEVEL_PTE  ? ask(L, PTE_LEVEL_PTE)                     \
	 : (L).view[level] == NULL ? (otherwise)                               \
	 : (level) == PTE_LEVEL_PMD                                            \
		 ? AT(L, PTE_LEVEL_PMD, ask, otherwise)                        \
		 : AT(L, PTE_LEVEL_HUGETLB, ask, otherwise))
#define AT(L, level, ask, otherwise)                                           \
	((L).view[level] != NULL ? ask(L, level) : (otherwise))
#define NONE(L, level) pte_test_has(&(L).view[level]->none, v)
#define PRESENT(L, level) pte_layout_is_present(&(L), level, (L).view[level], v)
#define READ(L, level) pte_place_read((L).place[level], v)
#define WRITE(L, level)                                                        \
	pte_place_write_masked((L).place[level], address, protection)

#define FUNCTIONS(L)                                                           \
	static uint64_t encode_##L(uint64_t entry)                             \
	{                                                                      \
		return pte_layout_swap_encode_masked(&(L), PTE_LEVEL_PTE,      \
						     entry);                   \
	}                                                                      \
	static enum pte_status checked_##L(unsigned type, uint64_t offset,     \
					   uint64_t *value_ret)                \
	{                                                                      \
		return pte_layout_swap_encode_checked(                         \
			&(L), PTE_LEVEL_PTE, type, offset, value_ret);         \
	}                                                                      \
	static uint64_t decode_##L(uint64_t v)                                 \
	{                                                                      \
		return pte_layout_swap_decode(&(L), PTE_LEVEL_PTE, v);         \
	}                                                                      \
	static unsigned type_##L(uint64_t v)                                   \
	{                                                                      \
		return pte_layout_swap_type(&(L), PTE_LEVEL_PTE, v);           \
	}                                                                      \
	static uint64_t offset_##L(uint64_t v)                                 \
	{                                                                      \
		return pte_layout_swap_offset(&(L), PTE_LEVEL_PTE, v);         \
	}                                                                      \
	static bool none_##L(enum pte_level level, uint64_t v)                 \
	{                                                                      \
		return AT_LEVEL(L, level, NONE, false);                        \
	}                                                                      \
	static bool present_##L(enum pte_level level, uint64_t v)              \
	{                                                                      \
		return AT_LEVEL(L, level, PRESENT, false);                     \
	}                                                                      \
	static uint64_t read_##L(enum pte_level level, uint64_t v)             \
	{                                                                      \
		return AT_LEVEL(L, level, READ, 0);                            \
	}                                                                      \
	static uint64_t write_##L(enum pte_level level, uint64_t address,      \
				  uint64_t protection)                         \
	{                                                                      \
		return AT_LEVEL(L, level, WRITE, protection);                  \
	}

EACH_LAYOUT(FUNCTIONS)

#define ROW(L)                                                                 \
	{ &(L),       encode_##L, checked_##L, decode_##L, type_##L,           \
	  offset_##L, none_##L,   present_##L, read_##L,   write_##L },
static const struct constant constants[] = { EACH_LAYOUT(ROW) };

const struct constant *constant_of(const struct pte_layout *layout)
{
	/* each file has its own copy: layouts are the same by name and version
	 */
	for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++)
		if (strcmp(constants[i].layout->name, layout->name) == 0 &&
		    constants[i].layout->since == layout->since)
			return &constants[i];
	check(false, "%s of %u.%u has no constant form here", layout->name,
	      PTE_LINUX_MAJOR(layout->since), PTE_LINUX_MINOR(layout->since));
	return NULL;
}
