package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.text.Messages;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress.Step;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final FakeTerminal terminal = new FakeTerminal();
  private long now;

  private ProgressBar bar(ProgressBar.Mode mode) {
    return new ProgressBar(terminal, mode, () -> now, Messages.in(Locale.ENGLISH));
  }

  @Test
  void shortWorkShowsNothing() {
    try (ProgressBar bar = bar(ProgressBar.Mode.BAR)) {
      now += 100_000_000L;
      bar.at(new Step(50, 100, "bars", null));
    }
    assertEquals("", terminal.err());
  }

  @Test
  void longWorkShowsABarTenTimesASecondAndTakesItAway() {
    try (ProgressBar bar = bar(ProgressBar.Mode.BAR)) {
      for (int i = 0; i < 1000; i++) {
        now += 1_000_000L;
        bar.at(new Step(i, 1000, "bars", new ForeignText("a\u001b[2Jb")));
      }
    }
    long drawn = terminal.err().chars().filter(c -> c == '\r').count();
    assertEquals(10, drawn, "nine times drawn, once taken away");
    assertTrue(terminal.err().endsWith("\r\u001b[K"));
    assertTrue(terminal.err().contains("49%"), terminal.err());
    assertTrue(!terminal.err().contains("\u001b[2J"));
  }

  @Test
  void programsGetLines() {
    try (ProgressBar bar = bar(ProgressBar.Mode.JSON)) {
      bar.at(new Step(1, 2, "bars", null));
    }
    assertEquals(
        "{\"event\":\"progress\",\"done\":1,\"total\":2,\"unit\":\"bars\"}\n", terminal.err());
  }

  @Test
  void aPipeStaysSilent() {
    Bench bench = new Bench();
    bench.answering();
    bench.gateway.steps.add(new Step(1, 2, "bars", null));
    assertEquals(0, bench.run("data", "export", Bench.SERIES));
    assertEquals("", bench.terminal.err());
  }
}
