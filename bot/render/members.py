"""Cards of members: who belongs to the household, one member, inviting somebody, and leaving."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.messages import Button, Reply, Tap, TextRun
from bot.render.cards import add_title, arrange_in_rows, text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.model.household import Household, Member, Membership, Role


@dataclass(frozen=True, slots=True)
class InviteAddresses:
    """An invite or link code with the addresses that open it, the best first."""

    code: str
    links: tuple[str, ...] = ()


def make_members_card(words: Words, membership: Membership) -> Reply:
    """Return the list of members with roles; admins can open anybody's card, others their own."""
    household, me = membership.household, membership.member
    lines = "\n".join(_write_member(words, member, me) for member in household.members)
    admin = me.role is Role.ADMIN
    named = [member for member in household.members if admin and member.id != me.id]
    others = [Button(member.name, Tap(Verb.MEMBER, member.id)) for member in named]
    own = [Button(words("button-me"), Tap(Verb.MEMBER, me.id))]
    invite = [Button(words("button-invite"), Tap(Verb.INVITE))] if admin else []
    return add_title(
        words("members-title", household=household.name), lines, [*arrange_in_rows(others, 3), [*own, *invite]]
    )


def _write_member(words: Words, member: Member, me: Member) -> str:
    own = words("members-you") if member.id == me.id else ""
    aliases = words("members-also", names=", ".join(member.aliases)) if member.aliases else ""
    return " · ".join(part for part in (f"{member.name}{own}", words(f"role-{member.role.value}"), aliases) if part)


def make_member_card(words: Words, membership: Membership, member: Member) -> Reply:
    """Return one member's card: one's own with personal settings, another's with what an admin may do."""
    text = words(f"role-{member.role.value}-means")
    if member.aliases:
        text += "\n" + words("members-also", names=", ".join(member.aliases))
    own = member.id == membership.member.id
    rows = _list_own_choices(words, member) if own else _list_admin_choices(words, member)
    return add_title(member.name, text, [*arrange_in_rows(rows), [Button(words("button-back"), Tap(Verb.MEMBERS))]])


def _list_own_choices(words: Words, member: Member) -> list[Button]:
    return [
        Button(words("button-my-name"), Tap(Verb.MY_NAME, member.id)),
        Button(words("button-my-aliases"), Tap(Verb.MY_ALIASES, member.id)),
        Button(words("button-my-language"), Tap(Verb.SET, argument="mine")),
        Button(words("button-link"), Tap(Verb.LINK)),
        Button(words("button-leave"), Tap(Verb.LEAVE, member.id)),
    ]


def _list_admin_choices(words: Words, member: Member) -> list[Button]:
    roles = [
        Button(words(f"button-make-{role.value}"), Tap(Verb.ROLE, member.id, argument=role.value))
        for role in Role
        if role is not member.role
    ]
    return [*roles, Button(words("button-remove-member"), Tap(Verb.MEMBER_OUT, member.id))]


def make_invite_card(words: Words, household: Household, addresses: InviteAddresses, role: Role, hours: int) -> Reply:
    """Return an invite: its code, links, the best one as a QR code, and the other roles to choose."""
    pictured = any(map(is_reachable, addresses.links))
    ways = min(len(addresses.links), 1) + pictured
    text = words("invite-text", role=words(f"role-{role.value}"), hours=hours, links=ways)
    roles = [
        Button(words(f"button-invite-{other.value}"), Tap(Verb.INVITE_ROLE, argument=f"{other.value}.{addresses.code}"))
        for other in Role
        if other is not role
    ]
    new = Button(words("button-new-code"), Tap(Verb.INVITE_NEW, argument=role.value))
    return _write_way(words("invite-title", household=household.name), text, addresses, [roles, [new]])


def make_link_card(words: Words, addresses: InviteAddresses, hours: int) -> Reply:
    """Return the code by which a member adds a second channel of their own."""
    return _write_way(words("link-title"), words("link-text", hours=hours), addresses, [])


def _write_way(title: str, text: str, addresses: InviteAddresses, rows: list[list[Button]]) -> Reply:
    spans = [TextRun(title, "bold"), TextRun(f"\n{text}\n\n"), TextRun(addresses.code, "mono")]
    spans += [TextRun(f"\n{link}") for link in addresses.links]
    buttons = tuple(tuple(row) for row in rows)
    return Reply(body=tuple(spans), buttons=buttons, qr=next(filter(is_reachable, addresses.links), None))


def is_reachable(link: str) -> bool:
    """Return whether another device can open a link, which it cannot where it points to this machine."""
    return urlsplit(link).hostname not in {"127.0.0.1", "::1", "localhost"}


def ask_if_sure(words: Words, text: str, yes: str, do: Tap, undo: Tap) -> Reply:
    """Return a yes-or-no question before something that a tap cannot undo."""
    return text_reply(text, [[Button(yes, do), Button(words("button-no"), undo)]])
