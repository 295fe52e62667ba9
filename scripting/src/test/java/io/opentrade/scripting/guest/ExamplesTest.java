package io.opentrade.scripting.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every example loads, plans and decides something.
class ExamplesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("opentrade.root"), "strategies-examples");

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  private static Map<String, Candles> series(Guests.Loaded loaded, Candles candles) {
    Map<String, Candles> series = new HashMap<>();
    loaded
        .declaration()
        .series()
        .forEach(
            (name, wanted) -> series.put(name, Resampler.resample(candles, Timeframe.of(wanted))));
    return series;
  }

  @Test
  void allOfThemDecideSomething() throws IOException {
    Candles candles = Guests.candles(3_000, 4);
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().matches(".*\\.(js|py|java)")).sorted().toList();
    }
    assertTrue(files.size() >= 25);
    try (Guests guests = new Guests()) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        Language language = Language.ofFileName(name).orElseThrow();
        Guests.Loaded loaded = guests.load(language, text(name));
        assertNotNull(loaded.declaration().timeframe(), name);
        Map<String, Candles> series = series(loaded, candles);
        if (loaded.declaration().styles().contains(Style.SIGNALS)) {
          Guest.MadePlan made = guests.plan(language, text(name));
          // One plan serves a sweep, unless the script computes a column itself.
          assertTrue(made.symbolic() || !made.scans().isEmpty(), name);
        }
        if (loaded.declaration().styles().contains(Style.ON_BARS)) {
          List<Candles> three =
              List.of(candles, Guests.candles(3_000, 5), Guests.candles(3_000, 6));
          Guests.Ran ran = guests.run(language, text(name), Style.ON_BARS, three);
          assertFalse(ran.logs().stream().allMatch(log -> log.decisions().isEmpty()), name);
        }
        if (loaded.declaration().styles().contains(Style.ON_BAR)) {
          assertFalse(
              guests.run(language, text(name), candles, series).decisions().decisions().isEmpty(),
              name);
        }
      }
    }
  }

  @Test
  void twinsInSeveralLanguagesAgree() throws IOException {
    Candles candles = Guests.candles(3_000, 4);
    try (Guests guests = new Guests()) {
      assertEquals(
          guests.run(Language.JAVASCRIPT, text("donchian-breakout.js"), candles).decisions(),
          guests.run(Language.PYTHON, text("donchian-breakout.py"), candles).decisions());
      Plan javaScript = guests.plan(Language.JAVASCRIPT, text("sma-cross.js")).plan();
      assertEquals(javaScript, guests.plan(Language.PYTHON, text("sma-cross.py")).plan());
      assertEquals(javaScript, guests.plan(Language.JAVA, text("SmaCross.java")).plan());
      assertEquals(
          guests.run(Language.JAVASCRIPT, text("sma-cross.js"), candles).decisions(),
          guests.run(Language.JAVA, text("SmaCross.java"), candles).decisions());
    }
  }
}
