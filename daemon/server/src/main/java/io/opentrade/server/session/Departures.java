package io.opentrade.server.session;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.rest.LastLook;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Sends orders and cancellations, each once. What came of an order goes into the books; where that
/// is not certain it is asked, never sent again. A reduction that surely did not leave, and that
/// nobody refused, is put off: it stays open in the books, and leaves as it is as soon as the
/// exchange answers that it does not know it. Safe for use by many threads.
final class Departures {
  /// In flight: it may leave at any moment.
  private static final long STILL = Long.MAX_VALUE;

  private static final String TAKEN_BACK = "it was taken back before it left";

  private final ExchangeLink link;
  private final AccountBooks books;
  private final LinkSettings settings;
  private final InstantSource wall;
  private final LongSupplier nano;
  private final long begun;
  private final Map<OrderId, Long> left = new ConcurrentHashMap<>();
  private final Set<OrderId> withdrawn = ConcurrentHashMap.newKeySet();
  private final Map<OrderId, PutOff> putOff = new ConcurrentHashMap<>();

  /// Orders that leave together another time.
  private record PutOff(VenueDesk desk, List<ApprovedOrder> orders) {}

  Departures(
      ExchangeLink link,
      AccountBooks books,
      LinkSettings settings,
      InstantSource wall,
      LongSupplier nano) {
    this.link = link;
    this.books = books;
    this.settings = settings;
    this.wall = wall;
    this.nano = nano;
    this.begun = wall.millis();
  }

  /// An order is about to leave.
  void announce(OrderId id) {
    left.put(id, STILL);
  }

  /// An order must not leave any more, if it has not.
  void withdraw(OrderId id) {
    withdrawn.add(id);
  }

  /// The moment after which a request for the order cannot have left this machine any more; what a
  /// process before this one sent, it sent before this one began.
  long leftBy(OrderId id) {
    return left.getOrDefault(id, begun);
  }

  /// The order is over: nothing of it need be remembered.
  void forget(OrderId id) {
    left.remove(id);
    withdrawn.remove(id);
    putOff.remove(id);
  }

  /// Sends an order, or two of which one cancels the other.
  ///
  /// @param at when they were written down, by both clocks
  void place(ExchangeDoor door, VenueDesk desk, List<ApprovedOrder> orders, Moment at)
      throws InterruptedException {
    DeskFacts facts = desk.facts();
    Answer<List<Placed>> answer;
    try {
      Answer<Listing> listing = link.feed().listing(facts.exchange(), facts.symbol());
      MarginMode margin = books.terms(desk.number()).margin();
      answer =
          ScopedValue.where(LastLook.OBJECTION, () -> objection(orders, at))
              .call(() -> listing.then(known -> sent(door, orders, known, margin)));
    } finally {
      orders.forEach(order -> left.put(order.order().id(), wall.millis()));
    }
    switch (answer) {
      case Answer.Value<List<Placed>>(List<Placed> placed) -> {
        for (Placed each : placed) {
          books.acknowledged(each.ours(), each.theirs());
        }
      }
      case Answer.Failed<List<Placed>>(VenueError error) -> {
        List<ApprovedOrder> alone = stopOf(orders, error);
        List<ApprovedOrder> later = new ArrayList<>(2);
        for (ApprovedOrder order : orders) {
          if (!alone.contains(order) && !decided(order.order(), error)) {
            later.add(order);
          }
        }
        putOff(desk, later, error.words());
        if (!alone.isEmpty()) {
          place(door, desk, alone, at);
        }
      }
    }
  }

  private static Answer<List<Placed>> sent(
      ExchangeDoor door, List<ApprovedOrder> orders, Listing listing, MarginMode margin) {
    return orders.size() == 1
        ? door.account().place(orders.getFirst(), listing, margin).map(List::of)
        : door.account().placePair(orders.getFirst(), orders.getLast(), listing);
  }

  /// A pair that was surely not taken, since its target is reached or cannot be had: the stop goes
  /// alone then. A position without its target is better than one without its stop.
  ///
  /// @return the stop; empty where nothing goes alone
  private static List<ApprovedOrder> stopOf(List<ApprovedOrder> orders, VenueError error) {
    boolean refused =
        error instanceof VenueError.Rejected rejected
            && rejected.reason() != VenueError.Reason.DUPLICATE_ID;
    if (orders.size() == 1 || !(refused || error instanceof VenueError.Missing)) {
      return List.of();
    }
    return orders.stream()
        .filter(order -> order.order().purpose() != Purpose.TAKE_PROFIT)
        .filter(order -> !(order.order().terms() instanceof Terms.Limit))
        .limit(1)
        .toList();
  }

  /// A moment by both clocks.
  ///
  /// @param wall milliseconds since the epoch (UTC)
  /// @param nano of the monotonic clock
  record Moment(long wall, long nano) {}

  Moment now() {
    return new Moment(wall.millis(), nano.getAsLong());
  }

