"""Signing in: by password, by a link, with an invite; what it takes, what it gives, and what ends it (K1, J4)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest

from bot.web.sign_in import HOME, safe_target
from core.model.access import digest_secret
from core.model.household import Role
from core.usecases import keep_access
from storage import tables
from tests.bot.web.house import ADDRESS, ELSEWHERE, PASSWORD, House, form_token, send_form
from tests.conversations.stage import stage

AUTH = "/api/v1/auth"
LOGIN = {"login": "asha@example.org", "password": PASSWORD}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with stage(tmp_path) as scene:
        yield House(scene)


async def _link(house: House, name: str) -> str:
    async with house.api.context_of(house.members[name]) as context:
        code = await keep_access.make_own_sign_in_link(context)
        await context.uow.commit()
    return code


def _says(answer: httpx.Response) -> str:
    return str(answer.json()["code"])


async def test_register_on_a_page_founds_a_household_and_signs_in(house: House) -> None:
    house.go_public()
    async with house.client(ELSEWHERE, client="203.0.113.9") as browser:
        fields = {"me": "Asha", "household": "Home", "currency": "EUR", "zone": "Europe/Berlin", "language": "de"}
        answer = await send_form(
            browser, "/register", name="Asha@Example.org", password=PASSWORD, again=PASSWORD, **fields
        )
        assert (answer.status_code, answer.headers["location"]) == (303, HOME)
        cookie = next(each for each in answer.headers.get_list("set-cookie") if "purser_session" in each)
        for part in ("__Host-purser_session=", "HttpOnly", "SameSite=lax", "Secure", "Path=/"):
            assert part in cookie
        assert (await browser.get("/")).status_code == 200
        me = (await browser.get(f"{AUTH}/me")).json()
        assert (me["member"]["name"], me["member"]["role"], me["household"]["currency"]) == ("Asha", "admin", "EUR")
        signed_out = await browser.post(
            "/sign-out", data={"csrf": await _form_token(browser)}, headers={"origin": ELSEWHERE}
        )
        assert signed_out.headers["location"] == "/sign-in"
        assert (await browser.get("/")).headers["location"] == "/sign-in"
        again = await send_form(browser, "/sign-in?next=/entries", name="asha@example.ORG", password=PASSWORD)
        assert (again.status_code, again.headers["location"]) == (303, HOME)


async def _form_token(browser: httpx.AsyncClient) -> str:
    return form_token(await browser.get("/sign-in"))


async def test_a_page_says_what_is_wrong_and_keeps_what_was_typed(house: House) -> None:
    async with house.client() as browser:
        answer = await send_form(browser, "/register", me="Asha", household="Home", name="asha", password="short")
        assert answer.status_code == 422
        assert "differ" in answer.text
        assert 'value="asha"' in answer.text
        assert "short" not in answer.text
        wrong = await send_form(browser, "/sign-in", name="<b>asha", password="wrong wrong wrong")
        assert wrong.status_code == 401
        assert "do not fit together" in wrong.text
        assert "<b>" not in wrong.text


async def test_a_form_of_another_site_is_refused(house: House) -> None:
    await house.register("Asha")
    async with house.client() as browser:
        fields = {"name": LOGIN["login"], "password": PASSWORD}
        assert (await browser.post("/sign-in", data=fields)).status_code == 403
        answer = await browser.post("/sign-in", data=fields | {"csrf": "0" * 64})
        assert answer.status_code == 403
        token = await _form_token(browser)
        foreign = {"origin": "https://evil.example"}
        assert (await browser.post("/sign-in", data=fields | {"csrf": token}, headers=foreign)).status_code == 403
        async with house.client() as other:
            assert (await other.post("/sign-in", data=fields | {"csrf": token})).status_code == 403


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example", "//evil.example", "/\\evil.example", "\\/evil", "javascript:alert(1)", "/a\nb", "", "x"],
)
def test_no_redirect_leads_elsewhere(wanted: str) -> None:
    assert safe_target(wanted) == HOME


def test_a_page_of_ours_is_gone_back_to() -> None:
    assert safe_target("/entries?month=2026-11") == "/entries?month=2026-11"


async def test_a_wrong_password_and_an_unknown_name_are_told_alike(house: House) -> None:
    """Both hash once, so that neither the words nor the time tell whether somebody is here."""
    await house.register("Asha")
    hashed: list[bool] = []
    verify = house.sign_in.passwords.verify

    async def counted(password: str, kept: str | None) -> bool:
        hashed.append(kept is not None)
        return await verify(password, kept)

    house.sign_in.passwords.verify = counted  # type: ignore[method-assign]
    async with house.client() as program:
        known = await program.post(f"{AUTH}/login", json=LOGIN | {"password": "wrong wrong"})
        unknown = await program.post(f"{AUTH}/login", json=LOGIN | {"login": "nobody@example.org"})
    assert (known.status_code, _says(known)) == (401, "login-wrong")
    assert known.json() == unknown.json()
    assert hashed == [True, False]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"password_again": "four words in a rox"}, "passwords-differ"),
        ({"password": "short", "password_again": "short"}, "password-short"),
        ({"login": "a b"}, "login-shape"),
        ({"login": PASSWORD.replace(" ", "-"), "password": PASSWORD.replace(" ", "-")}, "passwords-differ"),
        ({"name": ""}, "name-empty"),
        ({"currency": "XXX"}, "currency-unknown"),
        ({"zone": "Mars/Base"}, "zone-unknown"),
        ({"language": "tlh"}, "language-unknown"),
        ({"role": "admin"}, "unfit"),
        ({"household_id": "1"}, "unfit"),
    ],
)
async def test_what_cannot_be_registered_is_refused(house: House, change: dict[str, str], code: str) -> None:
    body = {**LOGIN, "password_again": PASSWORD, "name": "Asha", "household": "Home"} | change
    async with house.client() as program:
        answer = await program.post(f"{AUTH}/register", json=body)
        assert answer.headers["content-type"] == "application/problem+json"
        assert (_says(answer), answer.status_code) == (code, 422)
        assert PASSWORD not in answer.text
        assert (await program.post(f"{AUTH}/login", json=LOGIN)).status_code == 401


async def test_a_name_is_taken_once_however_it_is_written(house: House) -> None:
    await house.register("Asha")
    body = {**LOGIN, "login": "ASHA@example.org", "password_again": PASSWORD, "name": "Meera", "household": "Other"}
    async with house.client() as program:
        assert _says(await program.post(f"{AUTH}/register", json=body)) == "login-taken"
    assert len(await house.scene.app.store.directory.list_households()) == 1


async def test_a_host_may_take_nobody_new(house: House) -> None:
    house.api.registration_open = False
    body = {**LOGIN, "password_again": PASSWORD, "name": "Asha", "household": "Home"}
    async with house.client() as program:
        assert _says(await program.post(f"{AUTH}/register", json=body)) == "registration-closed"


async def test_refresh_tokens_change_and_an_old_one_ends_the_session(house: House) -> None:
    await house.register("Asha")
    async with house.client() as program:
        first = (await program.post(f"{AUTH}/login", json=LOGIN)).json()
        assert first["expires_in"] == 900
        second = (await program.post(f"{AUTH}/refresh", json={"refresh_token": first["refresh_token"]})).json()
        async with house.program(second["access_token"]) as app:
            assert (await app.get(f"{AUTH}/me")).status_code == 200
            stolen = await program.post(f"{AUTH}/refresh", json={"refresh_token": first["refresh_token"]})
            assert (stolen.status_code, _says(stolen)) == (401, "refresh-unknown")
            assert (await app.get(f"{AUTH}/me")).status_code == 401
        newest = await program.post(f"{AUTH}/refresh", json={"refresh_token": second["refresh_token"]})
        assert newest.status_code == 401


async def test_tokens_grow_old(house: House) -> None:
    await house.register("Asha")
    async with house.client() as program:
        pair = (await program.post(f"{AUTH}/login", json=LOGIN)).json()
        async with house.program(pair["access_token"]) as app:
            house.scene.clock.instant += timedelta(minutes=14)
            assert (await app.get(f"{AUTH}/me")).status_code == 200
            house.scene.clock.instant += timedelta(minutes=2)
            assert (await app.get(f"{AUTH}/me")).status_code == 401
        house.scene.clock.instant += timedelta(days=7)
        late = await program.post(f"{AUTH}/refresh", json={"refresh_token": pair["refresh_token"]})
        assert late.status_code == 401


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_no_other_token_is_believed(house: House) -> None:
    """JWT confusion: no algorithm, another one, another secret, a token for another use, another issuer."""
    await house.register("Asha")
    async with house.client() as program:
        pair = (await program.post(f"{AUTH}/login", json=LOGIN)).json()
    claims = jwt.decode(pair["access_token"], options={"verify_signature": False})
    secret = house.scene.app.store.keyring.derive_secrets("sign-in")[0]
    forged = [
        jwt.encode(claims, "", algorithm="none"),
        jwt.encode(claims, secret, algorithm="HS512"),
        jwt.encode(claims, b"x" * 32, algorithm="HS256"),
        jwt.encode(claims | {"iss": "other"}, secret, algorithm="HS256"),
        jwt.encode(claims | {"exp": "never"}, secret, algorithm="HS256"),
        jwt.encode({key: value for key, value in claims.items() if key != "exp"}, secret, algorithm="HS256"),
        jwt.encode(claims | {"sid": "nonsense"}, secret, algorithm="HS256"),
        pair["refresh_token"],
        pair["access_token"][:-2],
        "purser_AAAA",
        "",
    ]
    for token in forged:
        async with house.program(token) as app:
            assert (await app.get(f"{AUTH}/me")).status_code == 401, token
    async with house.client() as program:
        answer = await program.post(f"{AUTH}/refresh", json={"refresh_token": pair["access_token"]})
        assert answer.status_code == 401


async def test_a_link_signs_in_once_and_looking_at_it_uses_nothing_up(house: House) -> None:
    await house.found("Asha")
    code = await _link(house, "Asha")
    house.go_public()
    async with house.client(ELSEWHERE, client="203.0.113.9") as browser:
        for _ in range(2):  # a messenger's preview, and a second one
            assert (await browser.get(f"/link/{code}")).status_code == 200
        assert (await send_form(browser, f"/link/{code}")).headers["location"] == HOME
        assert (await browser.get(f"{AUTH}/me")).json()["member"]["name"] == "Asha"
    async with house.client(ELSEWHERE) as other:
        gone = await send_form(other, f"/link/{code}")
        assert gone.status_code == 404
        assert "used already" in gone.text


async def test_a_link_grows_old_and_a_newer_one_ends_it(house: House) -> None:
    await house.found("Asha")
    old, new = await _link(house, "Asha"), await _link(house, "Asha")
    async with house.client() as program:
        assert _says(await program.post(f"{AUTH}/link", json={"code": old})) == "link-gone"
        house.scene.clock.instant += keep_access.LINK_LIFETIME
        assert _says(await program.post(f"{AUTH}/link", json={"code": new})) == "link-gone"
    assert new not in repr(await _rows(house, "sign_in_link"))


async def _rows(house: House, table: str) -> list[Any]:
    store = house.scene.app.store
    return [dict(row) for row in await store.database.fetch(tables.metadata.tables[table].select(), {})]


async def test_a_link_gives_a_lost_web_chat_back(house: House) -> None:
    """Its transcript belongs to the member, whatever browser they sit at."""
    await house.found("Asha")
    async with house.browser("Asha") as first:
        assert (await first.get("/")).status_code == 200
    before = await house.sign_in.access.find_session(digest_secret("X"), house.scene.clock.now())
    assert before is None
    async with house.client() as other:
        await send_form(other, f"/link/{await _link(house, 'Asha')}")
    chats = {row["chat"] for row in await _rows(house, "session")}
    assert len(chats) == 1


async def test_a_fresh_link_lets_a_forgotten_password_be_set_anew(house: House) -> None:
    await (await house.register("Asha")).aclose()
    await house.found("Ravi")
    wanted = {"login": "ravi", "password": "another few words", "password_again": "another few words"}
    async with house.client() as program:
        pair = (await program.post(f"{AUTH}/link", json={"code": await _link(house, "Ravi")})).json()
    async with house.program(pair["access_token"]) as ravi:
        assert (await ravi.put(f"{AUTH}/login", json=wanted)).json()["login"] == "ravi"
        assert _says(await ravi.put(f"{AUTH}/login", json=wanted | {"login": LOGIN["login"]})) == "login-taken"
        house.scene.clock.instant += timedelta(minutes=14)
        refreshed = wanted | {"password": "yet another few", "password_again": "yet another few"}
        assert (await ravi.put(f"{AUTH}/login", json=refreshed)).status_code == 200


async def test_later_the_password_of_now_is_needed_and_other_sessions_end(house: House) -> None:
    first = await house.register("Asha")
    async with house.client() as program:
        pair = (await program.post(f"{AUTH}/login", json=LOGIN)).json()
        house.scene.clock.instant += keep_access.FRESH
        pair = (await program.post(f"{AUTH}/refresh", json={"refresh_token": pair["refresh_token"]})).json()
    wanted = {"login": LOGIN["login"], "password": "another few words", "password_again": "another few words"}
    async with house.program(pair["access_token"]) as asha:
        assert _says(await asha.put(f"{AUTH}/login", json=wanted)) == "password-old-wrong"
        assert (await asha.put(f"{AUTH}/login", json=wanted | {"current_password": PASSWORD})).status_code == 200
        assert len((await asha.get(f"{AUTH}/sessions")).json()["items"]) == 1
    async with first:
        assert (await first.get(f"{AUTH}/me")).status_code == 401


async def test_who_came_by_a_link_sets_a_password_on_the_page(house: House) -> None:
    await house.found("Asha")
    fields = {"name": "asha", "password": PASSWORD}
    async with house.browser("Asha") as asha:
        page = await asha.get("/settings")
        assert "No password set" in page.text
        form = {"csrf": form_token(page), **fields}
        assert (await asha.post("/settings/login", data=form | {"again": "another"})).status_code == 422
        assert (await asha.post("/settings/login", data=form | {"again": PASSWORD})).status_code == 303
        house.scene.clock.instant += keep_access.FRESH
        changed = form | {"password": "another few words", "again": "another few words"}
        assert (await asha.post("/settings/login", data=changed)).status_code == 403
        assert (await asha.post("/settings/login", data=changed | {"current": PASSWORD})).status_code == 303
        assert "another few words" not in (await asha.get("/settings")).text
    async with house.client() as program:
        assert (await program.post(f"{AUTH}/login", json={"login": "asha", "password": PASSWORD})).status_code == 401
        good = {"login": "asha", "password": "another few words"}
        assert (await program.post(f"{AUTH}/login", json=good)).status_code == 200


async def test_sessions_are_listed_and_ended_and_nobody_elses(house: House) -> None:
    await house.found("Asha")
    await house.join("Ravi", "Asha")
    async with house.browser("Asha") as asha, house.browser("Ravi") as ravi:
        (mine,) = (await asha.get(f"{AUTH}/sessions")).json()["items"]
        assert (mine["current"], mine["kind"]) == (True, "browser")
        other = await ravi.delete(f"{AUTH}/sessions/{mine['id']}")
        assert (other.status_code, _says(other)) == (404, "session-unknown")
        assert (await asha.delete(f"{AUTH}/sessions/{mine['id']}")).status_code == 204
        assert (await asha.get(f"{AUTH}/me")).status_code == 401
        assert (await ravi.get(f"{AUTH}/me")).status_code == 200


async def test_a_session_was_seen_on_the_households_day(house: House) -> None:
    await house.found("Asha")
    house.scene.clock.instant += timedelta(hours=5)  # past midnight in Kolkata, and not in UTC
    async with house.browser("Asha") as asha:
        page = (await asha.get("/settings")).text
    assert "<small>today" in page.partition('id="sessions"')[2]


async def test_a_token_for_a_program_reads_and_is_ended(house: House) -> None:
    await house.found("Asha")
    async with house.browser("Asha") as asha:
        made = (await asha.post(f"{AUTH}/tokens", json={"name": "backup"})).json()
        assert made["token"] not in (await asha.get(f"{AUTH}/sessions")).text
        async with house.program(made["token"]) as program:
            assert (await program.get(f"{AUTH}/me")).status_code == 200
            refused = await program.post(f"{AUTH}/tokens", json={"name": "more", "scope": "write"})
            assert _says(refused) == "token-reads-only"
            await asha.delete(f"{AUTH}/sessions/{made['session']['id']}")
            assert (await program.get(f"{AUTH}/me")).status_code == 401


async def test_the_same_request_again_gets_the_same_answer(house: House) -> None:
    await house.found("Asha")
    key = {"Idempotency-Key": "key-0001"}
    async with house.browser("Asha") as asha:
        first = await asha.post(f"{AUTH}/tokens", json={"name": "backup"}, headers=key)
        again = await asha.post(f"{AUTH}/tokens", json={"name": "backup"}, headers=key)
        assert (again.status_code, again.json()) == (201, first.json())
        assert again.headers["idempotent-replayed"] == "true"
        other = await asha.post(f"{AUTH}/tokens", json={"name": "other"}, headers=key)
        assert (other.status_code, _says(other)) == (409, "key-reused")
        assert len((await asha.get(f"{AUTH}/sessions")).json()["items"]) == 2


async def test_an_invite_is_made_by_an_admin_and_joined_once(house: House) -> None:
    await house.found("Asha")
    async with house.browser("Asha") as asha:
        made = (await asha.post(f"{AUTH}/invite", json={"role": "viewer"})).json()
    async with house.client() as browser:
        fields = {"me": "Kid", "name": "kid", "password": PASSWORD, "again": PASSWORD}
        joined = await send_form(browser, f"/join?code={made['code']}", code=made["code"].lower(), **fields)
        assert joined.headers["location"] == HOME
        me = (await browser.get(f"{AUTH}/me")).json()
        assert (me["member"]["role"], me["login"]) == ("viewer", "kid")
        invite = await browser.post(f"{AUTH}/invite", json={}, headers={"origin": ADDRESS})
        assert (invite.status_code, _says(invite)) == (403, "admins-only")
    async with house.client() as late:
        assert _says(await late.post(f"{AUTH}/join", json={"code": made["code"], "name": "Eve"})) == "invite-unknown"


async def test_codes_cannot_be_guessed_from_one_address(house: House) -> None:
    async with house.client(client="203.0.113.9") as guesser:
        answers = [await guesser.post(f"{AUTH}/join", json={"code": f"AAAA{n}AAA", "name": "Eve"}) for n in range(2, 9)]
    assert [_says(each) for each in answers] == ["invite-unknown"] * 5 + ["too-many-tries"] * 2


async def test_who_is_removed_is_signed_out_everywhere(house: House) -> None:
    await house.found("Asha")
    ravi = await house.join("Ravi", "Asha")
    async with house.browser("Ravi") as browser:
        token = (await browser.post(f"{AUTH}/tokens", json={"name": "script", "scope": "write"})).json()["token"]
        async with house.api.context_of(house.members["Asha"]) as context:
            await context.uow.books.remove_member(ravi.member.id)
            await context.uow.commit()
        assert (await browser.get(f"{AUTH}/me")).status_code == 401
        async with house.program(token) as program:
            assert (await program.get(f"{AUTH}/me")).status_code == 401
    assert not [row for row in await _rows(house, "login") if row["member_id"] == ravi.member.id]


async def test_five_tries_to_sign_in_in_a_quarter_of_an_hour(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        house = House(scene, logins="5/15 minutes", clients="9/15 minutes")
        async with house.client(client="203.0.113.9") as program, house.client(client="203.0.113.10") as other:
            for _ in range(5):
                assert (await program.post(f"{AUTH}/login", json=LOGIN)).status_code == 401
            limited = await program.post(f"{AUTH}/login", json=LOGIN)
            assert (limited.status_code, limited.headers["retry-after"]) == (429, "900")
            assert "Wait 15 minutes" in limited.json()["detail"]
            by_name = await other.post(f"{AUTH}/login", json=LOGIN)
            assert by_name.status_code == 429
            names = ("ravi", "kid", "nani", "dada")
            tries = [await program.post(f"{AUTH}/login", json=LOGIN | {"login": name}) for name in names]
            assert [each.status_code for each in tries] == [401, 401, 401, 429]


async def test_requests_are_counted_by_client_and_member(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        house = House(scene, requests="3/minute")
        await house.found("Asha")
        async with house.browser("Asha") as asha, house.client() as program:
            assert [(await asha.get(f"{AUTH}/me")).status_code for _ in range(4)] == [200, 200, 200, 429]
            assert (await asha.get("/static/chat.css")).status_code == 200
            behind = {"x-forwarded-for": "6.6.6.6, 198.51.100.7"}
            assert (await program.get(f"{AUTH}/me", headers=behind)).status_code == 401


async def test_the_hosts_link_opens_no_household(house: House) -> None:
    await house.found("Asha")
    code, now = house.api.ids.code(keep_access.LINK_CODE_LENGTH), house.scene.clock.now()
    await house.sign_in.access.add_host_link(digest_secret(code), now, now + timedelta(minutes=10))
    async with house.client() as browser:
        assert (await send_form(browser, f"/link/{code}")).headers["location"] == "/host"
        page = await browser.get("/host")
        assert (page.status_code, "1" in page.text, "House Asha" in page.text) == (200, True, False)
        assert "0 failed" in page.text
        assert (await browser.get(f"{AUTH}/me")).status_code == 401
    async with house.client() as program, house.browser("Asha") as asha:
        assert (await program.post(f"{AUTH}/link", json={"code": code})).status_code == 404
        assert [(await each.get("/host")).status_code for each in (program, asha)] == [404, 404]


async def test_pages_are_in_the_browsers_language_and_hold_no_script_of_their_own(house: House) -> None:
    async with house.client() as browser:
        for path in ("/sign-in", "/register", "/join", "/link/x"):
            page = await browser.get(path, headers={"accept-language": "fr"})
            assert page.status_code == 200
            assert '<html lang="fr">' in page.text
            for never in ("style=", "onclick", "https://"):
                assert never not in page.text
            # One reads the browser's time zone; the page works without it.
            scripts = ['<script src="/static/door.js" defer>'] if path == "/register" else []
            assert re.findall("<script[^>]*>", page.text) == scripts
            assert "unsafe" not in page.headers["content-security-policy"]
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


async def test_a_change_of_a_household_needs_our_own_page(house: House) -> None:
    await house.found("Asha")
    async with house.browser("Asha", "https://evil.example") as asha:
        refused = await asha.post(f"{AUTH}/tokens", json={"name": "theirs"})
        assert (refused.status_code, _says(refused)) == (403, "foreign-page")
    async with house.browser("Asha", "https://127.0.0.1:8080") as asha:
        assert (await asha.post(f"{AUTH}/tokens", json={"name": "theirs"})).status_code == 403


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
async def test_only_admins_invite(house: House, role: Role) -> None:
    await house.found("Asha")
    await house.join("Ravi", "Asha", role)
    async with house.browser("Ravi") as ravi:
        assert (await ravi.post(f"{AUTH}/invite", json={"role": "admin"})).status_code == 403
