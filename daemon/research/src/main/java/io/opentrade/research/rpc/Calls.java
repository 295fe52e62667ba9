package io.opentrade.research.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Reads the daemon's requests and has each answered on a thread of its own, until the daemon hangs
/// up. The notification `cancel {id}` interrupts a request that still runs.
public final class Calls {
  /// The daemon's id of the request that the present thread works for.
  public static final ScopedValue<String> REQUEST = ScopedValue.newInstance();

  private final Desk desk;
  private final Consumer<JsonNode> settings;
  private final BufferedReader reader;
  private final Outbox outbox;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, Thread> running = new ConcurrentHashMap<>();

  /// @param settings given the parameters of each `settings` notification, before later requests
  public Calls(InputStream in, OutputStream out, Desk desk, Consumer<JsonNode> settings) {
    this.desk = desk;
    this.settings = settings;
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.outbox = new Outbox(out);
  }

  /// Serves until the end of input, then interrupts what still runs.
  ///
  /// @throws IOException where the daemon's pipe breaks
  public void serve() throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      receive(line);
    }
    running.values().forEach(Thread::interrupt);
  }

  /// Serves until the end of input, and waits for the last answer.
  ///
  /// @throws IOException where the daemon's pipe breaks
  public void serveAll() throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      receive(line);
    }
    for (Thread thread : running.values()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void receive(String line) throws IOException {
    JsonNode message;
    try {
      message = mapper.readTree(line);
    } catch (JsonProcessingException exception) {
      throw new IOException("the daemon sent a line that is no JSON", exception);
    }
    String method = message.path("method").asText();
    JsonNode id = message.path("id");
    if (method.equals("cancel")) {
      cancel(message.path("params").path("id"));
    } else if (method.equals("settings")) {
      settings.accept(message.path("params"));
    } else if (!id.isMissingNode()) {
      String request = message.path("request").asText("-");
      Thread thread =
          new Thread(
              () ->
                  ScopedValue.where(REQUEST, request)
                      .run(() -> answer(id, method, message.get("params"))),
              method);
      running.put(id.toString(), thread);
      thread.start();
    }
  }

  private void cancel(JsonNode id) {
    Thread thread = running.get(id.toString());
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void answer(JsonNode id, String method, JsonNode parameters) {
    try {
      reply(id, method, parameters);
    } catch (IOException exception) {
      // The daemon is gone: the reading thread sees the same and ends the process.
    } finally {
      running.remove(id.toString());
    }
  }

  private void reply(JsonNode id, String method, JsonNode parameters) throws IOException {
    Failure failure;
    try {
      Request<?> request = Requests.parse(method, parameters);
      Object reply = desk.answer(request, step -> progress(id, step));
      outbox.result(id, reply);
      return;
    } catch (RequestFailed failed) {
      failure = failed.failure();
    } catch (InterruptedException _) {
      failure = Failure.of(FailureKind.INTERRUPTED, "cancelled", null);
    } catch (OutOfMemoryError _) {
      failure =
          Failure.of(
              FailureKind.FAILED,
              "the research process has not enough memory for this",
              "raise it: opentrade config set research.heap 4g");
    } catch (RuntimeException | Error broken) {
      say(broken);
      failure = Failure.of(FailureKind.FAILED, "a fault of OpenTrade: " + broken, "see the log");
    }
    outbox.failure(id, failure);
  }

  private static void say(Throwable broken) {
    StringWriter stack = new StringWriter();
    broken.printStackTrace(new PrintWriter(stack));
    RequestLog.say(stack.toString());
  }

  private void progress(JsonNode id, Progress.Step step) {
    try {
      outbox.progress(id, step);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
