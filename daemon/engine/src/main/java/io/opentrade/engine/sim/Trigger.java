package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Terms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The moving trigger of a trailing stop.
final class Trigger {
  private final Terms.TrailingStop terms;
  private final Instrument instrument;
  private final boolean buys;
  private final double activation;
  private final double tightening;
  private double best;
  private @Nullable Price price;

  /// @param market the market's price when the order began to work
  Trigger(Terms.TrailingStop terms, boolean buys, double market, Instrument instrument) {
    this.terms = terms;
    this.instrument = instrument;
    this.buys = buys;
    this.activation = value(terms.activation());
    this.tightening = terms.tighter() == null ? Double.NaN : value(terms.tighter().from());
    this.best = Double.NaN;
    follow(market);
  }

  private static double value(@Nullable Price price) {
    return price == null ? Double.NaN : price.value().doubleValue();
  }

  /// Where it stands; null before its activation.
  @Nullable Price price() {
    return price;
  }

  /// Lets it follow the market.
  ///
  /// @return whether it moved
  boolean follow(double market) {
    boolean sleeps = price == null;
    if (sleeps ? !reached(market, activation) : !better(market)) {
      return false;
    }
    best = market;
    Price exact = instrument.price(market);
    moveTo(terms.behind(), exact);
    if (terms.tighter() != null && reached(market, tightening)) {
      moveTo(terms.tighter().behind(), exact);
    }
    return true;
  }

  /// It never retreats: the nearest of all that it was told stays.
  private void moveTo(Offset offset, Price from) {
    Price next = buys ? offset.above(from, instrument) : offset.below(from, instrument);
    if (price == null || (buys ? next.compareTo(price) < 0 : next.compareTo(price) > 0)) {
      price = next;
    }
  }

  /// Whether the market has reached that level, on the profitable side; true where there is none.
  private boolean reached(double market, double level) {
    return Double.isNaN(level) || (buys ? market <= level : market >= level);
  }

  private boolean better(double market) {
    return buys ? market < best : market > best;
  }

  /// A market at or beyond this price moves it: at or below for a purchase, at or above for a sale.
  double moves() {
    if (price == null) {
      return activation;
    }
    return buys ? Math.nextDown(best) : Math.nextUp(best);
  }

  /// The limit of the order that it becomes; null for a market order.
  @Nullable Price limit() {
    Offset offset = terms.limit();
    if (offset == null) {
      return null;
    }
    Price trigger = Objects.requireNonNull(price, "it is not active yet");
    return buys ? offset.above(trigger, instrument) : offset.below(trigger, instrument);
  }
}
