package io.opentrade.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.ForeignText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
  private static final int FILES = 4;
  private final Path path;
  private final RotatingFile file;
  private final LogReader reader;

  LogReaderTest(@TempDir Path folder) throws IOException {
    path = folder.resolve("daemon.log");
    file = new RotatingFile(path, 1000, FILES);
    reader = new LogReader(path, FILES);
  }

  @AfterEach
  void close() throws IOException {
    file.close();
  }

  /// 50 bytes a line, 20 lines a file.
  private void write(int from, int to) {
    for (int number = from; number < to; number++) {
      file.append(line(number).concat("\n").getBytes(UTF_8));
    }
  }

  private static String line(int number) {
    String level = number % 10 == 0 ? "warn" : "info";
    return String.format("{\"level\":\"%s\",\"event\":\"%018d\"}    ", level, number);
  }

  private static List<String> lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(LogReaderTest::line).toList();
  }

  private static List<String> texts(DaemonLogs.Reply reply) {
    return reply.lines().stream().map(ForeignText::raw).toList();
  }

  @Test
  void filesAreSetAsideAndTheOldestGoes() throws IOException {
    write(0, 100);
    assertEquals(FILES, RotatingFile.oldestFirst(path, 10).size());
    for (Path each : RotatingFile.oldestFirst(path, 10)) {
      assertTrue(Files.size(each) <= 1000, each.toString());
    }
    assertEquals(lines(20, 100), texts(reader.read(new DaemonLogs(1000, null, null, null, null))));
  }

  @Test
  void theNewestLinesComeAcrossFiles() throws IOException {
    write(0, 45);
    assertEquals(lines(15, 45), texts(reader.read(new DaemonLogs(30, null, null, null, null))));
    assertEquals(lines(44, 45), texts(reader.read(new DaemonLogs(1, null, null, null, null))));
  }

  @Test
  void aLevelLeavesTheLesserOut() throws IOException {
    write(0, 45);
    assertEquals(
        List.of(line(20), line(30), line(40)),
        texts(reader.read(new DaemonLogs(3, null, "warn", null, null))));
  }

  @Test
  void followingLosesNothingThoughFilesAreSetAside() throws IOException {
    write(0, 5);
    DaemonLogs.Reply reply = reader.read(new DaemonLogs(2, null, null, null, null));
    List<String> seen = new ArrayList<>(texts(reply));
    for (int number = 5; number < 60; number += 11) {
      write(number, number + 11);
      for (int asked = 0; asked < 3; asked++) {
        reply = reader.read(new DaemonLogs(0, reply.mark(), null, null, null));
        seen.addAll(texts(reply));
      }
    }
    assertEquals(lines(3, 60), seen);
  }

  @Test
  void aMarkOfALostFileGivesWhatIsLeft() throws IOException {
    write(0, 5);
    String mark = reader.read(new DaemonLogs(1, null, null, null, null)).mark();
    write(5, 200);
    assertFalse(texts(reader.read(new DaemonLogs(0, mark, null, null, null))).isEmpty());
    assertFalse(texts(reader.read(new DaemonLogs(0, "nonsense", null, null, null))).isEmpty());
  }

  @Test
  void aLineInTheMakingWaits() throws IOException {
    write(0, 1);
    String mark = reader.read(new DaemonLogs(1, null, null, null, null)).mark();
    file.append("{\"half".getBytes(UTF_8));
    DaemonLogs.Reply reply = reader.read(new DaemonLogs(0, mark, null, null, null));
    assertEquals(List.of(), texts(reply));
    file.append("\"}\n".getBytes(UTF_8));
    assertEquals(
        List.of("{\"half\"}"),
        texts(reader.read(new DaemonLogs(0, reply.mark(), null, null, null))));
  }

  @Test
  void aLogThatCannotBeWrittenIsCountedAndNoError() throws IOException {
    file.close();
    write(0, 3);
    assertEquals(3, file.lost());
  }

  @Test
  void linesOfARequestAndSinceAMomentAreFound() throws IOException {
    Files.writeString(
        path,
        """
        {"at":"2026-01-01T10:00:00Z","level":"info","request":"c1-1.deploy","event":"a"}
        {"at":"2026-01-01T11:00:00.5Z","level":"warn","request":"c1-2","event":"b"}
        {"at":"2026-01-01T12:00:00Z","level":"info","request":"c2-9.deploy","event":"c"}
        """);
    assertEquals(List.of("a", "c"), events(null, "deploy"));
    assertEquals(List.of("b"), events(null, "c1-2"));
    assertEquals(List.of(), events(null, "c1"));
    assertEquals(List.of("b", "c"), events("2026-01-01T10:30:00Z", null));
    assertEquals(List.of("c"), events("2026-01-01T11:00:00.500Z", "deploy"));
  }

  private List<String> events(@Nullable String since, @Nullable String request) throws IOException {
    Instant from = since == null ? null : Instant.parse(since);
    return texts(reader.read(new DaemonLogs(9, null, null, from, request))).stream()
        .map(line -> line.replaceAll(".*event\":\"([a-z]).*", "$1"))
        .toList();
  }
}
