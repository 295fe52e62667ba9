package io.opentrade.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");
  private final Path folder;

  LogTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("daemon.log"));
  }

  private Log log(AtomicReference<LogLevel> least) throws IOException {
    var file = new RotatingFile(folder.resolve("daemon.log"), 1 << 20, 2);
    return new Log(file, new Redactor(), InstantSource.fixed(NOON), least::get);
  }

  @Test
  void aLineIsJsonWithItsRequestAndWithoutSecrets() throws IOException {
    Log log = log(new AtomicReference<>(LogLevel.INFO)).part("rpc");
    ScopedValue.where(Log.REQUEST, "c1-2")
        .run(() -> log.info("asked", "apiKey", "hunter2", "text", "token=hunter2\nx", "count", 3));
    JsonNode line = new ObjectMapper().readTree(lines().getFirst());
    assertEquals("2026-01-01T12:00:00.123Z", line.path("at").asText());
    assertEquals("c1-2", line.path("request").asText());
    assertEquals("rpc", line.path("part").asText());
    assertEquals(3, line.path("count").asInt());
    assertEquals(1, lines().size());
    assertFalse(lines().getFirst().contains("hunter2"));
  }

  @Test
  void theLevelHoldsAtOnce() throws IOException {
    var least = new AtomicReference<>(LogLevel.WARN);
    Log log = log(least);
    log.info("not this");
    least.set(LogLevel.DEBUG);
    log.debug("but this");
    assertEquals(1, lines().size());
    assertTrue(lines().getFirst().contains("but this"));
  }

  @Test
  void anErrorCarriesItsStackWithoutSecrets() throws IOException {
    log(new AtomicReference<>(LogLevel.INFO))
        .error("broke", new IllegalStateException("secret=hunter2"));
    assertTrue(lines().getFirst().contains("LogTest"));
    assertFalse(lines().getFirst().contains("hunter2"));
  }

  @Test
  void anInterruptedThreadLogsAsWellAndHarmsNobody() throws IOException {
    Log log = log(new AtomicReference<>(LogLevel.INFO));
    Thread.currentThread().interrupt();
    log.info("one");
    assertTrue(Thread.interrupted());
    log.info("two");
    assertEquals(2, lines().size());
  }

  @Test
  void onlyTheOwnerReadsTheLog() throws IOException {
    log(new AtomicReference<>(LogLevel.INFO)).info("x");
    var permissions = Files.getPosixFilePermissions(folder.resolve("daemon.log"));
    assertEquals("rw-------", PosixFilePermissions.toString(permissions));
  }
}
