package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Fill;

/// Leads a futures lane along its way: orders and the liquidation come as they are met, and funding
/// at its times.
final class FuturesSteps implements Walker.Steps {
  private final Lane lane;
  private final FuturesVenue futures;
  private final Bookings bookings;

  /// What the run does with what happens here.
  interface Bookings {
    /// An order of the lane was filled.
    void filled(Lane lane, Fill fill);

    /// The market came to rest: fills what can be filled, and hears what else there is.
    void settle(Lane lane);

    void liquidated(Lane lane, Fill fill);

    void funded(Lane lane, FundingPayment payment);
  }

  FuturesSteps(Lane lane, FuturesVenue futures, Bookings bookings) {
    this.lane = lane;
    this.futures = futures;
    this.bookings = bookings;
  }

  /// A bar begins, before anything is decided on: funding that is due, then the jump of the mark
  /// price.
  void opened(long at) {
    int bar = lane.bar;
    lane.venue.jump(at, lane.candles.open()[bar]);
    futures.jumped(lane.candles, bar);
    // Funding of a time without bars was due when the last price was the last close.
    pay(at, lane.candles.close()[Math.max(bar - 1, lane.market.from())]);
    pay(at + 1, lane.candles.open()[bar]);
    liquidateAfterJump();
  }

  /// A bar was walked through: funding that was due inside it.
  void closed() {
    pay(lane.candles.endTime(lane.bar), lane.close());
    liquidateAfterJump();
  }

  @Override
  public void jumped(Candles bars, int bar) {
    futures.jumped(bars, bar);
    liquidateAfterJump();
    bookings.settle(lane);
  }

  @Override
  public void walk(Candles bars, int bar, int leg, double to, long arrival) {
    futures.sets(bars, bar, leg, lane.venue.rawPrice(), to);
    boolean arrived = false;
    while (!arrived) {
      double meeting = futures.meeting(lane.venue.rawPrice());
      boolean lost = !Double.isNaN(meeting);
      Walker.head(lane.venue, lost ? meeting : to, arrival);
      Fill fill = lane.venue.next();
      if (fill != null) {
        // It may have moved the price of liquidation.
        bookings.filled(lane, fill);
      } else if (lost) {
        bookings.liquidated(lane, futures.liquidated(lane.candles.time()[lane.bar]));
      } else {
        arrived = true;
      }
    }
    futures.arrived();
    bookings.settle(lane);
  }

  private void pay(long until, double otherwise) {
    FundingPayment payment;
    while ((payment = futures.funding(until, otherwise)) != null) {
      bookings.funded(lane, payment);
    }
  }

  private void liquidateAfterJump() {
    if (futures.lost()) {
      bookings.liquidated(lane, futures.liquidatedAfterJump(lane.candles.time()[lane.bar]));
    }
  }
}
