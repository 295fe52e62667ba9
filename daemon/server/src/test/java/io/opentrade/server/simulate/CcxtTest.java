package io.opentrade.server.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.server.simulate.fault.FaultPlan;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A public client library trades here as it is published. It lies in `target/ccxt/node_modules`,
/// where `.ci/run` puts it; it then sets `OPENTRADE_CCXT=required`, and its absence is a failure.
final class CcxtTest {
  private static final Path MODULES =
      Path.of(
          System.getProperty(
              "opentrade.ccxt",
              Path.of(System.getProperty("opentrade.root", "../.."))
                  .resolve("target/ccxt/node_modules")
                  .toAbsolutePath()
                  .toString()));

  @TempDir Path folder;

  @Test
  void tradesUnmodified() throws Exception {
    boolean there = Files.isDirectory(MODULES.resolve("ccxt"));
    if ("required".equals(System.getenv("OPENTRADE_CCXT"))) {
      assertTrue(there, MODULES + " holds no ccxt");
    }
    assumeTrue(there, "no ccxt in " + MODULES + ": npm install --prefix target/ccxt ccxt");
    Options options =
        Options.standard(folder.resolve("journal"), 7).atSpeed(4).with(FaultPlan.NONE);
    try (LocalExchange exchange = LocalExchange.open(options, _ -> {}, _ -> {})) {
      String said = run(exchange);
      String last = said.lines().reduce((_, line) -> line).orElse("");
      assertTrue(last.startsWith("{"), said);
      assertTold(new ObjectMapper().readTree(last));
    }
    JournalFile journal = JournalFile.read(folder.resolve("journal"));
    assertEquals(5, journal.orders().size());
  }

  private String run(LocalExchange exchange) throws Exception {
    Path script = folder.resolve("trade.mjs");
    try (InputStream in = CcxtTest.class.getResourceAsStream("trade.mjs")) {
      Files.write(script, in.readAllBytes());
    }
    Path log = folder.resolve("log");
    Process node =
        new ProcessBuilder(
                "node",
                script.toString(),
                MODULES.toString(),
                exchange.address(),
                exchange.streamAddress(),
                exchange.credentials().key(),
                exchange.credentials().secret())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!node.waitFor(90, TimeUnit.SECONDS)) {
      node.destroyForcibly().waitFor();
    }
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  private static void assertTold(JsonNode told) {
    assertEquals(5, told.get("markets").asInt());
    assertEquals(0.01, told.get("precision").get("price").asDouble());
    assertTrue(told.get("book").asBoolean());
    assertEquals("open", told.get("limit").asText());
    assertEquals("[[\"mine\",\"open\"]]", told.get("watched").toString());
    assertEquals("open", told.get("asked").asText());
    assertTrue(told.get("byName").asBoolean());
    assertEquals(1, told.get("open").asInt());
    assertTrue(told.get("locked").asDouble() > 500);
    assertEquals("InvalidOrder", told.get("twice").asText(), told.toString());
    assertEquals("InsufficientFunds", told.get("tooMuch").asText(), told.toString());
    assertEquals("canceled", told.get("cancelled").asText());
    assertEquals("[\"closed\",0.02,\"BTC\"]", told.get("market").toString());
    assertEquals(0.02, told.get("fills").asDouble(), 1e-9);
    for (String yes : new String[] {"spent", "trades", "followed", "candle", "ticker"}) {
      assertTrue(told.get(yes).asBoolean(), yes);
    }
    assertEquals("open", told.get("stop").asText());
    assertEquals("open", told.get("edited").asText());
    assertEquals(1, told.get("swept").asInt());
    assertEquals(
        "[\"canceled\",\"closed\",\"closed\",\"canceled\",\"canceled\"]",
        told.get("all").toString());
  }
}
