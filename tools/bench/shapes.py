# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The random functions of tools/bench/generate."""

import random

HELPERS = {
    "make": """\
static struct thing *N_make(void) {
  struct thing *t = thing_open();
  if (!t)
    return 0;
  if (oracle()) {
    thing_close(t);
    return 0;
  }
  return t;
}""",
    "fill": """\
static int N_fill(struct thing **out) {
  struct thing *t = thing_open();
  if (!t)
    return -1;
  *out = t;
  return 0;
}""",
    "boxed": """\
static struct box N_boxed(void) {
  struct thing *t = thing_open();
  struct box b = {t, t != 0};
  if (t && oracle()) {
    thing_close(t);
    b.t = 0;
    b.set = 0;
  }
  return b;
}""",
    "close": """\
static void N_close(struct thing *t) {
  if (t)
    thing_close(t);
}""",
    "close_if": """\
static void N_close_if(struct thing *t, int yes) {
  if (yes)
    thing_close(t);
}""",
    "shut": """\
static int N_shut(struct thing *t, int yes) {
  if (!t || !yes)
    return 0;
  thing_close(t);
  return 1;
}""",
    "reset": """\
static void N_reset(struct thing **t) {
  if (*t)
    thing_close(*t);
  *t = 0;
}""",
    "move": """\
static void N_move(struct thing **to, struct thing **from) {
  *to = *from;
  *from = 0;
}""",
    "ask": """\
static int N_ask(struct thing *t) {
  if (!t)
    return -1;
  thing_use(t);
  return oracle() ? -1 : 0;
}""",
    "good": """\
static int N_good(struct thing *t) {
  return t != 0;
}""",
    "give": """\
static int N_give(struct thing *t) {
  if (!t || oracle())
    return -1;
  thing_keep(t);
  return 0;
}""",
    "finish": """\
static int N_finish(struct thing *t, int rc) {
  thing_close(t);
  return rc;
}""",
    "clear": """\
static void N_clear(struct box *b) {
  if (b->t)
    thing_close(b->t);
  b->t = 0;
}""",
    "sweep": """\
static void N_sweep(struct thing **s, int n) {
  for (int k = 0; k < n; ++k) {
    if (s[k])
      thing_close(s[k]);
    s[k] = 0;
  }
}""",
    "risky": """\
static void N_risky(void) {
  if (oracle())
    throw 2;
}""",
}
# Where a client that a helper opens counts for its caller.
OPENING_HELPERS = ("make", "fill", "boxed")
INNER_OPENING = "  struct thing *t = thing_open()"


