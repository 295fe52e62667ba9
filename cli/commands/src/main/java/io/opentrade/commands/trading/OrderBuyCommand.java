package io.opentrade.commands.trading;

/// `order buy SYMBOL QUANTITY`.
public final class OrderBuyCommand extends OrderCommand {
  public OrderBuyCommand() {
    super("buy");
  }
}
