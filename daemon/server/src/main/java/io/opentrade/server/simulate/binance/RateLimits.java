package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what clients use of their limits, and refuses what is beyond. Safe for use by many
/// threads.
final class RateLimits {
  private static final int MOST_WEIGHT = 6_000;
  private static final int MOST_ORDERS = 100;
  private static final int MOST_ORDERS_A_DAY = 200_000;
  private static final long MINUTE = 60_000;
  private static final long TEN_SECONDS = 10_000;
  private static final long DAY = 86_400_000;

  /// So many refused requests in one minute turn the refusal into a ban.
  private static final int PATIENCE = 20;

  private final boolean enforced;
  private final Window weight = new Window(MINUTE);
  private final Window orders = new Window(TEN_SECONDS);
  private final Window ordersOfDay = new Window(DAY);
  private final Window refused = new Window(MINUTE);
  private long bannedUntil;

  /// @param enforced whether anything is ever refused
  RateLimits(boolean enforced) {
    this.enforced = enforced;
  }

  private static final class Window {
    private final long length;
    private long number;
    private int used;

    Window(long length) {
      this.length = length;
    }

    int use(int amount, long now) {
      if (now / length != number) {
        number = now / length;
        used = 0;
      }
      used += amount;
      return used;
    }

    long secondsLeft(long now) {
      return (length - now % length + 999) / 1_000;
    }
  }

  /// A refusal by the limits: 429, or 418 for those who do not listen.
  ///
  /// @param retryAfter seconds
  record Refused(int status, long retryAfter, String words) {
    ApiError error() {
      return new ApiError(status, status == 429 && words.contains("orders") ? -1015 : -1003, words);
    }
  }

  /// Uses so much weight, and so many new orders.
  ///
  /// @return null where the request may go on
  synchronized @Nullable Refused use(int requestWeight, int newOrders, long now) {
    int used = weight.use(requestWeight, now);
    if (now < bannedUntil) {
      return new Refused(418, (bannedUntil - now + 999) / 1_000, banned());
    }
    if (!enforced) {
      orders.use(newOrders, now);
      ordersOfDay.use(newOrders, now);
      return null;
    }
    if (used > MOST_WEIGHT) {
      if (refused.use(1, now) > PATIENCE) {
        bannedUntil = now + 2 * MINUTE;
        return new Refused(418, 2 * MINUTE / 1_000, banned());
      }
      return new Refused(429, weight.secondsLeft(now), tooMuchWeight());
    }
    if (newOrders > 0 && orders.use(newOrders, now) > MOST_ORDERS) {
      return new Refused(
          429,
          orders.secondsLeft(now),
          "Too many new orders; current limit is " + MOST_ORDERS + " orders per 10 SECOND.");
    }
    ordersOfDay.use(newOrders, now);
    return null;
  }

  static String tooMuchWeight() {
    return "Too many requests; current limit is "
        + MOST_WEIGHT
        + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid"
        + " polling the API.";
  }

  private String banned() {
    return "Way too many requests; IP banned until " + bannedUntil + ".";
  }

  synchronized void ban(long until) {
    bannedUntil = Math.max(bannedUntil, until);
  }

  synchronized Map<String, String> headers(long now, boolean order) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-MBX-USED-WEIGHT", Integer.toString(weight.use(0, now)));
    headers.put("X-MBX-USED-WEIGHT-1M", Integer.toString(weight.use(0, now)));
    if (order) {
      headers.put("X-MBX-ORDER-COUNT-10S", Integer.toString(orders.use(0, now)));
      headers.put("X-MBX-ORDER-COUNT-1D", Integer.toString(ordersOfDay.use(0, now)));
    }
    return headers;
  }

  static ArrayNode document() {
    ArrayNode limits = JsonNodeFactory.instance.arrayNode();
    limit(limits, "REQUEST_WEIGHT", "MINUTE", 1, MOST_WEIGHT);
    limit(limits, "ORDERS", "SECOND", 10, MOST_ORDERS);
    limit(limits, "ORDERS", "DAY", 1, MOST_ORDERS_A_DAY);
    return limits;
  }

  private static void limit(ArrayNode limits, String type, String unit, int count, int most) {
    limits
        .addObject()
        .put("rateLimitType", type)
        .put("interval", unit)
        .put("intervalNum", count)
        .put("limit", most);
  }
}
