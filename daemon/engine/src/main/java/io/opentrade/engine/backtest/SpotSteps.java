package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;

/// Leads a lane along its way where only orders matter.
final class SpotSteps implements Walker.Steps {
  private final Lane lane;
  private final FuturesSteps.Bookings bookings;

  SpotSteps(Lane lane, FuturesSteps.Bookings bookings) {
    this.lane = lane;
    this.bookings = bookings;
  }

  @Override
  public void jumped(Candles bars, int bar) {
    bookings.settle(lane);
  }

  @Override
  public void walk(Candles bars, int bar, int leg, double to, long arrival) {
    Walker.head(lane.venue, to, arrival);
    bookings.settle(lane);
  }
}
