package io.opentrade.strategy;

/// A strategy. It offers [#signals] or [#onBar], or both; what it does not override is not called.
public interface Strategy {
  /// What it says about itself: timeframe, warm-up, further series.
  default About strategy() {
    return new About();
  }

  /// Its parameters with their defaults and limits.
  default Params params() {
    return new Params();
  }

  /// Called once per set of parameters: describes columns and says which of them decide.
  default Plan signals(Data d) {
    throw new UnsupportedOperationException();
  }

  /// Called once per closed bar.
  default void onBar(Context ctx) {
    throw new UnsupportedOperationException();
  }
}
