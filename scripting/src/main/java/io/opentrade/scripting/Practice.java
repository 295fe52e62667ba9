package io.opentrade.scripting;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.scripting.guest.Guest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// What a spare does until it is asked: it asks the small strategy of the training run, in a
/// context of its own that is thrown away. The interpreter of a language, itself interpreted by the
/// virtual machine, is far slower at its first plan than at those after it.
final class Practice {
  /// The first is the slow one. Thirty would cost a processor four seconds, most of them for
  /// compiling what a plan or two never need.
  private static final int PLANS = 3;

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
    LogBook log = new LogBook(0);
    try (Guest other = guest.another(log)) {
      if (asked.now()) {
        return;
      }
      Map<String, ParameterValue> values = Training.load(other);
      for (int plan = 0; plan < PLANS && !asked.now(); plan++) {
        other.plan(values);
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
