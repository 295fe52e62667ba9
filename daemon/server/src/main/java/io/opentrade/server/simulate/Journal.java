package io.opentrade.server.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.server.simulate.exchange.Balance;
import io.opentrade.server.simulate.exchange.ExchangeEvent;
import io.opentrade.server.simulate.exchange.Fill;
import io.opentrade.server.simulate.exchange.SpotOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// All that happened to accounts, one JSON object a line, only ever appended to, written before
/// anybody is told: what a client believes can be held against it. [JournalFile] reads it.
final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Writer writer;
  private final Consumer<String> echo;

  private Journal(Writer writer, Consumer<String> echo) {
    this.writer = writer;
    this.echo = echo;
  }

  /// Begins a file, or goes on with one.
  ///
  /// @param echo hears each line, too; must not wait
  static Journal open(Path file, Consumer<String> echo) throws IOException {
    return new Journal(
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
        echo);
  }

  /// Notes what an account begins with.
  void opened(String account, Map<String, Balance> balances, long at) {
    write(balances("opened", account, balances, at));
    flush();
  }

  /// Notes what happened to accounts in one command; on the file when this returns.
  void write(List<ExchangeEvent> events) {
    boolean noted = false;
    for (ExchangeEvent event : events) {
      noted |= write(event);
    }
    if (noted) {
      flush();
    }
  }

  private boolean write(ExchangeEvent event) {
    switch (event) {
      case ExchangeEvent.OrderChanged changed -> {
        write(order(changed));
        Fill fill = changed.fill();
        if (fill != null) {
          write(fill(fill));
        }
        return true;
      }
      case ExchangeEvent.BalancesChanged changed -> {
        write(balances("balances", changed.account(), changed.balances(), changed.at()));
        return true;
      }
      case ExchangeEvent.PairChanged _, ExchangeEvent.Printed _, ExchangeEvent.LevelChanged _ -> {
        return false;
      }
    }
  }

  private static ObjectNode order(ExchangeEvent.OrderChanged changed) {
    SpotOrder order = changed.order();
    ObjectNode node = JSON.createObjectNode();
    node.put("event", "order");
    node.put("at", changed.at());
    node.put("account", order.account());
    node.put("cause", changed.cause().name());
    node.put("symbol", order.symbol());
    node.put("orderId", order.id());
    node.put("clientOrderId", order.request().clientId());
    node.put("side", order.side().name());
    node.put("type", order.request().type().name());
    node.put("status", order.status().name());
    node.put("quantity", text(order.quantity()));
    node.put("executed", text(order.executed()));
    node.put("turnover", text(order.turnover()));
    return node;
  }

  private static ObjectNode fill(Fill fill) {
    ObjectNode node = JSON.createObjectNode();
    node.put("event", "fill");
    node.put("at", fill.at());
    node.put("account", fill.account());
    node.put("symbol", fill.trade().symbol());
    node.put("tradeId", fill.trade().id());
    node.put("orderId", fill.order());
    node.put("side", fill.buyer() ? "BUY" : "SELL");
    node.put("price", text(fill.trade().price()));
    node.put("quantity", text(fill.trade().quantity()));
    node.put("commission", text(fill.commission()));
    node.put("commissionAsset", fill.asset());
    node.put("maker", fill.maker());
    return node;
  }

  private static ObjectNode balances(
      String event, String account, Map<String, Balance> balances, long at) {
    ObjectNode node = JSON.createObjectNode();
    node.put("event", event);
    node.put("at", at);
    node.put("account", account);
    ObjectNode assets = node.putObject("balances");
    balances.forEach(
        (asset, balance) ->
            assets
                .putObject(asset)
                .put("free", text(balance.free()))
                .put("locked", text(balance.locked())));
    return node;
  }

  private static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private void write(ObjectNode line) {
    String text = line.toString();
    echo.accept(text);
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException full) {
      throw new UncheckedIOException("the journal cannot be written", full);
    }
  }

  private void flush() {
    try {
      writer.flush();
    } catch (IOException full) {
      throw new UncheckedIOException("the journal cannot be written", full);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