  private @Nullable String objection(List<ApprovedOrder> orders, Moment at) {
    if (orders.stream().anyMatch(order -> withdrawn.contains(order.order().id()))) {
      return TAKEN_BACK;
    }
    long byWall = wall.millis() - at.wall();
    long byNano = (nano.getAsLong() - at.nano()) / 1_000_000;
    long age = Math.max(byWall, byNano);
    if (age > settings.deadline().toMillis()) {
      link.doubt("an order could not leave in time");
      return "it could not leave within " + settings.deadline().toMillis() + " ms: it is stale";
    }
    boolean entry = orders.stream().anyMatch(order -> !order.order().purpose().reduceOnly());
    return entry && !link.ready() ? "the account waits for its exchange: " + link.why() : null;
  }

  /// Writes down what a failure makes of an order.
  ///
  /// @return false where it surely did not leave, and is to leave another time
  private boolean decided(Order order, VenueError error) throws InterruptedException {
    OrderId id = order.id();
    if (error instanceof VenueError.Missing(Feature feature)
        && Abilities.kept(order.terms(), feature)) {
      books.keep(id);
      return true;
    }
    boolean there =
        error instanceof VenueError.Rejected rejected
            && rejected.reason() == VenueError.Reason.DUPLICATE_ID;
    boolean refused = error instanceof VenueError.Rejected;
    boolean kept = refused ? !there && books.keepAlone(id) : error.certain() && books.keepAgain(id);
    if (kept) {
      return true;
    }
    if (order.purpose().reduceOnly() && error.passing() && wanted(id)) {
      return false;
    }
    if (error.certain() && !there) {
      books.report(at -> new Report.Rejected(at, id, error.words()));
    } else {
      books.report(at -> new Report.Unanswered(at, id));
      link.check(id);
    }
    return true;
  }

  /// Whether an order is still to leave: it is neither over nor being taken back.
  private boolean wanted(OrderId id) throws InterruptedException {
    OpenOrder order = books.find(id);
    return order != null && !order.cancelling();
  }

  /// Reductions that surely did not leave wait for another time, after pauses that grow. In the
  /// books they are orders without an answer, so that after a kill they are asked for like any
  /// other.
  void putOff(VenueDesk desk, List<ApprovedOrder> orders, String why) throws InterruptedException {
    PutOff together = new PutOff(desk, List.copyOf(orders));
    synchronized (putOff) { // else one of a pair could leave alone before the other is known
      for (ApprovedOrder order : orders) {
        left.put(order.order().id(), wall.millis());
        putOff.put(order.order().id(), together);
      }
    }
    for (ApprovedOrder order : orders) {
      OrderId id = order.order().id();
      books.report(at -> new Report.Unanswered(at, id));
      link.later(id, why);
    }
  }

  /// The exchange answers that it does not know an order. One that was put off leaves now, with
  /// those that it left with.
  ///
  /// @return whether it was put off
  boolean again(ExchangeDoor door, OrderId id) throws InterruptedException {
    PutOff together = taken(id);
    if (together == null) {
      return false;
    }
    List<ApprovedOrder> going = new ArrayList<>(2);
    for (ApprovedOrder order : together.orders()) {
      OrderId each = order.order().id();
      if (wanted(each)) {
        announce(each);
        going.add(order);
      } else {
        takenBack(each);
      }
    }
    if (!going.isEmpty()) {
      Moment at = now();
      link.apart(() -> place(door, together.desk(), going, at));
    }
    return true;
  }

  /// An order and those that are put off together with it, which are put off no more; null where it
  /// is not.
  private @Nullable PutOff taken(OrderId id) {
    synchronized (putOff) {
      PutOff together = putOff.get(id);
      return together == null
          ? null
          : new PutOff(
              together.desk(),
              together.orders().stream()
                  .filter(order -> putOff.remove(order.order().id(), together))
                  .toList());
    }
  }

  /// The exchange has the order: it is not put off.
  void arrived(OrderId id) {
    putOff.remove(id);
  }

  private void takenBack(OrderId id) throws InterruptedException {
    OpenOrder order = books.find(id);
    if (order != null) {
      // One that waited here is not refused: nothing is to protect in its place.
      books.report(
          at ->
              order.waited()
                  ? new Report.Cancelled(at, id)
                  : new Report.Rejected(at, id, TAKEN_BACK));
    }
    forget(id);
  }

  /// Asks for a cancellation. Whatever the answer, the order itself is asked afterwards: some
  /// exchanges only say that they will try, and a fill may have been faster. One that is put off
  /// never left: it is over.
  void cancel(ExchangeDoor door, OrderId id, DeskFacts facts) throws InterruptedException {
    if (putOff.remove(id) != null) {
      takenBack(id);
      return;
    }
    door.venue().market(facts.symbol()).then(market -> door.account().cancel(id, market));
    link.check(id);
  }
}
