/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Finds out which kernel runs: uname says architecture and version, sysconf the
 * size of pages, /proc/cpuinfo and the kernel's configuration the rest. With
 * PTE_SYSROOT files say all of it.
 */
#include "running.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <pte/target.h>

#include "kconfig.h"
#include "log/machine.h"
#include "sysroot.h"
#include "term/out.h"
#include "term/say.h"
#include "unpacked.h"

static const char name_of_running[] = "running";

#define TEXT_SIZE 128
#define NAMES_SIZE 512

/* What the machine says of its kernel. */
struct machine {
	char arch[TEXT_SIZE], release[TEXT_SIZE];
	unsigned long page_size;
	char cpuinfo[SYSROOT_PATH_SIZE], config[SYSROOT_PATH_SIZE];
	const char *no_config; /* why it can't be read; NULL: it can */
};

/* ---- files -------------------------------------------------------------- */

/* the first line of a file, without its end; false after a message */
static bool read_line(const char *path, char to[static TEXT_SIZE])
{
	FILE *const file = fopen(path, "re");
	bool good;

	if (file == NULL) {
		say(0, "%s: %s: %s", name_of_running, path, strerror(errno));
		return false;
	}
	good = fgets(to, TEXT_SIZE, file) != NULL;
	(void)fclose(file);
	if (good)
		to[strcspn(to, "\n")] = '\0';
	good = good && to[0] != '\0';
	if (!good)
		say(0, "%s: %s: nothing stands there", name_of_running, path);
	return good;
}

/* "key : ...", "key=..." */
static const char *behind_key(const char *line, const char *key)
{
	const size_t length = strlen(key);

	if (strncmp(line, key, length) != 0 ||
	    strchr("\t :=", line[length]) == NULL || line[length] == '\0')
		return NULL;
	return line + length;
}

static bool has_word(const char *text, const char *word)
{
	const size_t length = strlen(word);

	for (const char *at = text; (at = strstr(at, word)) != NULL; at++)
		if (!isalnum((unsigned char)at[-1]) &&
		    !isalnum((unsigned char)at[length]))
			return true;
	return false;
}

/* whether a line of the file begins with the key, and has the word */
static bool file_says(const char *path, const char *key, const char *word)
{
	const char *wrong;
	FILE *const file = unpacked_open(path, &wrong);
	char *line = NULL;
	size_t room = 0;
	bool says = false;

	if (file == NULL)
		return false;
	while (!says && getline(&line, &room, file) >= 0) {
		const char *const rest = behind_key(line, key);

		says = rest != NULL && has_word(rest, word);
	}
	free(line);
	(void)fclose(file);
	return says;
}

/* ---- the machine -------------------------------------------------------- */

/* "KernelPageSize:        4 kB", of the first mapping */
static unsigned long saved_page_size(void)
{
	char path[SYSROOT_PATH_SIZE];
	FILE *const file = fopen(sysroot_path(path, "/proc/self/smaps"), "re");
	unsigned long size = 0;
	char *line = NULL;
	size_t room = 0;

	while (size == 0 && file != NULL && getline(&line, &room, file) >= 0) {
		const char *const rest = behind_key(line, "KernelPageSize");

		if (rest != NULL)
			size = strtoul(rest + 1, NULL, 10) << 10U;
	}
	free(line);
	if (file != NULL)
		(void)fclose(file);
	if (size == 0)
		say(0, "%s: %s: no KernelPageSize", name_of_running, path);
	return size;
}

unsigned long running_page_size(void)
{
	return sysroot()[0] != '\0' ? saved_page_size()
				    : (unsigned long)sysconf(_SC_PAGESIZE);
}

static bool read_saved(struct machine *m)
{
	char path[SYSROOT_PATH_SIZE], machine[TEXT_SIZE];

	if (!read_line(sysroot_path(path, "/proc/sys/kernel/arch"), machine) ||
	    !read_line(sysroot_path(path, "/proc/sys/kernel/osrelease"),
		       m->release))
		return false;
	(void)snprintf(m->arch, sizeof(m->arch), "%s", machine_arch(machine));
	return true;
}

static bool read_uname(struct machine *m)
{
	struct utsname u;

	if (uname(&u) < 0 || strcmp(u.sysname, "Linux") != 0) {
		say(0, "%s: this isn't Linux: name a layout", name_of_running);
		return false;
	}
	(void)snprintf(m->release, sizeof(m->release), "%s", u.release);
	(void)snprintf(m->arch, sizeof(m->arch), "%s", machine_arch(u.machine));
	return true;
}

static const char packed_config[] = "/proc/config.gz";

/* the kernel's own, or where distributions put it, the place that most do last
 */
static void find_config(struct machine *m)
{
	static const struct {
		const char *before, *behind;
	} places[] = { { "/lib/modules/", "/config" },
		       { "/boot/config-", "" } };

	(void)sysroot_path(m->config, "%s", packed_config);
	if (unpacked_can() && access(m->config, R_OK) == 0)
		return;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		(void)sysroot_path(m->config, "%s%s%s", places[i].before,
				   m->release, places[i].behind);
		if (access(m->config, R_OK) == 0)
			return;
	}
	m->no_config = strerror(errno);
}

static bool read_machine(struct machine *m)
{
	if (!(sysroot()[0] != '\0' ? read_saved : read_uname)(m))
		return false;
	m->page_size = running_page_size();
	(void)sysroot_path(m->cpuinfo, "/proc/cpuinfo");
	find_config(m);
	return m->page_size != 0;
}

/* ---- its layout --------------------------------------------------------- */

static const struct machine_sign *sign_of(const char *part, size_t length)
{
	const struct machine_sign *sign;

	for (size_t n = 0; (sign = machine_sign(n)) != NULL; n++)
		if (strlen(sign->part) == length &&
		    memcmp(sign->part, part, length) == 0)
			return sign;
	return NULL;
}

