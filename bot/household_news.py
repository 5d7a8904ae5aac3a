"""Messages to the other members when somebody joins the household, links a channel or gets a sign-in link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from bot.messages import NoticeHead, Tap
from bot.render.cards import text_reply
from bot.render.words import Words
from bot.verbs import Verb
from core.model.household import Member, Membership
from core.model.household_alert import CONSENT_CHANNELS
from core.model.notice import NoticeKind
from core.ports import Directory, Ids, InboundTransaction, Outgoing

NEWS = "news"
"""The first part of the key of such a message, followed by the member it goes to (``bot.recheck``)."""


@dataclass(frozen=True, slots=True)
class News:
    """A sentence about a member for the other members, sent once for each key."""

    about: Membership
    sentence: str
    key: str
    channel: str = ""
    other: str = ""

    def words(self, words: Words) -> str:
        """Return the sentence in the language of a catalogue of words."""
        channel = words(f"channel-{self.channel}") if self.channel else ""
        name, household = self.about.member.name, self.about.household.name
        return words(self.sentence, name=name, household=household, channel=channel, other=self.other)


async def tell_joined(transaction: InboundTransaction, directory: Directory, ids: Ids, new: Membership) -> None:
    """Queue for every other member, in their last private chat, that somebody joined."""
    await _queue_news(transaction, directory, ids, News(new, "news-joined", f"joined:{new.member.id}"))


async def tell_linked(
    transaction: InboundTransaction, directory: Directory, ids: Ids, who: Membership, channel: str
) -> None:
    """Queue for every other member that somebody linked another channel or got a login."""
    key = f"linked:{who.member.id}:{channel}:{ids.new()}"
    await _queue_news(transaction, directory, ids, News(who, "news-linked", key, channel))


async def tell_link_made(
    transaction: InboundTransaction, directory: Directory, ids: Ids, admin: Membership, member: Member
) -> None:
    """Queue for that member and every other one that an admin made a link which signs the member in."""
    key = f"link:{member.id}:{ids.new()}"
    await _queue_news(transaction, directory, ids, News(admin, "news-code", key, other=member.name))


async def _queue_news(transaction: InboundTransaction, directory: Directory, ids: Ids, news: News) -> None:
    household, outgoing = news.about.household, []
    for member in household.members:
        if member.id == news.about.member.id:
            continue
        reader = Membership(household, member)
        chats = await directory.list_chats(household.id, member.id)
        outgoing += address_news(ids, reader, chats, news.words(choose_words(reader)), news.key)
    if outgoing:
        await transaction.queue_notices(outgoing)


def choose_words(reader: Membership) -> Words:
    """Return the catalogue of texts in a member's language."""
    household = reader.household
    return Words(household.choose_language(reader.member), household.currency)


def address_news(ids: Ids, reader: Membership, chats: Sequence[tuple[str, str]], text: str, key: str) -> list[Outgoing]:
    """Return a message for the member's most recent private chat; empty where there is none.

    Chats on channels that allow unasked messages are preferred; on other channels the member must have allowed alerts.
    """
    household, key = reader.household, f"{NEWS}:{reader.member.id}:{key}"
    free = [chat for chat in chats if chat[0] not in CONSENT_CHANNELS]
    place = next(iter(free or chats), None)
    if place is None:
        return []
    channel, chat = place
    reply = text_reply(text)
    if channel in CONSENT_CHANNELS:
        head = NoticeHead(NoticeKind.ALERT, household.name, choose_words(reader).language, Tap(Verb.MEMBERS))
        reply = replace(reply, notice=head)
    return [Outgoing(ids.new(), channel, chat, msgspec.json.encode(reply), key, household=household.id)]
