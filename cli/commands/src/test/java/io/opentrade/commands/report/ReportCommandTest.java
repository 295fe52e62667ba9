package io.opentrade.commands.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @Test
  void writesAFileNamedAfterTheRun() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("report", "last"), bench.terminal.err());
    assertEquals("<!doctype html>é", bench.terminal.files.get("report-7f3a2c.html"));
    assertTrue(
        bench.terminal.out().contains("run 7f3a2c is in report-7f3a2c.html (17 B)"),
        bench.terminal.out());
  }

  @Test
  void tellsProgramsWhatItWrote() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("report", "last", "--out", "a.html", "--json"));
    assertEquals(
        "{\"schema\":1,\"run\":\"7f3a2c\",\"file\":\"a.html\",\"bytes\":17}\n",
        bench.terminal.out());
  }

  @Test
  void thePageMayGoToAPipe() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("report", "last", "--out", "-"));
    assertEquals("<!doctype html>é", bench.terminal.out());
    assertEquals(2, Bench.in(folder).answering().run("report", "last", "--out", "-", "--json"));
    assertEquals(2, Bench.in(folder).answering().run("report", ""));
    assertEquals(2, Bench.in(folder).answering().run("report"));
  }
}
