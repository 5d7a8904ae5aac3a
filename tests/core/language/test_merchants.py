"""The file of merchants."""

from __future__ import annotations

from core.language.text.merchants import load_merchants


def test_every_merchant_is_written_once_and_other_spellings_belong_to_it() -> None:
    found = {one.name: one for one in load_merchants()}
    assert "озоне" in found["Ozon"].others
    assert found["Ozon"].spellings[0] == "Ozon"
    assert "озоне" not in found
    assert found["PlayStation"].category is None
