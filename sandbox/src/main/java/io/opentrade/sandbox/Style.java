package io.opentrade.sandbox;

/// How a strategy decides.
public enum Style {
  /// Once per run: columns in, a plan out.
  SIGNALS("signals"),
  /// Once per closed bar of one market. Over several markets each has an instance of its own.
  ON_BAR("onBar"),
  /// Once per moment at which a bar of any of its markets closed.
  ON_BARS("onBars");

  private final String word;

  Style(String word) {
    this.word = word;
  }

  /// The word people write: `signals`, `onBar`, `onBars`.
  public String word() {
    return word;
  }
}
