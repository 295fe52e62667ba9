package io.opentrade.strategy;

/// A strategy. It offers [#signals], [#onBar] or [#onBars], or several of them; what it does not
/// override is not called. Beside `onBars` the other methods are given the portfolio.
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

  /// Called once per moment at which a bar of any of the markets closed.
  default void onBars(Portfolio ctx) {
    throw new UnsupportedOperationException();
  }

  /// Called once, before the first bar it may decide on. What it orders is decided at that bar.
  default void onStart(Context ctx) {}

  /// Called once, after the last bar. What it orders comes to nothing.
  default void onStop(Context ctx) {}

  /// Called before the `onBar` of the bar in which an order was filled, in full or in part.
  default void onFill(Context ctx, OrderEvent fill) {}

  /// Called before the `onBar` of the bar in which the state of an order changed.
  default void onOrder(Context ctx, OrderEvent order) {}

  /// Called before `onBar`, at the first bar that closes at or after each multiple of a declared
  /// interval.
  default void onTimer(Context ctx, String name) {}

  /// The same beside `onBars`.
  default void onStart(Portfolio ctx) {}

  /// The same beside `onBars`.
  default void onStop(Portfolio ctx) {}

  /// The same beside `onBars`, in any of the markets.
  default void onFill(Portfolio ctx, OrderEvent fill) {}

  /// The same beside `onBars`, in any of the markets.
  default void onOrder(Portfolio ctx, OrderEvent order) {}

  /// The same beside `onBars`.
  default void onTimer(Portfolio ctx, String name) {}
}
