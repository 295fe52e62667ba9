package io.opentrade.commands.market;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ExchangeList;
import java.util.Map;

/// `exchange list`: what each exchange can do, for each kind of market.
public final class ExchangeListCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    ExchangeList.Reply reply = invocation.ask(new ExchangeList());
    if (invocation.json()) {
      invocation.document(reply);
      return 0;
    }
    for (ExchangeList.Exchange exchange : reply.exchanges()) {
      table(invocation, exchange);
      invocation.out().blank();
    }
    invocation.out().print(Line.of(Tint.DIM, invocation.text("exchange.legend")));
    return 0;
  }

  private static void table(Invocation invocation, ExchangeList.Exchange exchange) {
    Table table = new Table().flexible(exchange.name(), 0);
    exchange.kinds().forEach(kind -> table.left(kind, 0));
    for (ExchangeList.Feature feature : exchange.features()) {
      Table.Row row = table.row().cell(feature.name());
      for (String kind : exchange.kinds()) {
        String support = support(feature.support(), kind);
        row.cell(tint(support), support);
      }
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  private static String support(Map<String, String> support, String kind) {
    return support.getOrDefault(kind, "missing");
  }

  private static Tint tint(String support) {
    return switch (support) {
      case "native" -> Tint.PLAIN;
      case "emulated" -> Tint.WARN;
      default -> Tint.DIM;
    };
  }
}
