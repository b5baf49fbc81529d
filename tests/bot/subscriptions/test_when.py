from contextlib import suppress
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.when import (
    LAST,
    WEEK,
    Schedule,
    WhenError,
    WhenRefusedError,
    in_words,
    read_when,
    stored,
)
from bot.subscriptions.zones import read_zone


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("every day at 9", "every day at 09:00"),
        ("daily 09:00", "every day at 09:00"),
        ("9am", "every day at 09:00"),
        ("9 pm", "every day at 21:00"),
        ("12 am", "every day at 00:00"),
        ("at 18.30", "every day at 18:30"),
        ("7h30", "every day at 07:30"),
        ("noon", "every day at 12:00"),
        ("Every morning at 7 o'clock, please.", "every day at 07:00"),
        ("weekdays 08:30", "every weekday at 08:30"),
        ("every weekday", "every weekday at 09:00"),
        ("weekends at 10", "every weekend day at 10:00"),
        ("Mondays", "every Monday at 09:00"),
        ("every monday and thursday at 7:15pm", "every Monday and Thursday at 19:15"),
        ("mon,wed,fri 6", "every Monday, Wednesday and Friday at 06:00"),
        ("twice a day at 8 and 18", "every day at 08:00 and 18:00"),
        ("monthly on the 1st at 9", "every month on the 1st at 09:00"),
        ("on the 1st and 15th", "every month on the 1st and the 15th at 09:00"),
        ("the last day of the month", "every month on the last day at 09:00"),
        ("monthly", "every month on the 1st at 09:00"),
        ("every 2 hours", "every 2 hours"),
        ("hourly", "every hour"),
        ("every 30 minutes", "every 30 minutes"),
        ("30 min", "every 30 minutes"),
        ("0 9 * * *", "every day at 09:00"),
        ("30 8 * * 1-5", "every weekday at 08:30"),
        ("0 9 * * 0", "every Sunday at 09:00"),
        ("0 9 * * 7", "every Sunday at 09:00"),
        ("0 9 * * mon,fri", "every Monday and Friday at 09:00"),
        ("0,30 9 * * *", "every day at 09:00 and 09:30"),
        ("0 8-10 * * *", "every day at 08:00, 09:00 and 10:00"),
        ("0 9 1,15 * *", "every month on the 1st and the 15th at 09:00"),
        ("*/15 * * * *", "every 15 minutes"),
        ("0 */2 * * *", "every 2 hours"),
        ("0 * * * *", "every hour"),
        ("0,30 * * * *", "every 30 minutes"),
        ("0 */6 * * 1-5", "every weekday at 00:00, 06:00, 12:00 and 18:00"),
        ("0 */5 * * *", "every day at 00:00, 05:00, 10:00, 15:00 and 20:00"),
        ("30 */8 * * *", "every day at 00:30, 08:30 and 16:30"),
        ("0 9 * * fri-sun", "every Friday, Saturday and Sunday at 09:00"),
        ("@weekly", "every Sunday at 00:00"),
        ("mon-fri 9", "every weekday at 09:00"),
        ("Monday through Friday at 8", "every weekday at 08:00"),
        ("Sat – Mon", "every Monday, Saturday and Sunday at 09:00"),
        ("mon & wed", "every Monday and Wednesday at 09:00"),
        ("Wed., 9.30", "every Wednesday at 09:30"),
        ("daily mon-fri 8", "every weekday at 08:00"),
        ("weekly", "every Monday at 09:00"),
        ("once a week on Friday", "every Friday at 09:00"),
        ("every month on 1 and 15 at 9", "every month on the 1st and the 15th at 09:00"),
        ("first of the month", "every month on the 1st at 09:00"),
        ("9 a.m. on mondays", "every Monday at 09:00"),
        ("“every day at 9”", "every day at 09:00"),
        ("Every day at 9?", "every day at 09:00"),
        ("every morning", "every day at 09:00"),
        ("every evening at 7", "every day at 19:00"),
        ("at 7 and 9 in the evening", "every day at 19:00 and 21:00"),
        ("every morning at 8 and every evening at 6", "every day at 08:00 and 18:00"),
        ("12 midnight", "every day at 00:00"),
        ("every two hours, please", "every 2 hours"),
        ("18h", "every day at 18:00"),
    ],
)
def test_what_people_type_is_read(text: str, words: str) -> None:
    schedule = read_when(text)
    assert in_words(schedule) == words
    assert read_when(words) == schedule
    assert stored(str(schedule)) == schedule


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Say when in a few words"),
        ("sometimes", "can't be read as a time; say “every day at 9”"),
        ("every day at 25:00", "There is no time 25:00"),
        ("13pm", "can't be read"),
        ("at 9:75", "There is no time 9:75"),
        ("every 5 minutes", "A digest comes every 15"),
        ("every 7 hours", "A digest comes every 15"),
        ("on the 32nd", "A month has days from 1 to 31"),
        ("on the 0th", "A month has days from 1 to 31"),
        ("mondays on the 1st", "can't be mixed"),
        ("0 9 1 * 1", "can't be mixed"),
        ("0 9 * 6 *", "bound to months"),
        ("0 9 * * xyz", "There is no day xyz"),
        ("0 99 * * *", "out of range"),
        ("0 9-8 * * *", "out of range"),
        ("a b c d e", "can't be read"),
        ("every", "can't be read"),
        ("٩ صباحا", "can't be read"),
        ("9 " * 150, "Say when in a few words"),
        ("day", "can't be read"),
        ("first monday of the month", "can't be read"),
        ("7 am in the evening", "can't be read"),
        ("sun every day at 9", "can't be mixed"),
        ("15 * * * 1-5,x", "nothing that cron knows"),
        ("0 9 * jan *", "bound to months"),
        (" ".join(f"{h}:{m:02}" for h in range(9) for m in (0, 10, 20)), "times a day"),
    ],
)
def test_what_can_not_be_read_says_how(text: str, told: str) -> None:
    with pytest.raises(WhenError) as raised:
        read_when(text)
    assert told in raised.value.detail


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("every 2 days at 9", "can't be skipped"),
        ("every other monday", "can't be skipped"),
        ("every 2nd day", "can't be skipped"),
        ("every two weeks", "can't be skipped"),
        ("twice a day", "Say each of the times"),
        ("twice a month on the 1st", "Say each of the times"),
        ("every 5 minutes", "A digest comes every 15"),
        ("every 2 hours on weekdays", "goes through all days"),
        ("*/40 * * * *", "at most 24"),
    ],
)
def test_what_is_understood_but_can_not_be_followed_is_told_apart(text: str, told: str) -> None:
    with pytest.raises(WhenRefusedError, match=told):
        read_when(text)


