package io.opentrade.server.rpc;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.frame.CommandComplete;
import io.opentrade.protocol.frame.CommandRun;
import io.opentrade.protocol.frame.Credit;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Hello;
import io.opentrade.protocol.frame.Key;
import io.opentrade.protocol.frame.LineReader;
import io.opentrade.protocol.frame.MalformedFrame;
import io.opentrade.protocol.frame.Message;
import io.opentrade.protocol.frame.Resize;
import io.opentrade.protocol.frame.Signal;
import io.opentrade.protocol.frame.Welcome;
import io.opentrade.server.access.Refusal;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection: reads its lines in order and never waits while it does, so that a cancel or a
/// credit is heard whatever else is going on. Calls are worked on by [Calls], side by side.
final class Connection {
  private static final long PARTING_MILLIS = 1000;

  /// What a client of another build may still ask: to see which daemon this is, and to end it.
  private static final Set<String> FOR_EVERY_BUILD = Set.of("daemon.status", "daemon.stop");

  private final SocketChannel channel;
  private final Visitor visitor;
  private final int lineLimit;
  private final Services services;
  private final Outbox outbox;
  private final ClientCalls client;
  private final Calls calls;
  private final AtomicReference<@Nullable RunningCommand> command = new AtomicReference<>();
  private @Nullable Hello hello;

  /// @param lineLimit the most bytes that a line may have
  Connection(
      SocketChannel channel,
      Visitor visitor,
      String name,
      int lineLimit,
      Room.Share room,
      Services services) {
    this.channel = channel;
    this.visitor = visitor;
    this.lineLimit = lineLimit;
    this.services = services;
    this.outbox = new Outbox(channel, room, services.log());
    this.client = new ClientCalls(outbox::send);
    this.calls = new Calls(visitor, name, room, services, outbox);
  }

  /// Serves until the other end closes; what is still running for it then is cancelled.
  void serve() {
    try {
      var lines = new LineReader(channel, lineLimit);
      for (byte[] line = lines.nextBytes(); line != null; line = lines.nextBytes()) {
        receive(line);
      }
    } catch (MalformedFrame _) {
      refuseAndLeave();
    } catch (IOException _) {
      // the other end has gone without a word
    } finally {
      client.close();
      RunningCommand last = command.get();
      if (last != null) {
        last.clientGone();
      }
      calls.cancelAll();
      outbox.close();
    }
  }

  /// Sends what waits, then closes.
  void close(long millis) throws InterruptedException {
    outbox.drain(millis);
    outbox.close();
  }

