package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Order;

/// Lets tests of connectors hand over orders; in the program only the risk gate can.
public final class Approved {
  private Approved() {}

  public static ApprovedOrder order(Order order) {
    return new ApprovedOrder(order);
  }
}
