package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Position;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.strategy.OrderNews;
import java.util.List;

/// What the runner shows a strategy that decides for all lanes.
record Moment(long at, List<Lane> lanes, Ledger ledger, double equity) implements GroupView {
  @Override
  public double cash() {
    return ledger.unlocked().value().doubleValue();
  }

  @Override
  public int bar(int market) {
    return lanes.get(market).closed(at);
  }

  @Override
  public boolean fresh(int market) {
    Lane lane = lanes.get(market);
    return lane.inside && lane.next() == at && lane.bar >= lane.market.firstDecision();
  }

  @Override
  public double positionQuantity(int market) {
    return lanes.get(market).quantity;
  }

  @Override
  public List<OrderNews> news(int market) {
    return lanes.get(market).takeNews();
  }

  @Override
  public double positionEntryPrice(int market) {
    Position position = ledger.book(market).position();
    return position.flat() ? Double.NaN : position.entryPrice().value().doubleValue();
  }
}
