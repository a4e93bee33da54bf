// SPDX-License-Identifier: MIT
#include "unit/support.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/files.hpp"

namespace molt::tests {
namespace {

std::string read_all(int file) {
  std::string bytes;
  std::array<char, 4096> buffer;
  for (ssize_t got; (got = read(file, buffer.data(), buffer.size())) > 0;) bytes.append(buffer.data(), static_cast<std::size_t>(got));
  return bytes;
}

std::string result_of(const std::function<std::string()>& body) {
  try {
    return body();
  } catch (const Error& error) {
    return error.message;
  }
}

struct Describe {
  std::string operator()(const SetEnv& action) const { return "set " + action.name + '=' + action.value; }
  std::string operator()(const UnsetEnv& action) const { return "unset " + action.name; }
  std::string operator()(const SetPath& action) const { return "path " + action.value; }
  std::string operator()(const SetState& action) const {
    switch (action.key) {
      case StateKey::last: return "last " + action.value;
      case StateKey::told: return "told " + action.value;
      case StateKey::temporary: return "temporary " + action.value;
    }
    return {};
  }
  std::string operator()(const LeaveForeign&) const { return "leave foreign"; }
  std::string operator()(const Cd& action) const { return "cd " + action.directory; }
  std::string operator()(const Source& action) const { return "source " + action.file + words(action.words); }
  std::string operator()(const Call& action) const { return "call" + words(action.words); }
  std::string operator()(const Print& action) const { return (action.stream == Stream::err ? "complain " : "print ") + action.text; }

  static std::string words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += ' ' + word;
    return text;
  }
};

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  const char* base = std::getenv("TMPDIR");
  std::string made = std::string(base == nullptr || *base != '/' ? "/tmp" : base) + "/molt-test.XXXXXX";
  REQUIRE(mkdtemp(made.data()) != nullptr);
  path_ = sys::real_path(made).value();
}

TemporaryDirectory::~TemporaryDirectory() {
  try {
    sys::remove_tree(path_);
  } catch (const Error& error) {
    std::cerr << describe(error);
  }
}

Variables::Variables(std::vector<std::string> entries) : entries_(std::move(entries)) { env_.entries.assign(entries_.begin(), entries_.end()); }

WorkingDirectory::WorkingDirectory(const std::string& directory) : before_(open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  REQUIRE(before_ >= 0);
  REQUIRE(chdir(directory.c_str()) == 0);
}

WorkingDirectory::~WorkingDirectory() {
  if (fchdir(before_) != 0) std::abort();  // every other test would stand in the wrong place
  close(before_);
}

void write_file(const std::string& path, std::string_view text) { sys::write_file_atomically(path, text); }

std::string content(const std::string& path) {
  const std::optional<std::string> text = sys::read_file(path);
  INFO(path);
  REQUIRE(text.has_value());
  return *text;
}

std::string make_environment(const std::string& path, std::string_view cfg) {
  sys::make_directories(path + "/bin");
  sys::make_link("/bin/sh", path + "/bin/python");
  write_file(path + "/bin/activate", "");
  write_file(path + "/pyvenv.cfg", cfg);
  return path;
}

std::string described(const Plan& plan) {
  std::string text;
  for (const Action& action : plan.actions) text += std::visit(Describe(), action) + '\n';
  return text;
}

std::string written_to(int descriptor, const std::function<void()>& body) {
  std::cout.flush();
  std::cerr.flush();
  std::FILE* const file = std::tmpfile();
  REQUIRE(file != nullptr);
  const sys::Descriptor before(dup(descriptor));
  dup2(fileno(file), descriptor);
  const auto put_back = [&] { dup2(before.get(), descriptor); };
  try {
    body();
  } catch (...) {
    put_back();
    std::fclose(file);
    throw;
  }
  put_back();
  std::rewind(file);
  const std::string text = read_all(fileno(file));
  std::fclose(file);
  return text;
}

bool is_root() { return geteuid() == 0; }

// Catch2 v2 knows no skipped test; tests/shell/unit.py reads this line.
void skipped(const std::string& why) { std::fprintf(stderr, "SKIP %s: %s\n", Catch::getResultCapture().getCurrentTestName().c_str(), why.c_str()); }

void give_away(const std::string& path, unsigned owner, unsigned group) { REQUIRE(lchown(path.c_str(), owner, group) == 0); }

std::string without_privileges(const TemporaryDirectory& directory, const std::function<std::string()>& body) {
  if (!is_root()) return result_of(body);
  give_away(directory.path(), somebody_else, somebody_else);
  auto [reader, writer] = sys::open_pipe();
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const bool dropped = setgroups(0, nullptr) == 0 && setgid(somebody_else) == 0 && setuid(somebody_else) == 0;
    sys::write_all(writer.get(), dropped ? result_of(body) : "cannot become another user");
    _exit(0);
  }
  writer.close();
  std::string result = read_all(reader.get());
  waitpid(child, nullptr, 0);
  return result;
}

}  // namespace molt::tests
