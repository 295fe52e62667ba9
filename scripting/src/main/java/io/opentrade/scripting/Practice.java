package io.opentrade.scripting;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.guest.Guest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// What a spare does while nobody asks: it asks the small strategy of the training run, in contexts
/// of their own that are thrown away. The interpreter of a language, itself interpreted by the
/// virtual machine, is far slower at its first plan and its first bars than at those after them.
final class Practice {
  /// The first is the slow one. Thirty would cost a processor four seconds, most of them for
  /// compiling what a plan or two never need.
  private static final int PLANS = 3;

  /// How long it goes through bars: halves what a run bar by bar over a hundred thousand needs.
  private static final Duration BAR_BY_BAR = Duration.ofSeconds(2);

  /// So few at a time that whoever asks meanwhile hardly waits.
  private static final int BARS = 1_000;

  private final Asked asked;
  private int plans;
  private Duration barByBar = Duration.ZERO;

  /// @param asked looked at after each step
  Practice(Asked asked) {
    this.asked = asked;
  }

  /// Whether somebody asks by now.
  @FunctionalInterface
  interface Asked {
    boolean now() throws IOException;
  }

  /// Practises what it has not yet practised, until somebody asks.
  ///
  /// @param guest whose language is practised; its script, if any, is left alone
  void goOn(Guest guest) throws IOException {
    if (guest.language() == Language.JAVA) {
      return; // it has no interpreter of ours
    }
    if (plans < PLANS) {
      plans(guest);
    }
    while (barByBar.compareTo(BAR_BY_BAR) < 0 && !asked.now()) {
      long start = System.nanoTime();
      bars(guest);
      barByBar = barByBar.plusNanos(System.nanoTime() - start);
    }
  }

  private void plans(Guest guest) throws IOException {
    try (Guest other = guest.another(new LogBook(0))) {
      if (asked.now()) {
        return;
      }
      Map<String, ParameterValue> values = Training.load(other);
      for (; plans < PLANS && !asked.now(); plans++) {
        other.plan(values);
      }
    }
  }

  private void bars(Guest guest) throws IOException {
    LogBook log = new LogBook(0);
    try (Guest other = guest.another(log)) {
      Map<String, ParameterValue> values = Training.load(other);
      if (!asked.now()) {
        Training.bars(other, values, log, BARS);
      }
    }
  }
}
