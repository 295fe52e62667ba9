package io.opentrade.server.venue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.risk.ApprovedOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An exchange through one account's eyes. Calls block, one virtual thread each. Commands (`place`,
/// `cancel`, `replace`, `cancelAll`, `leverage`) are sent once at most, whatever happens; questions
/// are asked again within reason. Cancels and questions draw on the reserve of the rate budget.
public interface VenueAccount extends AutoCloseable {
  /// What the key may do, and the account's modes. Ask before the first order: orders in a future
  /// follow the position mode found here.
  Answer<AccountFacts> facts();

  /// The same for whoever trades markets of a kind: exchanges may have a permission and a mode for
  /// each.
  default Answer<AccountFacts> facts(MarketKind kind) {
    return facts();
  }

  /// How far this computer's clock is before the exchange's, measured at most an hour ago.
  Answer<Duration> clockAhead();

  /// What is in the wallet that stands behind markets of a kind; currencies of which it has nothing
  /// are left out. Exchanges with one wallet give the same for every kind.
  Answer<List<Balance>> balances(MarketKind kind);

  /// How a future may be held: both ways at once or one. Ask before the first order in it.
  default Answer<PositionMode> positionMode(Market market) {
    return facts(market.kind()).map(AccountFacts::positions);
  }

  /// Sends an order. `Unknown` means that it may be in the market: query by our id.
  ///
  /// @param margin what stands behind the future; of no meaning for a spot market, and where the
  ///     exchange keeps it with the market and not with the order
  Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin);

  /// Sends two orders as one, of the same side and quantity: the first that is filled, even in
  /// part, cancels the other, and to cancel one is to cancel both. A stop beside a limit order.
  ///
  /// @return both, in no certain order
  default Answer<List<Placed>> placePair(ApprovedOrder one, ApprovedOrder other, Listing listing) {
    return Answer.failed(new VenueError.Missing(Feature.ONE_CANCELS_OTHER));
  }

  /// The request that `place` would send, as its method, path and parameters or body; for previews,
  /// the capability table and tests. Sends nothing.
  Answer<String> form(Order order, Listing listing);

  /// Cancels by our id. An order that the exchange does not know is `Rejected(UNKNOWN_ORDER)`,
  /// which may also mean that it is filled or was cancelled before.
  Answer<OrderId> cancel(OrderId order, Market market);

  /// Cancels all of this account's orders on a market, others' programs' included.
  Answer<Market> cancelAll(Market market);

  Answer<OrderReport> order(OrderId ours, Market market);

  Answer<OrderReport> orderByTheirs(String theirs, Market market);

  /// Every order that is not over, on one market.
  Answer<List<OrderReport>> openOrders(Market market);

  /// Every order that is not over, on all markets of a kind.
  Answer<List<OrderReport>> openOrders(MarketKind kind);

  /// Executions on a market at or after the instant, the oldest first; all pages.
  ///
  /// @param since milliseconds since the epoch (UTC)
  Answer<List<VenueFill>> fills(Market market, long since);

  /// The executions of one order.
  Answer<List<VenueFill>> fillsOf(String theirs, Market market);

  Answer<List<VenuePosition>> positions(MarketKind kind);

  /// What this account pays on a market.
  Answer<Fees> fees(Market market);

  /// Sets the leverage of a future.
  ///
  /// @param wanted its leverage is set; exchanges that keep one for each margin mode set that of
  ///     its
  ///     mode
  Answer<PositionTerms> leverage(Market market, PositionTerms wanted);

  /// The account's wallets; null where it has only one, or we do not speak of them there.
  default @Nullable Purses purses() {
    return null;
  }

  /// How a future is held there; where nothing is, what an order would be entered at.
  ///
  /// @param wanted the margin mode that the order would name, where orders name one
  default Answer<PositionTerms> terms(Market market, MarginMode wanted) {
    return Answer.failed(new VenueError.Missing(Feature.FUTURES_ACCOUNT));
  }

  /// Sets what stands behind a future. Exchanges refuse it where something is held or rests.
  default Answer<MarginMode> marginMode(Market market, MarginMode mode) {
    return Answer.failed(new VenueError.Missing(Feature.FUTURES_ACCOUNT));
  }

  /// Payments of funding at or after the instant, the oldest first; all pages.
  ///
  /// @param since milliseconds since the epoch (UTC)
  default Answer<List<VenueFunding>> funding(MarketKind kind, long since) {
    return Answer.failed(new VenueError.Missing(Feature.FUTURES_ACCOUNT));
  }

  /// Whether an order is the exchange's own, by which it takes a position: a liquidation or a
  /// deleveraging. For exchanges whose executions do not say so themselves.
  default boolean takes(OrderReport order) {
    return false;
  }

  /// Follows what happens to the wallet that stands behind markets of a kind; as `follow`.
  default @Nullable Following follow(MarketKind kind, StreamListener listener) {
    return follow(listener);
  }

  /// Follows what happens to the account, over a connection that is opened again whenever it
  /// breaks, until it is closed; null where we do not speak such a stream there.
  default @Nullable Following follow(StreamListener listener) {
    return null;
  }

  @Override
  void close();
}
