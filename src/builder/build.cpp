// SPDX-License-Identifier: MIT
#include "builder/build.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "builder/backends.hpp"
#include "builder/interpreter.hpp"
#include "builder/native.hpp"
#include "builder/staging.hpp"
#include "sys/files.hpp"
#include "sys/interrupt.hpp"
#include "sys/terminal.hpp"

namespace molt::builder {
namespace {

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

/// What no maker can write into the text files of an environment. `venv` itself fails half-way, or makes scripts that run the rest of a name.
void check_text(const std::string& what, const std::string& text) {
  if (!is_utf8(text)) throw Error{.message = what + " '" + text + "' is not UTF-8, as Python's environments must be"};
  if (text.find_first_of("\n\r") != std::string::npos) {
    throw Error{.message = what + " '" + text + "' has a line break, which ends a line in the files of an environment"};
  }
}

void check(const std::string& destination, const Options& options) {
  if (options.upgrade && options.clear) throw usage_error("--upgrade and --clear exclude each other");
  if (options.copies && options.symlinks) throw usage_error("--copies and --symlinks exclude each other");
  if (destination.find(':') != std::string::npos) {
    throw Error{.message = "cannot make '" + destination + "': ':' separates the directories of PATH and cannot be in one"};
  }
  check_text("the path", destination);
  if (options.prompt) check_text("the prompt", *options.prompt);
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
  if (facts.minor < 12) words.emplace_back("setuptools");
  run_or_throw(words, "upgrading pip", order.surroundings.env);
}

void make_natively(const Order& order, Materials& materials) {
  Staging staging(order.destination, order.options.clear);
  build_natively(materials, order.options, order.destination, staging.tree(), order.surroundings.env);
  sys::throw_if_interrupted();
  staging.publish();
  if (order.options.upgrade_deps) upgrade_dependencies(order, materials.facts);
  staging.keep();
}

void make_in_place(const Order& order) {
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
  sys::write_stderr("molt: using '" + visible(order.python) + " -m venv' (" + visible(*materials.obstacle) + "; slower, same result)\n");
  make_in_place(order);
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
  if (options.upgrade) return upgrade(order);
  if (options.backend == Backend::automatic || options.backend == Backend::native) return make_natively_or_fall_back(order);
  make_in_place(order);
}

}  // namespace molt::builder
