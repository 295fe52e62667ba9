package io.opentrade.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a journal says at its end: the truth that a client's books are compared with.
///
/// @param orders each as last noted, by symbol and id, such as `BTCUSDT 17`
/// @param fills in order
/// @param balances free and locked together, by account and asset
public record JournalFile(
    Map<String, JsonNode> orders,
    List<JsonNode> fills,
    Map<String, Map<String, BigDecimal>> balances) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reads a file whose writer has ended, or which nobody writes to just now.
  public static JournalFile read(Path file) throws IOException {
    Map<String, JsonNode> orders = new LinkedHashMap<>();
    List<JsonNode> fills = new ArrayList<>();
    Map<String, Map<String, BigDecimal>> balances = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = JSON.readTree(line);
      switch (node.path("event").asText()) {
        case "order" ->
            orders.put(node.get("symbol").asText() + " " + node.get("orderId").asText(), node);
        case "fill" -> fills.add(node);
        default -> {
          Map<String, BigDecimal> assets =
              balances.computeIfAbsent(node.get("account").asText(), _ -> new TreeMap<>());
          node.get("balances")
              .properties()
              .forEach(entry -> assets.put(entry.getKey(), total(entry.getValue())));
        }
      }
    }
    return new JournalFile(orders, fills, balances);
  }

  private static BigDecimal total(JsonNode balance) {
    return new BigDecimal(balance.get("free").asText())
        .add(new BigDecimal(balance.get("locked").asText()));
  }
}