static bool machine_says(const struct machine *m,
			 const struct machine_sign *sign)
{
	return file_says(sign->file == MACHINE_CPUINFO ? m->cpuinfo : m->config,
			 sign->key, sign->word);
}

/* How well a layout fits: what must be said of it, and isn't. */
struct fit {
	unsigned said;
	bool wrong;
	const char *doubt; /* what would have to be known; NULL: nothing */
};

static struct fit fit_of(const struct machine *m, const struct pte_model *model)
{
	const char *part = model->layout->name + strlen(model->arch->name);
	struct fit fit = { 0, false, NULL };

	while (*part == '-') {
		const size_t length = strcspn(++part, "-");
		const struct machine_sign *const sign = sign_of(part, length);

		part += length;
		if (sign == NULL)
			continue;
		if (sign->file == MACHINE_CONFIG && m->no_config != NULL)
			fit.doubt = "its configuration says so";
		else if (!machine_says(m, sign))
			fit.wrong = true;
		else if (sign->unless != NULL)
			fit.doubt = sign->unless;
		else
			fit.said++;
	}
	return fit;
}

static bool has_version(const char *name, const char *release)
{
	char full[2 * TEXT_SIZE];
	struct pte_target t;

	(void)snprintf(full, sizeof(full), "%s@%s", name, release);
	return pte_target_init(full, NULL, &t) == PTE_STATUS_OK;
}

/* The layouts of an architecture with that size of pages. */
struct candidates {
	const struct pte_model *best;
	unsigned said;
	bool in_version;
	/* what may be another one; NULL: nothing */
	const char *perhaps, *doubt;
	unsigned perhaps_said;
	char names[NAMES_SIZE]; /* "arm64-4k, arm64-4k-lpa2" */
};

static void weigh(struct candidates *c, const struct machine *m,
		  const struct pte_model *model)
{
	const struct fit fit = fit_of(m, model);
	const char *const name = model->layout->name;
	const bool in_version = has_version(name, m->release);
	const size_t at = strlen(c->names);

	(void)snprintf(c->names + at, sizeof(c->names) - at, "%s%s",
		       at == 0 ? "" : ", ", name);
	if (fit.wrong)
		return;
	if (fit.doubt != NULL && in_version) {
		c->perhaps = name;
		c->perhaps_said = fit.said + 1;
		c->doubt = fit.doubt;
	}
	if (fit.doubt != NULL)
		return;
	/* a variant that is younger than the kernel isn't its layout */
	if (c->best != NULL &&
	    (in_version == c->in_version ? fit.said <= c->said : !in_version))
		return;
	c->best = model;
	c->said = fit.said;
	c->in_version = in_version;
}

static void say_result(const struct candidates *c, const struct machine *m,
		       const struct pte_arch *arch)
{
	if (c->names[0] == '\0')
		say(0, "%s: no layout of %s has pages of %lu bytes",
		    name_of_running, arch->name, m->page_size);
	else if (c->best == NULL)
		say(0, "%s: nothing says which it is of %s: name one",
		    name_of_running, c->names);
	else if (c->doubt != NULL && c->perhaps_said > c->said)
		say(0, "note: %s is taken; it's %s if %s",
		    c->best->layout->name, c->perhaps, c->doubt);
}

static const struct pte_model *find_model(const struct machine *m)
{
	const struct pte_model *any;
	struct candidates c = { .best = NULL };
	const char *last = "";

	if (pte_model_find(m->arch, strlen(m->arch), 0, &any) !=
	    PTE_STATUS_OK) {
		say(0, "%s: %s: this architecture isn't modelled",
		    name_of_running, m->arch);
		return NULL;
	}
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const model = pte_model_at(i);

		if (model->arch != any->arch ||
		    strcmp(model->layout->name, last) == 0 ||
		    1UL << model->layout->page_shift != m->page_size)
			continue;
		last = model->layout->name;
		weigh(&c, m, model);
	}
	say_result(&c, m, any->arch);
	return c.best;
}

/* ---- its configuration -------------------------------------------------- */

static bool read_config(const struct machine *m, struct pte_config *config)
{
	char path[SYSROOT_PATH_SIZE];

	if (m->no_config == NULL)
		return kconfig_read(m->config, config);
	say(0,
	    "note: %s: %s: every option is taken to be on that the kernel "
	    "can have%s",
	    m->config, m->no_config,
	    !unpacked_can() && access(sysroot_path(path, "%s", packed_config),
				      R_OK) == 0
		    ? "; unpack /proc/config.gz, and name it with --config"
		    : "");
	return true;
}

/* What was found out, once. */
static struct {
	bool known, good;
	char name[2 * TEXT_SIZE];
	struct machine machine;
	struct pte_config config;
	bool configured;
} found;

static bool find_running(void)
{
	const struct pte_model *model;

	if (!read_machine(&found.machine))
		return false;
	model = find_model(&found.machine);
	if (model == NULL)
		return false;
	(void)snprintf(found.name, sizeof(found.name), "%s@%s",
		       model->layout->name, found.machine.release);
	return true;
}

bool running_resolve(const char **name, struct pte_config *config)
{
	if (strcmp(*name, name_of_running) != 0)
		return true;
	if (!found.known) {
		found.known = true;
		found.good = find_running();
	}
	if (!found.good)
		return false;
	*name = found.name;
	if (config == NULL || config->on != 0 || config->off != 0)
		return true;
	if (!found.configured) {
		found.configured = true;
		if (!read_config(&found.machine, &found.config))
			return false;
	}
	config->on = found.config.on;
	config->off = found.config.off;
	return true;
}
