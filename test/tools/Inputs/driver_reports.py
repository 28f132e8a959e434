# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""driver_reports.py ROOT FOLDER: the reports in FOLDER, written over the
project in ROOT, against what their readers' documentation asks for."""

import json
import pathlib
import sys
import xml.etree.ElementTree as xml

ROOT, FOLDER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
PATHS = ["src/two words.c", "src/wide.c"]


def line_hashes(text):
    """GitHub's line fingerprints, as a sliding window; the driver sums each on its own."""
    units, starts, at_start, after_return = [], [], True, False
    wide = text.encode("utf-16-le")
    for unit in [int.from_bytes(wide[i:i + 2], "little") for i in range(0, len(wide), 2)]:
        skipped = unit in (32, 9) or (after_return and unit == 10)
        after_return = unit == 13
        if skipped:
            continue
        if at_start:
            starts.append(len(units))
        unit = 10 if unit == 13 else unit
        at_start = unit == 10
        units.append(unit)
    if at_start:
        starts.append(len(units))
    units += [65535] + [0] * 100
    window, hashes, value = [0] * 100, {}, 0
    for index, unit in enumerate(units):
        value = (value * 37 + unit - window[index % 100] * 37 ** 100) % 2 ** 64
        window[index % 100] = unit
        hashes[index - 99] = "%x" % value
    seen, result = {}, []
    for start in starts:
        seen[hashes[start]] = seen.get(hashes[start], 0) + 1
        result.append("%s:%d" % (hashes[start], seen[hashes[start]]))
    return result


# Values that github/codeql-action computes for these texts (its src/fingerprints.test.ts).
KNOWN_HASHES = [
    ("", ["c129715d7a2bc9a3:1"]),
    (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
    (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
     ["e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
      "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"]),
    ("Lorem ipsum dolor sit amet.\n" * 10,
     ["a7f2ff13bc495cf2:%d" % i for i in range(1, 7)] +
     ["a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"]),
]


def sarif():
    for text, hashes in KNOWN_HASHES:
        assert line_hashes(text) == hashes, text
    log = json.loads((FOLDER / "sarif").read_text())
    assert log["version"] == "2.1.0" and log["$schema"] and len(log["runs"]) == 1
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["name"] == "closecall" and driver["semanticVersion"]
    for rule in driver["rules"]:
        assert rule["id"].startswith("closecall-")
        for part in ("shortDescription", "fullDescription", "help"):
            assert 0 < len(rule[part]["text"]) <= 1024
        assert "## The fix" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert 0 < len(rule["properties"]["tags"]) <= 10
    assert run["automationDetails"]["id"].endswith("/")
    base = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    assert base.startswith("file:///") and base.endswith("/")
    assert [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]] == \
        ["src/two%20words.c", "src/wide.c"]
    for result, path in zip(run["results"], PATHS):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"].startswith("'f' is never closed")
        region = result["locations"][0]["physicalLocation"]["region"]
        text = (ROOT / path).read_text()
        line = text.splitlines()[region["startLine"] - 1].encode("utf-16-le")
        part = line[2 * (region["startColumn"] - 1):2 * (region["endColumn"] - 1)]
        assert region["endLine"] == region["startLine"] and part.decode("utf-16-le") == "fopen"
        assert result["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(text)[region["startLine"] - 1]
        assert [l["id"] for l in result["relatedLocations"]] == [1]
        steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
        assert len(steps) == 2 and all(s["location"]["message"]["text"] for s in steps)
        change = result["fixes"][0]["artifactChanges"][0]
        assert "fclose" in change["replacements"][0]["insertedContent"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is False
    failure, = run["invocations"][0]["toolExecutionNotifications"]
    assert failure["level"] == "error" and "nowhere.h" in failure["message"]["text"]


def gitlab():
    entries = json.loads((FOLDER / "gitlab").read_text())
    assert [e["location"]["path"] for e in entries] == PATHS
    assert len({e["fingerprint"] for e in entries}) == len(entries)
    for entry in entries:
        assert entry["description"] and entry["check_name"].startswith("closecall-")
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] > 1


def github():
    lines = (FOLDER / "github").read_text().splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("::warning file=src/two words.c,line=3,col=13,endColumn=18,title=closecall-unclosed-client::'f' is")
    assert lines[2].startswith("::error file=src/broken.c,title=not analysed::")
    assert lines[3] == "::notice title=closecall::2 findings in 4 files%0A2 closecall-unclosed-client"


def rdjson():
    log = json.loads((FOLDER / "rdjson").read_text())
    assert log["source"]["name"] == "closecall"
    for one, path in zip(log["diagnostics"], PATHS):
        assert one["location"]["path"] == path and one["severity"] == "WARNING"
        assert one["code"]["value"] == "closecall-unclosed-client"
        lines = (ROOT / path).read_bytes().split(b"\n")
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        assert lines[start["line"] - 1][start["column"] - 1:end["column"] - 1] == b"fopen"
        assert one["related_locations"][0]["location"]["path"] == path
        suggestion, = one["suggestions"]
        assert suggestion["range"]["start"]["line"] == start["line"] + 1 and "fclose" in suggestion["text"]


def junit():
    root = xml.parse(FOLDER / "junit").getroot()
    assert root.tag == "testsuites" and (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "2", "1")
    cases = list(root.iter("testcase"))
    assert len(cases) == 3 and all(c.get("name") and c.get("classname") for c in cases)
    assert [c.find("failure").get("message")[:3] for c in cases[:2]] == ["'f'", "'f'"]
    assert "nowhere.h" in cases[2].find("error").get("message")


def own():
    log = json.loads((FOLDER / "json").read_text())
    assert log["version"] == 1 and log["root"] == str(ROOT)
    assert [f["file"] for f in log["findings"]] == PATHS
    assert log["summary"] == {"files": 4, "checks": {"closecall-unclosed-client": 2}}
    for finding in log["findings"]:
        text = (ROOT / finding["file"]).read_bytes()
        edit, = finding["fix"]
        assert text[finding["offset"]:].startswith(b"fopen") and text[edit["offset"]:].startswith(b"return")
        assert finding["notes"][0]["line"] == finding["line"] + 1
    assert [f["file"] for f in log["failures"]] == ["src/broken.c"]


# The values that GitHub's own tests have.
assert line_hashes("") == ["c129715d7a2bc9a3:1"]
assert line_hashes(" a\nb\n  \t\tc\n d") == ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
for check in (sarif, gitlab, github, rdjson, junit, own):
    check()
print("all reports are as documented")
