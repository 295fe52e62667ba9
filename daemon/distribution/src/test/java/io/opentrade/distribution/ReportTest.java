package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a run in a real browser. The strategy is hostile: its name, its tags and its plots
/// are markup.
final class ReportTest {
  private static final String NAME = "<img src=x onerror=document.title=1>'\"&.js";

  private static final String STRATEGY =
      """
      export function signals({ close, ta }) {
        const fast = ta.sma(close, 10), slow = ta.sma(close, 30);
        const evil = "</script><img src=y onerror=f()>";
        return {
          enterLong: fast.crossesAbove(slow), exitLong: fast.crossesBelow(slow),
          tag: evil, exitTag: evil,
          plot: { [evil]: fast, slow, rsi: ta.rsi(close, 14) },
        };
      }
      """;

  /// What is painted on each canvas.
  private static final String PAINTED =
      """
      [...document.querySelectorAll('canvas')].map(canvas => {
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const colours = new Set();
        for (let i = 0; i < pixels.length; i += 4)
          if (pixels[i + 3]) colours.add(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]);
        return colours.size;
      })\
      """;

  private static final String PRICE =
      "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
          + " done(document.querySelector('#price canvas').toDataURL()))))";

  @TempDir Path profile;

  @Test
  void drawsInTheBrowserAndRunsNothingForeign() throws Exception {
    Program.needsWall();
    try (Program program = Program.inFreshHome();
        Chromium browser = new Chromium(profile)) {
      browser.open(page(program));
      assertEquals(NAME, browser.evaluate("document.querySelector('h1').textContent").asText());
      assertTrue(browser.evaluate("document.title").asText().startsWith("<img"));
      assertEquals(0, browser.evaluate("document.images.length").asInt());
      assertEquals(3, browser.evaluate("document.scripts.length").asInt());
      assertEquals(
          "</script><img src=y onerror=f()>",
          browser
              .evaluate("document.querySelector('#trades td:nth-last-child(2)').textContent")
              .asText());
      JsonNode painted = browser.evaluate(PAINTED);
      assertTrue(painted.size() >= 7, painted.toString());
      painted.forEach(colours -> assertTrue(colours.asInt() > 3, painted.toString()));
      keyboard(browser);
      assertEquals(List.of(), browser.complaints);
      assertTrue(
          browser.addresses.stream().allMatch(address -> address.startsWith("file:")),
          browser.addresses.toString());
    }
  }

  private static void keyboard(Chromium browser) throws Exception {
    browser.evaluate("document.getElementById('price').focus()");
    String whole = browser.evaluate(PRICE).asText();
    browser.type("n");
    browser.type("+");
    String near = browser.evaluate(PRICE).asText();
    assertNotEquals(whole, near);
    browser.type("0");
    assertEquals(whole, browser.evaluate(PRICE).asText());
    browser.type("t");
    assertNotEquals(whole, browser.evaluate(PRICE).asText());
    browser.type("t");
    assertEquals(whole, browser.evaluate(PRICE).asText());
    browser.evaluate("delete document.documentElement.dataset.theme");
    String paper = "getComputedStyle(document.body).backgroundColor";
    String light = browser.evaluate(paper).asText();
    browser.preferDark();
    assertNotEquals(light, browser.evaluate(paper).asText());
    browser.evaluate("document.querySelector('#trades th:nth-child(8) button').click()");
    assertEquals(
        "ascending",
        browser.evaluate("document.querySelector('#trades th:nth-child(8)').ariaSort").asText());
  }

  private static Path page(Program program) throws Exception {
    Files.writeString(program.folder().resolve(NAME), STRATEGY);
    Program.Outcome run = program.run("backtest", NAME, "--demo", "--quiet");
    assertEquals(0, run.exit(), run.error());
    Program.Outcome report = program.run("report", "last", "--out", "page.html");
    assertEquals(0, report.exit(), report.error());
    return program.folder().resolve("page.html");
  }
}
