package io.opentrade.server.venue;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Sample orders, one for each way of ordering: what a connector can write of them, the exchange
/// can do.
public final class OrderProbe {
  private static final Price PRICE = Price.of("100");
  private static final Price OTHER = Price.of("99");
  private static final TimeInForce STAYS = new TimeInForce.GoodTillCancelled();

  private OrderProbe() {}

  static boolean tries(Feature feature) {
    return sample(feature) != null;
  }

  /// A market that takes the samples.
  public static Listing listing(MarketKind kind) {
    Contract contract =
        switch (kind) {
          case SPOT -> new Contract.Spot();
          case LINEAR -> new Contract.Linear(BigDecimal.ONE);
          case INVERSE -> new Contract.Inverse(BigDecimal.ONE);
        };
    Instrument instrument = new Instrument("BTC/USDT", BigDecimal.ONE, BigDecimal.ONE, 8, contract);
    Market market = new Market("BTC/USDT", kind, "BTCUSDT");
    return new Listing(market, instrument, Quantity.of("1"), null, null, 0, true);
  }

  /// An order that uses the feature; null where it is no way of ordering.
  public static @Nullable Order sample(Feature feature) {
    return switch (feature) {
      case MARKET_ORDER -> order(new Terms.Market(), Conditions.NONE);
      case LIMIT_ORDER -> limit(STAYS, false, null);
      case STOP -> order(new Terms.Stop(PRICE), Conditions.NONE);
      case STOP_LIMIT -> order(new Terms.StopLimit(PRICE, OTHER), Conditions.NONE);
      case TAKE_PROFIT -> order(new Terms.TakeProfit(PRICE), Conditions.NONE);
      case TAKE_PROFIT_LIMIT -> order(new Terms.TakeProfitLimit(PRICE, OTHER), Conditions.NONE);
      case TRAILING_STOP -> trailing(new Offset.Percent(BigDecimal.ONE));
      case ICEBERG -> limit(STAYS, false, Quantity.of("1"));
      case POST_ONLY -> limit(STAYS, true, null);
      case IMMEDIATE_OR_CANCEL -> limit(new TimeInForce.ImmediateOrCancel(), false, null);
      case FILL_OR_KILL -> limit(new TimeInForce.FillOrKill(), false, null);
      case GOOD_TILL_DATE -> limit(new TimeInForce.GoodTillDate(4_000_000_000_000L), false, null);
      case INSTRUMENTS,
          TICKER,
          BOOK,
          TRADES,
          CANDLES,
          FUNDING_RATE,
          BALANCES,
          ONE_CANCELS_OTHER,
          REDUCE_ONLY,
          CANCEL,
          CANCEL_ALL,
          QUERY_BY_OUR_ID,
          QUERY_BY_THEIR_ID,
          OPEN_ORDERS,
          FILLS,
          POSITIONS,
          LEVERAGE,
          HEDGE_MODE,
          TRANSFERS,
          DEPOSITS_AND_WITHDRAWALS,
          FUTURES_ACCOUNT,
          TRADE_STREAM,
          BOOK_STREAM,
          ORDER_STREAM ->
          null;
    };
  }

  /// A target of which the sample of a stop is the other half.
  public static Order target() {
    return new Order(
        new OrderId("target"),
        Side.SELL,
        Quantity.of("2"),
        new Terms.Limit(Price.of("101")),
        Purpose.ENTRY,
        "");
  }

  /// A trailing stop that keeps so far behind.
  public static Order trailing(Offset behind) {
    return order(new Terms.TrailingStop(behind, null, null, null), Conditions.NONE);
  }

  private static Order limit(TimeInForce time, boolean postOnly, @Nullable Quantity display) {
    return order(new Terms.Limit(PRICE), new Conditions(time, postOnly, display));
  }

  private static Order order(Terms terms, Conditions conditions) {
    return new Order(
        new OrderId("probe"), Side.SELL, Quantity.of("2"), terms, Purpose.ENTRY, "", conditions);
  }
}
