package io.opentrade.engine.domain;

/// Our own name of an order, made before it is sent. A lookup key, not a guarantee: venues forget
/// ids.
public record OrderId(String text) {
  public OrderId {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an order id cannot be empty");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
