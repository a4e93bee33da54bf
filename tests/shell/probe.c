// SPDX-License-Identifier: MIT
// What a child process of a shell sees, written to a file.
//
//   probe FILE STATUS [PATH...]   status, working directory, which of the paths are there ("=there PATH",
//                                 "=missing PATH") and the environment, each ended by NUL
//   probe --append NAME FILE      the value of one variable, appended, ended by NUL
//
// The first form ends by writing a mark to stdout and, where it is another file, to stderr:
// what the shell printed between two marks belongs to one step.

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char** environ;

static FILE* open_or_die(const char* path, const char* mode)
{
  FILE* file = fopen(path, mode);
  if (!file) {
    perror(path);
    exit(70);
  }
  return file;
}

static void put(FILE* file, const char* text)
{
  fwrite(text, 1, strlen(text) + 1, file);
}

static int append_variable(const char* name, const char* path)
{
  const char* value = getenv(name);
  FILE* file = open_or_die(path, "ab");
  put(file, value ? value : "<unset>");
  return fclose(file);
}

static int same_file(int left, int right)
{
  struct stat a, b;
  return fstat(left, &a) == 0 && fstat(right, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static void mark(int descriptor, const char* path)
{
  const char* slash = strrchr(path, '/');
  dprintf(descriptor, "\036%s\036", slash ? slash + 1 : path);
}

int main(int argc, char** argv)
{
  if (argc == 4 && strcmp(argv[1], "--append") == 0)
    return append_variable(argv[2], argv[3]);
  if (argc < 3)
    return 64;

  // A record is written once: a nested shell reads the same rc file, with a probe in it.
  if (access(argv[1], F_OK) == 0)
    return 0;
  FILE* file = open_or_die(argv[1], "wb");
  char directory[PATH_MAX];
  put(file, argv[2]);
  put(file, getcwd(directory, sizeof directory) ? directory : "<gone>");
  for (char** path = argv + 3; *path; ++path) {
    struct stat found;
    fputs(lstat(*path, &found) == 0 ? "=there " : "=missing ", file);
    put(file, *path);
  }
  for (char** entry = environ; *entry; ++entry)
    put(file, *entry);
  fclose(file);

  mark(STDOUT_FILENO, argv[1]);
  if (!same_file(STDOUT_FILENO, STDERR_FILENO))
    mark(STDERR_FILENO, argv[1]);
  return 0;
}
