"""The process that opens untrusted files: it forks a child with its own limits for each file.

Started as ``python -m llm.ocr.opening_server PARENT`` with a socket as its standard input. Each message on the socket
brings one end of another socket, over which a child gets the file and answers with its pages. Libraries are loaded
once, before the first fork, so a child costs a few milliseconds.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any, BinaryIO

import cv2

from core.errors import Invalid
from llm.ocr.bounds import OPEN_CPU_SECONDS, OPEN_MEMORY, OPEN_SECONDS
from llm.ocr.child_process import die_with_parent, end_if_orphaned, forbid_network
from llm.ocr.open_file import open_file
from llm.ocr.wire import TOO_HARD, FileFinished, FileRefused, encode_frame, read_frame

READY = b"r"


def main(parent: int) -> None:
    """Fork a child for every file until the main process closes the socket."""
    die_with_parent()
    end_if_orphaned(parent)
    cv2.setNumThreads(1)
    forbid_network()
    signal.signal(signal.SIGCHLD, _reap_children)
    control = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    control.sendall(READY)
    while True:
        _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not descriptors:
            return
        if os.fork() == 0:
            control.close()
            _serve_and_exit(socket.socket(fileno=descriptors[0]))
        os.close(descriptors[0])


def _reap_children(*_: Any) -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _serve_and_exit(connection: socket.socket) -> None:
    """Open one file within limits and send its pages; whatever happens, the process ends here."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        die_with_parent()
        limit_resources()
        with connection.makefile("rb") as questions, connection.makefile("wb") as answers:
            answer_file(read_frame(questions) or b"", answers)
    finally:
        os._exit(0)


def limit_resources() -> None:
    """Limit what this process may still use: processor and clock seconds, memory; no core dumps."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (OPEN_CPU_SECONDS, OPEN_CPU_SECONDS))
    held = Path("/proc/self/statm")
    if held.exists():
        pages = int(held.read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + OPEN_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.alarm(int(OPEN_SECONDS))


def answer_file(content: bytes, answers: BinaryIO) -> None:
    """Write a file's pages one by one, or the reason why it cannot be opened."""
    try:
        answers.writelines(encode_frame(page) for page in open_file(content))
        answers.write(encode_frame(FileFinished()))
    except Invalid as refusal:
        answers.write(encode_frame(FileRefused(refusal.code, refusal.details)))
    except MemoryError:
        answers.write(encode_frame(FileRefused(TOO_HARD)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
