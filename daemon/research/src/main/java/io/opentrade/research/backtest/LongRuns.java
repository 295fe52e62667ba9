package io.opentrade.research.backtest;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Style;
import java.util.List;

/// Which runs are so long that compiling the script is worth the later start. A compiled run has
/// the same result, bit by bit: only who carries out the script's steps differs.
final class LongRuns {
  /// Bars from which on it pays on a quiet machine (decision 0168). In a single run the compiler
  /// has a processor of its own.
  private static final long PYTHON = 1_000_000;

  private static final long JAVASCRIPT = 4_000_000;

  /// Bars that one worker of a study sees from which on it pays (decision 0140): a study keeps all
  /// processors busy, so that what the compiler takes is taken from scripts.
  private static final long JAVASCRIPT_OF_STUDY = 20_000_000;

  private LongRuns() {}

  /// @param ready of each strategy, each of its markets
  static boolean compile(List<List<Preparation>> ready) {
    Preparation first = ready.getFirst().getFirst();
    long bars =
        ready.stream().flatMap(List::stream).mapToLong(each -> each.main().candles().size()).sum();
    return first.style() != Style.SIGNALS && compile(first.file().script().language(), bars);
  }

  /// Whether a script of that language that is asked at so many bars is compiled.
  static boolean compile(Language language, long bars) {
    return switch (language) {
      case PYTHON -> bars >= PYTHON;
      case JAVASCRIPT -> bars >= JAVASCRIPT;
      case JAVA -> false; // the JVM's own compiler does it anyway
    };
  }

  /// Whether the workers of a study, of which one is asked at so many bars, compile the script.
  static boolean compileStudy(Language language, long bars) {
    return switch (language) {
      case PYTHON, JAVA -> compile(language, bars);
      case JAVASCRIPT -> bars >= JAVASCRIPT_OF_STUDY;
    };
  }
}
