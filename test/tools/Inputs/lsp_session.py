# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""An editor's session with a language server, over pipes.

usage: lsp_session.py SERVER FOLDER FILE TEXT

Opens FOLDER/FILE, waits for a diagnostic that contains TEXT, applies its first
quick-fix to the text, and waits until the diagnostic is gone.  Prints each step.
"""

import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[3] / "tools" / "bench"))
import lsp

server_path, folder, name, text = sys.argv[1:]
path = pathlib.Path(folder, name).resolve()
uri = path.as_uri()
server = lsp.Server([server_path, "--background-index=false", "--log=error"], folder)
source = path.read_text()
server.open(uri, "c", source)
found = [d for d in server.diagnostics(uri, 1) if text in d["message"]]
if not found:
    sys.exit("no diagnostic with: " + text)
first = found[0]
print("finding on line %d: %s" % (first["range"]["start"]["line"] + 1, first["message"].split("\n")[0]))
for related in first.get("relatedInformation", []):
    print("related, line %d: %s" % (related["location"]["range"]["start"]["line"] + 1, related["message"]))

actions = server.answer(server.send("textDocument/codeAction", {
    "textDocument": {"uri": uri}, "range": first["range"], "context": {"diagnostics": [first]}}))
fix = [a for a in actions if a.get("kind") == "quickfix" and "edit" in a][0]
lines = source.split("\n")


def offset(position):
    return sum(len(line) + 1 for line in lines[:position["line"]]) + position["character"]


for edit in sorted(fix["edit"]["changes"][uri], key=lambda e: offset(e["range"]["start"]), reverse=True):
    start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
    source = source[:start] + edit["newText"] + source[end:]
print("applied: " + fix["title"])
print(source)
server.change(uri, 2, source)
left = [d for d in server.diagnostics(uri, 2) if text in d["message"]]
print("after the fix: %d findings" % len(left))
server.close()
