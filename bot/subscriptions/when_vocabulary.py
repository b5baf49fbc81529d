"""The words that say when, in lower case."""

from __future__ import annotations

from typing import Literal

from bot.subscriptions.scheduled import USUAL_TIME, WEEK, WEEKEND, WORKDAYS

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip

Part = Literal["morning", "afternoon", "evening"]
Unit = Literal["day", "week", "month"]

SINGLE_DAYS: dict[str, str] = {
    "tues": "tue", "wednes": "wed", "thurs": "thu", "thur": "thu",
    **{day: day for day in WEEK},
    **{name.lower(): day for name, day in zip(DAY_NAMES, WEEK, strict=True)},
    **{f"{name.lower()}s": day for name, day in zip(DAY_NAMES, WEEK, strict=True)},
}  # fmt: skip
SEVERAL_DAYS: dict[str, tuple[str, ...]] = {
    "weekday": WORKDAYS, "weekdays": WORKDAYS, "workday": WORKDAYS, "workdays": WORKDAYS,
    "weekend": WEEKEND, "weekends": WEEKEND,
}  # fmt: skip
PARTS: dict[str, Part] = {
    "morning": "morning", "mornings": "morning", "afternoon": "afternoon",
    "afternoons": "afternoon", "evening": "evening", "evenings": "evening",
}  # fmt: skip
USUAL_TIMES: dict[Part, str] = {"morning": USUAL_TIME, "afternoon": "15:00", "evening": "18:00"}
TWELVE = {"noon": 12, "midday": 12, "midnight": 0}
ALWAYS: dict[str, Unit] = {
    "daily": "day", "everyday": "day", "weekly": "week", "monthly": "month",
}  # fmt: skip
UNITS: dict[str, Unit] = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
    "months": "month",
}  # fmt: skip
COUNTS = {"once": 1, "twice": 2, "thrice": 3}
EVERY = frozenset({"every", "each"})
SKIPPING = frozenset({"other", "second", "third", "fourth", "alternate"})
TO = frozenset({"to", "-", "through", "till", "until"})
FILLERS = frozenset(
    {"at", "on", "the", "and", "every", "each", "please", "of", "a", "in", "o'clock", "oclock",
     "day", "days", "month", "uhr"}
)  # fmt: skip
