"""Found a household: a name, a currency, a time zone and a language, with the founder as admin."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.errors import Invalid
from core.language.values.habits import find_habits
from core.model.category import SYSTEM
from core.model.household import Household, Member, Membership, Role
from core.model.money import count_decimals
from core.ports import Identity, Ids, Onboarding
from core.usecases.names import tidy_name


@dataclass(frozen=True, slots=True)
class HouseholdSettings:
    """The settings of a new household; ``language`` is a code such as ``hi-Latn``."""

    name: str
    currency: str
    zone: str
    language: str


def require_zone(zone: str) -> str:
    """Return a time zone's name; raises Invalid where the tz database has none of that name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("zone-unknown", zone=zone[:40]) from None
    return zone


async def found_household(
    transaction: Onboarding, ids: Ids, founding: HouseholdSettings, founder: Identity
) -> Membership:
    """Create a household with its founder as admin; raises Invalid for a bad name, currency or zone."""
    count_decimals(founding.currency)
    habit, day_first = find_habits(founding.language, founding.currency)
    member = Member(ids.new(), tidy_name(founder.name), Role.ADMIN)
    household = Household(
        id=ids.new(),
        name=tidy_name(founding.name),
        currency=founding.currency,
        zone=require_zone(founding.zone),
        language=founding.language,
        number_habit=habit,
        day_first=day_first,
        members=(member,),
        categories=SYSTEM,
    )
    await transaction.create_household(household, member, founder)
    return Membership(household, member)
