# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""driver_page.py PAGE: the data of the HTML report, and that it needs nothing else.

driver_page.py PAGE KEYS: writes to standard output the page with a script that
presses the keys, for a browser without a user."""

import json
import re
import sys

page = open(sys.argv[1], encoding="utf-8").read()
if len(sys.argv) > 2:
    keys = json.dumps(sys.argv[2].split(","))
    press = "for (const key of %s) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));" % keys
    focus = "document.body.dataset.focus = document.activeElement.id || document.activeElement.innerText;"
    print(page.replace("</body>", "<script>%s %s</script></body>" % (press, focus)))
    sys.exit()

assert not re.search(r'(src|href)\s*=\s*"?\s*(https?:)?//|@import|url\(', page), "the page loads something"
scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.S)
assert len(scripts) == 2, "what the data say ends a script"
data = json.loads(scripts[0])
first, second = data["findings"]
assert (first["file"], first["line"], first["check"]) == ("src/a.c", 4, "closecall-unclosed-client")
assert [s["line"] for s in first["steps"]] == [4, 6, 7]
assert [l[0] for l in first["excerpts"][0]["lines"]] == [2, 3, 4, 5, 6, 7, 8, 9]
step = first["steps"][0]
line = dict(map(tuple, first["excerpts"][0]["lines"]))[4]
assert line[step["begin"]:step["end"]] == "fopen", "columns count characters"
added = [line for hunk in first["fix"] for line in hunk["after"]]
assert any("fclose(f);" in line for line in added) and first["fix"][0]["above"] is not None and first["sure"]
assert second["file"] == "src/b.c"
assert data["failures"][0]["file"] == "src/broken.c" and data["files"] == 3
print("the page is whole")
