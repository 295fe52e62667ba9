package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.OrderNews;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;

/// What `onFill` and `onOrder` are told.
public final class OrderEvent {
  /// The handle of what was placed; null where the order was made for an entry or an exit.
  @Export public final @Nullable OrderHandle handle;

  /// The market it is in.
  @Export public final String symbol;

  /// `buy` or `sell`.
  @Export public final String side;

  /// `entry`, `exit`, `stop loss`, `take profit` or `trailing stop`.
  @Export public final String purpose;

  @Export public final String state;
  @Export public final String reason;
  @Export public final String tag;

  /// When, in milliseconds since the epoch (UTC).
  @Export public final double time;

  /// Of this fill, or of the whole order.
  @Export public final double quantity;

  /// Of the order so far.
  @Export public final double filled;

  /// Of this fill; NaN where nothing was filled.
  @Export public final double price;

  /// Of this fill, in the quote currency.
  @Export public final double fee;

  /// The number of that market.
  private final int market;

  OrderEvent(OrderNews news, @Nullable OrderHandle handle, BarHost host) {
    this.handle = handle;
    this.symbol = host.symbol;
    this.market = host.market;
    this.side = OrderHandle.word(news.side());
    this.purpose = OrderHandle.word(news.purpose());
    this.state = OrderHandle.word(news.state());
    this.reason = news.reason();
    this.tag = news.tag();
    this.time = news.at();
    this.quantity = news.fill() ? news.fillQuantity() : news.quantity();
    this.filled = news.filled();
    this.price = news.price();
    this.fee = news.fee();
  }

  /// The number of the market it is in.
  public int market() {
    return market;
  }
}
