package io.opentrade.scripting.guest;

import io.opentrade.sandbox.Language;

/// The functions of a script that are called while bars go by.
public enum Callback {
  /// Once, before the first bar it may decide on.
  ON_START("onStart", "on_start"),
  /// An order of its own was filled, in full or in part.
  ON_FILL("onFill", "on_fill"),
  /// The state of an order of its own changed.
  ON_ORDER("onOrder", "on_order"),
  /// A declared timer is due.
  ON_TIMER("onTimer", "on_timer"),
  /// A bar closed.
  ON_BAR("onBar", "on_bar"),
  /// Bars of several markets closed.
  ON_BARS("onBars", "on_bars"),
  /// Once, after the last bar.
  ON_STOP("onStop", "on_stop");

  private final String word;
  private final String snake;

  Callback(String word, String snake) {
    this.word = word;
    this.snake = snake;
  }

  /// What the function is called in the habit of a language: `onBar`, `on_bar`.
  public String word(Language language) {
    return language == Language.PYTHON ? snake : word;
  }
}
