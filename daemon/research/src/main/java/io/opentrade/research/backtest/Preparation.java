package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.ColumnCache;
import io.opentrade.engine.column.SharedColumns;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.sim.RecordedBook;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A strategy and its candles, found and checked, before anything runs.
///
/// @param overrides parameters the person set
/// @param main the bars it trades on
/// @param others further series by the strategy's names for them
/// @param detail finer candles of the main series; null for none
/// @param columns that runs before this one computed; null for none
/// @param mark candles of a future's mark price; null for none
/// @param funding of a future; null for none
/// @param book recorded orders of the main market; null for none
record Preparation(
    StrategyFile file,
    Declaration declaration,
    Style style,
    Map<String, ParameterValue> overrides,
    Series main,
    Map<String, Series> others,
    @Nullable Candles detail,
    @Nullable ColumnCache columns,
    @Nullable Candles mark,
    @Nullable FundingRates funding,
    @Nullable RecordedBook book) {

  /// Without columns of other runs.
  Preparation(
      StrategyFile file,
      Declaration declaration,
      Style style,
      Map<String, ParameterValue> overrides,
      Series main,
      Map<String, Series> others,
      @Nullable Candles detail) {
    this(file, declaration, style, overrides, main, others, detail, null, null, null, null);
  }

  /// Indicator columns over these candles that other runs computed; null where there are none, or
  /// the contents of a series are not known without reading it.
  @Nullable SharedColumns shared() {
    if (columns == null) {
      return null;
    }
    List<String> hashes = new ArrayList<>();
    for (Series series : series()) {
      if (series.known() == null) {
        return null;
      }
      hashes.add(series.known());
    }
    return columns.over(hashes);
  }

  /// The main one first.
  List<Series> series() {
    List<Series> series = new ArrayList<>();
    series.add(main);
    series.addAll(others.values());
    return series;
  }

  /// The same with more to tell in the report.
  Preparation noting(List<String> notes) {
    return new Preparation(
        file,
        declaration,
        style,
        overrides,
        main.noting(notes),
        others,
        detail,
        columns,
        mark,
        funding,
        book);
  }

  /// The same with other parameters.
  Preparation with(Map<String, ParameterValue> values) {
    return new Preparation(
        file, declaration, style, values, main, others, detail, null, mark, funding, book);
  }

  /// All parameter values of the run, as the declaration orders them.
  Map<String, ParameterValue> values() {
    return declaration.values(overrides);
  }

  /// The values that a plan may name.
  Map<String, Double> numbers() {
    return ParameterValue.numbers(values());
  }

  /// The values as plain objects of a document: whole numbers as longs.
  Map<String, Object> plainValues() {
    Map<String, Object> plain = new LinkedHashMap<>();
    values().forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  static Object plain(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Number(double number) -> plain(number);
      case ParameterValue.Flag(boolean flag) -> flag;
      case ParameterValue.Text(String text) -> text;
    };
  }

  private static Object plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? (Object) (long) number
        : (Object) number;
  }

  Map<String, Candles> otherCandles() {
    Map<String, Candles> candles = new LinkedHashMap<>();
    others.forEach((name, series) -> candles.put(name, series.candles()));
    return Collections.unmodifiableMap(candles);
  }

  /// The first bar at whose close the strategy may decide: the start of the range, or the end of
  /// the warm-up it declared if that comes later.
  int firstDecision() {
    return Math.max(main.from(), declaration.warmup());
  }
}
