"""REST routes for categories, tags, accounts and category rules, and for guessing the category of a description."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, StringConstraints

from bot.web.api.book_shapes import AccountShown, AccountsShown, CategoriesShown, CategoryShown, TagsShown
from bot.web.api.entries import AmountText, Key, Text200
from bot.web.api.shapes import PROBLEMS, Body, Shown
from bot.web.api_dependencies import ApiDependencies
from bot.web.idempotency import ONCE, finish
from core.errors import Invalid, NotFound
from core.model.category_rule import CategoryRule
from core.model.entry import EntryKind, Line
from core.model.money import Money
from core.usecases.keep_accounts import list_accounts
from core.usecases.keep_categories import add_category, remove_category, rename_category
from core.usecases.keep_rules import apply_rule, keep_rule, preview_rule, remove_rule, undo_rule
from core.usecases.recall_categories import recall_categories

CategoryName = Annotated[str, StringConstraints(min_length=1, max_length=80), Field(examples=["🎨 Art"])]


class CategoryWanted(Body):
    """Request body: a new category of the household; an emoji before the name becomes its icon."""

    name: CategoryName
    income: bool = False


class CategoryRenamed(Body):
    """Request body: a category's new name, with a new icon if an emoji stands before the name."""

    name: CategoryName


class CategoryMoved(Shown):
    """How many entries moved to the other category."""

    moved: int


class RuleWanted(Body):
    """Request body: a rule that puts a shop, or a description bought without a shop, into one category."""

    merchant: Text200 | None = None
    description: Text200 = ""
    category: Key


class CategoryRuleShown(Shown):
    """A rule: the shop or description that always goes into one category."""

    id: UUID
    name: str
    of_shop: bool
    category: str

    @classmethod
    def of(cls, rule: CategoryRule) -> CategoryRuleShown:
        """Return the response body for a category rule."""
        return cls(id=rule.id, name=rule.name, of_shop=rule.of_shop, category=rule.category)


class CategoryRulesShown(Shown):
    """The household's rules."""

    items: list[CategoryRuleShown]


class RulePreviewShown(Shown):
    """The older entries that a rule would change; ``locked`` counts those this member may not change or not see."""

    rule: CategoryRuleShown
    entries: list[UUID]
    locked: int


class RuleApplied(Shown):
    """How many entries a rule changed, and the id with which to undo that."""

    batch: UUID
    changed: int


class RuleUndone(Shown):
    """How many entries returned to their former category."""

    changed: int


class DescriptionBody(Body):
    """Request body: a description to categorise, with the shop, kind and amount if known."""

    description: Annotated[Text200, Field(examples=["uber to the airport"])]
    merchant: Text200 | None = None
    kind: EntryKind = EntryKind.EXPENSE
    amount: AmountText = "1"


class Guess(Shown):
    """A possible category with its confidence, 0 to 1."""

    category: str
    name: str
    confidence: float


class Categorised(Shown):
    """The likeliest category with its reason, and the next likeliest ones."""

    category: str
    name: str
    confidence: float
    reason: str
    others: list[Guess]


def catalogue_routes(api: ApiDependencies) -> APIRouter:
    """Return the router of ``/categories``, ``/tags``, ``/accounts``, ``/rules`` and ``/categorise``."""
    router = APIRouter(prefix="/api/v1", responses=PROBLEMS, dependencies=[Depends(api.admit)])
    routes = _CatalogueRoutes(api)
    router.get("/categories", tags=["categories"])(routes.categories)
    router.post("/categories", status_code=201, response_model=CategoryShown, tags=["categories"], dependencies=ONCE)(
        routes.add
    )
    router.patch("/categories/{key}", tags=["categories"])(routes.rename)
    router.delete("/categories/{key}", tags=["categories"])(routes.remove)
    router.get("/tags", tags=["categories"])(routes.tags)
    router.get("/accounts", tags=["categories"])(routes.accounts)
    router.get("/rules", tags=["rules"])(routes.rules)
    router.post("/rules", status_code=201, response_model=CategoryRuleShown, tags=["rules"], dependencies=ONCE)(
        routes.add_rule
    )
    router.get("/rules/{rule_id}/preview", tags=["rules"])(routes.preview_rule)
    router.post("/rules/{rule_id}/apply", response_model=RuleApplied, tags=["rules"], dependencies=ONCE)(
        routes.apply_rule
    )
    router.post("/rules/undo/{batch}", response_model=RuleUndone, tags=["rules"], dependencies=ONCE)(routes.undo_rule)
    router.delete("/rules/{rule_id}", status_code=204, tags=["rules"])(routes.remove_rule)
    router.post("/categorise", tags=["helpers"])(routes.categorise)
    return router


