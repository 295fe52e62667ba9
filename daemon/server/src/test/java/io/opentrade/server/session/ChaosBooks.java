package io.opentrade.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.server.simulate.JournalFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a session's books say at the end, and where the exchange's journal says otherwise.
final class ChaosBooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChaosBooks() {}

  static String of(Session session) throws InterruptedException {
    return session.ask(
        loop -> {
          ObjectNode node = JSON.createObjectNode();
          ObjectNode orders = node.putObject("orders");
          ObjectNode fills = node.putObject("fills");
          for (OrderFacts facts : loop.trading().register().all()) {
            TrackedOrder tracked =
                Objects.requireNonNull(loop.trading().engine().order(facts.id()));
            if (neverLeft(loop, tracked)) {
              continue;
            }
            orders
                .putObject(facts.id().text())
                .put("state", tracked.state().getClass().getSimpleName().toUpperCase())
                .put("quantity", tracked.order().quantity().toString())
                .put("filled", tracked.filled().toString())
                .put("waited", tracked.order().terms() instanceof Terms.TrailingStop);
            for (Fill fill : loop.trading().register().fills(facts.id())) {
              fills
                  .putObject(name(facts.id().text(), fill.id()))
                  .put("quantity", fill.quantity().toString())
                  .put("price", fill.price().toString());
            }
          }
          node.put("cash", loop.trading().engine().ledger().cash().toString());
          node.put(
              "held",
              loop.trading().desks().isEmpty()
                  ? "0"
                  : loop.trading().engine().desk(0).position().quantity().toString());
          node.put("contradictions", AccountBooks.trading(loop).contradictions().toString());
          return node.toString();
        });
  }

  /// One that waited here until it was taken back.
  private static boolean neverLeft(Session.Loop loop, TrackedOrder tracked) {
    return tracked.order().terms() instanceof Terms.TrailingStop
        && tracked.state() instanceof OrderState.Cancelled
        && AccountBooks.trading(loop).theirs(tracked.order().id()) == null;
  }

  /// Every difference; empty where the books agree.
  static List<String> differences(Path books, Path exchange) throws IOException {
    if (!Files.exists(books)) {
      return List.of("there are no books");
    }
    JsonNode ours = JSON.readTree(Files.readString(books));
    JournalFile theirs = JournalFile.read(exchange);
    List<String> found = new ArrayList<>();
    fills(ours, theirs, orders(ours, theirs, found), found);
    Map<String, BigDecimal> has = theirs.balances().values().iterator().next();
    compare("cash", ours.get("cash"), has.getOrDefault("USDT", BigDecimal.ZERO), found);
    compare(
        "held",
        ours.get("held"),
        has.getOrDefault("BTC", BigDecimal.ZERO).subtract(BigDecimal.ONE),
        found);
    if (!ours.get("contradictions").asText().equals("[]")) {
      found.add("contradictions: " + ours.get("contradictions").asText());
    }
    return found;
  }

  /// What waited here leaves for no more than is still held.
  private static boolean leftForLess(JsonNode book, BigDecimal there) {
    BigDecimal ours = new BigDecimal(book.get("quantity").asText());
    return book.get("waited").asBoolean() && there.compareTo(ours) < 0;
  }

  private static Map<String, String> orders(JsonNode ours, JournalFile theirs, List<String> found) {
    Map<String, String> names = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode order : theirs.orders().values()) {
      String id = order.get("clientOrderId").asText();
      names.put(order.get("orderId").asText(), id);
      if (!seen.add(id)) {
        found.add("doubled: " + id);
      }
      JsonNode book = ours.get("orders").get(id);
      if (book == null) {
        found.add("lost: the exchange has " + order);
        continue;
      }
      compare("filled of " + id, book.get("filled"), decimal(order, "executed"), found);
      boolean less = leftForLess(book, decimal(order, "quantity"));
      if (!less) {
        compare("quantity of " + id, book.get("quantity"), decimal(order, "quantity"), found);
      }
      String state = order.get("status").asText().replace("CANCELED", "CANCELLED");
      if (less && state.equals("FILLED")) {
        state = "CANCELLED"; // the rest never left
      }
      if (!book.get("state").asText().equals(state)) {
        found.add(id + " is " + book.get("state").asText() + ", there " + state);
      }
    }
    ours.get("orders")
        .properties()
        .forEach(
            entry -> {
              String state = entry.getValue().get("state").asText();
              if (!seen.contains(entry.getKey()) && !state.equals("REJECTED")) {
                found.add("invented: " + entry);
              }
            });
    return names;
  }

  private static void fills(
      JsonNode ours, JournalFile theirs, Map<String, String> names, List<String> found) {
    Set<String> seen = new HashSet<>();
    for (JsonNode fill : theirs.fills()) {
      String trade = name(names.get(fill.get("orderId").asText()), fill.get("tradeId").asText());
      seen.add(trade);
      JsonNode book = ours.get("fills").get(trade);
      if (book == null) {
        found.add("lost: the exchange has " + fill);
        continue;
      }
      compare("fill " + trade, book.get("quantity"), decimal(fill, "quantity"), found);
      compare("price of " + trade, book.get("price"), decimal(fill, "price"), found);
    }
    ours.get("fills")
        .properties()
        .forEach(
            entry -> {
              if (!seen.contains(entry.getKey())) {
                found.add("invented: " + entry);
              }
            });
  }

  /// Two orders of one account may trade with each other: then both have that trade.
  private static String name(@Nullable String order, String trade) {
    return order + " " + trade;
  }

  private static BigDecimal decimal(JsonNode node, String name) {
    return new BigDecimal(node.get(name).asText());
  }

  private static void compare(String what, JsonNode ours, BigDecimal theirs, List<String> found) {
    if (new BigDecimal(ours.asText()).compareTo(theirs) != 0) {
      found.add(what + " is " + ours.asText() + ", there " + theirs.toPlainString());
    }
  }
}
