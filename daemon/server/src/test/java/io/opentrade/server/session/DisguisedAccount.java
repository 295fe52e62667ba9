package io.opentrade.server.session;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.venue.AccountFacts;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Fees;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.VenuePosition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes everything on; a test changes what it wants wrong.
class DisguisedAccount implements VenueAccount {
  private final VenueAccount real;

  DisguisedAccount(VenueAccount real) {
    this.real = real;
  }

  @Override
  public Answer<AccountFacts> facts() {
    return real.facts();
  }

  @Override
  public Answer<Duration> clockAhead() {
    return real.clockAhead();
  }

  @Override
  public Answer<List<Balance>> balances(MarketKind kind) {
    return real.balances(kind);
  }

  @Override
  public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
    return real.place(order, listing, margin);
  }

  @Override
  public Answer<String> form(Order order, Listing listing) {
    return real.form(order, listing);
  }

  @Override
  public Answer<OrderId> cancel(OrderId order, Market market) {
    return real.cancel(order, market);
  }

  @Override
  public Answer<Market> cancelAll(Market market) {
    return real.cancelAll(market);
  }

  @Override
  public Answer<OrderReport> order(OrderId ours, Market market) {
    return real.order(ours, market);
  }

  @Override
  public Answer<OrderReport> orderByTheirs(String theirs, Market market) {
    return real.orderByTheirs(theirs, market);
  }

  @Override
  public Answer<List<OrderReport>> openOrders(Market market) {
    return real.openOrders(market);
  }

  @Override
  public Answer<List<OrderReport>> openOrders(MarketKind kind) {
    return real.openOrders(kind);
  }

  @Override
  public Answer<List<VenueFill>> fills(Market market, long since) {
    return real.fills(market, since);
  }

  @Override
  public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
    return real.fillsOf(theirs, market);
  }

  @Override
  public Answer<List<VenuePosition>> positions(MarketKind kind) {
    return real.positions(kind);
  }

  @Override
  public Answer<Fees> fees(Market market) {
    return real.fees(market);
  }

  @Override
  public Answer<PositionTerms> leverage(Market market, PositionTerms wanted) {
    return real.leverage(market, wanted);
  }

  @Override
  public @Nullable Following follow(StreamListener listener) {
    return real.follow(listener);
  }

  @Override
  public void close() {
    real.close();
  }
}
