// SPDX-License-Identifier: MIT
// Makes one environment with the builder alone:  make DESTINATION [OPTION...], the options as those of mkvirtualenv.
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "builder/build.hpp"
#include "sys/terminal.hpp"

namespace {

using molt::builder::Backend;

Backend backend_of(std::string_view name) {
  if (name == "native") return Backend::native;
  if (name == "venv") return Backend::venv;
  if (name == "virtualenv") return Backend::virtualenv;
  if (name == "uv") return Backend::uv;
  return Backend::automatic;
}

molt::builder::Options parse(int count, char** words) {
  molt::builder::Options options;
  for (int i = 2; i < count; ++i) {
    const std::string_view word = words[i];
    const auto value = [&] { return std::string(++i < count ? words[i] : ""); };
    if (word == "-p") options.python = value();
    else if (word == "--builder") options.backend = backend_of(value());
    else if (word == "--prompt") options.prompt = value();
    else if (word == "--system-site-packages") options.system_site_packages = true;
    else if (word == "--without-pip") options.without_pip = true;
    else if (word == "--copies") options.copies = true;
    else if (word == "--symlinks") options.symlinks = true;
    else if (word == "--clear") options.clear = true;
    else if (word == "--upgrade") options.upgrade = true;
    else if (word == "--upgrade-deps") options.upgrade_deps = true;
    else if (word == "--without-scm-ignore-files") options.without_scm_ignore_files = true;
    else if (word == "--compile") options.compile = true;
    else if (word == "--no-setuptools") options.no_setuptools = true;
    else throw molt::usage_error("unknown option '" + std::string(word) + "'");
  }
  return options;
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count < 2) throw molt::usage_error("make DESTINATION [OPTION...]");
    const molt::sys::Env env = molt::sys::process_environment();
    const std::string home(env.value("HOME"));
    std::string cache(env.value("XDG_CACHE_HOME"));
    if (cache.empty()) cache = home + "/.cache";
    molt::builder::make_environment(words[1], parse(count, words), {.env = env, .home = home, .cache_directory = cache + "/molt"});
    return 0;
  } catch (const molt::Error& error) {
    molt::sys::write_stderr(molt::describe(error));
    return static_cast<int>(error.status);
  }
}