class _CatalogueRoutes:
    def __init__(self, api: ApiDependencies) -> None:
        self._api = api

    async def categories(self, request: Request) -> CategoriesShown:
        """List the household's categories, named in the member's language."""
        async with self._api.context(request) as context:
            words = self._api.words(context.membership)
            found = (await context.uow.books.load_household()).categories
        return CategoriesShown(items=[CategoryShown.of(each, words) for each in found])

    async def add(self, request: Request, wanted: CategoryWanted) -> Response:
        """Create a category."""
        async with self._api.context_once(request) as context:
            words = self._api.words(context.membership)
            added = await add_category(context, wanted.name, words.category_name, income=wanted.income)
            return await finish(request, context, CategoryShown.of(added, words), 201)

    async def rename(self, request: Request, key: str, wanted: CategoryRenamed) -> CategoryShown:
        """Rename a category; built-in ones can be renamed too."""
        async with self._api.context(request) as context:
            words = self._api.words(context.membership)
            changed = await rename_category(context, key, wanted.name, words.category_name)
            await context.uow.commit()
        return CategoryShown.of(changed, words)

    async def remove(self, request: Request, key: str, into: str) -> CategoryMoved:
        """Delete one of the household's own categories and move its entries to another; admins only."""
        async with self._api.context(request) as context:
            moved = await remove_category(context, key, into)
            await context.uow.commit()
        return CategoryMoved(moved=moved)

    async def tags(self, request: Request) -> TagsShown:
        """List the household's tags."""
        async with self._api.context(request) as context:
            return TagsShown(items=list((await context.uow.books.load_household()).tags))

    async def accounts(self, request: Request) -> AccountsShown:
        """List the accounts the member may see; a new account is created by an entry that names it."""
        async with self._api.context(request) as context:
            found = await list_accounts(context)
        return AccountsShown(items=[AccountShown.of(each) for each in found])

    async def rules(self, request: Request) -> CategoryRulesShown:
        """List the household's rules, each of which puts a shop or description into one category."""
        async with self._api.context(request) as context:
            found = (await context.uow.books.load_household()).rules
        return CategoryRulesShown(items=[CategoryRuleShown.of(each) for each in found])

    async def add_rule(self, request: Request, wanted: RuleWanted) -> Response:
        """Create a rule that applies to entries written from now on."""
        async with self._api.context_once(request) as context:
            money, merchant = Money(1, context.household.currency), (wanted.merchant or "").strip() or None
            line = Line(EntryKind.EXPENSE, money, context.today, wanted.description.strip(), wanted.category, merchant)
            rule = await keep_rule(context, line)
            return await finish(request, context, CategoryRuleShown.of(rule), 201)

    async def preview_rule(self, request: Request, rule_id: UUID) -> RulePreviewShown:
        """List the older entries a rule would change; other members' private ones are only counted."""
        async with self._api.context(request) as context:
            preview = await preview_rule(context, rule_id)
            seen = [entry.id for entry in preview.entries if entry.is_visible_to(context.member)]
        hidden = len(preview.entries) - len(seen)
        return RulePreviewShown(rule=CategoryRuleShown.of(preview.rule), entries=seen, locked=preview.locked + hidden)

    async def apply_rule(self, request: Request, rule_id: UUID) -> Response:
        """Apply a rule to older entries, moving them into its category."""
        async with self._api.context_once(request) as context:
            batch, changed = await apply_rule(context, rule_id)
            return await finish(request, context, RuleApplied(batch=batch, changed=changed))

    async def undo_rule(self, request: Request, batch: UUID) -> Response:
        """Undo the application of a rule: move its entries back to their former categories."""
        async with self._api.context_once(request) as context:
            return await finish(request, context, RuleUndone(changed=await undo_rule(context, batch)))

    async def remove_rule(self, request: Request, rule_id: UUID) -> None:
        """Delete a rule; entries that it has categorised stay in their category."""
        async with self._api.context(request) as context:
            await remove_rule(context, rule_id)
            await context.uow.commit()

    async def categorise(self, request: Request, given: DescriptionBody) -> Categorised:
        """Return the likeliest category of a description."""
        if given.kind is EntryKind.TRANSFER:
            raise Invalid("category-unfit")
        async with self._api.context(request) as context:
            household, words = context.household, self._api.words(context.membership)
            money = Money.of(given.amount, household.currency)
            line = Line(given.kind, money, context.today, given.description, merchant=given.merchant or None)
            shipped = self._api.services.categoriser
            categoriser = await recall_categories(context.uow.lessons, shipped, (line,), context.today)
        found = categoriser.list_likeliest(line, household, 4)
        named = [(one, household.category(one.category)) for one in found]
        guesses = [
            Guess(category=one.category, name=words.category_name(category), confidence=one.confidence)
            for one, category in named
            if category is not None
        ]
        if not guesses:
            raise NotFound("category-unknown")
        first = guesses[0]
        reason = words("categorised-why", name=first.name, percent=round(first.confidence * 100))
        return Categorised(
            category=first.category, name=first.name, confidence=first.confidence, reason=reason, others=guesses[1:]
        )
