"""The process that opens strangers' files: bounded in memory, without the network, gone when the bot is gone.

Started as ``python -m llm.ocr.worker ENGINE THREADS PARENT``: files come in on standard input, pages go out on standard
output.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from typing import BinaryIO, Final

from core.errors import Fault, Invalid
from llm.ocr.bounds import memory
from llm.ocr.engine import Engine, open_engine
from llm.ocr.reading import read_pages
from llm.ocr.wire import LENGTH_BYTES, TOO_HARD, Done, Missing, Ready, Refused, Said, Turned, framed, packed

_PR_SET_PDEATHSIG: Final = 1
"""linux/prctl.h"""


def main(engine: str, threads: int, parent: int) -> None:
    """Load the engine, then read file after file until there is no more input."""
    questions, answers = sys.stdin.buffer, _answers()
    _die_with(parent)
    _bound(memory(engine))
    try:
        opened = open_engine(engine, threads)
    except Fault as missing:
        _say(answers, Missing(str(missing)))
        return
    _stay_offline()
    _say(answers, Ready())
    while content := _next(questions):
        answer(content, opened, answers)


def answer(content: bytes, engine: Engine, answers: BinaryIO) -> None:
    """Say what stands on a file, page after page, or why it cannot be read."""
    try:
        for page in read_pages(content, engine):
            _say(answers, Turned(page))
        _say(answers, Done())
    except Invalid as refusal:
        _say(answers, Refused(refusal.code, refusal.details))
    except MemoryError:
        _say(answers, Refused(TOO_HARD))


def _answers() -> BinaryIO:
    """Our output for ourselves; what libraries print goes where errors go."""
    ours = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return ours


def _die_with(parent: int) -> None:
    """Have the kernel end us with the bot, however it ends; elsewhere than on Linux the end of input does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit()


def _bound(size: int) -> None:
    """Bytes we may fill, and no core dumps."""
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _stay_offline() -> None:
    def refuse(event: str, _: object) -> None:
        if event in {"socket.connect", "socket.getaddrinfo"}:
            raise PermissionError("a reading process has no business with the network")

    sys.addaudithook(refuse)


def _next(questions: BinaryIO) -> bytes:
    """The next file; empty at the end of input."""
    length = int.from_bytes(questions.read(LENGTH_BYTES), "big")
    return questions.read(length)


def _say(answers: BinaryIO, said: Said) -> None:
    answers.write(framed(packed(said)))
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
