package io.opentrade.server.autopilot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the autopilot asks of the house, whose exchange is away.
class WorkbenchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final String BTC = "BTC/USDT@binance:1h";
  private static final String ETH = "ETH/USDT@binance:1h";

  private final List<String> downloads = new ArrayList<>();
  private final Workbench workbench =
      new Workbench(
          new Door() {
            @Override
            public <R> R ask(String account, Request<R> request) {
              if (request instanceof DataDownload download) {
                downloads.add(download.series());
              }
              throw new RequestFailed(FailureKind.EXCHANGE, "maintenance", null);
            }
          });

  private Candidate.Outlook look(String script, String series, Instant now)
      throws InterruptedException {
    return workbench.of(
        "demo", new InputFile("/tmp/" + script, new ForeignText(script)), series, now);
  }

  @Test
  void aMarketIsFetchedOnceForAReview() throws InterruptedException {
    assertEquals(new Candidate.Unknown("maintenance"), look("a.js", BTC, NOW));
    look("b.js", BTC, NOW);
    look("b.js", ETH, NOW);
    assertEquals(List.of(BTC, ETH), downloads);
    look("a.js", BTC, NOW.plusSeconds(60));
    assertEquals(List.of(BTC, ETH, BTC), downloads);
  }
}
