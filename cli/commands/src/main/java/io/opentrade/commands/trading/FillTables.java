package io.opentrade.commands.trading;

import io.opentrade.commands.text.Csv;
import io.opentrade.protocol.FillExport;
import io.opentrade.protocol.ForeignText;
import java.util.List;
import java.util.function.Consumer;

/// Fills and lots as comma-separated values.
final class FillTables {
  private static final int CHUNK = 60_000;
  private static final List<String> FILLS =
      List.of(
          "time",
          "account",
          "symbol",
          "strategy",
          "side",
          "quantity",
          "price",
          "notional",
          "fee",
          "currency",
          "feePaid",
          "feePaidIn",
          "order",
          "id");
  private static final List<String> LOTS =
      List.of(
          "state",
          "account",
          "symbol",
          "strategy",
          "side",
          "acquired",
          "disposed",
          "quantity",
          "cost",
          "proceeds",
          "gain",
          "entryFee",
          "exitFee",
          "net",
          "currency",
          "method",
          "order");

  private FillTables() {}

  static void write(FillExport.Reply reply, boolean lots, Consumer<String> sink) {
    Csv csv = new Csv().header(lots ? LOTS : FILLS);
    if (lots) {
      for (FillExport.Disposal disposal : reply.disposals()) {
        disposal(csv, reply, disposal);
        chunk(csv, sink);
      }
      reply.open().forEach(lot -> open(csv, reply, lot));
    } else {
      for (FillExport.Row fill : reply.fills()) {
        fill(csv, reply, fill);
        chunk(csv, sink);
      }
    }
    sink.accept(csv.take());
  }

  private static void chunk(Csv csv, Consumer<String> sink) {
    if (csv.size() > CHUNK) {
      sink.accept(csv.take());
    }
  }

  /// A market's name comes from an exchange.
  private static ForeignText told(String symbol) {
    return new ForeignText(symbol);
  }

  private static void fill(Csv csv, FillExport.Reply reply, FillExport.Row fill) {
    csv.field(fill.at()).field(reply.account());
    csv.foreign(told(fill.symbol())).foreign(fill.strategy());
    csv.field(fill.side()).field(fill.quantity()).field(fill.price()).field(fill.notional());
    csv.field(fill.fee()).foreign(told(reply.currency()));
    csv.field(fill.paid()).foreign(fill.paidIn());
    csv.field(fill.order()).foreign(fill.id()).end();
  }

  private static void disposal(Csv csv, FillExport.Reply reply, FillExport.Disposal disposal) {
    csv.field("closed").field(reply.account());
    csv.foreign(told(disposal.symbol())).foreign(disposal.strategy()).field(disposal.side());
    csv.field(disposal.acquired()).field(disposal.disposed());
    csv.field(disposal.quantity()).field(disposal.cost()).field(disposal.proceeds());
    csv.field(disposal.gain()).field(disposal.entryFee()).field(disposal.exitFee());
    csv.field(disposal.net()).foreign(told(reply.currency()));
    csv.field(reply.method()).field(disposal.order()).end();
  }

  private static void open(Csv csv, FillExport.Reply reply, FillExport.OpenLot lot) {
    csv.field("open").field(reply.account());
    csv.foreign(told(lot.symbol())).foreign(lot.strategy()).field(lot.side());
    csv.field(lot.acquired()).field(null);
    csv.field(lot.quantity()).field(lot.cost()).field(null);
    csv.field(null).field(lot.fees()).field(null);
    csv.field(null).foreign(told(reply.currency()));
    csv.field(reply.method()).field(null).end();
  }
}
