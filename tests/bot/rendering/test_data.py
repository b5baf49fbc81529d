import json

from bot.command import Answer
from bot.rendering.data import answer_data, block_type, json_line
from bot.testing.examples import EVERY_BLOCK
from briefs.message import Line, Message, Paragraph
from corpus.model import EntityRef, Match

MATCH = Match(EntityRef("p1", "person", "Ana Belmonte"), 97.5, "Anna Belmonte", "one letter off")


def test_an_answer_has_the_documented_shape() -> None:
    data = json.loads(json.dumps(answer_data(Answer("who", "anna", EVERY_BLOCK, MATCH))))
    assert list(data) == ["command", "query", "match", "choices", "message"]
    assert data["match"] == {
        "id": "p1", "name": "Ana Belmonte", "score": 97.5,
        "alias": "Anna Belmonte", "reason": "one letter off",
    }  # fmt: skip
    assert data["choices"] == [
        {"id": "p1", "name": "Ana Belmonte"},
        {"id": "p2", "name": "Ana Ruiz"},
    ]
    assert list(data["message"]) == ["title", "blocks", "sources", "fallback_text"]


def test_without_a_match_it_is_null() -> None:
    data = answer_data(Answer("who", "", Message("T", ())))
    assert data["match"] is None
    assert data["choices"] == []


def test_every_block_says_its_type_and_every_line_its_spans() -> None:
    blocks = answer_data(Answer("who", "", EVERY_BLOCK))["message"]
    assert isinstance(blocks, dict)
    found = blocks["blocks"]
    assert isinstance(found, list)
    assert [b["type"] for b in found if isinstance(b, dict)] == [
        block_type(block) for block in EVERY_BLOCK.blocks
    ]
    assert found[0] == {
        "type": "paragraph",
        "lines": [
            {
                "text": "harbour master · in all 3 articles · 9 mentions",
                "spans": [{"article": a, "start": 0, "end": 4} for a in ("coast", "route", "wire")],
                "tone": "plain",
            },
            {
                "text": "also “Anna Belmonte” (Route)",
                "spans": [{"article": "route", "start": 0, "end": 4}],
                "tone": "plain",
            },
        ],
    }


def test_text_that_no_encoding_takes_still_becomes_json() -> None:
    message = Message("\ud800", (Paragraph((Line("a\udfffb"),)),))
    text = json.dumps(answer_data(Answer("who", "\ud801", message)), ensure_ascii=False)
    assert "a\ufffdb" in text
    text.encode("utf-8")


def test_json_acts_on_no_terminal_and_says_the_same() -> None:
    text = "\x1b[31m\x9b2J\u202e\u2028é海\ud800"
    line = json_line({"a": text})
    assert json.loads(line) == {"a": text}
    assert not set(line) & set("\x1b\x9b\u202e\u2028\ud800")
    assert "é海" in line