@given(st.text(max_size=250))
def test_any_text_is_a_schedule_or_a_sentence(text: str) -> None:
    with suppress(WhenError):
        schedule = read_when(text)
        assert stored(str(schedule)) == schedule


WORDS = (
    "every each day days daily week weekly month monthly mon monday fridays weekdays weekend to - "
    "1st 2nd 31st first last other twice a the of in at on and 9 12 7:15 18.30 30 am pm p.m. noon "
    "midnight morning evening afternoon hours minutes two please"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join))
def test_so_are_the_words_in_any_order(text: str) -> None:
    with suppress(WhenError):
        schedule = read_when(text)
        assert read_when(in_words(schedule)) == schedule
        assert stored(str(schedule)) == schedule


@given(st.text(alphabet="0123456789*/,- monuethrsa:ap", max_size=40))
def test_so_is_what_looks_like_one(text: str) -> None:
    with suppress(WhenError):
        schedule = read_when(text)
        assert read_when(in_words(schedule)) == schedule


times = st.lists(
    st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    min_size=1, max_size=5, unique=True,
).map(sorted).map(tuple)  # fmt: skip
schedules = st.one_of(
    st.builds(
        lambda days, at: Schedule("weekly", at, tuple(day for day in WEEK if day in days)),
        st.sets(st.sampled_from(WEEK), min_size=1), times,
    ),
    st.builds(
        lambda dates, at: Schedule("monthly", at, dates=tuple(sorted(dates))),
        st.sets(st.integers(1, LAST).filter(lambda n: n != 0), min_size=1, max_size=4), times,
    ),
    st.sampled_from([15, 20, 30, 60, 120, 180, 240, 360, 480, 720]).map(
        lambda minutes: Schedule("interval", minutes=minutes)
    ),
)  # fmt: skip


@given(schedules)
def test_words_and_stored_form_come_back(schedule: Schedule) -> None:
    assert read_when(in_words(schedule)) == schedule
    assert stored(str(schedule)) == schedule


@pytest.mark.parametrize(
    "text", ["", " ", "weekly", "weekly xyz 09:00", "interval 7", "yearly", "monthly 0 09:00"]
)
def test_a_damaged_stored_form_is_one_sentence(text: str) -> None:
    with pytest.raises(WhenError, match=r"set it anew|A digest comes|A month has"):
        stored(text)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("utc", "UTC"),
        ("GMT", "UTC"),
        ("Asia/Kolkata", "Asia/Kolkata"),
        ("ho chi minh", "Asia/Ho_Chi_Minh"),
        ("São Paulo", "America/Sao_Paulo"),
        ("port au prince", "America/Port-au-Prince"),
        ("St. John's", "America/St_Johns"),
        ("Europe / Berlin", "Europe/Berlin"),
        ("Istanbul", "Europe/Istanbul"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Beijing", "Asia/Shanghai"),
        ("KST", "Asia/Seoul"),
        ("Etc/GMT-9", "Etc/GMT-9"),
    ],
)
def test_zones_are_found_by_name_and_by_city(text: str, zone: str) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("EST", "several zones; name a city, such as New York or Panama."),
        ("UTC+9", "knows no summer time"),
        ("east", "There is no time zone"),
        ("localtime", "There is no time zone"),
        ("Factory", "There is no time zone"),
        ("Berlni", "did you mean Europe/Berlin"),
        ("Atlantis", "There is no time zone"),
        ("", "There is no time zone"),
    ],
)
def test_other_zones_are_one_sentence(text: str, told: str) -> None:
    with pytest.raises(WhenError) as raised:
        read_zone(text)
    assert told in raised.value.detail


def test_every_zone_is_found_by_its_own_name_in_any_case() -> None:
    known = {name for name in available_timezones() if "/" in name}
    assert known
    for name in known:
        assert read_zone(name) == read_zone(name.upper()) == name


@given(st.text(max_size=100))
def test_any_text_is_a_zone_or_a_sentence(text: str) -> None:
    with suppress(WhenError):
        assert read_zone(text) in available_timezones()
