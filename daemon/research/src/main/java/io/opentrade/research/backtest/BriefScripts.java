package io.opentrade.research.backtest;

import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Scripts that are over soon: they describe columns, and nothing in them repeats. Told by their
/// words alone, since who loads them first has to know. One that is taken for such and is none is
/// up to three times slower, which changes what comes of it only near its time limit.
final class BriefScripts {
  private static final Pattern REPEATS =
      Pattern.compile(
          "\\b(scan|for|while|do|map|reduce|filter|forEach|from|repeat|range|sum)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BAR_BY_BAR =
      Pattern.compile("\\bon_?bars?\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLANS = Pattern.compile("\\b(function|def)\\s+signals\\b");

  private static final Pattern COMMENT =
      Pattern.compile("//[^\\n]*|/\\*.*?\\*/|#[^\\n]*", Pattern.DOTALL);

  private BriefScripts() {}

  /// Whether this one is.
  ///
  /// @param style that is wanted; null for a plan where the script can make one
  static boolean include(Script script, @Nullable String style) {
    List<String> texts =
        Stream.concat(Stream.of(script.text()), script.modules().values().stream())
            .map(text -> COMMENT.matcher(text).replaceAll(" "))
            .toList();
    boolean plans =
        (style == null || style.equals(Style.SIGNALS.word()))
            && PLANS.matcher(texts.getFirst()).find();
    return texts.stream().noneMatch(text -> REPEATS.matcher(text).find())
        && (plans || texts.stream().noneMatch(text -> BAR_BY_BAR.matcher(text).find()));
  }
}
