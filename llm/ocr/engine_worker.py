"""The program of an OCR engine's process: gets pictures of limited size, never a file from outside.

Started as ``python -m llm.ocr.engine_worker ENGINE THREADS PARENT LANGUAGE...``: pictures come in on standard input,
pages go out on standard output.
"""

from __future__ import annotations

import logging
import os
import resource
import sys
from collections.abc import Sequence
from typing import BinaryIO

from core.errors import Fault
from llm.ocr.bounds import find_memory_limit
from llm.ocr.child_process import die_with_parent, end_if_orphaned, forbid_network
from llm.ocr.engine import Engine, MultilingualEngine, open_engine
from llm.ocr.read_page import read_page
from llm.ocr.wire import (
    TOO_HARD,
    EngineMissing,
    EngineReady,
    EngineRequest,
    FileRefused,
    PageRead,
    ProcessMessage,
    decode_request,
    encode_frame,
    read_frame,
)

log = logging.getLogger(__name__)


def main(engine: str, threads: int, parent: int, languages: Sequence[str] = ()) -> None:
    """Load the engine, then read pictures until the input ends."""
    questions, answers = sys.stdin.buffer, _take_output()
    die_with_parent()
    end_if_orphaned(parent)
    resource.setrlimit(resource.RLIMIT_DATA, (find_memory_limit(engine), find_memory_limit(engine)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        opened = open_engine(engine, threads, languages)
    except Fault as missing:
        _send_message(answers, EngineMissing(str(missing)))
        return
    forbid_network()
    _send_message(answers, EngineReady(opened.languages if isinstance(opened, MultilingualEngine) else ()))
    while frame := read_frame(questions):
        _send_message(answers, answer_request(decode_request(frame), opened))


def answer_request(request: EngineRequest, engine: Engine) -> PageRead | FileRefused:
    """Return the words of a picture, or the reason why it cannot be read."""
    if request.languages and isinstance(engine, MultilingualEngine):
        engine = engine.with_languages(request.languages)
    try:
        return PageRead(read_page(request.picture, engine))
    except MemoryError:
        return FileRefused(TOO_HARD)
    except Fault as fault:
        log.warning("a page could not be read: %s", fault)
        return FileRefused(TOO_HARD)


def _take_output() -> BinaryIO:
    """Return standard output for our messages alone; what libraries print goes to standard error."""
    ours = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return ours


def _send_message(answers: BinaryIO, message: ProcessMessage) -> None:
    answers.write(encode_frame(message))
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
