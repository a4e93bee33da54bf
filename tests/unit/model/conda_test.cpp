// SPDX-License-Identifier: MIT
// conda environments: their variables and scripts around a change of state.
#include "model/transition.hpp"
#include "unit/model/world.hpp"

using namespace molt;
using namespace molt::model;
using tests::described;
using tests::make_environment;
using tests::World;
using tests::write_file;

namespace {

struct Conda : World {
  std::string project = directory / "science";
  std::string sci = directory / "home/miniconda3/envs/sci";

  Conda() {
    make_environment(sci);
    sys::make_directories(sci + "/conda-meta");
    for (const std::string name : {"b.sh", "a.sh", "a.fish"}) {
      write_file(sci + "/etc/conda/activate.d/" + name, "X=1\n");
      write_file(sci + "/etc/conda/deactivate.d/" + name, "X=1\n");
    }
    write_file(project + "/environment.yml", "name: sci\n");
  }

  State inside() const {
    State state = with_conda(in_project(sci, project));
    return state;
  }
};

}  // namespace

TEST_CASE("entering a conda environment sets its variables and sources its scripts in order") {
  const Conda world;
  CHECK(described(world.follow(world.nothing, world.project).plan) ==
        "set VIRTUAL_ENV=" + world.sci + "\nset VIRTUAL_ENV_PROMPT=sci\npath " + world.sci + "/bin:/bin\nset CONDA_PREFIX=" + world.sci +
            "\nset CONDA_DEFAULT_ENV=sci\nset MOLT_ROOT=" + world.project + "\nset MOLT_ACTIVE=" + world.sci + "\nsource " + world.sci +
            "/etc/conda/activate.d/a.sh\nsource " + world.sci + "/etc/conda/activate.d/b.sh\n");
}

TEST_CASE("leaving it sources its scripts the other way round, with its variables still set") {
  const Conda world;
  CHECK(described(world.follow(world.inside(), "").plan) ==
        "source " + world.sci + "/etc/conda/deactivate.d/b.sh\nsource " + world.sci +
            "/etc/conda/deactivate.d/a.sh\nunset VIRTUAL_ENV\nunset VIRTUAL_ENV_PROMPT\npath /bin\nunset CONDA_PREFIX\nunset CONDA_DEFAULT_ENV\n"
            "unset MOLT_ROOT\nunset MOLT_ACTIVE\n");
}

TEST_CASE("each shell sources the scripts that are written for it") {
  Conda world;
  world.hooks.suffix = ".fish";
  const std::string plan = described(world.follow(world.nothing, world.project).plan);
  CHECK(plan.ends_with("source " + world.sci + "/etc/conda/activate.d/a.fish\n"));
  CHECK(plan.find(".sh\n") == std::string::npos);
}

TEST_CASE("what conda had active before comes back") {
  const Conda world;
  State base = world.nothing;
  base.conda_prefix = "/opt/conda";
  base.conda_name = "base";
  const State inside = with_conda(entered(base, read_venv(world.sci)));
  CHECK(inside.conda_prefix == world.sci);
  CHECK(inside.conda_name == "sci");
  CHECK(left(inside) == base);
}

TEST_CASE("an environment elsewhere is named by its path, as conda does") {
  const Conda world;
  CHECK(with_conda(entered(world.nothing, {.path = "/data/sci", .prompt = "sci"})).conda_name == "/data/sci");
}

TEST_CASE("a conda environment on the shelf is one by itself") {
  const Conda world;
  sys::make_directories(world.web + "/conda-meta");
  Transition way(world.nothing, world.hooks);
  way.enter({.venv = read_venv(world.web)});
  CHECK(way.now().is_conda());
}

TEST_CASE("conda's own variables are left alone when molt's environment is another") {
  const Conda world;
  State state = world.active(world.web);
  state.conda_prefix = world.sci;
  state.conda_name = "sci";
  CHECK_FALSE(state.is_conda());
  CHECK(left(state).conda_prefix == world.sci);
}
