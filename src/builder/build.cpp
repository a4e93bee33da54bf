// SPDX-License-Identifier: MIT
#include "builder/build.hpp"

#include "base/error.hpp"
#include "builder/backends.hpp"
#include "builder/interpreter.hpp"
#include "builder/staging.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

void check(const std::string& destination, const Options& options) {
  if (options.upgrade && options.clear) throw usage_error("--upgrade and --clear exclude each other");
  if (options.copies && options.symlinks) throw usage_error("--copies and --symlinks exclude each other");
  if (destination.find(':') != std::string::npos) {
    throw Error{.message = "cannot make '" + destination + "': ':' separates the directories of PATH and cannot be in one"};
  }
}

void make_in_place(const Order& order) {
  switch (order.options.backend) {
    case Backend::virtualenv: return make_with_virtualenv(order);
    case Backend::uv: return make_with_uv(order);
    default: return make_with_venv(order);
  }
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
  if (options.upgrade) {
    if (!sys::is_directory(destination)) throw Error{.message = "there is no environment '" + destination + "' to upgrade"};
    return make_in_place(order);
  }
  Staging staging(destination, options.clear);
  staging.claim();
  make_in_place(order);
  staging.keep();
}

}  // namespace molt::builder
