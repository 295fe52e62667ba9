package io.opentrade.commands.screen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyList;
import java.util.ArrayList;
import java.util.List;

/// What is shown, at one moment.
record TopState(
    List<AccountInfo> accounts,
    List<PositionInfo> positions,
    List<OrderInfo> orders,
    List<StrategyInfo> strategies) {
  static TopState read(Invocation invocation) throws InterruptedException {
    List<AccountInfo> accounts = invocation.ask(new AccountList()).accounts();
    List<OrderInfo> orders = new ArrayList<>();
    for (AccountInfo account : accounts) {
      orders.addAll(invocation.ask(new OrderList(account.name(), null, false)).orders());
    }
    return new TopState(
        accounts,
        invocation.ask(new PositionList(null)).positions(),
        orders,
        invocation.ask(new StrategyList(null)).strategies());
  }

  ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("accounts", Requests.toJson(accounts));
    document.set("positions", Requests.toJson(positions));
    document.set("orders", Requests.toJson(orders));
    document.set("strategies", Requests.toJson(strategies));
    return document;
  }
}
