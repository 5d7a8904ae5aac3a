"""Files of other apps: columns, signs, categories and transfers as each app writes them (REQUIREMENTS H5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.importing.read_app_export import load_category_names, load_formats
from core.importing.statements.read_statement import read_statement
from core.model.category import SYSTEM

# Written by hand after each app's public description of its export.
SAMPLES = {
    "ynab": (
        '"Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo",'
        '"Outflow","Inflow","Cleared"\n'
        '"Card","","11/20/2026","Corner Shop","Everyday: Groceries","Everyday","Groceries","weekly",'
        '"$45.10","$0.00","Cleared"\n'
        '"Card","","11/19/2026","Transfer : Savings","","","","","$200.00","$0.00","Cleared"\n'
        '"Savings","","11/19/2026","Transfer : Card","","","","","$0.00","$200.00","Cleared"\n'
        '"Card","","11/18/2026","Employer","Inflow: Ready to Assign","Inflow","Ready to Assign","",'
        '"$0.00","$3,000.00","Cleared"\n'
    ),
    "splitwise": (
        "Date,Description,Category,Cost,Currency,Asha,Ravi\n\n"
        "2026-11-20,Weekly shop,Groceries,45.10,USD,22.55,-22.55\n"
        "2026-11-19,Ravi paid Asha,Payment,200.00,USD,-200.00,200.00\n\n"
        "2026-11-21,Total balance, , ,USD,-177.45,177.45\n"
    ),
    "firefly": (
        "user_id,journal_id,type,amount,currency_code,description,date,source_name,destination_name,category,tags,notes\n"
        "1,1,Withdrawal,-45.100000000000,USD,Weekly shop,2026-11-20T09:00:00+01:00,Card,Corner Shop,Groceries,,weekly\n"
        "1,2,Transfer,-200.000000000000,USD,Saving,2026-11-19T09:00:00+01:00,Card,Savings,,,\n"
        "1,3,Deposit,3000.000000000000,USD,Pay,2026-11-18T09:00:00+01:00,Employer,Card,Salary,,\n"
        "1,4,Opening balance,10.000000000000,USD,Start,2026-11-01T09:00:00+01:00,Start,Card,,,\n"
    ),
    "actual": (
        "Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared\n"
        "Card,2026-11-20,Corner Shop,weekly,Groceries,-45.10,0,Cleared\n"
        "Card,2026-11-19,Savings,,,-200.00,0,Cleared\n"
        "Savings,2026-11-19,Card,,,200.00,0,Cleared\n"
        "Card,2026-11-18,Employer,,Income,3000.00,0,Cleared\n"
    ),
    "cashew": (
        "account,amount,currency,title,note,date,income,type,category name,subcategory name,color,icon\n"
        "Card,-45.1,USD,Weekly shop,at the corner,2026-11-20 09:00:00.000,false,null,Groceries,,0xff,x\n"
        "Card,-200,USD,Transferred Balance,,2026-11-19 09:00:00.000,false,null,Balance Correction,,0xff,x\n"
        "Savings,200,USD,Transferred Balance,,2026-11-19 09:00:00.000,true,null,Balance Correction,,0xff,x\n"
        "Card,3000,USD,Pay,,2026-11-18 09:00:00.000,true,null,Salary,,0xff,x\n"
    ),
    "money_manager": (
        "Date\tAccount\tCategory\tSubcategory\tNote\tUSD\tIncome/Expense\tDescription\tAmount\tCurrency\tAccount\n"
        "11/20/2026 09:00:00\tCard\tFood\tGroceries\tWeekly shop\t45.10\tExp.\t\t45.10\tUSD\t45.10\n"
        "11/19/2026 09:00:00\tCard\tSavings\t\tSaving\t200.00\tTransfer-Out\t\t200.00\tUSD\t200.00\n"
        "11/18/2026 09:00:00\tCard\tSalary\t\tPay\t3000.00\tIncome\t\t3000.00\tUSD\t3000.00\n"
    ),
    "wallet": (
        "account;category;currency;amount;ref_currency_amount;type;payment_type;note;date;transfer;payee;labels\n"
        "Card;Groceries;USD;-45.10;-45.10;Expenses;CASH;weekly;2026-11-20T09:00:00.000Z;false;Corner Shop;\n"
        "Card;TRANSFER;USD;-200.00;-200.00;Expenses;TRANSFER;;2026-11-19T09:00:00.000Z;true;;\n"
        "Savings;TRANSFER;USD;200.00;200.00;Income;TRANSFER;;2026-11-19T09:00:00.000Z;true;;\n"
        "Card;Wage, invoices;USD;3000.00;3000.00;Income;TRANSFER;;2026-11-18T09:00:00.000Z;false;Employer;\n"
    ),
}  # fmt: skip


def test_every_app_has_a_sample() -> None:
    assert SAMPLES.keys() == load_formats().keys()
    assert set(load_category_names().values()) <= {category.key for category in SYSTEM}


@pytest.mark.parametrize("app", SAMPLES)
def test_an_apps_file_is_read_by_its_own_columns(app: str) -> None:
    statement = read_statement(SAMPLES[app].encode(), "EUR")
    assert (statement.kind, statement.doubts) == ("app", ())
    shop, moved, *pay = statement.lines
    assert (shop.day, shop.amount, shop.category, shop.moves) == (
        date(2026, 11, 20), Decimal("-45.10"), "groceries", False,
    )  # fmt: skip
    assert shop.currency == ("EUR" if app in {"ynab", "actual"} else "USD")
    assert (moved.day, moved.amount, moved.moves, moved.category) == (
        date(2026, 11, 19), Decimal("-200.00"), True, "",
    )  # fmt: skip
    if app != "splitwise":
        assert (shop.account, moved.account) == ("Card", "Card")
        (line,) = pay
        assert (line.amount, line.account, line.moves) == (Decimal("3000.00"), "Card", False)
        assert line.category in {"salary", "other_income"}
