package io.opentrade.commands.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeEvents;
import io.opentrade.protocol.ExchangeSimulate;
import io.opentrade.protocol.ExchangeStop;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `exchange simulate`: a local exchange that other programs can trade on, until Ctrl-C.
public final class ExchangeSimulateCommand extends Command {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(200);

  @Option(names = "--api", paramLabel = "API")
  @Nullable String api;

  @Option(names = "--replay", paramLabel = "SERIES|FILE")
  List<String> replay = new ArrayList<>();

  @Option(names = "--symbol", paramLabel = "SYMBOL")
  @Nullable String symbol;

  @Option(names = "--speed", paramLabel = "N")
  @Nullable String speed;

  @Option(names = "--port", paramLabel = "N")
  @Nullable String port;

  @Option(names = "--seed", paramLabel = "N")
  @Nullable String seed;

  @Option(names = "--fault", paramLabel = "FAULT=…")
  @Nullable String fault;

  @Option(names = "--fee", paramLabel = "RATE")
  @Nullable String fee;

  @Option(names = "--balance", paramLabel = "ASSET=N,…")
  @Nullable String balance;

  @Option(names = "--warmup", paramLabel = "BARS")
  @Nullable String warmup;

  @Option(names = "--depth", paramLabel = "N")
  @Nullable String depth;

  @Option(names = "--no-limits")
  boolean unlimited;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    try (Inputs inputs = new Inputs(invocation)) {
      ExchangeSimulate.Reply exchange = invocation.ask(request(invocation, inputs));
      try {
        show(invocation, exchange);
        follow(invocation, exchange.id());
        throw invocation.failure(FailureKind.FAILED, "exchange.ended");
      } finally {
        invocation.ask(new ExchangeStop(exchange.id()));
      }
    }
  }

  private ExchangeSimulate request(Invocation invocation, Inputs inputs) {
    Amounts amounts = new Amounts(invocation);
    String chosen = Choices.one(invocation, "--api", api, List.of("binance"));
    Integer given = amounts.integer("--port", port, 0, 65_535);
    List<String> sources =
        replay.stream()
            .map(
                each ->
                    Inputs.isSeries(each)
                        ? inputs.series("--replay", each)
                        : inputs.file(each).path())
            .toList();
    return new ExchangeSimulate(
        chosen == null ? "binance" : chosen,
        sources,
        symbol,
        "0".equals(speed) ? Decimal.of("0") : amounts.positive("--speed", speed),
        given == null ? 0 : given,
        amounts.whole("--seed", seed, 0, Integer.MAX_VALUE),
        fault,
        amounts.rate("--fee", fee),
        balance,
        amounts.integer("--warmup", warmup, 0, 1_000_000),
        amounts.positive("--depth", depth),
        unlimited);
  }

  private static void show(Invocation invocation, ExchangeSimulate.Reply exchange) {
    if (invocation.json()) {
      invocation.document(exchange);
      return;
    }
    row(invocation, "exchange.address", exchange.address());
    row(invocation, "exchange.stream", exchange.stream());
    row(invocation, "exchange.key", exchange.key());
    row(invocation, "exchange.secret", exchange.secret());
    row(invocation, "exchange.seed", Long.toString(exchange.seed()));
    row(invocation, "exchange.journal", exchange.journal().toString());
    invocation.out().flush();
    invocation.err().print(invocation.text("exchange.stopWith"));
    invocation.err().flush();
  }

  private static void row(Invocation invocation, String key, String value) {
    invocation.out().print(invocation.text(key, value));
  }

  /// Tells what happens until the exchange ends; a person who has seen enough interrupts.
  private static void follow(Invocation invocation, String id) throws InterruptedException {
    boolean ended = false;
    while (!ended) {
      Thread.sleep(PAUSE);
      ExchangeEvents.Reply reply = invocation.ask(new ExchangeEvents(id));
      for (ForeignText line : reply.lines()) {
        if (invocation.json()) {
          invocation.document(event(line));
        } else {
          invocation.out().print(line.toString());
        }
      }
      invocation.out().flush();
      ended = reply.ended();
    }
  }

  /// The line as what it is, an object; as a text where it is none.
  private static JsonNode event(ForeignText line) {
    try {
      JsonNode node = JSON.readTree(line.raw());
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException _) {
      // said below
    }
    return JSON.createObjectNode().put("line", line.raw());
  }
}
