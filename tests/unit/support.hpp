// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "plan/plan.hpp"
#include "sys/env.hpp"
#include "unit/catch.hpp"

/// What the tests share.
namespace molt::tests {

/// A new directory (its path has no link in it), removed with all that is in it at the end of the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(std::string_view name) const { return path_ + '/' + std::string(name); }

 private:
  std::string path_;
};

/// Environment variables ("NAME=value" each) that live as long as this does.
class Variables {
 public:
  explicit Variables(std::vector<std::string> entries);
  Variables(const Variables&) = delete;
  Variables& operator=(const Variables&) = delete;

  const sys::Env& env() const { return env_; }

 private:
  std::vector<std::string> entries_;
  sys::Env env_;
};

/// Stands in `directory` until the end of the test.
class WorkingDirectory {
 public:
  explicit WorkingDirectory(const std::string& directory);
  ~WorkingDirectory();
  WorkingDirectory(const WorkingDirectory&) = delete;
  WorkingDirectory& operator=(const WorkingDirectory&) = delete;

 private:
  int before_;
};

/// With its parents, over what was there.
void write_file(const std::string& path, std::string_view text);

/// The content of a file; a test that reads what is not there fails.
std::string content(const std::string& path);

/// Makes what molt takes for a working environment, and returns its path.
std::string make_environment(const std::string& path, std::string_view cfg = "home = /usr/bin\n");

/// A line for each action: "set NAME=value", "unset NAME", "path VALUE", "last ...", "told ...", "temporary ...", "leave foreign", "cd ...",
/// "source ...", "call WORDS...", "print ...".
std::string described(const Plan& plan);

/// What `body` writes on the descriptor (1 or 2).
std::string written_to(int descriptor, const std::function<void()>& body);

/// True where tests can give files to another user. Where they cannot, a test that needs it says so with skipped(), and is reported as skipped.
bool is_root();
void skipped(const std::string& why);
inline constexpr const char* only_root = "only root can give files away";
inline constexpr unsigned somebody_else = 65534;
void give_away(const std::string& path, unsigned owner, unsigned group);

/// What `body` returns, or the message of the Error it throws, when it runs without the privileges of root: in a child process when this one has
/// them. `directory` is given to the user it runs as. Nothing is checked within `body`.
std::string without_privileges(const TemporaryDirectory& directory, const std::function<std::string()>& body);

/// The Error that `body` throws; when it throws none, the test fails.
template <class Body>
Error error_of(const Body& body) {
  try {
    body();
  } catch (const Error& error) {
    return error;
  }
  FAIL("no Error was thrown");
  return {};
}

}  // namespace molt::tests
