package io.opentrade.protocol;

import java.util.List;

/// `telegram.test`: sends a few words to everybody who is linked.
public record TelegramTest() implements TelegramRequest<TelegramTest.Reply> {

  public record Reply(List<Delivery> deliveries) {
    public Reply {
      deliveries = Values.list(deliveries);
    }
  }

  /// @param problem empty where it arrived
  public record Delivery(long person, ForeignText name, ForeignText problem) {}
}
