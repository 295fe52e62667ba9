package io.opentrade.sandbox;

/// How a strategy decides.
public enum Style {
  /// Once per run: columns in, a plan out.
  SIGNALS("signals"),
  /// Once per closed bar.
  ON_BAR("onBar");

  private final String word;

  Style(String word) {
    this.word = word;
  }

  /// The word people write: `signals`, `onBar`.
  public String word() {
    return word;
  }
}
