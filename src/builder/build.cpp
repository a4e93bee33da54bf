// SPDX-License-Identifier: MIT
#include "builder/build.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "builder/backends.hpp"
#include "builder/check_text.hpp"
#include "builder/interpreter.hpp"
#include "builder/native.hpp"
#include "builder/refresh.hpp"
#include "builder/staging.hpp"
#include "sys/files.hpp"
#include "sys/interrupt.hpp"
#include "sys/terminal.hpp"

namespace molt::builder {
namespace {

void exclude(bool one, bool other, const char* names) {
  if (one && other) throw usage_error(std::string(names) + " exclude each other");
}

void check(const std::string& destination, const Options& options) {
  if (options.upgrade && options.backend == Backend::virtualenv) throw usage_error("virtualenv has no --upgrade");
  if (options.upgrade && options.backend == Backend::uv) throw usage_error("uv has no --upgrade");
  exclude(options.upgrade, options.clear, "--upgrade and --clear");
  exclude(options.upgrade, options.no_setuptools, "--upgrade and --no-setuptools");
  exclude(options.copies, options.symlinks, "--copies and --symlinks");
  exclude(options.upgrade_deps, options.no_download, "--upgrade-deps and --no-download");
  exclude(options.upgrade_deps, options.without_pip, "--upgrade-deps and --without-pip");
  if (destination.find(':') != std::string::npos) {
    throw Error{.message = "cannot make '" + destination + "': ':' separates the directories of PATH and cannot be in one"};
  }
  check_text("the path", destination);
  if (options.prompt) check_text("the prompt", *options.prompt);
}

/// A line that says why it takes longer.
void say(const Order& order, const std::string& what) {
  if (order.options.verbosity != Verbosity::quiet) sys::write_stderr("molt: " + what + '\n');
}

void make_elsewhere(const Order& order) {
  switch (order.options.backend) {
    case Backend::virtualenv: return make_with_virtualenv(order);
    case Backend::uv: return make_with_uv(order);
    default: return make_with_venv(order);
  }
}

void upgrade(const Order& order) {
  if (!sys::is_regular(order.destination + "/pyvenv.cfg")) throw Error{.message = "there is no environment '" + order.destination + "' to upgrade"};
  make_elsewhere(order);
}

/// The rest of what `venv --upgrade-deps` does, in the environment's place: pip writes paths into files.
void upgrade_dependencies(const Order& order, const Facts& facts) {
  std::vector<std::string> words = {order.destination + '/' + facts.scripts + "/python", "-m", "pip", "install", "--upgrade", "pip"};
  if (facts.minor < 12 && !order.options.no_setuptools) words.emplace_back("setuptools");
  if (order.options.verbosity == Verbosity::quiet) words.emplace_back("--quiet");
  run_or_throw(words, "upgrading pip", order);
}

/// What the environment is made from, for -v.
void tell(const Order& order, const Materials& materials) {
  if (order.options.verbosity != Verbosity::verbose) return;
  std::string text = "molt: building for Python " + materials.facts.version() + ", '" + visible(order.python) + "'\n";
  for (const Wheel& wheel : materials.wheels) text += "molt: installing '" + visible(wheel.path) + "'\n";
  sys::write_stderr(text);
}

/// What is made beside the environment is never published: it goes into it.
void refresh_natively(const Order& order, Materials& materials) {
  leave_out_installed(materials.wheels, order.destination + '/' + materials.facts.site_packages);
  const Staging staging(order.destination, true);
  build_natively(materials, order.options, order.destination, staging.tree(), order.surroundings.env);
  sys::throw_if_interrupted();
  merge_into(staging.tree(), order.destination);
  if (order.options.upgrade_deps) upgrade_dependencies(order, materials.facts);
}

void make_natively(const Order& order, Materials& materials) {
  tell(order, materials);
  if (refreshes(order)) return refresh_natively(order, materials);
  Staging staging(order.destination, order.options.clear);
  build_natively(materials, order.options, order.destination, staging.tree(), order.surroundings.env);
  sys::throw_if_interrupted();
  staging.publish();
  if (order.options.upgrade_deps) upgrade_dependencies(order, materials.facts);
  staging.keep();
}

void make_in_place(const Order& order) {
  if (refreshes(order)) return make_elsewhere(order);
  Staging staging(order.destination, order.options.clear);
  staging.claim();
  make_elsewhere(order);
  sys::throw_if_interrupted();
  staging.keep();
}

/// What the interpreter offers the native builder; an obstacle when it does not even answer. A damaged wheel is an error for every maker.
Materials look_at(const Order& order) {
  Facts facts;
  try {
    facts = probe(order.python, order.surroundings);
  } catch (const Error& error) {
    if (error.status == ExitStatus::interrupted) throw;
    return {.facts = {}, .templates = {}, .wheels = {}, .launcher_template = {}, .obstacle = error.message};
  }
  return gather(std::move(facts), order.options);
}

void make_natively_or_fall_back(const Order& order) {
  Materials materials = look_at(order);
  if (!materials.obstacle) return make_natively(order, materials);
  if (order.options.backend == Backend::native) {
    throw Error{.message = "cannot build for '" + order.python + "' natively: " + *materials.obstacle,
                .hint = "--builder=venv makes it the slow way"};
  }
  say(order, "using '" + visible(order.python) + " -m venv' (" + visible(*materials.obstacle) + "; slower, same result)");
  make_in_place(order);
}

/// For options that molt and venv have no meaning for.
void make_with_virtualenv_alone(const Order& order) {
  const std::string& word = order.options.virtualenv_words.front();
  const std::string option = word.substr(0, word.find('='));
  const Backend backend = order.options.backend;
  if (backend != Backend::automatic && backend != Backend::virtualenv) {
    throw usage_error("only virtualenv has " + option, "leave it out, or use --builder=virtualenv");
  }
  if (order.options.upgrade) throw usage_error("only virtualenv has " + option + ", and it has no --upgrade");
  std::string program;
  try {
    program = program_or_throw("virtualenv", order);
  } catch (Error& error) {
    throw Error{.message = "only virtualenv has " + option + ", and " + error.message, .hint = "leave " + option + " out, or install virtualenv"};
  }
  if (backend == Backend::automatic) say(order, "using '" + visible(program) + "' (only virtualenv has " + option + "; slower)");
  Options options = order.options;
  options.backend = Backend::virtualenv;
  make_in_place({.python = order.python, .destination = order.destination, .options = options, .surroundings = order.surroundings});
}

}  // namespace

void make_environment(const std::string& destination, const Options& options, const Surroundings& surroundings) {
  check(destination, options);
  const Order order{
      .python = find_interpreter(options.python, surroundings).path,
      .destination = destination,
      .options = options,
      .surroundings = surroundings,
  };
  const sys::InterruptWatch watch;
  if (!options.virtualenv_words.empty()) return make_with_virtualenv_alone(order);
  if (options.upgrade) return upgrade(order);
  if (options.backend == Backend::automatic || options.backend == Backend::native) return make_natively_or_fall_back(order);
  make_in_place(order);
}

}  // namespace molt::builder
