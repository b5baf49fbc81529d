"""Records of `corpus.model` as compact JSON: each a list of its fields' values, in their order.

Any change of a record's fields is another layout: see `corpus.storage.schema`.
"""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import accumulate
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from corpus.model import Article, Document, Token

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]

COMPRESSION = 6


def encode(record: object) -> str:
    """Return a record as JSON in ASCII, so that any text, even a lone surrogate, can be stored."""
    return json.dumps(record, default=_plain, separators=(",", ":"))


def decode(kind: type[Record], text: str) -> Record:
    """Return the record that `encode` wrote."""
    key: Any = kind
    record: Record = _record(key)(json.loads(text))
    return record


def encode_document(document: Document) -> bytes:
    """Return what was found in an article, without the article and what only linking needs."""
    return _compressed({name: getattr(document, name) for name in _found_fields()})


def decode_document(article: Article, body: bytes) -> Document:
    """Return the document that `encode_document` wrote, around its article."""
    return Document(article=article, **_decoded_fields(json.loads(zlib.decompress(body))))


def encode_analysis(document: Document, before: Document) -> bytes:
    """Return what makes a linked document what it was before: tokens, names, fields changed."""
    changed: dict[str, Any] = {
        name: getattr(before, name)
        for name in _found_fields()
        if getattr(before, name) != getattr(document, name)
    }
    changed["names"] = before.names
    changed["tokens"] = _token_columns(before)
    return _compressed(changed)


def decode_analysis(document: Document, body: bytes) -> Document:
    """Return the earlier document that `encode_analysis` wrote, given the later one."""
    values = json.loads(zlib.decompress(body))
    tokens = _tokens(values.pop("tokens"), document.article.text)
    return replace(document, tokens=tokens, **_decoded_fields(values))


def _compressed(values: Mapping[str, Any]) -> bytes:
    return zlib.compress(encode(values).encode("ascii"), COMPRESSION)


def _decoded_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    types = _field_types(Document)
    return {
        name: decoder(value) if (decoder := _decoder(types[name])) else value
        for name, value in values.items()
    }


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, name) for name in _names_of(value)]


def _names_of(record: object) -> tuple[str, ...]:
    kind: Any = type(record)
    return _names(kind)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _field_types(kind: Any) -> dict[str, Any]:
    return {field.name: field.type for field in fields(kind)}


_LEFT_OUT = ("article", "tokens", "names", "described")


@cache
def _found_fields() -> tuple[str, ...]:
    """Return the fields of a document that answers are made from."""
    return tuple(name for name in _names(Document) if name not in _LEFT_OUT)


@cache
def _decoder(hint: Any) -> Decoder | None:
    """Return what makes a value of that type from JSON, None where JSON's own value is it."""
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not type(None))
        return _optional(_decoder(inner))
    if get_origin(hint) is tuple:
        return _sequence(_decoder(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, date):
        return _optional(hint.fromisoformat)
    return _record(hint) if _is_record(hint) else None


def _is_record(hint: Any) -> bool:
    return is_dataclass(hint)


def _optional(decoder: Decoder | None) -> Decoder | None:
    return decoder and (lambda value: None if value is None else decoder(value))


def _sequence(decoder: Decoder | None) -> Decoder:
    return (lambda values: tuple(map(decoder, values))) if decoder else tuple


@cache
def _record(kind: Any) -> Decoder:
    decoders = [_decoder(hint) for hint in _field_types(kind).values()]
    if not any(decoders):
        return lambda values: kind(*values)
    return lambda values: kind(
        *(
            decoder(value) if decoder else value
            for decoder, value in zip(decoders, values, strict=False)
        )
    )


def _token_columns(document: Document) -> list[Sequence[Any]]:
    """Return tokens as columns: gaps between starts, lengths, sentences, texts that differ.

    A token's text is what stands in the article at its place, save where a tokeniser changed it.
    """
    tokens, text = document.tokens, document.article.text
    starts = [token.start for token in tokens]
    return [
        [start - before for start, before in zip(starts, [0, *starts], strict=False)],
        [token.end - token.start for token in tokens],
        [token.sentence for token in tokens],
        [
            (place, token.text)
            for place, token in enumerate(tokens)
            if token.text != text[token.start : token.end]
        ],
    ]


def _tokens(columns: Sequence[Sequence[Any]], text: str) -> tuple[Token, ...]:
    gaps, lengths, sentences, changed = columns
    starts = list(accumulate(gaps))
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    for place, own in changed:
        texts[place] = own
    return tuple(map(Token, starts, ends, texts, sentences))


def encode_article(article: Article) -> tuple[str, str]:
    """Return an article's record without its text, and the text as SQLite can hold it.

    SQLite holds neither lone surrogates nor, reliably, NUL: a blank stands for each, so that
    offsets stay, and the record keeps the text itself where that changed it.
    """
    storable = clean(article.text)
    values = [getattr(article, name) for name in _names(Article)]
    if storable == article.text:
        values[_names(Article).index("text")] = None
    return encode(values), storable


def decode_article(record: str, text: str) -> Article:
    """Return the article that `encode_article` wrote."""
    values = json.loads(record)
    place = _names(Article).index("text")
    if values[place] is None:
        values[place] = text
    article: Article = _record(Article)(values)
    return article


_UNSTORABLE = {0: " ", **dict.fromkeys(range(0xD800, 0xE000), " ")}


def clean(text: str) -> str:
    """Return a text of the same length that SQLite can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_UNSTORABLE)
    return text.replace("\0", " ")
