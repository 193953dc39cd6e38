/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads what the build left.
 */
#include "about.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/lists.h>

#include "options.h"

struct field {
	const char *name;
	char *to;
	size_t size;
};

static void take_line(char *line, const struct field *fields, size_t count)
{
	char *const value = strchr(line, '=');

	if (value == NULL)
		return;
	*value = '\0';
	for (size_t i = 0; i < count; i++)
		if (strcmp(fields[i].name, line) == 0)
			snprintf(fields[i].to, fields[i].size, "%.*s",
				 (int)strcspn(value + 1, "\n"), value + 1);
}

#define FIELD(member)                                                          \
	{                                                                      \
#member, about->member, sizeof(about->member)                  \
	}

bool about_read(const char *path, struct about *about)
{
	const struct field fields[] = {
		FIELD(version),
		FIELD(arch),
		FIELD(clang),
		FIELD(defconfig),
		FIELD(options),
		FIELD(autoconf),
		FIELD(objects),
		FIELD(triple),
		FIELD(unread),
		{ "llvm", about->suffix, sizeof(about->suffix) },
	};
	FILE *const file = fopen(path, "r");
	char line[4096];

	*about = (struct about){ .version = "" };
	if (file == NULL)
		return false;
	while (fgets(line, sizeof(line), file) != NULL)
		take_line(line, fields, sizeof(fields) / sizeof(fields[0]));
	fclose(file);
	return about->version[0] != '\0';
}

#define KCONFIG_NAME(with, option, kconfig, ...)                               \
	[PTE_OPTION_##option] = #kconfig,
static const char *const kconfig_names[] = { PTE_OPTION_ROWS(KCONFIG_NAME, 0) };

const char *about_option_name(unsigned option)
{
	return kconfig_names[option];
}

/* those of which a line says "#define CONFIG_X 1" */
static uint32_t options_on(FILE *file)
{
	char line[1024], wanted[256];
	uint32_t on = 0;

	while (fgets(line, sizeof(line), file) != NULL)
		for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
			snprintf(wanted, sizeof(wanted),
				 "#define CONFIG_%s 1\n", kconfig_names[o]);
			if (strcmp(line, wanted) == 0)
				on |= PTE_OPTION_SET(o);
		}
	return on;
}

bool about_config(const struct about *about, const struct pte_model *model,
		  uint16_t version, struct pte_config *config)
{
	FILE *const file = fopen(about->autoconf, "r");
	const uint32_t known = pte_model_options(model, version);
	uint32_t on;

	if (file == NULL)
		return false;
	on = options_on(file);
	fclose(file);
	*config = (struct pte_config)PTE_CONFIG_DEFAULT;
	config->on = on & known;
	config->off = known & ~on;
	return true;
}

uint16_t about_version(const struct about *about, const struct pte_arch *arch)
{
	char *end;
	const unsigned long major = strtoul(about->version, &end, 10);
	const unsigned long minor = *end == '.' ? strtoul(end + 1, NULL, 10)
						: 0;
	uint16_t version;

	version = (uint16_t)PTE_LINUX(major, minor);
	if (version <= arch->newest)
		return version;
	complain("Linux %s: newer than %u.%u, the newest that is modelled: "
		 "compared with that",
		 about->version, (unsigned)(arch->newest >> 8U),
		 (unsigned)(arch->newest & 0xffU));
	return arch->newest;
}
