package io.opentrade.commands.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.commands.Bench;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeEvents;
import io.opentrade.protocol.ExchangeSimulate;
import io.opentrade.protocol.ExchangeStop;
import io.opentrade.protocol.ForeignText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeSimulateCommandTest {
  private static Bench bench() {
    Bench bench = new Bench();
    bench.gateway.answer(
        ExchangeSimulate.class,
        new ExchangeSimulate.Reply(
            "4711",
            4711,
            "http://127.0.0.1:18080",
            "ws://127.0.0.1:18080",
            "the-key",
            "the-secret",
            7,
            new ForeignText("/home/me/exchange.jsonl")));
    bench.gateway.answer(
        ExchangeEvents.class,
        new ExchangeEvents.Reply(List.of(new ForeignText("{\"event\":\"fill\"}")), true));
    bench.gateway.answer(ExchangeStop.class, new ExchangeStop.Reply(true));
    return bench;
  }

  @Test
  void saysWhereItListensAndWhatHappensAndStopsItInTheEnd() {
    Bench bench = bench();
    assertEquals(
        1,
        bench.run(
            "exchange", "simulate", "--replay", Bench.SERIES, "--speed", "50", "--port", "18080"));
    String out = bench.terminal.out();
    assertTrue(out.startsWith("address   http://127.0.0.1:18080\n"), out);
    assertTrue(out.contains("key       the-key\n"), out);
    assertTrue(out.endsWith("{\"event\":\"fill\"}\n"), out);
    assertTrue(bench.terminal.err().contains("has ended by itself"), bench.terminal.err());
    ExchangeSimulate asked = (ExchangeSimulate) bench.gateway.asked.getFirst();
    assertEquals(List.of(Bench.SERIES), asked.replay());
    assertEquals(Decimal.of("50"), asked.speed());
    assertEquals(18080, asked.port());
    assertEquals(new ExchangeStop("4711"), bench.gateway.asked.getLast());
  }

  @Test
  void saysItInJsonADocumentALine() throws Exception {
    Bench bench = bench();
    assertEquals(1, bench.run("exchange", "simulate", "--json"));
    List<String> lines = bench.terminal.out().lines().toList();
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    assertEquals("http://127.0.0.1:18080", first.get("address").asText());
    assertEquals("{\"schema\":1,\"event\":\"fill\"}", lines.get(1));
    assertEquals(3, lines.size(), "the failure is a document, too");
  }
}
