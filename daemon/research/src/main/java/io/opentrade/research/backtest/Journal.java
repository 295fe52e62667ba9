package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.DecisionLog;

/// A run that can be made again without its script and without the store.
///
/// As text: the line `opentrade journal 1`; a line of JSON with the evidence; lines `candles
/// BASE64` that together are the main series, compressed; a line of JSON
/// `{"bar":N,"intents":[…]}` for each decision; and `end SHA-256`, over all bytes before it.
///
/// @param decisions in rising order of bars
record Journal(Evidence evidence, DecisionLog decisions) {
  /// The first line. The number is raised whenever an older reader would misunderstand.
  static final String MARK = "opentrade journal 1";

  static final String CANDLES = "candles ";
  static final String END = "end ";

  /// Bytes of a bar: its time and five doubles.
  static final int BAR = 48;
}
