"""Questions known by their shape, in every language: one thing against another, a share, the highest, the last time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from core.language.context import Context, Person
from core.language.questions.read_question import read_question
from core.model.entry import EntryKind
from core.model.period import Period, find_month, find_year
from core.model.question import ComparedSide, Question, SideField
from core.model.question import QuestionIntent as Asked

TODAY = date(2026, 11, 21)
ASHA, RAVI = Person(UUID(int=1), ("Asha",)), Person(UUID(int=2), ("Ravi",))
THIS_YEAR = find_year(TODAY)
SWIGGY, ZOMATO = ComparedSide(SideField.MERCHANT, "Swiggy"), ComparedSide(SideField.MERCHANT, "Zomato")
COFFEE, TEA = ComparedSide(SideField.WORDS, "coffee"), ComparedSide(SideField.WORDS, "tea")
DINING, GROCERIES = ComparedSide(SideField.CATEGORY, "dining"), ComparedSide(SideField.CATEGORY, "groceries")
WEEKENDS, WORKDAYS = ComparedSide(SideField.DAYS, "67"), ComparedSide(SideField.DAYS, "12345")


def _ask(text: str, language: str, before: Question | None = None) -> Question:
    accounts = ("hdfc card", "hdfc bank")
    context = Context(TODAY, "INR", ASHA.id, (ASHA, RAVI), language=language, accounts=accounts, before=before)
    asked = read_question(text, context)
    assert asked is not None
    assert asked.sure
    return asked.question


@pytest.mark.parametrize(
    ("text", "language", "unit", "view", "period"),
    [
        ("which month was the most expensive this year", "en", "month", "highest", THIS_YEAR),
        ("cheapest month of the year", "en", "month", "lowest", THIS_YEAR),
        ("which week did we spend the least on groceries", "en", "week", "lowest", None),
        ("welcher monat war dieses jahr am teuersten", "de", "month", "highest", THIS_YEAR),
        ("welche woche war die teuerste", "de", "week", "highest", None),
        ("qué mes fue el más caro de este año", "es", "month", "highest", THIS_YEAR),
        ("mes más barato", "es", "month", "lowest", None),
        ("quel mois a été le plus cher cette année", "fr", "month", "highest", THIS_YEAR),
        ("qual mês foi o mais caro deste ano", "pt", "month", "highest", THIS_YEAR),
        ("какой месяц был самым дорогим в этом году", "ru", "month", "highest", THIS_YEAR),
        ("is saal kaunsa mahina sabse mehnga tha", "hi-Latn", "month", "highest", THIS_YEAR),
    ],
)
def test_the_highest_or_lowest_month_is_asked_for(
    text: str, language: str, unit: str, view: str, period: Period | None
) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.unit, asked.view, asked.period) == (Asked.TREND, unit, view, period)


@pytest.mark.parametrize(
    ("text", "language", "sides"),
    [
        ("coffee vs tea", "en", (COFFEE, TEA)),
        ("swiggy vs zomato", "en", (SWIGGY, ZOMATO)),
        ("do we spend more on dining or groceries", "en", (DINING, GROCERIES)),
        ("do we spend more on dining than on groceries", "en", (DINING, GROCERIES)),
        ("swiggy oder zomato, wo lassen wir mehr geld", "de", (SWIGGY, ZOMATO)),
        ("swiggy contra zomato", "es", (SWIGGY, ZOMATO)),
        ("swiggy contre zomato", "fr", (SWIGGY, ZOMATO)),
        ("swiggy contra zomato", "pt", (SWIGGY, ZOMATO)),
        ("swiggy против zomato", "ru", (SWIGGY, ZOMATO)),
        ("how much do we spend on weekends compared to weekdays", "en", (WEEKENDS, WORKDAYS)),
        ("am wochenende mehr als unter der woche?", "de", (WEEKENDS, WORKDAYS)),
        ("gastamos más los fines de semana que entre semana?", "es", (WEEKENDS, WORKDAYS)),
    ],
)
def test_two_things_stand_side_by_side(text: str, language: str, sides: tuple[ComparedSide, ...]) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.sides) == (Asked.COMPARE, sides)
    assert asked.period is asked.period2 is None


def test_two_things_of_one_category_are_held_apart_by_their_words() -> None:
    words = [ComparedSide(SideField.WORDS, word) for word in ("electricity", "gas cylinder")]
    assert _ask("electricity vs gas cylinder this year", "en").sides == tuple(words)


def test_sides_are_of_the_period_that_was_told() -> None:
    assert _ask("swiggy vs zomato since january", "en").period == Period(date(2026, 1, 1), TODAY)
    assert _ask("coffee vs tea in october", "en").period == find_month(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("text", "language", "whole", "category"),
    [
        ("rent as a share of our income", "en", EntryKind.INCOME, "housing"),
        ("what percentage of spending is groceries", "en", EntryKind.EXPENSE, "groceries"),
        ("wie viel prozent vom einkommen geht für miete drauf", "de", EntryKind.INCOME, "housing"),
        ("qué porcentaje del sueldo se va en alquiler", "es", EntryKind.INCOME, "housing"),
        ("quel pourcentage du salaire part en loyer", "fr", EntryKind.INCOME, "housing"),
        ("какой процент дохода уходит на аренду", "ru", EntryKind.INCOME, "housing"),
    ],
)
def test_a_share_has_its_whole(text: str, language: str, whole: EntryKind, category: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.whole, asked.categories) == (Asked.SHARE, whole, (category,))
    assert asked.kind is None


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        ("who paid for petrol last time", "en", "fuel"),
        ("when did we last buy medicines", "en", "health"),
        ("wer hat das letzte mal getankt", "de", "fuel"),
        ("quién pagó la gasolina la última vez", "es", "fuel"),
        ("кто последний раз платил за бензин", "ru", "fuel"),
    ],
)
def test_the_last_time_is_one_entry(text: str, language: str, category: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.view, asked.categories, asked.limit) == (Asked.LIST, "latest", (category,), None)


@pytest.mark.parametrize(
    ("text", "language"),
    [("balance on hdfc card", "en"), ("wie ist der stand auf hdfc card", "de"), ("saldo de hdfc card", "es")],
)
def test_what_an_account_holds_is_no_spending(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.account) == (Asked.ACCOUNT_BALANCE, "hdfc card")


@pytest.mark.parametrize(
    ("text", "language", "giver"),
    [
        ("how much did mum give us this year", "en", "mum"),
        ("wie viel hat uns oma gegeben", "de", "oma"),
        ("cuánto nos dio mamá", "es", "mama"),
    ],
)
def test_what_somebody_gave_is_income_that_says_who(text: str, language: str, giver: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.kind, asked.words) == (Asked.TOTAL, EntryKind.INCOME, giver)


@pytest.mark.parametrize(
    "text", ["show all transfers", "zeig alle überweisungen", "muéstrame todas las transferencias"]
)
def test_transfers_are_listed_as_such(text: str) -> None:
    language = {"show": "en", "zeig": "de"}.get(text.split(maxsplit=1)[0], "es")
    context = Context(TODAY, "INR", ASHA.id, (ASHA, RAVI), language=language)
    asked = read_question(text, context)
    assert asked is not None
    assert (asked.question.intent, asked.question.kind) == (Asked.LIST, EntryKind.TRANSFER)


def test_for_whom_is_not_who_paid() -> None:
    asked = _ask("what did we buy for ravi", "en")
    assert (asked.intent, asked.whom, asked.member) == (Asked.LIST, RAVI.id, None)
    assert _ask("what did ravi buy for asha", "en").member == RAVI.id
    assert _ask("was haben wir für Lena gekauft", "de").words == "lena"
    assert _ask("qué le compramos a Mia", "es").words == "mia"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("spent on dining last 3 months by month", "en"),
        ("die letzten 3 monate nach monaten", "de"),
        ("los últimos 3 meses mes a mes", "es"),
    ],
)
def test_months_one_by_one_are_a_series(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.unit) == (Asked.TREND, "month")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("was soll ich am wochenende machen", "de"),
        ("dinner or lunch?", "en"),
        ("tip 15 percent", "en"),
        ("give me the cat", "en"),
        ("what is my share of the rent", "en"),
        ("сколько ушло на проценты по ипотеке", "ru"),
    ],
)
def test_other_words_of_the_same_shape_ask_nothing_of_the_kind(text: str, language: str) -> None:
    asked = read_question(text, Context(TODAY, "INR", ASHA.id, (ASHA, RAVI), language=language))
    assert asked is None or not (asked.sure and (asked.question.sides or asked.question.view or asked.question.whole))


@pytest.mark.parametrize(
    ("text", "language"),
    [("netflix this year", "en"), ("netflix este año", "es"), ("groceries in october", "en"), ("benzin oktober", "de")],
)
def test_what_names_a_thing_and_a_time_inherits_nothing(text: str, language: str) -> None:
    before = Question(Asked.CATEGORY_SPEND, categories=("clothing",), member=RAVI.id, account="hdfc card")
    asked = read_question(text, Context(TODAY, "INR", ASHA.id, (ASHA, RAVI), language=language, before=before))
    assert asked is not None
    assert (asked.question.member, asked.question.account) == (None, None)
    assert "clothing" not in asked.question.categories


def test_and_still_leans_on_what_was_asked() -> None:
    before = Question(Asked.CATEGORY_SPEND, categories=("clothing",), member=RAVI.id)
    assert _ask("and groceries in october?", "en", before).member == RAVI.id
    assert _ask("and in october?", "en", before).categories == ("clothing",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what was the last thing we bought", "en"),
        ("last purchase?", "en"),
        ("was haben wir als letztes gekauft", "de"),
        ("qué fue lo último que compramos", "es"),
        ("qual foi a última compra", "pt"),
        ("quel est notre dernier achat", "fr"),
    ],
)
def test_the_newest_purchase_is_one_and_not_a_list_of_all(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.view, asked.words, asked.period) == (Asked.LIST, "latest", None, None)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("did I already put in the parking", "en", "parking"),
        ("have we entered the dentist yet?", "en", "dentist"),
        ("hab ich die blumen schon eingetragen?", "de", "blumen"),
        ("he apuntado ya la gasolina?", "es", "gasolina"),
    ],
)
def test_whether_something_is_entered_is_asked_of_its_word(text: str, language: str, words: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.view, asked.words) == (Asked.LIST, "entered", words)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("when is the council tax due", "en", "council tax"),
        ("wann ist die miete fällig", "de", "miete"),
        ("cuándo toca pagar el alquiler", "es", "alquiler"),
    ],
)
def test_when_a_bill_falls_due_names_the_bill(text: str, language: str, words: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.words) == (Asked.RECURRING, words)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("so what's left this month", "en"),
        ("how much is left", "en"),
        ("wieviel ist noch übrig?", "de"),
        ("cuánto nos queda para terminar el mes", "es"),
    ],
)
def test_what_is_left_is_of_budgets_where_there_are_any(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.view) == (Asked.BUDGET_STATUS, "left")


@pytest.mark.parametrize(
    ("text", "language", "view"),
    [
        ("which category grew the most", "en", "grown"),
        ("which category fell the most?", "en", "shrunk"),
        ("welche kategorie ist am meisten gestiegen", "de", "grown"),
        ("qué categoría ha subido más", "es", "grown"),
        ("quelle catégorie a le plus augmenté", "fr", "grown"),
        ("qual categoria subiu mais", "pt", "grown"),
        ("какая категория больше всего выросла", "ru", "grown"),
        ("kaunsi category sabse zyada badhi", "hi-Latn", "grown"),
    ],
)
def test_which_category_changed_most_compares_all_of_them(text: str, language: str, view: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.view, asked.categories) == (Asked.COMPARE, view, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [("the weather is awful today isn't it", "en"), ("café o té?", "es"), ("kommt noch regen heute?", "de")],
)
def test_small_talk_does_not_lean_on_the_question_before(text: str, language: str) -> None:
    before = Question(Asked.BUDGET_STATUS, categories=("groceries",))
    assert read_question(text, Context(TODAY, "INR", ASHA.id, (ASHA, RAVI), language=language, before=before)) is None


def test_a_question_that_opens_with_a_preposition_inherits_nothing() -> None:
    before = Question(Asked.TOTAL, period=THIS_YEAR, without=("housing",))
    asked = _ask("en qué gastamos más", "es", before)
    assert (asked.intent, asked.period, asked.without) == (Asked.TOP_CATEGORIES, None, ())


def test_an_unknown_word_narrows_what_would_else_be_everything() -> None:
    context = Context(TODAY, "EUR", ASHA.id, (ASHA, RAVI), language="de")
    asked = read_question("was hat goa gekostet", context)
    assert asked is not None
    assert (asked.question.words, asked.sure) == ("goa", True)


OCTOBER, YEAR = Period(date(2026, 10, 1), date(2026, 10, 31)), Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("review of october", "en", OCTOBER),
        ("how did we do last month?", "en", OCTOBER),
        ("year in review", "en", YEAR),
        ("how are we doing?", "en", None),
        ("wie war der oktober?", "de", OCTOBER),
        ("jahresrückblick", "de", YEAR),
        ("resumen de octubre", "es", OCTOBER),
        ("balance anual", "es", YEAR),
        ("अक्टूबर की समीक्षा", "hi", OCTOBER),
        ("साल की समीक्षा", "hi", YEAR),
        ("october ka review", "hi-Latn", OCTOBER),
        ("bilan d'octobre", "fr", OCTOBER),
        ("bilan annuel", "fr", YEAR),
        ("balanço de outubro", "pt", OCTOBER),
        ("итоги октября", "ru", OCTOBER),
        ("итоги года", "ru", YEAR),
    ],
)
def test_how_a_period_went_is_its_review(text: str, language: str, period: Period | None) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.period) == (Asked.ADVICE, period)


@pytest.mark.parametrize(
    "text", ["how are you doing", "review of the restaurant", "how are we doing against last year"]
)
def test_other_reviews_are_none_of_a_period(text: str) -> None:
    asked = read_question(text, Context(TODAY, "INR", ASHA.id, (ASHA, RAVI), language="en"))
    assert asked is None or asked.question.intent is not Asked.ADVICE


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("chart of the last 12 months", "en", "month"),
        ("diagramm der letzten 12 monate", "de", "month"),
        ("gráfico de los últimos 12 meses", "es", "month"),
        ("पिछले 12 महीनों का चार्ट", "hi", "month"),
        ("calendar of october", "en", "day"),
        ("kalender für oktober", "de", "day"),
        ("calendario de octubre", "es", "day"),
        ("अक्टूबर का कैलेंडर", "hi", "day"),
    ],
)
def test_a_chart_of_months_has_a_bar_for_each_and_a_calendar_its_days(text: str, language: str, unit: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.unit, asked.chart) == (Asked.TREND, unit, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how much do we spend on groceries next month?", "en"),
        ("wie viel geben wir nächsten monat für lebensmittel aus?", "de"),
        ("cuánto gastamos en supermercado el próximo mes?", "es"),
    ],
)
def test_what_is_spent_in_days_to_come_is_a_forecast(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.period) == (Asked.FORECAST, Period(date(2026, 12, 1), date(2026, 12, 31)))
    assert "groceries" in asked.categories


def test_a_chart_after_a_review_is_a_chart_of_its_own() -> None:
    asked = _ask("gráfico por categoría", "es", Question(Asked.ADVICE, YEAR))
    assert asked.intent is not Asked.ADVICE


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("goa total", "en", "goa"),
        ("how much was lisbon", "en", "lisbon"),
        ("what did goa cost us", "en", "goa"),
        ("lisbon trip total", "en", "lisbon"),
        ("goa ka total", "hi-Latn", "goa"),
        ("lisbon kitne ka pada", "hi-Latn", "lisbon"),
        ("cuánto costó lo de lisboa", "es", "lisboa"),
        ("total de lisboa", "es", "lisboa"),
        ("wie viel war lissabon", "de", "lissabon"),
        ("lissabon gesamt", "de", "lissabon"),
        ("combien a coûté lisbonne", "fr", "lisbonne"),
        ("c'était combien lisbonne", "fr", "lisbonne"),
        ("quanto custou a viagem a lisboa", "pt", "lisboa"),
        ("во сколько обошелся лиссабон", "ru", "лиссабон"),
        ("лиссабон итого", "ru", "лиссабон"),
    ],
)
def test_a_trip_is_asked_for_by_its_name(text: str, language: str, words: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.words, asked.categories, asked.period) == (Asked.TOTAL, words, (), None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("petrol vs ravi", "en"),
        ("petrol vs ravi", "hi-Latn"),
        ("gasolina vs ravi", "es"),
        ("tanken vs ravi", "de"),
        ("essence contre ravi", "fr"),
        ("gasolina vs ravi", "pt"),
        ("бензин против ravi", "ru"),
    ],
)
def test_a_member_stands_beside_a_thing(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert asked.intent is Asked.COMPARE
    assert asked.member is None
    assert set(asked.sides) == {
        ComparedSide(SideField.CATEGORY, "fuel"),
        ComparedSide(SideField.PERSON, str(RAVI.id)),
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("asha vs ravi on eating out", "en"),
        ("asha or ravi on eating out", "en"),
        ("asha vs ravi en restaurantes", "es"),
        ("asha gegen ravi beim essen gehen", "de"),
        ("asha contre ravi au resto", "fr"),
        ("asha vs ravi em restaurantes", "pt"),
    ],
)
def test_two_members_stand_side_by_side(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.categories) == (Asked.BY_MEMBER, ("dining",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("wheres it all going", "en"),
        ("where does it all go", "en"),
        ("what did we spend the most on", "en"),
        ("what do we spend most on", "en"),
        ("en q se nos va la pasta", "es"),
        ("adónde va todo el dinero", "es"),
        ("wo bleibt die kohle", "de"),
        ("où va le fric", "fr"),
        ("onde vai toda a grana", "pt"),
        ("куда деваются бабки", "ru"),
        ("paisa kahan ja raha hai", "hi-Latn"),
        ("पैसा कहाँ जा रहा है", "hi"),
    ],
)
def test_where_the_money_goes(text: str, language: str) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.period) == (Asked.TOP_CATEGORIES, None)


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("can we save 40k by christmas", "en", 40_000),
        ("weihnachten: schaffen wir es 500 zu sparen", "de", 500),
        ("podemos ahorrar 500 para navidad", "es", 500),
        ("on peut économiser 500 d'ici noël", "fr", 500),
        ("dá para guardar 500 até o natal", "pt", 500),
        ("сможем накопить 50000 к новому году", "ru", 50_000),
        ("christmas tak 40k bacha paenge kya", "hi-Latn", 40_000),
    ],
)
def test_whether_a_sum_can_be_saved(text: str, language: str, amount: int) -> None:
    asked = _ask(text, language)
    assert (asked.intent, asked.item) == (Asked.AFFORD, None)
    assert asked.amount == Decimal(amount)
    assert asked.by is not None
    assert asked.by.month in {12, 1}
