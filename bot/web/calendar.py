"""Upcoming bills as a calendar feed (iCalendar, RFC 5545) whose secret link needs no sign-in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from icalendar import Calendar, Event

from bot.render.entries import CardContext
from bot.render.recurring import write_calendar_title
from bot.render.words import Words
from core.model.household import Household
from core.model.period import Period
from core.model.recurring import Bill
from core.ports import Clock, Directory, UnitsOfWork
from core.usecases.list_bills import OPEN, is_rule_visible, list_bills

BACK: Final = timedelta(days=31)
AHEAD: Final = timedelta(days=366)
_LONGEST: Final = 64
"""The most characters of a token from an address; Purser's own tokens are shorter."""
_HEADERS: Final = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True, slots=True)
class CalendarDependencies:
    """The parts that the calendar feed reads bills with."""

    units: UnitsOfWork
    directory: Directory
    clock: Clock


def calendar_routes(dependencies: CalendarDependencies) -> APIRouter:
    """Return the router of the calendar feed; a wrong token gets 404 like any unknown address."""
    router = APIRouter(tags=["calendar"])

    @router.get("/calendar/{token}.ics", response_class=Response, responses={404: {"description": "No such calendar"}})
    async def calendar(token: str) -> Response:
        """Return the household's upcoming bills as a calendar, without private ones."""
        household_id = None
        if len(token) <= _LONGEST:
            household_id = await dependencies.directory.find_calendar_household(token)
        if household_id is None:
            return PlainTextResponse("Not Found", 404)
        now = dependencies.clock.now()
        async with dependencies.units(household_id, None) as uow:
            household = await uow.books.load_household()
            today = household.today(now)
            bills = await list_bills(uow, today, Period(today - BACK, today + AHEAD))
        shown = [bill for bill in bills if bill.status in OPEN and is_rule_visible(bill.rule, None)]
        return Response(write_calendar(household, shown, now), media_type="text/calendar", headers=_HEADERS)

    return router


def write_calendar(household: Household, bills: Sequence[Bill], now: datetime) -> bytes:
    """Return bills as an iCalendar file, one all-day event each, whose UID is the same in every later file."""
    words = Words(household.language, household.currency)
    page = CardContext(words, household, household.today(now))
    calendar = Calendar()
    calendar.add("prodid", "-//Purser//Bills//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words("calendar-name", household=household.name))
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    for bill in bills:
        event = Event()
        event.add("uid", f"{bill.rule.id}-{bill.occurrence.number}@purser")
        event.add("dtstamp", now)
        event.add("dtstart", bill.occurrence.day)
        event.add("dtend", bill.occurrence.day + timedelta(days=1))
        event.add("summary", write_calendar_title(page, bill))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
