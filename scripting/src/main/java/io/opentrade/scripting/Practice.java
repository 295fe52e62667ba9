package io.opentrade.scripting;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.guest.Guest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// What a spare does until it is asked: it asks the small strategy of the training run, in contexts
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

  /// Whoever runs one command right after another needs the processor for them.
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(20);

  private Practice() {}

  /// Whether somebody asks by now.
  @FunctionalInterface
  interface Asked {
    boolean now() throws IOException;
  }

  /// Practises once nobody has asked for a while; after each step it looks whether it is asked.
  ///
  /// @param guest whose language is practised; its script, if any, is left alone
  static void until(Guest guest, Asked asked) throws IOException {
    if (guest.language() == Language.JAVA || !staysQuiet(asked)) {
      return; // Java has no interpreter of ours
    }
    plans(guest, asked);
    long end = System.nanoTime() + BAR_BY_BAR.toNanos();
    while (System.nanoTime() < end && !asked.now()) {
      bars(guest, asked);
    }
  }

  private static void plans(Guest guest, Asked asked) throws IOException {
    try (Guest other = guest.another(new LogBook(0))) {
      if (asked.now()) {
        return;
      }
      Map<String, ParameterValue> values = Training.load(other);
      for (int plan = 0; plan < PLANS && !asked.now(); plan++) {
        other.plan(values);
      }
    }
  }

  private static void bars(Guest guest, Asked asked) throws IOException {
    LogBook log = new LogBook(0);
    try (Guest other = guest.another(log)) {
      Map<String, ParameterValue> values = Training.load(other);
      if (!asked.now()) {
        Training.bars(other, values, log, BARS);
      }
    }
  }

  private static boolean staysQuiet(Asked asked) throws IOException {
    long end = System.nanoTime() + QUIET.toNanos();
    try {
      while (System.nanoTime() < end) {
        if (asked.now()) {
          return false;
        }
        Thread.sleep(LOOK);
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
