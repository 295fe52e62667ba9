package io.opentrade.commands.screen;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.PositionClose;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyStop;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingReply;
import io.opentrade.protocol.TradingResume;

/// Something a key would do, once the person is sure.
///
/// @param words what it is, in words
record TopAction(String words, Request<?> request) {
  /// What `c` means for the row of a list: an order is cancelled, a position closed, a strategy
  /// stopped.
  static TopAction on(TopState state, int list, int row, Invocation invocation) {
    return switch (list) {
      case 0 -> {
        PositionInfo position = state.positions().get(row);
        yield new TopAction(
            invocation.text("screen.top.close", position.symbol(), position.account()),
            new PositionClose(position.account(), position.symbol()));
      }
      case 1 -> {
        OrderInfo order = state.orders().get(row);
        yield new TopAction(
            invocation.text("screen.top.cancel", order.id(), order.symbol()),
            new OrderCancel(order.account(), order.id(), null));
      }
      default -> {
        StrategyInfo strategy = state.strategies().get(row);
        yield new TopAction(
            invocation.text("screen.top.stop", strategy.name(), strategy.account()),
            new StrategyStop(strategy.account(), strategy.name().raw()));
      }
    };
  }

  static TopAction halt(Invocation invocation) {
    return new TopAction(invocation.text("screen.top.halt"), new TradingHalt(null, null));
  }

  static TopAction resume(Invocation invocation) {
    return new TopAction(invocation.text("screen.top.resume"), new TradingResume(null, null));
  }

  void perform(Invocation invocation) throws InterruptedException {
    Object reply = invocation.ask(request);
    if (reply instanceof TradingReply stopped && !stopped.silent().isEmpty()) {
      TradingReply.AccountState silent = stopped.silent().getFirst();
      throw new RequestFailed(
          FailureKind.FAILED, silent.account() + ": " + silent.problems().getFirst(), null);
    }
  }
}
