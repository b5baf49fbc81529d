"""Frozen records that cost little at start-up.

`dataclass(frozen=True, slots=True)` of the standard library writes and compiles six functions a
class, 0.5 ms each time a program starts; for the records that one question touches that was a
third of the whole answer. The decorator here means the same and makes the same records: fields,
`replace`, `asdict`, matching, order, copies and pickles work on them. It compiles nothing but
`__init__`, and that when the first record of a class is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from operator import attrgetter, ge, gt, le, lt

    def dataclass(*, frozen=False, slots=False, order=False):
        """Return a decorator; unless frozen and slotted it is the standard one."""
        if not (frozen and slots):
            return dataclasses.dataclass(frozen=frozen, slots=slots, order=order)

        def decorate(cls):
            bare = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=True)
            return _complete(bare, order=order)

        return decorate

    def _complete(cls, *, order):
        """Give a bare, slotted data class the methods of a frozen one."""
        names = tuple(field.name for field in dataclasses.fields(cls))
        values = attrgetter(*names) if names else type
        methods = {
            "__init__": _first_init(cls),
            "__repr__": _representation(names),
            "__eq__": _equality(values),
            "__hash__": lambda self: hash(values(self)),
            "__setattr__": _refuse,
            "__delattr__": _refuse,
            "__getstate__": lambda self: [getattr(self, name) for name in names],
            "__setstate__": _restoration(names),
        }
        if order:
            operators = {"__lt__": lt, "__le__": le, "__gt__": gt, "__ge__": ge}
            methods |= {name: _comparison(values, how) for name, how in operators.items()}
        for name, method in methods.items():
            if name not in cls.__dict__:
                method.__qualname__ = f"{cls.__qualname__}.{name}"
                setattr(cls, name, method)
        return cls

    def _first_init(cls):
        """Return an `__init__` that puts the real one in its place when it is first called."""

        def init(self, *args, **kwargs):
            cls.__init__ = _compiled_init(cls)
            cls.__init__(self, *args, **kwargs)

        return init

    def _compiled_init(cls):
        parameters, lines, scope = [], [], {}
        for field in dataclasses.fields(cls):
            name = field.name
            scope[f"_set_{name}"] = getattr(cls, name).__set__
            parameter = name
            if field.default is not dataclasses.MISSING:
                scope[f"_default_{name}"] = field.default
                parameter = f"{name}=_default_{name}"
            elif field.default_factory is not dataclasses.MISSING:
                scope["_missing"] = dataclasses.MISSING
                scope[f"_make_{name}"] = field.default_factory
                parameter = f"{name}=_missing"
                lines.append(f"if {name} is _missing: {name} = _make_{name}()")
            parameters.append(parameter)
            lines.append(f"_set_{name}(self, {name})")
        if hasattr(cls, "__post_init__"):
            lines.append("self.__post_init__()")
        body = "\n ".join(lines or ["pass"])
        exec(f"def __init__(self, {', '.join(parameters)}):\n {body}", scope)  # noqa: S102
        return scope["__init__"]

    def _representation(names):
        def represent(self):
            shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{type(self).__qualname__}({shown})"

        return represent

    def _equality(values):
        def equal(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        return equal

    def _comparison(values, how):
        def compare(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return how(values(self), values(other))

        return compare

    def _restoration(names):
        def restore(self, state):
            for name, value in zip(names, state, strict=True):
                object.__setattr__(self, name, value)

        return restore

    def _refuse(_, name, *__):
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
