package io.opentrade.scripting.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.Script;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The runs of a sweep, and those of a worker that is kept, have contexts of one engine, which
/// share the code of the script. Nothing that a script can write to or reach by that code is
/// shared.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftoversTest {
  /// Writes to all that the language gives every script, and says what it finds there before. The
  /// strings of a template are made once for each place in the code: those of another context would
  /// lead to all that is in it.
  private static final String LEAVES =
      """
      const found = [];
      const names = Reflect.ownKeys(globalThis).filter((name) => typeof name === "string");
      const all = new Set([globalThis, import.meta, /a/g, (function* () {})().__proto__]);
      for (const name of names) {
        const value = globalThis[name];
        if (value === null || (typeof value !== "object" && typeof value !== "function")) continue;
        all.add(value);
        for (const key of Reflect.ownKeys(value)) {
          let part;
          try { part = value[key]; } catch { continue; }
          if (part !== null && (typeof part === "object" || typeof part === "function")) all.add(part);
        }
      }
      for (const each of all) {
        if (Object.hasOwn(each, "left")) found.push("left on " + String(each));
      }
      for (const each of all) {
        try { Object.defineProperty(each, "left", { value: 1, configurable: true }); } catch {}
      }
      const itself = (strings) => strings;
      const strings = [itself`a${1}b`, eval("itself`a${1}b`")];
      for (const each of [...strings, ...strings.map((one) => one.raw), "a,b".split(","), [1], /a/.exec("a")]) {
        if (Object.getPrototypeOf(each) !== Array.prototype) found.push("an array of another context");
      }
      if (RegExp.lastMatch !== "a") found.push("a match: " + RegExp.lastMatch);
      /zz/.exec("zz");
      if (Error.stackTraceLimit === 7) found.push("a limit of stacks");
      Error.stackTraceLimit = 7;
      console.log(all.size > 200 ? "looked" : "saw only " + all.size, ...found);
      export function signals({ close }) {
        return { enterLong: close.above(1) };
      }
      """;

  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private List<String> said(Script script) {
    Guests.Loaded loaded = guests.load(script);
    guests.on(() -> loaded.guest().plan(loaded.declaration().values(Map.of())));
    return loaded.log().take().stream().map(LogLine::text).toList();
  }

  @Test
  void oneRunLeavesNothingToTheNext() {
    Script script = new Script("s.js", Language.JAVASCRIPT, LEAVES);
    for (int run = 0; run < 3; run++) {
      assertEquals(List.of("looked"), said(script));
    }
  }
}
