# SPDX-License-Identifier: MIT
"""A program in a pseudo-terminal: send keys, wait for text. Never sleeps."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ROWS, COLUMNS = 50, 400
LIMIT = 60                                   # seconds until a wait gives up
CURSOR_QUESTION = b"\x1b[6n"                 # PowerShell asks where the cursor is and waits for an answer
CURSOR_ANSWER = b"\x1b[1;1R"
ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]"                # control sequences: colours, movement
                     rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"     # titles and the like
                     rb"|\x1b[()][A-Z0-9]|\x1b[=>78cDEHM]|\x07|\x0f")


class Lost(Exception):
    """What was waited for did not come; holds what came instead."""


class Terminal:
    def __init__(self, argv, environment, directory):
        self.buffer = b""
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            try:
                signal.signal(signal.SIGPIPE, signal.SIG_DFL)     # Python ignores it, a shell must not inherit that
                os.chdir(directory)
                os.execve(argv[0], argv, environment)
            finally:
                os._exit(127)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)

    def send(self, keys):
        os.write(self.descriptor, keys)

    def wait(self, pattern, limit=LIMIT):
        """Everything up to the end of the first match, which is taken off the buffer."""
        deadline = time.monotonic() + limit
        while True:
            found = re.search(pattern, self.buffer)
            if found:
                text, self.buffer = self.buffer[:found.end()], self.buffer[found.end():]
                return text
            self.read_more(pattern, deadline)

    def read_more(self, pattern, deadline):
        ready, _, _ = select.select([self.descriptor], [], [], max(0, deadline - time.monotonic()))
        try:
            more = os.read(self.descriptor, 65536) if ready else b""
        except OSError:                      # EIO: the last process of the terminal has gone
            more = b""
        if not more:
            why = "the shell ended" if ready else "nothing more came"
            raise Lost(f"waited for {pattern!r}, {why}; last seen: {plain(self.buffer)[-600:]!r}")
        for _ in range((self.buffer[-3:] + more).count(CURSOR_QUESTION)):
            self.send(CURSOR_ANSWER)
        self.buffer += more

    def close(self):
        os.close(self.descriptor)
        try:
            os.kill(self.process, signal.SIGKILL)
        finally:
            os.waitpid(self.process, 0)


def plain(text):
    """The text without escape sequences, as str."""
    return ESCAPES.sub(b"", text).decode("utf-8", "surrogateescape")
