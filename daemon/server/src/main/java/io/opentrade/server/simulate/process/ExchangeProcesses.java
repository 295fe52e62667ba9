package io.opentrade.server.simulate.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.ExchangeEvents;
import io.opentrade.protocol.ExchangeSimulate;
import io.opentrade.protocol.ExchangeStop;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.api.LocalExchanges;
import io.opentrade.server.log.Log;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The local exchanges that this daemon has started. Safe for use by many threads.
public final class ExchangeProcesses implements LocalExchanges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STARTING = Duration.ofSeconds(30);

  private final ExchangeLauncher launcher;
  private final Path state;
  private final Supplier<Messages> messages;
  private final Log log;
  private final Map<String, ExchangeProcess> running = new ConcurrentHashMap<>();

  /// @param state the folder in which journals are begun
  public ExchangeProcesses(
      ExchangeLauncher launcher, Path state, Supplier<Messages> messages, Log log) {
    this.launcher = launcher;
    this.state = state;
    this.messages = messages;
    this.log = log;
  }

  @Override
  public ExchangeSimulate.Reply simulate(ExchangeSimulate request) throws InterruptedException {
    ExchangeProcess process;
    try {
      process = new ExchangeProcess(launcher.prepare(arguments(request)).start());
    } catch (IOException failed) {
      throw new RequestFailed(
          FailureKind.FAILED,
          messages.get().say(Sentence.EXCHANGE_WILL_NOT_START, String.valueOf(failed.getMessage())),
          null);
    }
    try {
      return listening(process);
    } catch (RequestFailed | InterruptedException failed) {
      process.kill();
      throw failed;
    }
  }

  private ExchangeSimulate.Reply listening(ExchangeProcess process) throws InterruptedException {
    JsonNode said = read(process.first(STARTING));
    if (!said.path("event").asText().equals("listening")) {
      throw new RequestFailed(
          kind(process.exit()),
          messages
              .get()
              .say(
                  Sentence.EXCHANGE_WILL_NOT_START, said.path("message").asText("it said nothing")),
          null);
    }
    String id = Long.toString(process.pid());
    running.put(id, process);
    log.info("a local exchange listens", "pid", id, "address", said.path("address").asText());
    return new ExchangeSimulate.Reply(
        id,
        process.pid(),
        said.path("address").asText(),
        said.path("stream").asText(),
        said.path("key").asText(),
        said.path("secret").asText(),
        said.path("seed").asLong(),
        new ForeignText(said.path("journal").asText()));
  }

  private static FailureKind kind(int exit) {
    return switch (exit) {
      case 2 -> FailureKind.USAGE;
      case 3 -> FailureKind.NOT_FOUND;
      default -> FailureKind.FAILED;
    };
  }

  private static JsonNode read(@Nullable String line) {
    try {
      return line == null ? JSON.nullNode() : JSON.readTree(line);
    } catch (JsonProcessingException _) {
      return JSON.nullNode();
    }
  }

  private List<String> arguments(ExchangeSimulate request) {
    List<String> words = new ArrayList<>();
    add(words, "--api", request.api());
    add(words, "--replay", request.replay().isEmpty() ? null : String.join(",", request.replay()));
    add(words, "--symbol", request.symbol());
    add(words, "--speed", request.speed());
    add(words, "--port", request.port());
    add(words, "--seed", request.seed());
    add(words, "--fault", request.fault());
    add(words, "--fee", request.fee());
    add(words, "--balance", request.balance());
    add(words, "--warmup", request.warmup());
    add(words, "--depth", request.depth());
    add(words, "--limits", request.unlimited() ? "off" : null);
    String name = "exchange-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".jsonl";
    add(words, "--journal", state.resolve(name));
    return words;
  }

  private static void add(List<String> words, String flag, @Nullable Object value) {
    if (value != null) {
      words.add(flag);
      words.add(value.toString());
    }
  }

  @Override
  public ExchangeEvents.Reply events(ExchangeEvents request) {
    ExchangeProcess process = running.get(request.id());
    if (process == null) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, messages.get().say(Sentence.NO_SUCH_EXCHANGE, request.id()), null);
    }
    boolean ended = process.ended();
    return new ExchangeEvents.Reply(process.lines().stream().map(ForeignText::new).toList(), ended);
  }

  @Override
  public ExchangeStop.Reply stop(ExchangeStop request) throws InterruptedException {
    ExchangeProcess process = running.remove(request.id());
    if (process != null) {
      process.stop();
    }
    return new ExchangeStop.Reply(process != null);
  }
}
