// SPDX-License-Identifier: MIT
#include "cli/parse.hpp"

#include "base/text.hpp"
#include "cli/option.hpp"
#include "unit/support.hpp"

using namespace std::literals;
using namespace molt;
using cli::Command;
using cli::Words;
using tests::error_of;

namespace {

enum class Go { as_configured, yes, no };

struct Args {
  std::string python;
  std::optional<std::string> prompt;
  std::vector<std::string> packages;
  std::optional<std::string> project;
  bool clear = false;
  Go cd = Go::as_configured;
};

constexpr cli::Option options[] = {
    cli::value<&Args::python>("-p,--python", "PYTHON", "the interpreter"),
    cli::value<&Args::prompt>("--prompt", "TEXT", "the prompt"),
    cli::value<&Args::packages>("-i", "PACKAGE", "install it"),
    cli::may_lack_value(cli::value<&Args::project>("-a", "DIR", "its project")),
    cli::flag<&Args::clear>("--clear", "make it anew"),
    cli::flag<&Args::cd, Go::no>("-n,--no-cd", "stay here"),
    cli::flag<&Args::cd, Go::yes>("-c,--cd", "go there"),
};

constexpr Command make{
    .name = "make",
    .summary = "make it",
    .details = {},
    .examples = {},
    .options = options,
    .operands = {.name = "NAME", .least = 1, .most = 2},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = nullptr,
};

/// Like workon: takes any words.
constexpr Command go{
    .name = "go",
    .summary = "go there",
    .details = {},
    .examples = {},
    .options = options,
    .operands = {.name = "[NAME]", .most = cli::any_number, .take_unknown_options = true},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = nullptr,
};

/// Like allvirtualenv: the words are another program's.
constexpr Command everywhere{
    .name = "everywhere",
    .summary = "run it everywhere",
    .details = {},
    .examples = {},
    .options = options,
    .operands = {.name = "COMMAND", .most = cli::any_number, .completes = cli::Completes::command_line, .take_unknown_options = true},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = nullptr,
};

struct Result {
  Args args;
  bool help;
  Words operands;
};

Result parse(const Command& command, const Words& words) {
  Result result{};
  cli::Parsed parsed = cli::parse(command, words, &result.args);
  result.help = parsed.help;
  result.operands = parsed.operands;
  return result;
}

Error error(const Words& words) {
  return error_of([&] { parse(make, words); });
}

}  // namespace

TEST_CASE("words without dashes are operands, in order") {
  CHECK(parse(make, {"one"}).operands == Words{"one"});
  CHECK(parse(make, {"two", "one"}).operands == Words{"two", "one"});
}

TEST_CASE("an option's value is the next word, or follows an equals sign") {
  CHECK(parse(make, {"-p", "3.12", "x"}).args.python == "3.12");
  CHECK(parse(make, {"--python", "3.12", "x"}).args.python == "3.12");
  CHECK(parse(make, {"--python=3.12", "x"}).args.python == "3.12");
  CHECK(parse(make, {"-p3.12", "x"}).args.python == "3.12");
  CHECK(parse(make, {"--python=a=b", "x"}).args.python == "a=b");
  CHECK(parse(make, {"x", "--prompt", "two words"}).args.prompt == "two words");
}

TEST_CASE("options may stand before, between and after operands") {
  const Result result = parse(make, {"--clear", "a", "-p", "3", "b"});
  CHECK(result.operands == Words{"a", "b"});
  CHECK(result.args.clear);
  CHECK(result.args.python == "3");
  CHECK(parse(make, {"a", "--clear"}).args.clear);
}

TEST_CASE("the options of another program are its own") {
  const Result result = parse(everywhere, {"--clear", "ls", "--help", "--clear", "-p"});
  CHECK(result.operands == Words{"ls", "--help", "--clear", "-p"});
  CHECK_FALSE(result.help);
  CHECK(result.args.clear);
  CHECK(parse(everywhere, {"--help"}).help);
}

TEST_CASE("an option that was not typed leaves its default") {
  const Args args = parse(make, {"x"}).args;
  CHECK(args.python.empty());
  CHECK_FALSE(args.prompt.has_value());
  CHECK(args.packages.empty());
  CHECK_FALSE(args.clear);
  CHECK(args.cd == Go::as_configured);
}

TEST_CASE("an option that was typed twice: the last one counts, or all of them") {
  CHECK(parse(make, {"-p", "3.11", "--python=3.12", "x"}).args.python == "3.12");
  CHECK(parse(make, {"-i", "a", "x", "-i", "b c", "-i", "a"}).args.packages == Words{"a", "b c", "a"});
}

TEST_CASE("of two flags for one thing the last one counts") {
  CHECK(parse(make, {"-n", "-c", "x"}).args.cd == Go::yes);
  CHECK(parse(make, {"-c", "x", "--no-cd"}).args.cd == Go::no);
  CHECK(parse(make, {"-n", "-c", "-n", "x"}).args.cd == Go::no);
}

TEST_CASE("an empty value is a value") {
  const Result result = parse(make, {"--prompt", "", "x"});
  CHECK(result.args.prompt == "");
  CHECK(result.operands == Words{"x"});
}

TEST_CASE("nothing after an equals sign is an empty value, not the next word") { CHECK(parse(make, {"--prompt=", "x"}).args.prompt == ""); }

TEST_CASE("after -- every word is an operand") {
  CHECK(parse(make, {"--", "-p", "--clear"}).operands == Words{"-p", "--clear"});
  CHECK(parse(make, {"--clear", "--", "-x"}).operands == Words{"-x"});
  CHECK(parse(make, {"--", "--"}).operands == Words{"--"});
}