class Function:
    """One random function. Variables are declared on top, so that a `goto` passes none."""

    def __init__(self, rng: random.Random, name: str, cxx: bool):
        self.rng, self.name, self.cxx = rng, name, cxx
        # What came later asks this one, so that the functions of a seed stay what they were.
        self.later = random.Random(name)
        self.lines: list[str] = []
        self.depth = 1
        self.budget = rng.randint(3, 20)
        self.in_loop = self.loops = self.owners = 0
        self.labels = rng.choice([[], ["out"], ["out1", "out0"]])
        self.returns = rng.choice(["int", "int", "int", "thing", "out"])
        self.helpers: list[str] = []
        pool = ["t0", "t1", "t2", "b.t", "s[0]", "s[1]", "h->t"]
        self.things = ["t0"] + rng.sample(pool[1:], rng.choice([0, 0, 1, 1, 2]))
        self.numbers = ["n0"] if rng.random() < 0.3 else []
        self.flags = ["f0", "f1"][: rng.randint(0, 2)]
        self.reference = cxx and rng.random() < 0.15
        self.guarded = cxx and rng.random() < 0.08
        self.drop = cxx and rng.random() < 0.15

    # What is written

    def put(self, text: str):
        self.lines.append("  " * self.depth + text)

    def indented(self, *texts):
        """Lines, or writers of lines, one step deeper."""
        self.depth += 1
        for text in texts:
            self.put(text) if isinstance(text, str) else text()
        self.depth -= 1

    def statements(self, most: int):
        for _ in range(self.rng.randint(1, most)):
            self.statement()

    def block(self, head: str, most: int, tail: str = "}"):
        self.put(head + " {")
        self.indented(lambda: self.statements(most))
        self.put(tail)

    def call_helper(self, which: str, arguments: str = "") -> str:
        if which not in self.helpers:
            self.helpers.append(which)
        return f"{self.name}_{which}({arguments})"

    def thing(self) -> str:
        chosen = self.rng.choice(self.things)
        return "r0" if chosen == "t0" and self.reference and self.rng.random() < 0.5 else chosen

    def condition(self, depth: int = 0) -> str:
        r = self.rng
        if depth < 1 and r.random() < 0.2:
            return f"{self.condition(1)} {r.choice(['&&', '||'])} {self.condition(1)}"
        kind = r.random()
        if kind < 0.25:
            return "oracle()"
        if kind < 0.45:
            return r.choice(["p", "p == 1", "p > 1", "!p", "p != 0"])
        if kind < 0.6:
            return r.choice(["rc", "rc < 0", "rc == 0", "rc != 0", "!rc", "rc == -1"])
        if kind < 0.75 and self.flags:
            return r.choice(["", "!"]) + r.choice(self.flags)
        if kind < 0.8 and self.numbers:
            return r.choice(["n0 >= 0", "n0 < 0", "n0 == -1", "n0 != -1"])
        if kind < 0.85:
            return self.call_helper("good", self.thing())
        return r.choice(["", "!"]) + self.thing()

    # Ways out

    def leave(self):
        """Out of the function, or of the loop."""
        choices = [self.exit]
        choices += [lambda: self.put(f"goto {self.rng.choice(self.labels)};")] * 2 if self.labels else []
        choices += [lambda: self.put(self.rng.choice(["break;", "continue;"]))] * 2 if self.in_loop else []
        choices += [lambda: self.put(self.rng.choice(["throw 1;", "throw 2.5;"]))] if self.cxx else []
        choices += [lambda: self.put("fatal();")] if self.rng.random() < 0.3 else []
        self.rng.choice(choices)()

    def exit(self):
        r = self.rng
        if self.returns == "thing":
            self.put(f"return {r.choice(self.things + ['0'])};")
        elif self.returns == "int" and r.random() < 0.08:
            self.put(f"return {self.call_helper('finish', self.thing() + ', rc')};")
        else:
            if "h->t" in self.things and r.random() < 0.5:
                return self.put(f"{{ free(h); return {r.choice(['0', '-1', 'rc'])}; }}")
            self.put(f"return {r.choice(['0', '-1', 'rc'])};")

    # Statements

    def open(self):
        r, t = self.rng, self.thing()
        if self.numbers and r.random() < 0.3:
            self.put(f"n0 = {r.choice(['thing_number()', 'thing_slot()'])};")
            self.put(f"if (n0 {r.choice(['< 0', '== -1'])})")
            return self.indented(self.leave)
        style = r.randrange(14)
        if style == 0:
            self.put(f"{t} = thing_open();")
        elif style == 1:
            self.put(f"{t} = thing_open();")
            self.put(r.choice([f"if (!{t})", f"if ({t} == 0)", f"if (!{self.call_helper('good', t)})"]))
            self.indented(self.leave)
        elif style == 2:
            self.put(f"if (({t} = thing_open()) == 0)")
            self.indented(self.leave)
        elif style == 3:
            self.put(f"rc = thing_make(&{t});")
            self.put(f"if ({r.choice(['rc', 'rc != 0', 'rc < 0'])})")
            self.indented(self.leave)
        elif style == 4:
            self.put(f"if ({r.choice([f'thing_make(&{t}) != 0', f'(rc = thing_make(&{t})) != 0', f'!thing_try(&{t})'])})")
            self.indented(self.leave)
        elif style == 5:
            self.put(f"{t} = {self.call_helper('make')};")
        elif style == 6 and self.flags:
            f = r.choice(self.flags)
            self.put(f"{t} = thing_open();")
            if r.random() < 0.5:
                self.put(f"if ({t})")
                self.indented(f"{f} = 1;")
            else:
                self.put(f"{f} = {r.choice([f'{t} != 0', f'!{t}', f'{t} ? 1 : 0'])};")
        elif style == 7:
            self.put(f"rc = thing_begin(&{t});")
            self.put("if (rc)")
            self.indented(self.leave)
        elif style == 8:
            self.put(f"{t} = {r.choice(['p', 'oracle()', 'rc == 0'])} ? thing_open() : 0;")
        elif style == 9 and self.loops < 2 and not self.in_loop:
            self.loops += 1
            self.put(f"while (!({t} = thing_open()))")
            self.indented(f"if (!again({self.loops}))", lambda: self.indented(self.exit))
        elif style == 10:
            self.put(f"if ({self.condition(1)} && ({t} = thing_open()) == 0)")
            self.indented(self.leave)
        elif style == 11 and self.cxx:
            self.owner()
        elif style == 12 and "b.t" in self.things:
            self.put(f"b = {self.call_helper('boxed')};")
            if r.random() < 0.7:
                self.put(r.choice(["if (!b.set)", "if (b.set == 0)", "if (!b.t)"]))
                self.indented(self.leave)
        else:
            self.put(f"rc = {self.call_helper('fill', '&' + t)};")
            self.put("if (rc)")
            self.indented(self.leave)

    def owner(self):
        """An object that closes what it was given."""
        o, t = f"o{self.owners}", self.thing()
        self.owners += 1
        self.put("{")
        if self.rng.random() < 0.5:
            self.indented(f"owner {o}(thing_open());")
        else:
            self.indented(f"owner {o}({t});", f"{t} = 0;")
        self.indented(lambda: self.statements(2))
        if self.rng.random() < 0.4:
            self.indented(f"if (!{t})", lambda: self.indented(f"{t} = {o}.release();"))
        self.put("}")

    def close(self):
        r, t = self.rng, self.thing()
        if self.numbers and r.random() < 0.3:
            self.put(f"if (n0 {r.choice(['>= 0', '!= -1', '> -1'])}) {{")
            self.indented("thing_number_close(n0);", "n0 = -1;")
            return self.put("}")
        style = r.randrange(11)
        if style >= 9 and t[0] == "s":
            return self.sweep()
        if style == 0:
            self.put(f"thing_close({t});")
        elif style == 1:
            self.put(f"{self.call_helper('close', t)};")
        elif style == 2 and self.flags:
            self.put(f"if ({r.choice(self.flags)}) {{")
            self.indented(f"thing_close({t});", f"{t} = 0;")
            return self.put("}")
        elif style == 3:
            return self.put(f"{self.call_helper('reset', '&' + t)};")
        elif style == 4:
            yes = r.choice([t + " != 0", "p", *self.flags])
            if self.later.random() < 0.4:
                return self.shut(t, yes)
            self.put(f"{self.call_helper('close_if', f'{t}, {yes}')};")
            if "!=" not in yes:
                self.put(f"if ({yes})")
                return self.indented(f"{t} = 0;")
        elif style == 5 and "b.t" in self.things:
            return self.put(f"{self.call_helper('clear', '&b')};")
        elif style == 6 and self.drop:
            return self.put("drop();")
        else:
            self.put(f"if ({t})")
            self.indented(f"thing_close({t});")
        self.put(f"{t} = 0;")

    def shut(self, t: str, yes: str):
        """A helper that closes it if told so, and says whether it did."""
        call = self.call_helper("shut", f"{t}, {yes}")
        style = self.later.randrange(3)
        if style == 0:
            self.put(f"if ({call})")
        elif style == 1:
            self.put(f"rc = {call};")
            self.put("if (rc)")
        else:
            self.put(f"{call};")
            self.put(f"if ({yes})")
        self.indented(f"{t} = 0;")

    def sweep(self):
        """Closes the elements of an array, which a variable or a pointer names."""
        style = self.rng.randrange(4)
        if style == 0:
            return self.put(f"{self.call_helper('sweep', 's, 2')};")
        if style == 1:
            self.put("for (struct thing **k = s; k < s + 2; ++k) {")
            self.indented("thing_close(*k);", "*k = 0;")
            return self.put("}")
        self.put("for (int k = 0; k < 2; ++k) {")
        if style == 2:
            self.indented("thing_close(s[k]);")
        else:
            self.indented("if (s[k])", "  thing_close(s[k]);")
        self.indented("s[k] = 0;")
        self.put("}")

    def hand_over(self):
        r, t = self.rng, self.thing()
        style = r.randrange(6)
        if style == 0 and self.returns == "out":
            self.put(f"if ({t}) {{")
            self.indented(f"*out = {t};", "return 0;")
            self.put("}")
        elif style == 1:
            self.put(f"if ({t} && thing_try_keep({t}) == 0)")
            self.indented(f"{t} = 0;")
        elif style == 2 and len(self.things) > 1:
            a, b = r.sample(self.things, 2)
            self.put(f"if (!{a}) {{")
            self.indented(f"{a} = {b};", f"{b} = 0;")
            self.put("}")
        elif style == 3 and len(self.things) > 1:
            a, b = r.sample(self.things, 2)
            self.put(f"if (!{a})")
            self.indented(f"{self.call_helper('move', f'&{a}, &{b}')};")
        elif style == 4:
            self.put(f"if ({self.call_helper('give', t)} == 0)")
            self.indented(f"{t} = 0;")
        else:
            self.put(f"if ({t}) {{")
            self.indented(f"thing_keep({t});", f"{t} = 0;")
            self.put("}")

    def save(self):
        """What is known goes into a variable."""
        r, t = self.rng, self.thing()
        choices = [f"rc = {r.choice(['0', '-1', '1'])};", f"rc = {t} ? 0 : -1;"]
        for f in self.flags:
            choices += [f"{f} = {value};" for value in ("0", "1", "oracle()", "rc", "rc != 0", "p == 1", f"{t} != 0", f"!{t}")]
        self.put(r.choice(choices))

    def use(self):
        t = self.thing()
        if self.rng.random() < 0.5:
            self.put(f"if ({t})")
            return self.indented(f"thing_use({t});")
        self.put(f"if ({self.call_helper('ask', t)} < 0)")
        self.indented(self.leave)

    def statement(self):
        r = self.rng
        self.budget -= 1
        if self.budget < 0:
            return self.close()
        kinds = [(26, self.open), (24, self.close), (10, self.hand_over), (7, self.use), (7, self.save), (8, self.guarded_exit),
                 (9, self.branch), (4, self.loop), (3, self.switch), (4, self.exceptional if self.cxx else self.once)]
        r.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])[0]()

    def guarded_exit(self):
        self.put(f"if ({self.condition()})")
        self.indented(self.leave)

    def branch(self):
        self.block(f"if ({self.condition()})", 2)
        if self.rng.random() < 0.5:
            self.lines.pop()
            self.block("} else", 2)

    def loop(self):
        if self.loops >= 2 or self.in_loop:
            return self.branch()
        self.loops += 1
        self.in_loop += 1
        style = self.rng.randrange(4)
        if style == 0:
            self.block("do", 2, f"}} while (again({self.loops}));")
        elif style == 1:
            self.block("for (int i = 0; i < 2; ++i)", 2)
        else:
            self.block(f"while (again({self.loops}))", 3)
        self.in_loop -= 1

    def once(self):
        self.block("do", 2, "} while (0);")

    def exceptional(self):
        r = self.rng
        if r.random() < 0.4:
            return self.put(f"{self.call_helper('risky')};")
        self.block("try", 2)
        self.lines.pop()
        self.put(f"}} catch ({r.choice(['...', '...', 'int'])}) {{")
        self.indented(self.close)
        if r.random() < 0.5:
            self.indented("throw;")
        self.put("}")

    def switch(self):
        r = self.rng
        outer, self.in_loop = self.in_loop, 0  # a break would leave the switch only
        self.put(f"switch ({r.choice(['rc', 'p', 'oracle() + oracle()'])}) {{")
        for value in ("0", "1"):
            self.put(f"case {value}:")
            self.indented(self.statement)
            if r.random() < 0.8:
                self.indented("break;")
        if r.random() < 0.5:
            self.put("default:")
            self.indented(self.statement, "break;")
        self.put("}")
        self.in_loop = outer

    # The whole

    def declarations(self) -> list[str]:
        names = self.things
        rows = [f"struct thing *{t} = 0;" for t in names if t[0] == "t"]
        rows += ["struct box b = {0, 0};"] if "b.t" in names else []
        rows += ["struct thing *s[2] = {0, 0};"] if "s[0]" in names or "s[1]" in names else []
        rows += ["struct box *h = (struct box *)calloc(1, sizeof(struct box));"] if "h->t" in names else []
        rows += [f"int {n} = -1;" for n in self.numbers] + [f"int {f} = 0;" for f in self.flags] + ["int rc = 0;"]
        rows += ["struct thing *&r0 = t0;"] if self.reference else []
        rows += ["guard g0(t0);"] if self.guarded else []
        if self.drop:
            t = self.rng.choice(names)
            rows += ["auto drop = [&] {", f"  if ({t})", f"    thing_close({t});", f"  {t} = 0;", "};"]
        return ["  " + row for row in rows]

    def text(self) -> list[str]:
        while self.budget > 0:
            self.statement()
        for label in self.labels:
            self.lines.append(f"{label}:")
            closed = self.things if len(self.labels) == 1 else self.rng.sample(self.things, 1)
            for t in closed:
                if self.rng.random() < 0.7:
                    self.put(f"if ({t})")
                    self.indented(f"thing_close({t});")
                    self.put(f"{t} = 0;")
            if not closed or self.lines[-1].endswith(":"):
                self.put(";")
        self.exit()
        head = {"int": f"int {self.name}(int p)", "thing": f"struct thing *{self.name}(int p)",
                "out": f"int {self.name}(int p, struct thing **out)"}[self.returns]
        body = [head + " {", *self.declarations(), *self.lines, "}"]
        helpers = [line for which in self.helpers for line in HELPERS[which].replace("N_", self.name + "_").split("\n")]
        return helpers + body


def call(name: str, text: list[str], cxx: bool) -> str:
    """What runs the function, and closes what it hands to its caller."""
    head = next(line for line in text if f" {name}(int p" in line or f"*{name}(int p" in line)
    if head.startswith("struct"):
        run = f"struct thing *t = {name}(p); if (t) end((long)t);"
    elif "**out" in head:
        run = f"struct thing *t = 0; {name}(p, &t); if (t) end((long)t);"
    else:
        run = f"{name}(p);"
    if cxx:
        run = f"try {{ {run} }} catch (...) {{ }}"
    return f"static void run_{name}(void) {{ int p = oracle() ? -1 : oracle() + oracle(); {run} }}"
