/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Looks up layouts and builds targets. Most of the file is messages: an error
 * says what would have been right (the nearest name, the versions, the missing
 * option).
 */
#include "find.h"

#include <stdio.h>
#include <string.h>

#include "running.h"
#include "scheme.h"
#include "spec/named.h"
#include "spec/spec.h"
#include "term/near.h"
#include "term/out.h"
#include "term/say.h"

const char *version_text(char to[static VERSION_SIZE], uint16_t version)
{
	(void)snprintf(to, VERSION_SIZE, "%u.%u", PTE_LINUX_MAJOR(version),
		       PTE_LINUX_MINOR(version));
	return to;
}

static void say_unknown_layout(const char *quoted, const char *name,
			       size_t length)
{
	char names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, name, length);
	for (size_t i = 0; i < pte_model_count(); i++)
		near_offer(&near, pte_model_at(i)->layout->name);
	/* names of named specs have a dash; beside others they are noise */
	for (size_t i = 0;
	     memchr(name, '-', length) != NULL && i < named_spec_count; i++)
		near_offer(&near, named_specs[i].name);
	say(0, "%s: unknown layout; %s", quoted, near_text(&near, names));
}

#define SPECS_SIZE 512

/* what stands behind the '@', or "" */
static const char *version_of(const char *name)
{
	const char *const at = strchr(name, '@');

	return at == NULL ? "" : at + 1 + (at[1] == 'v');
}

unsigned find_specs_of(const char *name,
		       struct found_spec found[static FOUND_SPECS_MAX])
{
	const size_t length = strcspn(name, "@");
	const char *const version = version_of(name);
	char arch[PTE_TARGET_NAME_SIZE];
	unsigned count = 0;

	(void)snprintf(arch, sizeof(arch), "%.*s", (int)length, name);
	for (size_t i = 0; i < named_spec_count && count < FOUND_SPECS_MAX;
	     i++) {
		const struct spec *const spec = spec_open(named_specs[i].name);
		const struct spec_kernels *const k =
			spec == NULL ? NULL : spec_covers(spec, arch, version);

		if (k != NULL)
			found[count++] =
				(struct found_spec){ spec, named_specs[i].name,
						     k->only };
	}
	return count;
}

/* "; of 4.4 there is x86_64-3.5"; nothing where no named spec covers it */
static const char *specs_of(char to[static SPECS_SIZE], const char *name)
{
	struct found_spec found[FOUND_SPECS_MAX];
	const unsigned count = find_specs_of(name, found);
	struct out text;

	out_to_memory(&text, to, SPECS_SIZE);
	for (unsigned i = 0; i < count; i++) {
		if (i == 0)
			out_format(&text, "; of %s there is ",
				   version_of(name));
		out_format(&text, "%s%s", i == 0 ? "" : ", ", found[i].name);
		if (found[i].only != NULL)
			out_format(&text, " (%s)", found[i].only);
	}
	return out_memory(&text);
}

/* report what is wrong with ARCH[-VARIANT][@VERSION] */
static void say_bad_name(const char *name, enum pte_status status)
{
	const size_t length = strcspn(name, "@");
	char quoted[QUOTE_SIZE], since[VERSION_SIZE], until[VERSION_SIZE];
	char specs[SPECS_SIZE] = "";
	struct pte_span span;

	(void)quote(quoted, name, strlen(name));
	if (status == PTE_STATUS_VERSION_TOO_OLD)
		(void)specs_of(specs, name);
	if (named_spec_find(name, length) != NULL)
		say(0, "%s: %.*s is a spec of one version: leave it out",
		    quoted, (int)length, name);
	else if (pte_model_versions(name, length, &span) != PTE_STATUS_OK)
		say_unknown_layout(quoted, name, length);
	else if (status == PTE_STATUS_SYNTAX)
		say(0, "%s: malformed: a version is N.N, vN.N or N.N.N",
		    quoted);
	else
		say(0, "%s: %s: %.*s is modelled from %s to %s%s", quoted,
		    pte_status_str(status), (int)length, name,
		    version_text(since, span.since),
		    version_text(until, span.until), specs);
}

/* all options that this one depends on, directly or not */
static uint32_t needs_of(unsigned option)
{
	uint32_t needs = pte_option_info(option)->needs, before;

	do {
		before = needs;
		for (unsigned o = 0; pte_option_info(o) != NULL; o++)
			if ((needs & PTE_OPTION_SET(o)) != 0)
				needs |= pte_option_info(o)->needs;
	} while (needs != before);
	return needs;
}

static void say_option_needs(const struct pte_config *config)
{
	for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
		const uint32_t off = needs_of(o) & config->off;

		if ((config->on & PTE_OPTION_SET(o)) == 0 || off == 0)
			continue;
		for (unsigned n = 0; pte_option_info(n) != NULL; n++)
			if ((off & PTE_OPTION_SET(n)) != 0)
				say(0, "--config: %s needs %s, which is off",
				    pte_option_info(o)->name,
				    pte_option_info(n)->name);
		return;
	}
	say(0, "--config: %s", pte_status_str(PTE_STATUS_OPTION_NEEDS));
}

/*
 * report why the kernel lacks an option; its versions, if those are the reason
 */
