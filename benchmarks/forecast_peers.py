"""Other forecasting methods to compare with: mean, last month repeated, AutoETS, and Prophet without and with bills.

AutoETS and Prophet take part where they are installed (``uv sync --group bench``). Each gets the same payments and
predicts the sum of the next thirty days with a 95 % interval, in minor units.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from typing import Any

import numpy as np

from analytics.forecast.find_repeats import Payment, find_repeats
from analytics.forecast.forecast import Spend, sum_by_day
from core.model.period import Period

HORIZON = 30
LEAST_GAP = 14
"""The fewest days between payments of a bill; what comes more often is a habit."""
_PAIR = 2
_NORMAL = 1.96
"""Standard deviations that hold 95 % of a normal distribution."""

Prediction = tuple[float, float, float]
"""The expected sum, and the lower and upper bound of the 95 % interval."""
Forecaster = Callable[[Sequence[Payment], date], Prediction]


def list_days(payments: Sequence[Payment], today: date) -> np.ndarray:
    """Return the total of each day from the first payment to today."""
    return sum_by_day([Spend(each.day, "", each.minor) for each in payments], Period(payments[0].day, today))


def ask_mean(payments: Sequence[Payment], today: date) -> Prediction:
    """Return the sum expected from the mean of all days, with normal bounds."""
    days = list_days(payments, today)
    middle, width = days.mean() * HORIZON, _NORMAL * days.std() * np.sqrt(HORIZON * (1 + HORIZON / len(days)))
    return middle, middle - width, middle + width


def ask_naive(payments: Sequence[Payment], today: date) -> Prediction:
    """Return the sum of the last thirty days, with bounds from the differences between such months."""
    days = list_days(payments, today)
    months = days[-(len(days) // HORIZON) * HORIZON :].reshape(-1, HORIZON).sum(axis=1)
    width = _NORMAL * float(np.std(np.diff(months)) if len(months) > _PAIR else months.std())
    return months[-1], months[-1] - width, months[-1] + width


def ask_ets(payments: Sequence[Payment], today: date) -> Prediction:
    """Return the sum that AutoETS forecasts from daily totals with a weekly season."""
    from statsforecast.models import AutoETS  # noqa: PLC0415  it may not be installed

    found = AutoETS(season_length=7).forecast(y=list_days(payments, today), h=HORIZON, level=[95])
    middle = float(found["mean"].sum())
    width = _NORMAL * float(np.sqrt((((found["hi-95"] - found["mean"]) / _NORMAL) ** 2).sum()))
    return middle, middle - width, middle + width


def ask_prophet(payments: Sequence[Payment], today: date) -> Prediction:
    """Return the sum that Prophet forecasts with its default settings."""
    return _fit_prophet(payments, today, None)


def ask_prophet_with_bills(payments: Sequence[Payment], today: date) -> Prediction:
    """Return the sum that Prophet forecasts with the days of bills, past and to come, as holidays.

    The bills are the ones Purser's own search for repeated payments finds.
    """
    import pandas as pd  # noqa: PLC0415  it may not be installed

    last = today + timedelta(days=HORIZON)
    days = [
        (each.name, day)
        for each in find_repeats(payments, today)
        if each.gap >= LEAST_GAP
        for day in (*(payment.day for payment in each.payments), *each.list_due_days(today, last))
    ]
    holidays = pd.DataFrame({"holiday": [name for name, _ in days], "ds": [day for _, day in days]})
    holidays["ds"] = pd.to_datetime(holidays["ds"])
    return _fit_prophet(payments, today, holidays if days else None)


def _fit_prophet(payments: Sequence[Payment], today: date, holidays: Any) -> Prediction:
    """Return the forecast of Prophet fitted to daily totals; the bounds come from its simulated courses, summed."""
    import pandas as pd  # noqa: PLC0415  likewise
    from prophet import Prophet  # noqa: PLC0415  likewise

    for name in ("prophet", "cmdstanpy"):
        logging.getLogger(name).setLevel(logging.ERROR)
    model = Prophet(holidays=holidays)
    days = list_days(payments, today)
    model.fit(pd.DataFrame({"ds": pd.date_range(payments[0].day, periods=len(days)), "y": days}), seed=1)
    ahead = model.make_future_dataframe(periods=HORIZON, include_history=False)
    sums = model.predictive_samples(ahead)["yhat"].sum(axis=0)
    low, high = np.quantile(sums, (0.025, 0.975))
    return float(model.predict(ahead)["yhat"].sum()), float(low), float(high)


def list_peers() -> dict[str, Forecaster]:
    """Return the installed other methods by name."""
    found: dict[str, Forecaster] = {"mean": ask_mean, "seasonal_naive": ask_naive}
    if find_spec("statsforecast"):
        found["auto_ets"] = ask_ets
    if find_spec("prophet"):
        found |= {"prophet": ask_prophet, "prophet_bills": ask_prophet_with_bills}
    return found
