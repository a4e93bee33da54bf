// SPDX-License-Identifier: MIT
// Exact words, after the rules of reference shell-integration.md section 2. That real shells read them back as the same bytes is the corpus'
// business.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "shells/shell.hpp"
#include "unit/support.hpp"

using namespace std::literals;
using namespace molt;
using tests::error_of;

namespace {

using Case = std::pair<std::string_view, std::string_view>;  // a value and its word

std::string quoted(std::string_view shell, std::string_view value) { return std::string(shells::find_shell(shell)->quote(value).text()); }

void check(std::string_view shell, const std::vector<Case>& cases) {
  for (const auto& [value, word] : cases) {
    CAPTURE(shell, visible(value));
    CHECK(quoted(shell, value) == word);
  }
}

/// Every byte but NUL, alone and between others.
std::vector<std::string> every_byte() {
  std::vector<std::string> values;
  for (int byte = 1; byte < 256; ++byte) {
    const auto character = static_cast<char>(byte);
    values.push_back({character});
    values.push_back({'a', character, '1', character, character, '\''});
  }
  return values;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

// A value cannot become code without a quote().
static_assert(!std::is_constructible_v<shells::Word, std::string>);
static_assert(!std::is_constructible_v<shells::Word, const char*>);
template <class Text>
concept Appendable = requires(shells::Code& code, Text text) {
  code << text;
};
static_assert(Appendable<shells::Word> && Appendable<shells::Name>);
static_assert(!Appendable<std::string> && !Appendable<std::string_view> && !Appendable<const char*>);

}  // namespace

TEST_CASE("bash and zsh: a word is $'...' with octal control bytes") {
  const std::vector<Case> cases = {
      {"", "$''"},
      {"plain", "$'plain'"},
      {"two  words", "$'two  words'"},
      {"it's", "$'it\\'s'"},
      {"a\\b", "$'a\\\\b'"},
      {"\\'", "$'\\\\\\''"},
      {"line\n", "$'line\\012'"},
      {"\r\t\x1b", "$'\\015\\011\\033'"},
      {"\x01"
       "7",
       "$'\\0017'"},
      {"\x7f", "$'\\177'"},
      {"é", "$'\\303\\251'"},
      {"\xff", "$'\\377'"},
      {"$(touch x) `x` $HOME", "$'$(touch x) `x` $HOME'"},
      {"!! * ? [a] ~ # & | ;", "$'!! * ? [a] ~ # & | ;'"},
      {"-n", "$'-n'"},
      {"\"%s\"", "$'\"%s\"'"},
  };
  check("bash", cases);
  check("zsh", cases);
}

TEST_CASE("bash and zsh: a word is printable ASCII whatever the value") {
  for (const std::string& value : every_byte()) CHECK(is_printable_ascii(quoted("bash", value)));
}

TEST_CASE("fish: a word is single quotes with two escapes") {
  check("fish", {
                    {"", "''"},
                    {"plain", "'plain'"},
                    {"it's", "'it\\'s'"},
                    {"a\\b", "'a\\\\b'"},
                    {"ends in \\", "'ends in \\\\'"},
                    {"line\n", "'line\n'"},
                    {"\x01\x7f\xff é", "'\x01\x7f\xff é'"},
                    {"$HOME (touch x) !! * ~ {a,b}", "'$HOME (touch x) !! * ~ {a,b}'"},
                });
}

TEST_CASE("csh: a word is single quotes; quotes, ! and newlines are escaped") {
  check("csh", {
                   {"", "''"},
                   {"plain", "'plain'"},
                   {"it's", "'it'\\''s'"},
                   {"a!b", "'a\\!b'"},
                   {"!!", "'\\!\\!'"},
                   {"one\ntwo\n", "'one\\\ntwo\\\n'"},
                   {"a\\b", "'a\\b'"},
                   {"\\!", "'\\\\!'"},
                   {"\\\n", "'\\\\\n'"},
                   {"\x01\r\x7f\xff é", "'\x01\r\x7f\xff é'"},
                   {"$HOME `touch x` * ~ {a,b} %", "'$HOME `touch x` * ~ {a,b} %'"},
               });
}

TEST_CASE("powershell: a word is ASCII in single quotes, the rest as characters") {
  check("powershell", {
                          {"", "''"},
                          {"plain", "'plain'"},
                          {"it's", "'it''s'"},
                          {"'", "''''"},
                          {"line\n", "(-join('line',[char]10))"},
                          {"\n", "(-join([char]10))"},
                          {"a\r\nb", "(-join('a',[char]13,[char]10,'b'))"},
                          {"é", "(-join([char]233))"},
                          {"Bob\u2019s", "(-join('Bob',[char]8217,'s'))"},
                          {"\U0001F600", "(-join([char]55357,[char]56832))"},
                          {"\x7f", "(-join([char]127))"},
                          {"$env:HOME $(x) `n \\ \"", "'$env:HOME $(x) `n \\ \"'"},
                      });
}

TEST_CASE("powershell: a long value is one flat list") {
  std::string value;
  for (int i = 0; i < 5000; ++i) value += "a\n";
  const std::string word = quoted("powershell", value);
  CHECK(is_printable_ascii(word));
  CHECK(std::count(word.begin(), word.end(), '(') == 2);
  CHECK(word.find('+') == std::string::npos);
}

TEST_CASE("powershell refuses what is not UTF-8") {
  const std::string_view bad = GENERATE("\xff"sv, "a\xc3"sv, "\xed\xa0\x80"sv, "\xc0\xaf"sv);
  const Error error = error_of([&] { quoted("powershell", bad); });
  CHECK(error.message == "PowerShell cannot hold '" + std::string(bad) + "': it is not valid UTF-8");
}

TEST_CASE("every shell refuses a NUL byte") {
  const std::string_view shell = GENERATE("bash"sv, "zsh"sv, "fish"sv, "csh"sv, "tcsh"sv, "powershell"sv, "pwsh"sv, "json"sv);
  CAPTURE(shell);
  CHECK_THROWS_AS(quoted(shell, "a\0b"sv), Error);
  CHECK_THROWS_AS(quoted(shell, "\0"sv), Error);
}

TEST_CASE("a shell is found by each of its names") {
  CHECK(shells::find_shell("bash")->name() == "bash");
  CHECK(shells::find_shell("zsh")->name() == "zsh");
  CHECK(shells::find_shell("fish")->name() == "fish");
  CHECK(shells::find_shell("tcsh") == shells::find_shell("csh"));
  CHECK(shells::find_shell("pwsh") == shells::find_shell("powershell"));
  CHECK(shells::find_shell("json")->name() == "json");
  CHECK(shells::find_shell("ksh") == nullptr);
  CHECK(shells::find_shell("") == nullptr);
}

TEST_CASE("the shells with a hook file do not include json") {
  const std::vector<std::string_view> names = shells::shell_names();
  CHECK(names == std::vector<std::string_view>{"bash", "zsh", "fish", "csh", "tcsh", "powershell", "pwsh"});
}

TEST_CASE("only the csh family gets its code in a file") {
  for (const std::string_view name : {"bash", "zsh", "fish", "powershell", "json"}) {
    CHECK(shells::find_shell(name)->delivery() == shells::Delivery::stdout_text);
  }
  CHECK(shells::find_shell("csh")->delivery() == shells::Delivery::sourced_file);
}

TEST_CASE("a user's script in a shell of another language has that shell's ending") {
  for (const auto& [shell, suffix] : std::vector<Case>{{"bash", ""}, {"zsh", ""}, {"fish", ".fish"}, {"csh", ".csh"}, {"powershell", ".ps1"}}) {
    CAPTURE(shell);
    CHECK(shells::find_shell(shell)->script_suffix() == suffix);
  }
}
