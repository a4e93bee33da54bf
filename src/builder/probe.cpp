// SPDX-License-Identifier: MIT
#include "builder/probe.hpp"

#include <optional>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "sys/files.hpp"
#include "sys/identity.hpp"
#include "sys/process.hpp"

namespace molt::builder {
namespace {

// Run with -I -S: no user's and no site's code. Bytes with NULs between them, since a path may hold anything else. The paths are those of
// the scheme that `venv` uses: fixed ones before 3.11, which had no such scheme (and where Debian's own would say "local"). The library's
// file is named for the cache alone.
constexpr const char* questions = R"(
import os, sys, sysconfig
variable = sysconfig.get_config_var
if sys.version_info >= (3, 11):
    root = {'base': '', 'platbase': '', 'installed_base': '', 'installed_platbase': ''}
    paths = [sysconfig.get_path(name, 'venv', root).lstrip('/') for name in ('scripts', 'include', 'purelib')]
else:
    paths = ['bin', 'include', 'lib/python%d.%d/site-packages' % sys.version_info[:2]]
library = os.path.join(variable('LIBDIR') or '', variable('INSTSONAME') or '-')
answers = [
    'molt', sys.implementation.name, '%d' % sys.version_info[0], '%d' % sys.version_info[1], '%d' % sys.version_info[2],
    sys.executable, sys._base_executable, sys.base_prefix, sys.platform, sys.implementation.cache_tag or '',
    '1' if sys.maxsize > 2**32 else '0', '1' if sysconfig.is_python_build() else '0', variable('PYTHONFRAMEWORK') or '',
    os.path.dirname(os.path.abspath(os.__file__)), *paths, variable('WHEEL_PKG_DIR') or '', library]
sys.stdout.buffer.write(b'\0'.join(map(os.fsencode, answers)))
)";

constexpr std::size_t answer_count = 19;
constexpr std::string_view cache_format = "molt-probe-1";

int to_number(std::string_view text) {
  int number = 0;
  for (const char c : text.substr(0, 4)) number = number * 10 + (c - '0');
  return number;
}

struct Answer {
  Facts facts;
  std::string library;  ///< of a Python that is a small program around a shared library
};

std::optional<Answer> parse_answer(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '\0');
  if (parts.size() != answer_count || parts[0] != "molt") return std::nullopt;
  std::size_t next = 1;
  const auto take = [&] { return std::string(parts[next++]); };
  Answer answer;
  Facts& facts = answer.facts;
  facts.implementation = take();
  facts.major = to_number(take());
  facts.minor = to_number(take());
  facts.micro = to_number(take());
  facts.executable = take();
  facts.base_executable = take();
  facts.base_prefix = take();
  facts.platform = take();
  facts.cache_tag = take();
  facts.is_64_bit = take() == "1";
  facts.is_build_tree = take() == "1";
  facts.framework = take();
  facts.standard_library = take();
  facts.scripts = take();
  facts.include = take();
  facts.site_packages = take();
  facts.wheel_directory = take();
  answer.library = take();
  return answer;
}

struct Told {
  std::string text;
  Answer answer;
};

Told ask(const std::string& path, const sys::Env& env) {
  const std::vector<std::string> environment = env.with({{"PYTHONHOME", {}}, {"PYTHONPATH", {}}, {"__PYVENV_LAUNCHER__", {}}});
  sys::Captured captured = sys::capture({.words = {path, "-I", "-S", "-c", questions}, .environment = environment}, true);
  constexpr int death_by_interrupt = 130;
  if (captured.status == death_by_interrupt) throw Error{.message = "interrupted", .status = ExitStatus::interrupted};
  std::optional<Answer> answer = parse_answer(captured.output);
  if (captured.status != 0 || !answer) throw Error{.message = "'" + path + "' does not answer as a Python 3.8 or newer does"};
  return {std::move(captured.output), *std::move(answer)};
}

/// The files whose change may change the answer.
std::vector<std::string> sources_of(const std::string& path, const Answer& answer) {
  const std::string& library = answer.facts.standard_library;
  return {sys::real_path(path).value_or(path), answer.library, library + "/venv/__init__.py", library + "/ensurepip/__init__.py"};
}

std::string signature(const std::string& path, const Answer& answer) {
  std::string text;
  for (const std::string& source : sources_of(path, answer)) text += source + '=' + sys::identity(source) + '\n';
  return text;
}

std::string cache_file(const std::string& path, const Surroundings& surroundings) {
  return surroundings.cache_directory + "/pythons/" + to_hex(sha256(path)).substr(0, 32);
}

/// A cache file: format, path and signature, each ended by a NUL, then the answer.
std::optional<Facts> remembered(const std::string& path, const std::string& file) {
  const std::optional<std::string> text = sys::read_file(file);
  if (!text) return std::nullopt;
  std::string_view rest = *text;
  const auto take = [&]() -> std::optional<std::string_view> {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return part;
  };
  if (take() != cache_format || take() != path) return std::nullopt;
  const std::optional<std::string_view> signed_with = take();
  const std::optional<Answer> answer = parse_answer(rest);
  if (!signed_with || !answer || signature(path, *answer) != *signed_with) return std::nullopt;
  return answer->facts;
}

void remember(const std::string& path, const Told& told, const std::string& file) {
  std::string text(cache_format);
  text += '\0' + path + '\0' + signature(path, told.answer) + '\0' + told.text;
  try {
    sys::write_file_atomically(file, text);
  } catch (const Error&) {
    // Without a cache the next run asks again.
  }
}

bool same_file(const std::string& one, const std::string& other) {
  const std::optional<std::string> real = sys::real_path(one);
  return real && real == sys::real_path(other);
}

}  // namespace

std::string Facts::version() const { return short_version() + '.' + std::to_string(micro); }

std::string Facts::short_version() const { return std::to_string(major) + '.' + std::to_string(minor); }

Facts probe(const std::string& path, const Surroundings& surroundings) {
  const std::string file = cache_file(path, surroundings);
  if (std::optional<Facts> facts = remembered(path, file)) return *std::move(facts);
  const Told told = ask(path, surroundings.env);
  const Facts& facts = told.answer.facts;
  const bool is_launcher = facts.executable != facts.base_executable || !same_file(path, facts.executable);
  // What a launcher starts depends on more than its own file, so its answer is not kept. The second question cannot lead on.
  if (is_launcher && facts.base_executable != path && sys::is_executable(facts.base_executable)) {
    return ask(facts.base_executable, surroundings.env).answer.facts;
  }
  remember(path, told, file);
  return facts;
}

}  // namespace molt::builder
