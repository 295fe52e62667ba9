package io.opentrade.server.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Supplier;

/// Writes structured lines: `{"at":…,"level":…,"request":…,"part":…,"event":…, fields…}`.
///
/// `at` is UTC. `request` is the id of the request on whose thread the line is written, so that all
/// that one command did can be found. Every text passes the redactor. Safe for use by many threads.
public final class Log {
  /// The id of the request that the present thread works for; bound by whoever accepts it.
  public static final ScopedValue<String> REQUEST = ScopedValue.newInstance();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RotatingFile file;
  private final Redactor redactor;
  private final InstantSource clock;
  private final Supplier<LogLevel> least;
  private final String part;

  /// @param least asked at each line, so that a changed setting holds at once
  public Log(RotatingFile file, Redactor redactor, InstantSource clock, Supplier<LogLevel> least) {
    this(file, redactor, clock, least, "daemon");
  }

  private Log(
      RotatingFile file,
      Redactor redactor,
      InstantSource clock,
      Supplier<LogLevel> least,
      String part) {
    this.file = file;
    this.redactor = redactor;
    this.clock = clock;
    this.least = least;
    this.part = part;
  }

  /// The same log, for another part of the daemon: `rpc`, `research`…
  public Log part(String name) {
    return new Log(file, redactor, clock, least, name);
  }

  /// @param event what happened, in lower case words; always the same for the same thing
  /// @param fields name and value in turn
  public void info(String event, Object... fields) {
    write(LogLevel.INFO, event, fields);
  }

  /// Something a person may want to look into.
  public void warn(String event, Object... fields) {
    write(LogLevel.WARN, event, fields);
  }

  /// For those who look for a mistake.
  public void debug(String event, Object... fields) {
    write(LogLevel.DEBUG, event, fields);
  }

  /// A mistake inside OpenTrade, with its stack.
  public void error(String event, Throwable cause, Object... fields) {
    Object[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "cause";
    all[fields.length + 1] = stackOf(cause);
    write(LogLevel.ERROR, event, all);
  }

  private void write(LogLevel level, String event, Object... fields) {
    if (level.compareTo(least.get()) < 0) {
      return;
    }
    ObjectNode line = JSON.createObjectNode();
    line.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", level.word());
    if (REQUEST.isBound()) {
      line.put("request", REQUEST.get());
    }
    line.put("part", part);
    line.put("event", redactor.redact(event));
    for (int at = 0; at + 1 < fields.length; at += 2) {
      put(line, String.valueOf(fields[at]), fields[at + 1]);
    }
    file.append((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void put(ObjectNode line, String name, Object value) {
    if (redactor.isSecret(name)) {
      line.put(name, Redactor.REMOVED);
      return;
    }
    switch (value) {
      case Integer number -> line.put(name, number);
      case Long number -> line.put(name, number);
      case Boolean flag -> line.put(name, flag);
      default -> line.put(name, redactor.redact(String.valueOf(value)));
    }
  }

  /// Where it was thrown, and why.
  public static String stackOf(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