  /// After a line that is too long nobody knows where the next one begins.
  private void refuseAndLeave() {
    outbox.send(
        Frames.refusal(
            null, Frames.INVALID_REQUEST, services.say(Sentence.LINE_TOO_LONG, lineLimit)));
    try {
      outbox.drain(PARTING_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive(byte[] line) {
    Message message;
    try {
      message = Message.parse(line, 0, line.length);
    } catch (MalformedFrame wrong) {
      Object waiting = wrong.call();
      int code = waiting == null ? Frames.PARSE_ERROR : Frames.INVALID_PARAMS;
      outbox.send(Frames.refusal(waiting, code, malformed(wrong)));
      return;
    }
    switch (message) {
      case Message.Call call -> called(call, line.length);
      case Message.Notice notice -> noticed(notice);
      case Message.Answer answer -> client.answered(answer);
      case Message.Refusal refusal -> client.refused(refusal);
    }
  }

  private void called(Message.Call call, int length) {
    try {
      if (call.method().equals("hello")) {
        greet(call);
      } else if (isAllowed(call)) {
        begin(call, length);
      }
    } catch (MalformedFrame wrong) {
      refuse(call, Frames.INVALID_PARAMS, malformed(wrong));
    }
  }

  private void greet(Message.Call call) throws MalformedFrame {
    Hello greeting = Hello.of(call.params());
    Optional<Refusal> refusal = refusalOf(greeting);
    if (refusal.isPresent()) {
      Refusal why = refusal.orElseThrow();
      services.refusals().count(why);
      services.log().warn("a hello was refused", "why", why.label());
      refuse(call, Frames.NOT_ALLOWED, services.say(Sentence.TOKEN_REFUSED, why.words()));
      return;
    }
    hello = greeting;
    var facts = services.facts();
    boolean idle = services.activity().isIdle();
    var welcome = new Welcome(Frames.PROTOCOL, facts.version(), facts.build(), facts.pid(), idle);
    outbox.send(Frames.answer(call.id(), welcome));
  }

  /// Who has to show a token and shows none is as unknown as who shows a wrong one.
  private Optional<Refusal> refusalOf(Hello greeting) {
    String token = greeting.token();
    if (token == null) {
      return visitor.isKnown() ? Optional.empty() : Optional.of(Refusal.STRANGER);
    }
    try {
      return visitor.show(token);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of(Refusal.STRANGER);
    }
  }

  private boolean isAllowed(Message.Call call) {
    Hello greeting = hello;
    if (greeting == null) {
      refuse(call, Frames.INVALID_REQUEST, say(Sentence.HELLO_FIRST));
      return false;
    }
    boolean understood =
        greeting.protocol() == Frames.PROTOCOL
            && (greeting.build().equals(Hello.ANY_BUILD)
                || greeting.build().equals(services.facts().build()));
    if (!understood && !FOR_EVERY_BUILD.contains(call.method())) {
      refuse(call, Frames.OTHER_BUILD, say(Sentence.OTHER_BUILD));
      return false;
    }
    if (services.activity().isStopping()) {
      refuse(call, Frames.STOPPING, say(Sentence.DAEMON_STOPPING));
      return false;
    }
    return true;
  }

  private void begin(Message.Call call, int length) throws MalformedFrame {
    switch (call.method()) {
      case "command.run" -> run(call, length, CommandRun.of(call.params()));
      case "command.complete" ->
          calls.complete(call.id(), length, CommandComplete.of(call.params()));
      default -> calls.request(call, length);
    }
  }

  private void run(Message.Call call, int length, CommandRun what) {
    boolean namesFiles = visitor.actor().filter(Actor::mayNameFiles).isPresent();
    var next = new RunningCommand(what, namesFiles, services.language(), client, outbox);
    if (!command.compareAndSet(null, next)) {
      refuse(call, Frames.REFUSED, say(Sentence.COMMAND_ALREADY_RUNNING));
      return;
    }
    calls.run(call.id(), length, next, () -> command.compareAndSet(next, null));
  }

  private void noticed(Message.Notice notice) {
    RunningCommand present = command.get();
    try {
      switch (notice.method()) {
        case "cancel" -> cancel(notice.params());
        case "credit" -> {
          if (present != null) {
            present.grant(Credit.of(notice.params()));
          }
        }
        case "signal" -> {
          if (present != null) {
            present.signal(Signal.of(notice.params()));
          }
        }
        case "resize" -> {
          if (present != null) {
            present.terminal().resize(Resize.of(notice.params()));
          }
        }
        case "key" -> {
          if (present != null) {
            present.terminal().pressed(Key.of(notice.params()).text());
          }
        }
        default -> services.log().debug("an unknown notice", "method", notice.method());
      }
    } catch (MalformedFrame wrong) {
      services.log().debug("a notice that is not understood", "cause", wrong);
    }
  }

  private void cancel(Map<String, Object> params) {
    Object id = params.get("id");
    if (id != null) {
      calls.cancel(id);
    }
  }

  private void refuse(Message.Call call, int code, String why) {
    outbox.send(Frames.refusal(call.id(), code, why));
  }

  private String malformed(MalformedFrame wrong) {
    return services.say(Sentence.MALFORMED_REQUEST, String.valueOf(wrong.getMessage()));
  }

  private String say(Sentence message) {
    return services.say(message);
  }
}
