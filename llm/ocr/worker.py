"""The process that opens strangers' files: bounded in memory, without the network, gone when the bot is gone.

Started as ``python -m llm.ocr.worker ENGINE THREADS PARENT LANGUAGE...``: files come in on standard input, pages go out
on standard output.
"""

from __future__ import annotations

import logging
import os
import resource
import sys
from collections.abc import Sequence
from typing import BinaryIO

from core.errors import Fault, Invalid
from llm.ocr.bounds import memory
from llm.ocr.engine import Engine, Polyglot, open_engine
from llm.ocr.orphans import die_with_parent, end_if_orphaned
from llm.ocr.reading import read_pages
from llm.ocr.wire import (
    LENGTH_BYTES,
    TOO_HARD,
    Asked,
    Done,
    Missing,
    Ready,
    Refused,
    Said,
    Turned,
    framed,
    heard,
    packed,
)

log = logging.getLogger(__name__)


def main(engine: str, threads: int, parent: int, languages: Sequence[str] = ()) -> None:
    """Load the engine, then read file after file until there is no more input."""
    questions, answers = sys.stdin.buffer, _answers()
    die_with_parent()
    end_if_orphaned(parent)
    _bound(memory(engine))
    try:
        opened = open_engine(engine, threads, languages)
    except Fault as missing:
        _say(answers, Missing(str(missing)))
        return
    _stay_offline()
    _say(answers, Ready(opened.languages if isinstance(opened, Polyglot) else ()))
    while asked := _next(questions):
        answer(asked, opened, answers)


def answer(asked: Asked, engine: Engine, answers: BinaryIO) -> None:
    """Say what stands on a file, page after page, or why it cannot be read."""
    try:
        for page in read_pages(asked.content, _expecting(engine, asked.languages)):
            _say(answers, Turned(page))
        _say(answers, Done())
    except Invalid as refusal:
        _say(answers, Refused(refusal.code, refusal.details))
    except MemoryError:
        _say(answers, Refused(TOO_HARD))
    except Fault as fault:
        log.warning("a page could not be read: %s", fault)
        _say(answers, Refused(TOO_HARD))


def _expecting(engine: Engine, languages: Sequence[str]) -> Engine:
    return engine.expecting(languages) if languages and isinstance(engine, Polyglot) else engine


def _answers() -> BinaryIO:
    """Our output for ourselves; what libraries print goes where errors go."""
    ours = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return ours


def _bound(size: int) -> None:
    """Bytes we may fill, and no core dumps."""
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _stay_offline() -> None:
    def refuse(event: str, _: object) -> None:
        if event in {"socket.connect", "socket.getaddrinfo"}:
            raise PermissionError("a reading process has no business with the network")

    sys.addaudithook(refuse)


def _next(questions: BinaryIO) -> Asked | None:
    """The next file; None at the end of input."""
    length = int.from_bytes(questions.read(LENGTH_BYTES), "big")
    return heard(questions.read(length)) if length else None


def _say(answers: BinaryIO, said: Said) -> None:
    answers.write(framed(packed(said)))
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
