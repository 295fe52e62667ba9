package io.opentrade.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.simulate.JournalFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The executions that an account's journal tells, and those that its exchange's journal tells: of
/// thousands of orders both programs remember the last, and their journals all.
final class SoakBooks {
  private SoakBooks() {}

  /// Ours, each once for each time that it was booked.
  static List<String> of(Session session) {
    List<String> all = new ArrayList<>();
    session.retell(
        session.past(),
        past ->
            past.register()
                .tell(
                    (facts, fill) ->
                        all.add(
                            line(
                                facts.id().text(),
                                fill.id(),
                                fill.quantity().value(),
                                fill.price().value()))));
    return all.stream().sorted().toList();
  }

  /// Theirs.
  static List<String> of(Path exchange) throws IOException {
    JournalFile journal = JournalFile.read(exchange);
    List<String> all = new ArrayList<>();
    for (JsonNode fill : journal.fills()) {
      String name = fill.get("symbol").asText() + " " + fill.get("orderId").asText();
      JsonNode order = Objects.requireNonNull(journal.orders().get(name));
      all.add(
          line(
              order.get("clientOrderId").asText(),
              fill.get("tradeId").asText(),
              decimal(fill, "quantity"),
              decimal(fill, "price")));
    }
    return all.stream().sorted().toList();
  }

  private static String line(String order, String trade, BigDecimal quantity, BigDecimal price) {
    return order + " " + trade + ": " + plain(quantity) + " at " + plain(price);
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal decimal(JsonNode node, String name) {
    return new BigDecimal(node.get(name).asText());
  }
}
