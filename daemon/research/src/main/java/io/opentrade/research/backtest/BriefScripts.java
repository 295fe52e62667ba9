package io.opentrade.research.backtest;

import io.opentrade.sandbox.Script;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Scripts that are over soon: they describe columns, and nothing in them repeats. Told by their
/// words alone, since who loads them first has to know. One that is taken for such and is none is
/// up to three times slower, which changes what comes of it only near its time limit.
final class BriefScripts {
  private static final Pattern REPEATS =
      Pattern.compile(
          "\\b(on_?bars?|scan|for|while|do|map|reduce|filter|forEach|from|repeat|range|sum)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMENT =
      Pattern.compile("//[^\\n]*|/\\*.*?\\*/|#[^\\n]*", Pattern.DOTALL);

  private BriefScripts() {}

  static boolean include(Script script) {
    return Stream.concat(Stream.of(script.text()), script.modules().values().stream())
        .noneMatch(text -> REPEATS.matcher(COMMENT.matcher(text).replaceAll(" ")).find());
  }
}
