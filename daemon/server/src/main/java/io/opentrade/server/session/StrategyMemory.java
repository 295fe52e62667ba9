package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an account remembers of the strategy at a desk: what that keeps, which of its orders are
/// open, what it has not heard of them yet, and what became of what it wanted. A function of the
/// account's journal, so that it is there again after the daemon was killed. For one thread.
final class StrategyMemory {
  /// News that wait at most; of more the oldest are forgotten.
  static final int MOST_NEWS = 2_000;

  /// Decisions that are remembered.
  static final int DECISIONS = 100;

  /// What a strategy goes on with in another life.
  ///
  /// @param handles the last number it gave to orders of its own
  /// @param open what it has heard of those that are open
  record Kept(List<String> states, int handles, Map<Integer, List<OrderNews>> open) {
    /// Nothing.
    static final Kept NOTHING = new Kept(List.of(), 0, Map.of());
  }

  /// What it wanted once, and what became of that.
  ///
  /// @param bar start of the bar it decided on, milliseconds since the epoch (UTC)
  /// @param wanted in words
  /// @param outcome in words; empty as long as it waits
  record Decision(long at, long bar, List<String> wanted, List<String> outcome) {}

  private List<String> states = List.of();
  private int handles;
  private final Map<Integer, List<OrderNews>> open = new TreeMap<>();
  private final Deque<OrderNews> unheard = new ArrayDeque<>();
  private final Deque<Decision> decisions = new ArrayDeque<>();
  private final List<String> words = new ArrayList<>();
  private List<Intent> waiting = List.of();

  /// What it goes on with in another life.
  Kept kept() {
    Map<Integer, List<OrderNews>> copy = new TreeMap<>();
    open.forEach((handle, news) -> copy.put(handle, List.copyOf(news)));
    return new Kept(states, handles, copy);
  }

  /// What happened to its orders since it was last asked, in order.
  List<OrderNews> unheard() {
    return List.copyOf(unheard);
  }

  /// Its last decisions, oldest first.
  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /// Something happened to one of its orders.
  void told(OrderNews news) {
    unheard.add(news);
    if (unheard.size() > MOST_NEWS) {
      unheard.poll();
    }
  }

  /// It keeps something else from now on.
  void keeps(List<String> now) {
    states = List.copyOf(now);
  }

  /// It was asked, and answered.
  void answered(long at, Entry.Wish answer) {
    for (int i = 0; i < answer.heard() && !unheard.isEmpty(); i++) {
      heard(unheard.poll());
    }
    if (answer.intents().isEmpty()) {
      return;
    }
    notCarriedOut(at, "no price came before the next decision");
    waiting = answer.intents();
    for (Intent intent : waiting) {
      if (intent instanceof Intent.Place(int handle, Placement _)) {
        handles = Math.max(handles, handle);
        open.putIfAbsent(handle, new ArrayList<>(2));
      }
    }
    decisions.add(
        new Decision(at, answer.bar(), waiting.stream().map(IntentWords::of).toList(), List.of()));
    if (decisions.size() > DECISIONS) {
      decisions.poll();
    }
  }

  /// As the strategy itself counts: a placement is over when each of its orders is.
  private void heard(OrderNews news) {
    List<OrderNews> before = open.get(news.handle());
    if (before == null) {
      return;
    }
    before.add(news);
    Map<String, Boolean> done = new HashMap<>();
    before.forEach(each -> done.put(each.order(), each.state().done()));
    if (!done.containsValue(false)) {
      open.remove(news.handle());
    }
  }

  /// What it decided met a price.
  ///
  /// @param last whether nothing more follows from that
  void carriedOut(List<Effect> effects, boolean last) {
    waiting = List.of();
    words.addAll(effects.stream().flatMap(effect -> IntentWords.of(effect).stream()).toList());
    if (last) {
      outcome(List.copyOf(words));
      words.clear();
    }
  }

  /// What it decided is not carried out. Of the orders it placed by itself it hears.
  void notCarriedOut(long at, String reason) {
    if (waiting.isEmpty()) {
      return;
    }
    for (Intent intent : waiting) {
      if (intent instanceof Intent.Place(int handle, Placement placement)) {
        told(refused(at, handle, placement, reason));
      }
    }
    waiting = List.of();
    outcome(List.of("dropped: " + reason));
  }

  private void outcome(List<String> became) {
    Decision last = decisions.pollLast();
    if (last != null) {
      List<String> all = became.isEmpty() ? List.of("nothing was to be done") : became;
      decisions.addLast(new Decision(last.at(), last.bar(), last.wanted(), all));
    }
  }

  private static OrderNews refused(long at, int handle, Placement placement, String reason) {
    return switch (placement) {
      case Placement.Single(OrderRequest order) -> refused(at, handle, order, reason);
      case Placement.OneCancelsOther(List<OrderRequest> orders) ->
          refused(at, handle, orders.getFirst(), reason);
      case Placement.OneTriggersOther(OrderRequest order, Placement _, boolean _) ->
          refused(at, handle, order, reason);
      case Placement.Refused(Side side, String _, String tag) ->
          refused(at, handle, side, Purpose.ENTRY, tag, reason);
    };
  }

  private static OrderNews refused(long at, int handle, OrderRequest order, String reason) {
    Purpose purpose = order.reduceOnly() ? Purpose.EXIT : Purpose.ENTRY;
    return refused(at, handle, order.side(), purpose, order.tag(), reason);
  }

  private static OrderNews refused(
      long at, int handle, Side side, Purpose purpose, String tag, String reason) {
    return new OrderNews(
        at, handle, "", side, purpose, OrderNews.State.DENIED, reason, 0, 0, Double.NaN, 0, 0, tag);
  }
}
