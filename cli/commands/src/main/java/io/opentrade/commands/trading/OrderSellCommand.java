package io.opentrade.commands.trading;

/// `order sell SYMBOL QUANTITY`.
public final class OrderSellCommand extends OrderCommand {
  public OrderSellCommand() {
    super("sell");
  }
}
