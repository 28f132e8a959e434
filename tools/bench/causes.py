# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What can be in the way of a finding: constructs that tools/bench/generate takes away from a function, to see whether it is found without.

Each takes something away that closes a client or hides one, so that what leaked before still leaks, and keeps the number of
lines.
"""

import re
from typing import Callable

Text = list[str]


def without(*patterns: str) -> Callable[[Text], Text]:
    """Statements on a line of their own that fit one of the patterns become empty ones."""
    whole = re.compile(r"^(\s*)(?:" + "|".join(patterns) + r");$")
    return lambda text: [whole.sub(r"\1;", line) for line in text]


def with_idle_rounds(text: Text) -> Text:
    """Each loop may have rounds that do nothing."""
    return [re.sub(r"(while \(again\(\d\)\) \{|^\s*do \{|for \(int i = 0; i < 2; \+\+i\) \{)$", r"\1 if (oracle()) continue;", line)
            for line in text]


def without_sweeps(text: Text) -> Text:
    """No element of an array is named by a variable or a pointer."""
    result, inside = [], False
    for line in text:
        begins = re.match(r"\s*for \((?:int k|struct thing \*\*k)\b", line) and not line.startswith("static")
        inside = inside or bool(begins)
        result.append(";" if inside or re.match(r"\s*\w+_sweep\(s, 2\);$", line) else line)
        if inside and line.strip() == "}":
            inside = False
    return result


def all_of(*changes: Callable[[Text], Text]) -> Callable[[Text], Text]:
    def change(text: Text) -> Text:
        for one in changes:
            text = one(text)
        return text
    return change


def without_handlers(text: Text) -> Text:
    """No try block, so that an exception that a handler would not take leaves at once."""
    result, open_at = list(text), []
    for n, line in enumerate(text):
        if line.strip() == "try {":
            open_at.append(n)
        elif line.strip().startswith("} catch (") and open_at:
            begin = open_at.pop()
            if "(int)" in line:
                result[begin] = result[begin].replace("try {", "{")
                result[n] = line.replace("catch (int)", "if (0)")
    return result


no_guard = without(r"guard g0\(t0\)")
no_owner = without(r"owner o\d\(\w.*\)", r"\S+ = o\d\.release\(\)")
no_conditional_close = without(r"\w+_(close_if|shut)\(.*\)")


def no_move(text: Text) -> Text:
    """What that helper does stands where it is called."""
    return [re.sub(r"\w+_move\(&(\S+), &(\S+)\);$", r"{ \1 = \2; \2 = 0; }", line) for line in text]


no_closure = without(r"drop\(\)")
no_helper_close = without(r"s\d\w*_(?:reset|close|clear)\(.*\)")
no_give = without(r"thing_keep\(.*\)")

SINGLE = [
    ("a guard that refers to the variable", no_guard),
    ("an owner that it goes into, or that releases it", no_owner),
    ("loops whose every round closes it, or gives it away", with_idle_rounds),
    ("a helper that closes if another argument says so", no_conditional_close),
    ("a helper that moves it from place to place", no_move),
    ("elements that a variable or a pointer names", without_sweeps),
    ("a closure that closes it", no_closure),
    ("other helpers that close", no_helper_close),
    ("exceptions that a handler does not take", without_handlers),
]
EACH = [change for _, change in SINGLE]
CAUSES = SINGLE + [("several of these", all_of(*EACH)), ("these, and what keeps it", all_of(*EACH, no_give))]
