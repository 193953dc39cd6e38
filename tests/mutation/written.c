/* SPDX-License-Identifier: BSD-2-Clause */
#include "written.h"

#include <stdio.h>
#include <stdlib.h>

#include <pte/prove/set.h>

#include "common/domain.h"
#include "prove/page.h"
#include "prove/pages.h"
#include "prove/scene.h"
#include "prove/tables.h"

/* of one lot of words, none passes a and not b */
static bool is_within(const struct pte_set *words, const struct pte_test *a,
		      const struct pte_test *b)
{
	static struct pte_set left;

	left = *words;
	if (pte_set_restrict(&left, a) != PTE_STATUS_OK ||
	    pte_set_subtract(&left, b) != PTE_STATUS_OK) {
		fprintf(stderr, "more patterns than a set has room for\n");
		exit(2);
	}
	return left.count == 0;
}

static bool are_alike(const struct pte_set *words, const struct pte_test *a,
		      const struct pte_test *b)
{
	return is_within(words, a, b) && is_within(words, b, a);
}

static bool entries_alike(const struct scene *s, const struct pte_test *a,
			  const struct pte_test *b)
{
	static struct pte_set words;
	static struct parts parts;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const enum pte_kind kind = (enum pte_kind)k;

		if (!pte_scene_has(s, kind))
			continue;

		const struct pte_entries entries = pte_scene_entries(
			s, kind, pte_domain_of(s->t, kind), s->flags);

		if (pte_scene_words(s, &entries, &parts, &words) !=
		    PTE_STATUS_OK)
			exit(2);
		if (!are_alike(&words, a, b))
			return false;
	}
	return true;
}

static bool page_alike(const struct scene *s, uint64_t protection,
		       const struct pte_test *a, const struct pte_test *b)
{
	static struct pte_set words;
	struct pte_words pages =
		pte_pages_words(s, protection, pte_pages_beside(s, protection));

	pages.page.beside |= pte_pages_flags(s);
	if (pte_page_words(&pages.page, &words) != PTE_STATUS_OK)
		exit(2);
	return are_alike(&words, a, b);
}

static bool is_any(const char *protection)
{
	(void)protection;
	return true;
}

static bool is_with_access(const char *protection)
{
	return !pte_pages_without_access(protection);
}

static bool new_pages_alike(const struct pte_target *t, enum pte_level level,
			    bool (*is_meant)(const char *protection),
			    const struct pte_test *a, const struct pte_test *b)
{
	static struct pte_set words;
	const struct scene s = pte_scene_of(t, level);

	for (const struct pte_protection *p = t->model->protections;
	     p->name != NULL; p++) {
		const uint64_t leaf =
			pte_layout_leaf(t->layout, level, p->bits);
		struct pte_words pages = pte_pages_words(&s, leaf, 0);

		if (p->in.since > t->version || p->in.until < t->version ||
		    !pte_pages_are_made(&s, p->name) || !is_meant(p->name))
			continue;
		pages.page.beside = pte_pages_flags(&s);
		if (pte_page_words(&pages.page, &words) != PTE_STATUS_OK)
			exit(2);
		if (!are_alike(&words, a, b))
			return false;
	}
	return true;
}

bool written_new_pages_alike(const struct pte_target *t, enum pte_level level,
			     const struct pte_test *a, const struct pte_test *b)
{
	return new_pages_alike(t, level, is_any, a, b);
}

bool written_accessible_pages_alike(const struct pte_target *t,
				    enum pte_level level,
				    const struct pte_test *a,
				    const struct pte_test *b)
{
	return new_pages_alike(t, level, is_with_access, a, b);
}

static bool pages_alike(const struct scene *s, const struct pte_test *a,
			const struct pte_test *b)
{
	for (const struct pte_protection *p = s->t->model->protections;
	     p->name != NULL; p++) {
		if (p->in.since > s->t->version ||
		    p->in.until < s->t->version ||
		    !pte_pages_are_made(s, p->name))
			continue;

		const uint64_t leaf =
			pte_layout_leaf(s->t->layout, s->level, p->bits);

		if (!page_alike(s, leaf, a, b) ||
		    (!pte_test_is_never(&s->view->invalidated) &&
		     !page_alike(s,
				 pte_change_apply(&s->view->invalidate, leaf),
				 a, b)))
			return false;
	}
	return true;
}

bool written_tables_alike(const struct pte_target *t, enum pte_level level,
			  const struct pte_test *a, const struct pte_test *b)
{
	static struct pte_set words;
	struct pte_tables tables;
	bool alike = true;

	for (unsigned n = 0; pte_target_tables(t, level, n, &tables); n++) {
		if (pte_page_words(&tables.words, &words) != PTE_STATUS_OK)
			exit(2);
		alike = alike && are_alike(&words, a, b);
	}
	return alike;
}

bool written_leaves_alike(const struct pte_target *t, enum pte_level level,
			  const struct pte_test *a, const struct pte_test *b)
{
	const struct scene s = pte_scene_of(t, level);
	const uint64_t empty = t->layout->empty[level];

	return pte_test_has(a, empty) == pte_test_has(b, empty) &&
	       entries_alike(&s, a, b) && pages_alike(&s, a, b);
}

bool written_alike(const struct pte_target *t, enum pte_level level,
		   const struct pte_test *a, const struct pte_test *b)
{
	return written_leaves_alike(t, level, a, b) &&
	       written_tables_alike(t, level, a, b);
}

bool written_lacks(const struct pte_target *t, enum pte_level level,
		   unsigned bit)
{
	const struct pte_test has = { PTE_BIT(bit), PTE_BIT(bit), 0, 0 };
	const struct pte_test never = PTE_TEST_NEVER;
	const struct scene s = pte_scene_of(t, level);

	return entries_alike(&s, &has, &never);
}

bool written_pages_alike(const struct pte_target *t, enum pte_level level,
			 const struct pte_test *a, const struct pte_test *b)
{
	const struct scene s = pte_scene_of(t, level);

	return pages_alike(&s, a, b) && written_tables_alike(t, level, a, b);
}
