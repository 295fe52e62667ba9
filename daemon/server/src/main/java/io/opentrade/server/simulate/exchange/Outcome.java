package io.opentrade.server.simulate.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a command.
///
/// @param orders those that the command named or made, as they stand now
/// @param pair that was made or taken back
/// @param refusal null where the command was accepted
public record Outcome(
    List<ExchangeEvent> events,
    List<SpotOrder> orders,
    @Nullable OrderPair pair,
    @Nullable Refusal refusal) {
  public Outcome {
    events = List.copyOf(events);
    orders = List.copyOf(orders);
  }

  static Outcome refused(Refusal refusal) {
    return new Outcome(List.of(), List.of(), null, refusal);
  }

  /// The fills among the events, of one order.
  public List<Fill> fillsOf(long order) {
    List<Fill> fills = new ArrayList<>();
    for (ExchangeEvent event : events) {
      if (event instanceof ExchangeEvent.OrderChanged changed) {
        Fill fill = changed.fill();
        if (fill != null && fill.order() == order) {
          fills.add(fill);
        }
      }
    }
    return fills;
  }
}
