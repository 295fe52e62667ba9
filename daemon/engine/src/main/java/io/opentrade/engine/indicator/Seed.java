package io.opentrade.engine.indicator;

import java.util.List;
import java.util.Locale;

/// How a running average begins.
enum Seed {
  /// With the single value of bar `length`, as ta4j 0.22.2 does.
  TA4J,
  /// With the simple average of the first `length` values, as Wilder, Achelis and TA-Lib do.
  SMA,
  /// With the very first value; shown once `length` values went in.
  FIRST,
  /// As `SMA`, but where bars are compared with the ones before, the first bar does not count.
  WILDER,
  /// As `SMA`, with the alignment that TA-Lib gives an indicator of several averages.
  TALIB;

  /// The usual word first.
  static final List<String> WORDS = List.of("ta4j", "sma", "first");

  /// For indicators of the true range.
  static final List<String> RANGE_WORDS = List.of("ta4j", "sma", "wilder");

  static Seed of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
