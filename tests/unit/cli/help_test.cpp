// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include "base/text.hpp"
#include "commands/table.hpp"
#include "unit/support.hpp"

using namespace molt;
using cli::Command;

namespace {

void check_layout(const std::string& text) {
  CHECK(text.ends_with('\n'));
  CHECK_FALSE(text.ends_with("\n\n"));
  for (const std::string_view line : split(text, '\n')) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
    CHECK_FALSE(line.ends_with(' '));
    CHECK(line.find('\t') == std::string_view::npos);
  }
}

bool ends_a_sentence(std::string_view text) { return text.ends_with('.') || text.ends_with('!'); }

constexpr cli::Option wide[] = {
    {.names = "--an-option-of-a-very-long-name",
     .value = "WITH-A-VALUE",
     .help = "a help that is far too long for what is left of the line and goes on below it, word by word",
     .store = nullptr},
    {.names = "-s,--short", .value = {}, .help = "short", .store = nullptr},
};

constexpr Command sample{
    .name = "sample",
    .summary = "show how help looks",
    .details = "Details stand here.\n",
    .examples = "sample one\nsample --short two\n",
    .options = wide,
    .operands = {.name = "NAME..."},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = nullptr,
};

}  // namespace

TEST_CASE("the help of a command: usage, summary, details, options, examples") {
  CHECK(cli::command_help(sample) == "usage: sample [OPTIONS] NAME...\n"
                                     "\n"
                                     "show how help looks\n"
                                     "\n"
                                     "Details stand here.\n"
                                     "\n"
                                     "options:\n"
                                     "      --an-option-of-a-very-long-name WITH-A-VALUE\n"
                                     "                              a help that is far too long for what is left of\n"
                                     "                              the line and goes on below it, word by word\n"
                                     "  -s, --short                 short\n"
                                     "  -h, --help                  show this help\n"
                                     "\n"
                                     "examples:\n"
                                     "  sample one\n"
                                     "  sample --short two\n");
}

TEST_CASE("the usage line says how a command is typed") {
  CHECK(cli::usage_line(commands::workon) == "usage: workon [OPTIONS] [ENV]\n");
  CHECK(cli::usage_line(commands::allow) == "usage: molt allow [OPTIONS] [DIR]\n");
  CHECK(cli::usage_line(commands::deactivate) == "usage: deactivate\n");
}

TEST_CASE("the help of every command fits 80 columns and shows every option") {
  for (const Command* command : commands::table()) {
    CAPTURE(command->name);
    const std::string text = cli::command_help(*command);
    check_layout(text);
    CHECK(text.find(command->summary) != std::string::npos);
    CHECK(text.find("-h, --help") != std::string::npos);
    for (const cli::Option& option : command->options) {
      CHECK(text.find(join(split(option.names, ','), ", ")) != std::string::npos);
      if (!option.value.empty()) CHECK(text.find(option.value) != std::string::npos);
    }
  }
}

TEST_CASE("every declaration keeps to the form that help relies on") {
  for (const Command* command : commands::table()) {
    CAPTURE(command->name);
    CHECK_FALSE(command->summary.empty());
    CHECK_FALSE(ends_a_sentence(command->summary));
    CHECK(command->operands.least <= command->operands.most);
    CHECK((command->details.empty() || command->details.ends_with('\n')));
    for (const cli::Option& option : command->options) {
      CAPTURE(option.names);
      CHECK(option.names.starts_with('-'));
      CHECK_FALSE(option.help.empty());
      CHECK_FALSE(ends_a_sentence(option.help));
      CHECK(option.store != nullptr);
    }
  }
}

TEST_CASE("the overview fits 80 columns and has a line for every command that is not hidden") {
  const std::string text = cli::overview(commands::table());
  check_layout(text);
  for (const Command* command : commands::table()) {
    CAPTURE(command->name);
    CHECK((text.find("\n  " + std::string(command->name) + ' ') != std::string::npos) == !command->hidden);
  }
}