TEST_CASE("an operand is bytes: nothing in it means anything") {
  const std::string word = GENERATE("", " ", "two words", "a=b", "[a,b]", "[]", "{}", "{a}", "%%", "++", "+", "/x", "@file", "\"quoted\"", "'quoted'",
                                    "a,b", "a\nb", "\xff", "$(x)", "#", "1e5", "true", "-", "operands", "\x01", "\x01[a]");
  CAPTURE(word);
  CHECK(parse(make, {word}).operands == Words{word});
  CHECK(parse(make, {"first", word}).operands == Words{"first", word});
}

TEST_CASE("an operand that looks like an option with a list comes back as it was") {
  CHECK(parse(make, {"--", "--x=[a]"}).operands == Words{"--x=[a]"});
}

TEST_CASE("a value joined to its short option is bytes too") {
  const std::string word = GENERATE("3.12", "[a]", "a=b", "\x01", "\x01[a]");
  CAPTURE(visible(word));
  CHECK(parse(make, {"-p" + word, "x"}).args.python == word);
}

TEST_CASE("a value is bytes: nothing in it means anything") {
  const std::string word = GENERATE(" ", "two words", "a=b", "[a,b]", "[]", "{}", "{a}", "%%", "++", "/x", "@file", "\"quoted\"", "'quoted'", "a,b",
                                    "a\nb", "\xff", "$(x)", "1e5", "true", "\x01", "\x01[a]");
  CAPTURE(word);
  CHECK(parse(make, {"--prompt", word, "x"}).args.prompt == word);
  CHECK(parse(make, {"--prompt=" + word, "x"}).args.prompt == word);
  CHECK(parse(make, {"-i", word, "x"}).args.packages == Words{word});
}

TEST_CASE("help wins over everything, and needs no operand") {
  for (const Words& words : {Words{"-h"}, {"--help"}, {"x", "--help"}, {"--clear", "-h", "x", "y", "z"}, {"--help", "--bogus"}, {"--help", "-p"}}) {
    CHECK(parse(make, words).help);
  }
  CHECK_FALSE(parse(make, {"--", "--help"}).help);
  CHECK_FALSE(parse(make, {"x"}).help);
}

TEST_CASE("an unknown option is refused with the nearest one") {
  const Error unknown = error({"x", "--pyton=3"});
  CHECK(unknown.message == "make: unknown option '--pyton'");
  CHECK(unknown.hint == "did you mean '--python'?");
  CHECK(unknown.status == ExitStatus::usage);
  CHECK(error({"x", "--hlep"}).hint == "did you mean '--help'?");
}

TEST_CASE("an unknown option like no other points to the help") {
  CHECK(error({"x", "--colours"}).message == "make: unknown option '--colours'");
  CHECK(error({"x", "--colours"}).hint == "see: make --help");
}

TEST_CASE("the help of a command of molt's own is found as it is typed") {
  Command command = make;
  command.of_molt = true;
  Args args;
  CHECK(tests::error_of([&] { parse(command, {"x", "--colours"}, &args); }).hint == "see: molt make --help");
}

TEST_CASE("an unknown option is named where the operands are missing too") {
  CHECK(error({"--pyton"}).message == "make: unknown option '--pyton'");
  CHECK(error({"-p", "3", "-z"}).message == "make: unknown option '-z'");
}

TEST_CASE("an option is not known by its beginning") { CHECK(error({"--pyth", "3", "x"}).message == "make: unknown option '--pyth'"); }

TEST_CASE("an option without its value is refused") {
  const Words words = GENERATE(Words{"x", "-p"}, Words{"x", "--python"});
  const Error missing = error(words);
  CHECK(missing.status == ExitStatus::usage);
  CHECK(missing.message == "make: '" + words[1] + "' needs a value");
  CHECK(missing.hint == "see: make --help");
}

TEST_CASE("an option that may lack its value has an empty one as the last word") {
  CHECK(parse(make, {"x", "-a"}).args.project == "");
  CHECK(parse(make, {"x", "-a", "-p"}).args.project == "-p");
}

TEST_CASE("a flag takes no value") {
  const std::string word = GENERATE("--clear=false", "--clear=yes", "--clear=0", "--no-cd=x");
  CAPTURE(word);
  CHECK_THROWS_AS(parse(make, {"x", word}), Error);
}

TEST_CASE("a missing operand is named") {
  CHECK(error({}).message == "make: NAME is missing");
  CHECK(error({"--clear"}).message == "make: NAME is missing");
  CHECK(error({}).hint == "see: make --help");
  CHECK(error({}).status == ExitStatus::usage);
}

TEST_CASE("an operand too many is named") {
  CHECK(error({"a", "b", "c d", "e"}).message == "make: unexpected 'c d'");
  CHECK(error({"a", "b", ""}).message == "make: unexpected ''");
  CHECK(error({"a", "b", "c"}).status == ExitStatus::usage);
}

TEST_CASE("where names may look like options, unknown ones are operands") {
  CHECK(parse(go, {"--x"}).operands == Words{"--x"});
  CHECK(parse(go, {"-"}).operands == Words{"-"});
  CHECK(parse(go, {"--"}).operands == Words{"--"});
  CHECK(parse(go, {"-x", "two"}).operands == Words{"-x", "two"});
  CHECK(parse(go, {""}).operands == Words{""});
  CHECK(parse(go, {"[a]"}).operands == Words{"[a]"});
}

TEST_CASE("where names may look like options, known ones are still options, anywhere") {
  const Result result = parse(go, {"-n", "web", "--cd"});
  CHECK(result.operands == Words{"web"});
  CHECK(result.args.cd == Go::yes);
  CHECK(parse(go, {"web", "--help"}).help);
  CHECK(parse(go, {"-n"}).operands.empty());
}
