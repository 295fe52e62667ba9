package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.DecisionLog;
import java.util.List;
import java.util.Map;

/// A run that can be made again without its script and without the store.
///
/// As text: the line `opentrade journal 4`; a line of JSON with the evidence; for each place lines
/// `candles BASE64` that together are its series, compressed, and a line of JSON
/// `{"bar":N,"intents":[…]}` for each decision; and `end SHA-256`, over all bytes before it. A
/// place begins with a line `place N`; `place N detail`, `place N mark`, `place N book` and
/// `place N plots` are its finer candles, its mark price, its recorded order book and what the
/// strategy drew there, `place benchmark` and `place coin` those that the run is measured by and
/// that its fees are reckoned by.
///
/// @param decisions of each place, in rising order of bars
/// @param plots what the strategy drew at each place: columns over all its bars, by name
record Journal(Evidence evidence, List<DecisionLog> decisions, List<Map<String, double[]>> plots) {
  /// The first line. The number is raised whenever an older reader would misunderstand.
  static final String MARK = "opentrade journal 4";

  /// Before drawings were kept; read as well.
  static final String MARK_WITHOUT_PLOTS = "opentrade journal 3";

  static final String PLACE = "place ";
  static final String BENCHMARK = "benchmark";
  static final String COIN = "coin";
  static final String DETAIL = "detail";
  static final String MARK_PRICE = "mark";
  static final String BOOK = "book";
  static final String PLOTS = "plots";
  static final String CANDLES = "candles ";
  static final String END = "end ";

  Journal {
    decisions = List.copyOf(decisions);
    plots = List.copyOf(plots);
  }

  /// Of a strategy that draws nothing.
  Journal(Evidence evidence, List<DecisionLog> decisions) {
    this(evidence, decisions, decisions.stream().map(_ -> Map.<String, double[]>of()).toList());
  }

  /// Bytes of a bar: its time and five doubles.
  static final int BAR = 48;
}
