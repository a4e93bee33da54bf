// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"

#include <algorithm>

namespace molt {
namespace {

bool is_print(const Action& action) { return std::holds_alternative<Print>(action); }

}  // namespace

Plan printed(std::string text, ExitStatus status) {
  Plan plan{.actions = {}, .status = status};
  if (!text.empty()) plan.add(Print{std::move(text)});
  return plan;
}

std::string printed_text(const Plan& plan) {
  std::string text;
  for (const Action& action : plan.actions) {
    const auto* print = std::get_if<Print>(&action);
    if (print != nullptr && print->stream == Stream::out) text += print->text;
  }
  return text;
}

Plan without_prints(const Plan& plan) {
  Plan rest{.actions = {}, .status = plan.status};
  std::remove_copy_if(plan.actions.begin(), plan.actions.end(), std::back_inserter(rest.actions), is_print);
  return rest;
}

bool needs_shell(const Plan& plan) { return !std::all_of(plan.actions.begin(), plan.actions.end(), is_print); }

}  // namespace molt
