# The sources of src/builder and what of src/sys only they use, relative to the top of the project.
set(MOLT_BUILDER_SOURCES
  src/builder/backends.cpp
  src/builder/build.cpp
  src/builder/interpreter.cpp
  src/builder/places.cpp
  src/builder/pyenv.cpp
  src/builder/staging.cpp
  src/builder/version.cpp
  src/sys/exclusive.cpp
  src/sys/interrupt.cpp
)
