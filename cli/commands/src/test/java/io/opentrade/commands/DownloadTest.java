package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataList;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private final Bench bench;

  DownloadTest(@TempDir Path folder) {
    bench = Bench.in(folder).answering();
  }

  @Test
  void goesOnBehindTheLastStoredBar() {
    assertEquals(0, bench.run("data", "download", Bench.SERIES));
    DataList list = (DataList) bench.gateway.asked.getFirst();
    assertEquals(new DataList(Bench.SERIES), list);
    DataDownload download = (DataDownload) bench.gateway.asked.getLast();
    assertEquals(Samples.series(Bench.SERIES).to(), download.from());
  }

  @Test
  void aSeriesThatIsNotStoredWantsABeginning() {
    Bench empty = new Bench();
    empty.gateway.answer(DataList.class, new DataList.Reply(List.of()));
    assertEquals(2, empty.run("data", "download", "A/B@c:5m"));
    assertTrue(empty.terminal.err().contains("--from is missing"), empty.terminal.err());
    assertTrue(empty.terminal.err().contains("2025-01-01"), empty.terminal.err());
  }
}
