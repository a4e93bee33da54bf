// SPDX-License-Identifier: MIT
#include "builder/site.hpp"

namespace molt::builder {
namespace {

std::string name_in(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

std::string Site::name() const { return name_in(destination); }

std::string Site::program() const { return name_in(facts.base_executable); }

std::string Site::executable() const { return destination + '/' + facts.scripts + '/' + program(); }

}  // namespace molt::builder
