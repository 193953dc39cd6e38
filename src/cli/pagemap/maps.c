/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads all of /proc/PID/maps before anything is printed, so that it's one
 * state of the process as far as the kernel gives that. A process has 65530
 * mappings at most by default, and a line has a hundred bytes.
 */
#include "maps.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "term/number.h"
#include "term/say.h"

#define ROOM 65536

/* ---- the file ----------------------------------------------------------- */

static bool say_cannot(const struct maps *m, const char *path)
{
	if (errno == ESRCH)
		say(0,
		    "%s: no memory of its own: a kernel thread, or a "
		    "process that has ended",
		    m->pid);
	else if (errno == ENOENT)
		say(0, "%s: no such process: %s: %s", m->pid, path,
		    strerror(errno));
	else if (errno == EACCES || errno == EPERM)
		say(0,
		    "%s: not permitted: it takes a process of one's own, or "
		    "CAP_SYS_PTRACE",
		    m->pid);
	else
		say(0, "%s: %s: %s", m->pid, path, strerror(errno));
	return false;
}

static bool make_room(struct maps *m, size_t *room)
{
	const size_t more = *room == 0 ? ROOM : 2 * *room;
	char *const text = realloc(m->text, more);

	if (text == NULL) {
		say(0, "out of memory");
		return false;
	}
	m->text = text;
	*room = more;
	return true;
}

/* the text ends with a NUL */
static bool read_all(struct maps *m, const char *path)
{
	size_t room = 0;

	for (;;) {
		ssize_t n;

		if (m->length + 1 >= room && !make_room(m, &room))
			return false;
		n = read(m->fd, m->text + m->length, room - m->length - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return say_cannot(m, path);
		if (n == 0)
			break;
		m->length += (size_t)n;
	}
	m->text[m->length] = '\0';
	if (m->length > 0)
		return true;
	errno = ESRCH;
	return say_cannot(m, path);
}

bool maps_open(struct maps *m, const char *pid, const char *path)
{
	*m = (struct maps){ .pid = pid };
	m->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (m->fd < 0)
		return say_cannot(m, path);
	if (read_all(m, path))
		return true;
	maps_close(m);
	return false;
}

void maps_close(struct maps *m)
{
	free(m->text);
	(void)close(m->fd);
}

bool maps_are_alive(const struct maps *m)
{
	char byte;

	/* the file is of the memory, not of the PID: exec ends it, too */
	return lseek(m->fd, 0, SEEK_SET) == 0 && read(m->fd, &byte, 1) == 1;
}

/* ---- a line ------------------------------------------------------------- */

/* whether the second byte may stand behind the first: no character has a longer
 * form than it needs, and surrogates and what is above 0x10ffff are none */
static bool is_second(unsigned char first, unsigned char second)
{
	static const struct {
		unsigned char first, low, high;
	} rows[] = { { 0xe0, 0xa0, 0xbf },
		     { 0xed, 0x80, 0x9f },
		     { 0xf0, 0x90, 0xbf },
		     { 0xf4, 0x80, 0x8f } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (first == rows[i].first)
			return second >= rows[i].low && second <= rows[i].high;
	return true;
}

/* the bytes of the character; 0: it isn't UTF-8 */
static size_t character(const unsigned char *at)
{
	static const struct {
		unsigned char mask, lead;
		size_t length;
	} forms[] = { { 0x80, 0x00, 1 },
		      { 0xe0, 0xc0, 2 },
		      { 0xf0, 0xe0, 3 },
		      { 0xf8, 0xf0, 4 } };
	size_t i = 0, n = 1;

	while (i < sizeof(forms) / sizeof(forms[0]) &&
	       (*at & forms[i].mask) != forms[i].lead)
		i++;
	if (i == sizeof(forms) / sizeof(forms[0]) || *at < ' ' || *at == 0x7f ||
	    *at == 0xc0 || *at == 0xc1 || *at > 0xf4)
		return 0;
	while (n < forms[i].length && (at[n] & 0xc0U) == 0x80U)
		n++;
	return n == forms[i].length && (n == 1 || is_second(at[0], at[1])) ? n
									   : 0;
}

/* a file may have any name, which isn't to reach a terminal */
static void make_printable(char *name)
{
	while (*name != '\0') {
		const size_t n = character((const unsigned char *)name);

		if (n == 0)
			*name = '?';
		name += n == 0 ? 1 : n;
	}
}

/* hexadecimal digits up to a character, which is passed */
static bool take_hex(char **at, char end, uint64_t *value_ret)
{
	char *const stop = strchr(*at, end);
	size_t width;

	if (stop == NULL || number_hex(*at, (size_t)(stop - *at), value_ret,
				       &width) != NUMBER_OK)
		return false;
	*at = stop + 1;
	return true;
}

/* "START-END rwxp OFFSET DEVICE INODE      NAME" */
static bool parse(char *line, struct mapping *ret)
{
	if (!take_hex(&line, '-', &ret->start) ||
	    !take_hex(&line, ' ', &ret->end) || ret->start >= ret->end ||
	    strcspn(line, " ") != sizeof(ret->permissions) - 1)
		return false;
	memcpy(ret->permissions, line, sizeof(ret->permissions) - 1);
	ret->permissions[sizeof(ret->permissions) - 1] = '\0';
	make_printable(ret->permissions);
	for (unsigned field = 0; field < 4; field++) {
		line += strcspn(line, " ");
		line += strspn(line, " ");
	}
	make_printable(line);
	ret->name = line;
	return true;
}

/* rewound text has NULs where lines ended */
bool maps_next(struct maps *m, struct mapping *ret)
{
	char *const line = m->text + m->at;
	size_t length;

	if (m->at >= m->length)
		return false;
	length = strcspn(line, "\n");
	line[length] = '\0';
	if (!parse(line, ret)) {
		char quoted[QUOTE_SIZE];

		say(0, "%s: no line of /proc/PID/maps: %s", m->pid,
		    quote(quoted, line, length));
		return false;
	}
	m->at += length + 1;
	return true;
}

bool maps_at_end(const struct maps *m)
{
	return m->at >= m->length;
}

void maps_rewind(struct maps *m)
{
	m->at = 0;
}
