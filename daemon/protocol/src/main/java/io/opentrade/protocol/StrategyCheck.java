package io.opentrade.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `strategy.check`: loads a strategy, reads its declarations and runs it over 500 bars. What is
/// wrong with it comes as a failure with a [ScriptLocation].
///
/// @param data candles to try it on; null for the bundled ones
/// @param set parameters by name, as text
/// @param style `signals`, `onBar` or `onBars`; null for every style in the file
public record StrategyCheck(
    InputFile strategy,
    @Nullable DataSource data,
    Map<String, String> set,
    @Nullable String style,
    boolean unsafe)
    implements Request<StrategyCheck.Reply> {
  public StrategyCheck {
    Values.present("strategy", strategy);
    set = Values.map(set);
  }

  /// What the file declares and did.
  ///
  /// @param language `js` or `python`
  /// @param hash SHA-256 of the file, hex
  /// @param styles `signals`, `onBar`, `onBars`
  /// @param timeframe declared, or null
  /// @param warmup declared number of bars, or null
  /// @param series further series by the strategy's name for them
  /// @param bars how many it ran over
  /// @param entries signals or orders to enter in these bars
  /// @param plots names of plotted columns
  public record Reply(
      ForeignText strategy,
      String language,
      String hash,
      List<String> styles,
      @Nullable String timeframe,
      @Nullable Integer warmup,
      List<Parameter> parameters,
      Map<String, ForeignText> series,
      int bars,
      int entries,
      List<ForeignText> plots,
      List<Warning> warnings,
      List<ForeignText> log) {
    public Reply {
      styles = Values.list(styles);
      parameters = Values.list(parameters);
      series = Values.map(series);
      plots = Values.list(plots);
      warnings = Values.list(warnings);
      log = Values.list(log);
    }
  }

  /// A declared parameter.
  ///
  /// @param value text, boolean, long or double: what the check ran with
  /// @param min smallest value, or null
  /// @param max largest value, or null
  /// @param step of a sweep, or null
  /// @param choices allowed values; empty where any is
  /// @param doc the author's sentence on it, or null
  public record Parameter(
      ForeignText name,
      Object value,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Double step,
      List<Object> choices,
      @Nullable ForeignText doc) {
    public Parameter {
      value = Values.plain("value", value);
      choices =
          choices == null
              ? List.of()
              : choices.stream().map(choice -> Values.plain("choices", choice)).toList();
    }
  }
}
