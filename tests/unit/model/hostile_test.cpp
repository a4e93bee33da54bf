// SPDX-License-Identifier: MIT
// What a hostile project can and cannot do.
#include <algorithm>

#include <sys/stat.h>

#include "unit/model/stranger.hpp"

using namespace molt;
using namespace molt::model;
using tests::described;
using tests::make_environment;
using tests::Stranger;
using tests::write_file;

TEST_CASE("a .venv link is activated as what it leads to, so that nobody can lead it elsewhere afterwards") {
  const Stranger world;
  const std::string central = make_environment(world.directory / "cache/environments-v2/x");
  sys::make_link(central, world.venv);
  CHECK(world.objection().starts_with("'" + central + "' is not allowed yet"));
  world.allow(central);
  CHECK(world.after(world.nothing, world.project).virtual_env == central);
  sys::remove_file(world.venv);
  sys::make_link(make_environment(world.directory / "evil"), world.venv);
  world.check_refused("'" + world.directory / "evil' is not allowed yet");
}

TEST_CASE("a .venv link onto the shelf is the user's own") {
  const Stranger world;
  sys::make_link(world.web, world.venv);
  CHECK(world.objection().empty());
  CHECK(world.environment() == world.web);
}

TEST_CASE("what an allowed environment may say in pyvenv.cfg reaches the prompt as text alone") {
  const Stranger world;
  make_environment(world.venv,
                   GENERATE(std::string("prompt = $(touch pwned)\n"), std::string("prompt = `touch pwned`\n"), std::string("prompt = %n%{x%}\n"),
                            std::string("prompt = \x1b]0;x\x07\x1b[2J\n"), std::string("prompt = a\0b\n", 13), std::string(10'000'000, 'x')));
  world.allow(world.venv);
  const State state = world.after(world.nothing, world.project);
  CHECK(state.virtual_env == world.venv);
  REQUIRE(state.prompt.has_value());
  CHECK(state.prompt->size() <= 128);
  CHECK(std::none_of(state.prompt->begin(), state.prompt->end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }));
}

TEST_CASE("an environment is never entered before it is allowed, whatever it holds") {
  const Stranger world;
  make_environment(world.venv);
  for (const std::string name : {"ls", "git", "python", "activate", "activate.fish", "molt"}) {
    write_file(world.venv + "/bin/" + name, "#!/bin/sh\ntouch pwned\n");
    REQUIRE(chmod((world.venv + "/bin/" + name).c_str(), 0755) == 0);
  }
  write_file(world.venv + "/bin/postactivate", "touch pwned\n");
  write_file(world.project + "/.virtualenvwrapper/postactivate", "touch pwned\n");
  world.check_refused("'" + world.venv + "' is not allowed yet");
  world.allow(world.venv);
  // Allowed means PATH and variables; what would be sourced is the project's still, and stays out.
  for (const Action& action : world.follow(world.nothing, world.project).plan.actions) CHECK_FALSE(std::holds_alternative<Source>(action));
}

TEST_CASE("nothing within a project can allow it") {
  const Stranger world;
  make_environment(world.venv);
  const std::string trust = "allow\ndevice 1\ninode 1\nborn 1\npath " + world.venv + "\n";
  write_file(world.project + "/.local/state/molt/trust/x", trust);
  write_file(world.project + "/config.toml", "trust = [\"/\"]\n");
  write_file(world.project + "/.config/molt/config.toml", "trust = [\"/\"]\n");
  write_file(world.venv + "/allowed", trust);
  world.check_refused("'" + world.venv + "' is not allowed yet");
}

TEST_CASE("a conda environment in a project is activated without its scripts") {
  const Stranger world;
  make_environment(world.venv);
  sys::remove_file(world.venv + "/pyvenv.cfg");
  sys::make_directories(world.venv + "/conda-meta");
  write_file(world.venv + "/etc/conda/activate.d/evil.sh", "touch pwned\n");
  world.check_refused("'" + world.venv + "' is not allowed yet");
  world.allow(world.venv);
  const std::string plan = described(world.follow(world.nothing, world.project).plan);
  CHECK(plan.find("source") == std::string::npos);
  CHECK(plan.find("CONDA") == std::string::npos);
}
