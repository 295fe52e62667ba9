package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.core.Desk;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.sim.SimVenue;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One desk's way through the candles of its market. Bars that concern no order and at which nobody
/// is asked are passed over.
final class Lane {
  /// Later than any event.
  static final long NEVER = Long.MAX_VALUE;

  final int number;
  final Market market;
  final Candles candles;
  final SimVenue venue;
  final Desk desk;
  final Excursion excursion = new Excursion();

  /// How bars go by the rules of another program; null for ours.
  final @Nullable BarRules rules;

  /// What those have not seen yet.
  List<Intent> decided = List.of();

  /// The bar by which they date what they fill.
  int stamp;

  /// Null for what is no future.
  final @Nullable FuturesVenue futures;

  /// Null where one strategy decides for all lanes, and is asked at every bar.
  final @Nullable Strategy strategy;

  private final RiskRules risk;
  private final int last;

  /// The bar that is next looked at, or is being walked through.
  int bar;

  /// Whether that bar has begun and has not closed.
  boolean inside;

  /// The next bar at whose close the strategy is asked.
  int nextAsk;

  /// What is held.
  double quantity;

  /// The bar at which it was entered.
  int entryBar;

  private List<OrderNews> news = new ArrayList<>();
  private Standing standing = Standing.FLAT;
  private int passed;

  Lane(
      int number,
      Market market,
      SimVenue venue,
      Desk desk,
      @Nullable Strategy strategy,
      RiskRules risk,
      @Nullable BarRules rules,
      @Nullable FuturesVenue futures) {
    this.number = number;
    this.market = market;
    this.candles = market.candles();
    this.venue = venue;
    this.desk = desk;
    this.strategy = strategy;
    this.risk = risk;
    this.rules = rules;
    this.futures = futures;
    this.last = candles.size() - 1;
    this.bar = market.from();
    this.passed = bar;
    this.nextAsk = ask(bar);
  }

  boolean over() {
    return bar > last;
  }

  boolean atLast() {
    return bar == last;
  }

  /// When something happens here next: the bar closes, or a bar begins that matters.
  long next() {
    if (over()) {
      return NEVER;
    }
    return inside ? candles.endTime(bar) : candles.time()[bar];
  }

  /// The price last seen by then: the open of a bar that has begun and is not over, else a close.
  double priceAt(long instant) {
    int begun = candles.indexAtOrAfter(instant + 1) - 1;
    return candles.endTime(begun) <= instant ? candles.close()[begun] : candles.open()[begun];
  }

  /// The last bar that has closed; -1 for none.
  int closed(long instant) {
    if (inside && candles.endTime(bar) == instant) {
      return bar; // without a search: it is asked at each bar at which something is held
    }
    int closed = candles.indexAtOrAfter(instant - candles.timeframe().millis() + 1) - 1;
    while (closed + 1 < candles.size() && candles.endTime(closed + 1) <= instant) {
      closed++; // one that is over since the next has begun
    }
    return closed;
  }

  /// The bar by which a fill is dated now.
  int dated() {
    return rules == null ? bar : stamp;
  }

  double close() {
    return candles.close()[bar];
  }

  /// Goes on to the next bar that matters.
  void coast() {
    int quiet = Math.min(nextAsk, last);
    if (desk.deciding() || watched() || rules != null) {
      quiet = bar;
    }
    if (quiet()) {
      bar = Math.max(bar, quiet);
    } else {
      while (bar < quiet && !concerned()) {
        bar++;
      }
    }
  }

  /// Whether the risk rules watch every bar.
  private boolean watched() {
    return quantity != 0 && risk.watchesEquity() || risk.watchesMarkets();
  }

  /// Whether nothing happens here, whatever the market does.
  boolean quiet() {
    return venue.idle() && (futures == null || !futures.watching());
  }

  /// The bars passed over since the last call are in the past now.
  void pass() {
    if (quantity != 0) {
      excursion.include(candles.high(), candles.low(), passed, bar);
    }
    passed = bar;
  }

  /// Something happened here from outside at an instant at which this lane would have coasted.
  void wake(long instant) {
    if (!inside && !over() && candles.time()[bar] > instant) {
      int now = bar;
      bar = Math.max(passed, candles.indexAtOrAfter(instant));
      pass();
      bar = Math.min(bar, now);
      coast();
    }
  }

  /// The bar is over.
  void advance() {
    inside = false;
    bar++;
    passed = bar;
    if (!over()) {
      coast();
    }
  }

  /// Whether the bar may concern an order or a future here.
  boolean concerned() {
    return futures != null && futures.concerns(bar)
        || venue.concerns(
            candles.open()[bar], candles.high()[bar], candles.low()[bar], candles.close()[bar])
        || venue.due(candles.time()[bar]);
  }

  /// After something may have changed for the strategy.
  ///
  /// @param from the first bar at which it may still be asked
  void refresh(int from) {
    Standing now =
        desk.entryResting() || desk.busy()
            ? Standing.WAITING
            : quantity == 0 ? Standing.FLAT : quantity > 0 ? Standing.LONG : Standing.SHORT;
    if (now != standing) {
      standing = now;
      nextAsk = ask(from);
    }
  }

  /// Something happened to an order here.
  void hear(OrderNews told) {
    news.add(told);
  }

  /// What happened since the last call.
  List<OrderNews> takeNews() {
    if (news.isEmpty()) {
      return List.of();
    }
    List<OrderNews> taken = news;
    news = new ArrayList<>();
    return taken;
  }

  /// The strategy was asked at this bar.
  void asked() {
    nextAsk = ask(bar + 1);
  }

  private int ask(int from) {
    int first = Math.max(from, market.firstDecision());
    return strategy == null || rules != null ? first : strategy.nextBar(first, standing);
  }
}
