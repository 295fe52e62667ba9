package io.opentrade.server.jobs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.frame.LineReader;
import io.opentrade.server.log.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One living research process and the requests it has not answered yet. It speaks JSON-RPC, a
/// message a line, over its standard input and output; its standard error goes to the log.
final class ResearchChild {
  /// The longest answer; a backtest of a hundred thousand trades stays below.
  private static final int LONGEST_LINE = 64 << 20;

  private static final int LONGEST_LOG_LINE = 4000;
  private static final Pattern ABOUT = Pattern.compile("\\[([A-Za-z0-9._-]{1,80})] (.*)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final OutputStream input;
  private final IntFunction<RequestFailed> whenEnded;
  private final Log log;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong count = new AtomicLong();
  private final Map<Long, PendingRequest> pending = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /// @param whenEnded what is said to those who wait when the process ends, from its exit code
  ResearchChild(Process process, IntFunction<RequestFailed> whenEnded, Log log) {
    this.process = process;
    this.input = process.getOutputStream();
    this.whenEnded = whenEnded;
    this.log = log;
    // platform threads: reading a pipe holds its carrier
    Thread.ofPlatform().daemon().name("research-answers").start(this::readAnswers);
    Thread.ofPlatform().daemon().name("research-log").start(this::readLog);
  }

  long pid() {
    return process.pid();
  }

  boolean isUsable() {
    return !ended;
  }

  boolean isBusy() {
    return !pending.isEmpty();
  }

  /// Sends a request; the answer comes later.
  PendingRequest request(String method, JsonNode parameters) {
    var request = new PendingRequest(count.incrementAndGet());
    pending.put(request.id(), request);
    ObjectNode line = message(method, parameters);
    line.put("id", request.id());
    if (Log.REQUEST.isBound()) {
      line.put("request", Log.REQUEST.get());
    }
    write(line);
    if (ended) {
      failAll(); // it ended between: nobody else will answer
    }
    return request;
  }

  /// Says something that is not answered.
  void notify(String method, JsonNode parameters) {
    write(message(method, parameters));
  }

  /// Asks the process to stop working on a request. Its answer still comes, soon.
  void cancel(PendingRequest request) {
    notify("cancel", JSON.createObjectNode().put("id", request.id()));
  }

  /// Nobody waits for this answer any more.
  void forget(PendingRequest request) {
    pending.remove(request.id());
  }

  /// Closes the standard input, which ends the process when it has finished its writes; kills it
  /// where it takes too long.
  void end(long millis) throws InterruptedException {
    try {
      input.close();
    } catch (IOException _) {
      // it has gone already
    }
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      log.warn("the research process does not end and is killed", "pid", pid());
      process.destroyForcibly().waitFor();
    }
  }

  private static ObjectNode message(String method, JsonNode parameters) {
    ObjectNode line = JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
    line.set("params", parameters);
    return line;
  }

  private void write(ObjectNode line) {
    writing.lock();
    try {
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException _) {
      // it has gone: the reader of its answers sees that, and tells everybody
    } finally {
      writing.unlock();
    }
  }

  private void readAnswers() {
    try {
      var lines = new LineReader(Channels.newChannel(process.getInputStream()), LONGEST_LINE);
      for (byte[] line = lines.nextBytes(); line != null; line = lines.nextBytes()) {
        received(line);
      }
    } catch (IOException broken) {
      log.warn("the answers of the research process cannot be read", "cause", broken);
      process.destroyForcibly();
    }
    ended = true;
    failAll();
  }

  private void received(byte[] line) {
    JsonNode message;
    try {
      long answered = answered(line);
      if (answered != 0) {
        answered(pending.remove(answered), line);
        return;
      }
      message = JSON.readTree(line);
    } catch (JsonProcessingException wrong) {
      log.warn("research said something that is no message", "text", text(line));
      return;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    if (message.path("method").asText().equals("progress")) {
      progressed(message.path("params"));
      return;
    }
    PendingRequest request = pending.remove(message.path("id").asLong());
    if (request == null) {
      return; // cancelled, and nobody waits any more
    }
    if (message.has("error")) {
      request.failed(new RequestFailed(Requests.fromError(message.get("error"))));
    } else {
      request.answered(line);
    }
  }

  private static void answered(@Nullable PendingRequest request, byte[] line) {
    if (request != null) {
      request.answered(line);
    }
  }

  /// The request that a line is the good answer to, from its first few words; 0 where they do not
  /// say.
  private static long answered(byte[] line) throws IOException {
    long id = 0;
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME && !json.currentName().equals("result")) {
        boolean names = json.currentName().equals("id");
        json.nextToken();
        id = names ? json.getValueAsLong() : id;
        json.skipChildren();
      }
      return "result".equals(json.currentName()) ? id : 0;
    }
  }

  private void progressed(JsonNode parameters) {
    PendingRequest request = pending.get(parameters.path("id").asLong());
    if (request != null) {
      ObjectNode step = parameters.deepCopy();
      step.remove("id");
      try {
        request.progressed(Requests.read(step, Progress.Step.class));
      } catch (RequestFailed wrong) {
        log.warn("a report of progress is not understood", "cause", wrong);
      }
    }
  }

  private void failAll() {
    int exit = exitCode();
    for (PendingRequest request : pending.values()) {
      pending.remove(request.id());
      request.failed(whenEnded.apply(exit));
    }
  }

  /// Waits for the exit code, which comes a moment after the streams end.
  private int exitCode() {
    try {
      if (process.waitFor(2, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return process.waitFor();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private void readLog() {
    try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String text =
            line.length() <= LONGEST_LOG_LINE ? line : line.substring(0, LONGEST_LOG_LINE);
        said(text);
      }
    } catch (IOException _) {
      // the process ended in the middle of a line
    }
  }

  /// A line that begins with `[ID] ` is about the request of that id.
  private void said(String line) {
    Matcher about = ABOUT.matcher(line);
    if (about.matches()) {
      ScopedValue.where(Log.REQUEST, about.group(1))
          .run(() -> log.info("said", "pid", pid(), "text", about.group(2)));
    } else {
      log.info("said", "pid", pid(), "text", line);
    }
  }

  private static String text(byte[] line) {
    return new String(line, 0, Math.min(line.length, LONGEST_LOG_LINE), StandardCharsets.UTF_8);
  }
}
