package io.opentrade.server.venue.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/// The budgets of single endpoints, for exchanges that count each for itself. Thread-safe.
public final class EndpointBudgets {
  /// For an exchange that has but one budget for everything.
  public static final EndpointBudgets NONE = new EndpointBudgets(Map.of());

  /// A fourth of each is kept for what is vital.
  private static final int SHARE = 4;

  private final Map<String, RateBudget> budgets;

  private EndpointBudgets(Map<String, RateBudget> budgets) {
    this.budgets = Map.copyOf(budgets);
  }

  /// @param allowed weight in a window, 2 or more, by method and path as `GET /v5/order/realtime`
  public static EndpointBudgets of(
      Map<String, Integer> allowed, Duration window, InstantSource clock) {
    return new EndpointBudgets(
        allowed.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each ->
                        new RateBudget(
                            each.getValue(),
                            Math.max(1, each.getValue() / SHARE),
                            window,
                            clock))));
  }

  /// Takes the weight of a request, as `RateBudget.take` does; nothing where its endpoint has no
  /// budget of its own.
  Duration take(RestCall call, Duration patience) {
    RateBudget budget = budgets.get(call.toString());
    return budget == null ? Duration.ZERO : budget.take(call.weight(), call.urgency(), patience);
  }
}
