package io.opentrade.scripting.bars;

import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.OrderNews.State;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.graalvm.polyglot.HostAccess.Export;

/// What a script holds of orders it placed together. The fields are written between calls; what the
/// script does to them changes nothing but its own view.
public final class OrderHandle {
  @Export public final int id;

  /// `queued` until the next open, then how the orders fare.
  @Export public String state = "queued";

  /// Why it was refused; the empty text for nothing.
  @Export public String reason = "";

  /// What the first of the orders asked for, in base currency; NaN until it is placed.
  @Export public double quantity = Double.NaN;

  /// What of the first of the orders is filled, in base currency.
  @Export public double filled;

  /// The average price of that; NaN for none.
  @Export public double price = Double.NaN;

  /// Whether no order of it is open any more.
  @Export public boolean done;

  private final Map<String, State> orders = new LinkedHashMap<>();

  OrderHandle(int id) {
    this.id = id;
  }

  /// Takes in what happened to one of its orders.
  void hear(OrderNews news) {
    orders.put(news.order(), news.state());
    boolean first = orders.keySet().iterator().next().equals(news.order());
    if (first) {
      quantity = news.quantity();
    }
    if (first && news.fill()) {
      double before = filled == 0 ? 0 : price * filled;
      filled += news.fillQuantity();
      price = (before + news.price() * news.fillQuantity()) / filled;
    }
    if (!news.reason().isEmpty()) {
      reason = news.reason();
    }
    done = orders.values().stream().allMatch(State::done);
    state = word(done && orders.containsValue(State.FILLED) ? State.FILLED : shown(news.state()));
  }

  /// The state of an order that is still open, rather than of one that is over.
  private State shown(State last) {
    if (done || !last.done()) {
      return last;
    }
    return orders.values().stream().filter(each -> !each.done()).findFirst().orElse(last);
  }

  /// `partially filled`.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
