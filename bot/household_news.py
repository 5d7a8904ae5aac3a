"""News of the household for its other members: who joined, who linked another way to reach Purser."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from bot.render.cards import text_reply
from bot.render.words import Words
from core.model.household import Member, Membership
from core.ports import Directory, Ids, InboundTransaction, Outgoing


@dataclass(frozen=True, slots=True)
class News:
    """A sentence about a member, said once under its key."""

    about: Membership
    sentence: str
    key: str
    channel: str = ""
    other: str = ""

    def words(self, words: Words) -> str:
        """Return the sentence in one language."""
        channel = words(f"channel-{self.channel}") if self.channel else ""
        name, household = self.about.member.name, self.about.household.name
        return words(self.sentence, name=name, household=household, channel=channel, other=self.other)


async def tell_joined(transaction: InboundTransaction, directory: Directory, ids: Ids, new: Membership) -> None:
    """Queue for every other member that somebody joined, where they last spoke in private."""
    await _tell(transaction, directory, ids, News(new, "news-joined", f"joined:{new.member.id}"))


async def tell_linked(
    transaction: InboundTransaction, directory: Directory, ids: Ids, who: Membership, channel: str
) -> None:
    """Queue for every other member that somebody is known on another channel, or has a login, from now on."""
    key = f"linked:{who.member.id}:{channel}:{ids.new()}"
    await _tell(transaction, directory, ids, News(who, "news-linked", key, channel))


async def tell_link_made(
    transaction: InboundTransaction, directory: Directory, ids: Ids, admin: Membership, member: Member
) -> None:
    """Queue for every other member, and for whom it is, that an admin made a link that signs somebody in."""
    key = f"link:{member.id}:{ids.new()}"
    await _tell(transaction, directory, ids, News(admin, "news-code", key, other=member.name))


async def _tell(transaction: InboundTransaction, directory: Directory, ids: Ids, news: News) -> None:
    household, outgoing = news.about.household, []
    for member in household.members:
        if member.id == news.about.member.id:
            continue
        text = news.words(Words(household.language_of(member), household.currency))
        for channel, chat in (await directory.chats(household.id, member.id))[:1]:
            body = msgspec.json.encode(text_reply(text))
            outgoing.append(Outgoing(ids.new(), channel, chat, body, f"{news.key}:{member.id}"))
    if outgoing:
        await transaction.queue(outgoing)
