package io.opentrade.server.rpc;

import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Params;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Calls from the daemon to the client of one connection: prompts, and files at the client's end.
/// Their ids are "s1", "s2"…
final class ClientCalls {
  /// The client could not do it; the message is meant for people.
  static final class Refused extends Exception {
    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private final Consumer<byte[]> send;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, CompletableFuture<Map<String, Object>>> pending =
      new ConcurrentHashMap<>();
  private volatile boolean closed;

  ClientCalls(Consumer<byte[]> send) {
    this.send = send;
  }

  /// Asks and waits; there is no time limit, since a person may be thinking.
  ///
  /// @return the members of the answer
  /// @throws ClientGone where the connection ends first
  Map<String, Object> call(Params params) throws Refused, InterruptedException {
    String id = "s" + count.incrementAndGet();
    var answer = new CompletableFuture<Map<String, Object>>();
    pending.put(id, answer);
    try {
      if (closed) {
        throw new ClientGone();
      }
      send.accept(Frames.call(id, params));
      return answer.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw new ClientGone();
    } finally {
      pending.remove(id);
    }
  }

  /// Asks without waiting for the answer, which nobody reads.
  void tell(Params params) {
    send.accept(Frames.call("s" + count.incrementAndGet(), params));
  }

  /// A line of the client that answers a call; one that answers nothing is dropped.
  void answered(Message.Answer message) {
    CompletableFuture<Map<String, Object>> answer = pending.get(message.id().toString());
    if (answer != null) {
      answer.complete(message.result());
    }
  }

  /// A line of the client that refuses a call.
  void refused(Message.Refusal message) {
    CompletableFuture<Map<String, Object>> answer = pending.get(String.valueOf(message.id()));
    if (answer != null) {
      answer.completeExceptionally(new Refused(message.message()));
    }
  }

  /// The connection has ended: whoever waits is told.
  void close() {
    closed = true;
    pending.values().forEach(answer -> answer.completeExceptionally(new ClientGone()));
  }
}
