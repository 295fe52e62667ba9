package io.opentrade.server.session;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.rest.LastLook;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How long it takes from a book's update to its order's last look before the network. In memory
/// that is there from the beginning, so that what is measured does not grow by the measuring.
final class SoakTimes {
  private static final int MOST = 200_000;

  private final long[] micros = new long[MOST];
  private final Map<OrderId, Long> waiting = new ConcurrentHashMap<>();
  private int count;

  /// An order was made because of an update heard then.
  void decided(OrderId id, long heard) {
    met(id, -heard);
  }

  /// Its last moment before the network. The first of both may be told by either thread.
  private void left(OrderId id) {
    met(id, System.nanoTime());
  }

  private void met(OrderId id, long nanos) {
    Long other = waiting.putIfAbsent(id, nanos);
    if (other != null) {
      waiting.remove(id);
      took((other + nanos) / 1_000);
    }
  }

  private synchronized void took(long taken) {
    if (count < MOST) {
      micros[count++] = taken;
    }
  }

  synchronized int count() {
    return count;
  }

  /// Percentiles in milliseconds.
  synchronized String told() {
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%d orders, p50 %.2f ms, p99 %.2f ms, longest %.2f ms",
        count,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    int last = sorted.length - 1;
    return last < 0 ? Double.NaN : sorted[(int) Math.ceil(share * last)] / 1e3;
  }

  /// The account's way to the exchange, watched.
  VenueAccount watched(VenueAccount account) {
    return new Watched(account);
  }

  private final class Watched extends DisguisedAccount {
    Watched(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode mode) {
      Supplier<@Nullable String> look = LastLook.OBJECTION.get();
      return ScopedValue.where(
              LastLook.OBJECTION,
              () -> {
                String objection = look.get();
                left(order.order().id());
                return objection;
              })
          .call(() -> super.place(order, listing, mode));
    }
  }
}
