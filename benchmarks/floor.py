"""The baseline server: a webhook that does one insert and one send, and nothing else.

``python -m benchmarks.floor``.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import aiosqlite
import asyncpg
import uvicorn
import uvloop
from fastapi import FastAPI, Request

TABLE = "create table if not exists floor (id bigserial primary key, chat bigint not null, body text not null)"
INSERT = "insert into floor (chat, body) values ($1, $2)"
Insert = Callable[[int, str], Awaitable[object]]


@asynccontextmanager
async def inserting(database: str) -> AsyncIterator[Insert]:
    """Yield a function that inserts and commits one row in a PostgreSQL database or a SQLite file."""
    if database.startswith("postgresql"):
        async with asyncpg.create_pool(database, min_size=2, max_size=10) as pool:
            await pool.execute(TABLE)
            yield lambda chat, body: pool.execute(INSERT, chat, body)
        return
    async with aiosqlite.connect(database, isolation_level=None) as connection:
        await connection.execute("pragma journal_mode=wal")
        await connection.execute("pragma synchronous=full")
        await connection.execute(TABLE.replace("bigserial", "integer"))
        yield lambda chat, body: connection.execute("insert into floor (chat, body) values (?, ?)", (chat, body))


def create(database: str, api: str) -> FastAPI:
    """Return the baseline application with its webhook."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with inserting(database) as insert, aiohttp.ClientSession() as session:
            app.state.insert, app.state.session = insert, session
            yield

    app = FastAPI(lifespan=lifespan)

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/telegram/webhook")
    async def hook(request: Request) -> dict[str, bool]:
        body = await request.body()
        message = json.loads(body)["message"]
        chat = message["chat"]["id"]
        await app.state.insert(chat, body.decode())
        fields = {"chat_id": chat, "text": message["text"]}
        async with app.state.session.post(f"{api}/bot1:bench/sendMessage", json=fields) as response:
            await response.read()
        return {"ok": True}

    return app


if __name__ == "__main__":
    where, bot_api, port = sys.argv[1:]
    server = uvicorn.Server(uvicorn.Config(create(where, bot_api), "127.0.0.1", int(port), log_level="warning"))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(server.serve())
