# SPDX-License-Identifier: MIT
"""Runs a scenario without a terminal: one script file, a probe after each step."""

import re
import subprocess

from check import Checker, Seen, read_record
from steps import Expect

LIMIT = 60     # seconds; a shell that hangs must not hang the run


def render(shell, sandbox, step):
    """The line of this shell that does a step."""
    words = [word if isinstance(word, dict) else sandbox.expand(word) for word in step.words]
    if step.verb == "run":
        return shell.command(words)
    if step.verb == "tool":
        return shell.external(words)
    if step.verb == "line":
        text = words[0]
        return sandbox.expand(text[shell.name]) if isinstance(text, dict) else text
    if step.verb == "source":
        return shell.source(words[0].replace("{activate}", shell.activate))
    if step.verb == "nest":
        return shell.external(shell.session_command())
    if step.verb in ("keys", "interrupt"):
        return repr(words)       # terminal only, for messages
    return getattr(shell, step.verb)(*words)


def encode(text):
    return text.encode("utf-8", "surrogateescape")


def probe_line(shell, sandbox, probe, name, paths=()):
    return shell.probe(probe, f"{sandbox.records}/{name}", map(sandbox.expand, paths))


def compose(shell, sandbox, scenario, tools):
    """The script: the hook file, then each step with a probe behind it."""
    lines = [sandbox.expand(text) for text in scenario.before.get(shell.name, ())]
    lines += [probe_line(shell, sandbox, tools.probe, "start"), shell.source_hook(sandbox.prefix)]
    lines += [sandbox.expand(text) for text in scenario.after.get(shell.name, ())]
    lines.append(probe_line(shell, sandbox, tools.probe, "hook"))
    for number, step in enumerate(scenario.steps):
        lines.append(render(shell, sandbox, step))
        paths = (*step.expect.missing, *step.expect.present)
        lines.append(probe_line(shell, sandbox, tools.probe, f"{number:03}", paths))
    return "\n".join(lines) + "\n"


def by_mark(path):
    """What a stream carried ahead of each mark."""
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", "surrogateescape")
    parts = re.split("\036([^\036]*)\036", text)
    return dict(zip(parts[1::2], parts[0::2])), parts[-1]


def run_scenario(shell, sandbox, scenario, tools):
    """The problems met, an empty list when all went as it should."""
    return [problem for problems in run_steps(shell, sandbox, scenario, tools) for problem in problems]


def run_steps(shell, sandbox, scenario, tools):
    """The problems of sourcing the hook file, then those of each step; it ends where the shell stopped."""
    script = f"{sandbox.root}/script.{'ps1' if shell.name == 'powershell' else shell.name}"
    with open(script, "wb") as file:
        file.write(encode(compose(shell, sandbox, scenario, tools)))
    streams = sandbox.root + "/out", sandbox.root + "/err"
    identity = sandbox.give_away() if scenario.unprivileged else {}
    hung = []
    with open(streams[0], "wb") as out, open(streams[1], "wb") as err:
        try:
            subprocess.run(shell.script_command(script), cwd=encode(sandbox.expand(scenario.start)),
                           env={encode(k): encode(v) for k, v in sandbox.environment(scenario.variables).items()},
                           stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=LIMIT, check=False, **identity)
        except subprocess.TimeoutExpired:
            hung = [f"the shell hung for {LIMIT} seconds"]
    (out, out_rest), (err, err_rest) = map(by_mark, streams)
    before, *steps = walk(shell, sandbox, scenario, out, err, out_rest + err_rest)
    return [hung + before, *steps]


def walk(shell, sandbox, scenario, out, err, rest):
    """The problems of sourcing the hook file, then those of each step, as they come."""
    if "hook" not in err:
        yield [f"sourcing the hook file: the shell stopped: {rest!r}"]
        return
    checker = Checker(sandbox, read_record(f"{sandbox.records}/start"))
    hook = read_record(f"{sandbox.records}/hook")
    if out["hook"] + err["hook"]:
        checker.complain("output", out["hook"] + err["hook"], "")
    checker.check_variables(Expect(as_at_start=True), hook.env)
    yield checker.taken()
    for number, step in enumerate(scenario.steps):
        name = f"{number:03}"
        title = f"step {number + 1} `{render(shell, sandbox, step)}`"
        if name not in err:
            yield [f"{title}: the shell stopped here: {rest!r}"]
            return
        seen = Seen(read_record(f"{sandbox.records}/{name}"), out[name], err[name])
        checker.check(title, step.expect, seen)
        yield checker.taken()