static void say_no_option(const struct pte_model *model, uint16_t version,
			  const struct pte_config *config)
{
	const uint32_t has = pte_model_options(model, version);
	char text[VERSION_SIZE], since[VERSION_SIZE], until[VERSION_SIZE];
	const char *const name = model->layout->name;

	(void)version_text(text, version);
	for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
		struct pte_span in = { 0, PTE_LINUX_ONWARDS };

		if ((config->on & ~has & PTE_OPTION_SET(o)) == 0)
			continue;
		(void)pte_model_option_span(model, o, version, &in);
		if (version < in.since)
			say(0, "--config: %s@%s has no %s: it came in %s", name,
			    text, pte_option_info(o)->name,
			    version_text(since, in.since));
		else if (version > in.until)
			say(0, "--config: %s@%s has no %s: it was in %s to %s",
			    name, text, pte_option_info(o)->name,
			    version_text(since, in.since),
			    version_text(until, in.until));
		else
			say(0, "--config: %s@%s has no %s", name, text,
			    pte_option_info(o)->name);
		return;
	}
	/* numbers of the machine that only some architectures have */
	if (config->cache_bits != 0 && !model->arch->l1tf)
		say(0,
		    "--config: %s@%s has no cache_bits: its processors have no "
		    "L1TF",
		    name, text);
	else if (config->empty_pmd != 0 &&
		 model->empty_symbol[PTE_LEVEL_PMD] == NULL)
		say(0,
		    "--config: %s@%s has no empty_pmd: an empty pmd is no "
		    "symbol's address there",
		    name, text);
	else
		say(0,
		    "--config: %s@%s has no c_bit: its processors encrypt no "
		    "memory by a bit of the address",
		    name, text);
}

static void say_bad_config(const struct pte_model *model, uint16_t version,
			   const struct pte_config *config,
			   enum pte_status status)
{
	if (status == PTE_STATUS_OPTION_NEEDS)
		say_option_needs(config);
	else if (status == PTE_STATUS_NO_OPTION)
		say_no_option(model, version, config);
	else
		say(0, "%s: %s", model->layout->name, pte_status_str(status));
}

bool find_row(const char *name, const struct pte_model **model_ret,
	      uint16_t *version_ret)
{
	struct pte_target target;
	const struct spec *spec;
	enum pte_status status;

	if (spec_is_named(name)) {
		spec = spec_open(name);
		if (spec == NULL)
			return false;
		*model_ret = &spec->model;
		*version_ret = spec->version;
		return true;
	}
	status = pte_target_init(name, NULL, &target);
	if (status != PTE_STATUS_OK) {
		say_bad_name(name, status);
		return false;
	}
	*model_ret = target.model;
	*version_ret = target.version;
	return true;
}

const char *heading_text(char to[static HEADING_SIZE],
			 const struct pte_target *target)
{
	const struct spec *const spec = spec_of(target->model);
	const bool has_tree = spec != NULL && spec->tree != NULL;

	(void)snprintf(to, HEADING_SIZE, "%s%s%s", target->name,
		       has_tree ? " of " : "", has_tree ? spec->tree : "");
	return to;
}

/* of kernels that aren't versions, the spec's name says more than its version
 */
static void name_target(struct pte_target *target)
{
	const struct spec *const spec = spec_of(target->model);

	if (spec != NULL && spec->kernels != NULL)
		target->name[strcspn(target->name, "@")] = '\0';
}

bool find_target_of(const struct pte_model *model, uint16_t version,
		    const struct pte_config *config,
		    struct pte_target *target_ret)
{
	const enum pte_status status =
		pte_target_of(model, version, config, target_ret);

	if (status != PTE_STATUS_OK)
		say_bad_config(model, version, config, status);
	else
		name_target(target_ret);
	return status == PTE_STATUS_OK && scheme_apply_spec(target_ret);
}

/* In releases of kernels into which their vendors port back what is newer, and
 * of the tree that has what comes next. */
static const char *const vendors[] = { ".el", "-default", "uek", "-next-" };

bool find_is_vendors(const char *name)
{
	const char *const release = strchr(name, '@');

	for (size_t i = 0;
	     release != NULL && i < sizeof(vendors) / sizeof(vendors[0]); i++)
		if (strstr(release, vendors[i]) != NULL)
			return true;
	return false;
}

bool find_target(const char *name, const struct pte_config *config,
		 struct pte_target *target_ret)
{
	struct pte_config own = PTE_CONFIG_DEFAULT;
	const struct pte_model *model;
	uint16_t version;

	if (config != NULL)
		own = *config;
	if (!running_resolve(&name, &own) ||
	    !find_row(name, &model, &version) ||
	    !find_target_of(model, version, &own, target_ret))
		return false;
	/* say_uncertain has no bracket to tell of then */
	if (!spec_is_named(name) && find_is_vendors(name))
		target_ret->certain = false;
	return true;
}

bool level_is_described(const struct pte_target *target, enum pte_level level)
{
	return target->layout->table[level] != NULL ||
	       find_level(target, level);
}

bool find_level(const struct pte_target *target, enum pte_level level)
{
	if (target->layout->view[level] != NULL)
		return true;
	say(0,
	    pte_layout_describes(target->layout, level)
		    ? "--level=%s: %s has no leaf entries at that level"
		    : "--level=%s: %s doesn't describe that level",
	    pte_level_name(level), target->name);
	return false;
}

bool find_target_at_level(const struct options *o, bool tables_do,
			  struct pte_target *target_ret)
{
	if (o->layout == NULL) {
		say(0, "which layout? Name one with --layout; "
		       "`pte list layouts` shows them");
		return false;
	}
	return find_target(o->layout, &o->config, target_ret) &&
	       (tables_do ? level_is_described(target_ret, o->level)
			  : find_level(target_ret, o->level)) &&
	       scheme_apply(o, target_ret);
}
