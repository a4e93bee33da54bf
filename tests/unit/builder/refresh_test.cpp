// SPDX-License-Identifier: MIT
#include "builder/refresh.hpp"

#include "sys/files.hpp"
#include "unit/builder/zip_writer.hpp"
#include "unit/support.hpp"

namespace molt::builder {
namespace {

/// A directory with a file `mine` in it, and `tree` beside it.
struct Place {
  tests::TemporaryDirectory directory;
  std::string environment = directory / "web";
  std::string tree = directory / "tree";

  Place() {
    for (const std::string& path : {environment, tree}) sys::make_directories(path + "/bin");
    tests::write_file(environment + "/mine", "mine");
  }
};

}  // namespace

TEST_CASE("only a directory with a pyvenv.cfg is refreshed") {
  const Place place;
  CHECK_FALSE(can_be_refreshed(place.environment));
  tests::write_file(place.environment + "/pyvenv.cfg", "");
  CHECK(can_be_refreshed(place.environment));
  sys::make_link(place.environment, place.directory / "link");
  CHECK_FALSE(can_be_refreshed(place.directory / "link"));
}

TEST_CASE("what is new comes in, what is old is replaced, what is the user's stays") {
  const Place place;
  tests::write_file(place.environment + "/pyvenv.cfg", "old");
  tests::write_file(place.tree + "/pyvenv.cfg", "new");
  sys::make_directories(place.environment + "/lib/python3.12/site-packages/mine");
  sys::make_directories(place.tree + "/lib/python3.12/site-packages/pip");
  tests::write_file(place.tree + "/lib/python3.12/site-packages/pip/x.py", "x");
  merge_into(place.tree, place.environment);
  CHECK(tests::content(place.environment + "/pyvenv.cfg") == "new");
  CHECK(tests::content(place.environment + "/mine") == "mine");
  CHECK(sys::is_directory(place.environment + "/lib/python3.12/site-packages/mine"));
  CHECK(tests::content(place.environment + "/lib/python3.12/site-packages/pip/x.py") == "x");
}

TEST_CASE("programs are exchanged whatever they were, and a link in the place of a directory is not") {
  const Place place;
  sys::make_link("/usr/bin/python3", place.environment + "/bin/python");
  sys::make_link("python", place.environment + "/bin/python3.12");
  tests::write_file(place.environment + "/bin/python3", "a copy");
  sys::make_directory(place.environment + "/lib64");
  sys::make_link("/opt/bin/python3.12", place.tree + "/bin/python3.12");
  for (const char* name : {"/bin/python", "/bin/python3"}) sys::make_link("python3.12", place.tree + name);
  sys::make_link("lib", place.tree + "/lib64");
  merge_into(place.tree, place.environment);
  CHECK(sys::read_link(place.environment + "/bin/python") == "python3.12");
  CHECK(sys::read_link(place.environment + "/bin/python3") == "python3.12");
  CHECK(sys::read_link(place.environment + "/bin/python3.12") == "/opt/bin/python3.12");
  CHECK_FALSE(sys::read_link(place.environment + "/lib64"));
}

TEST_CASE("a project that is installed is left out in whatever version") {
  const Place place;
  const std::string empty = tests::ZipWriter::write({});
  std::vector<Wheel> wheels;
  for (const char* name : {"pip-25.0.dist-info", "setuptools-80.dist-info"}) {
    wheels.push_back({.path = {}, .bytes = nullptr, .zip = ZipReader(empty, "empty"), .information = name});
  }
  const std::string site_packages = place.environment + "/site-packages";
  leave_out_installed(wheels, site_packages);
  CHECK(wheels.size() == 2);
  sys::make_directories(site_packages + "/pip_tools-1.0.dist-info");
  sys::make_directories(site_packages + "/setuptools-40.egg-info");
  leave_out_installed(wheels, site_packages);
  REQUIRE(wheels.size() == 1);
  CHECK(wheels[0].information == "pip-25.0.dist-info");
}

}  // namespace molt::builder
