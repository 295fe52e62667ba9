package io.opentrade.server.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.commands.Candidate;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.frame.CommandComplete;
import io.opentrade.protocol.frame.Completions;
import io.opentrade.protocol.frame.Finished;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Message;
import io.opentrade.server.access.Pace;
import io.opentrade.server.access.Refusal;
import io.opentrade.server.api.Activity;
import io.opentrade.server.api.Caller;
import io.opentrade.server.log.Log;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.text.Spoken;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Works on the calls of one connection, each on a virtual thread, a few at a time. Whatever goes
/// wrong in one becomes its answer; no call is left without.
final class Calls {
  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_WAITING = 256;

  /// A line of nothing but brackets takes so many times its bytes when it is understood.
  private static final int UNDERSTOOD = 17;

  /// What a program's own limit for lines must bear; the thin client never sees such a line.
  private static final int LARGEST_ANSWER = 8 << 20;

  private final Visitor visitor;
  private final String connection;
  private final Room.Share room;
  private final Services services;
  private final Outbox outbox;
  private final Map<Object, Task> tasks = new ConcurrentHashMap<>();
  private final Semaphore permits = new Semaphore(MOST_AT_ONCE, true);
  private final AtomicLong count = new AtomicLong();

  Calls(Visitor visitor, String connection, Room.Share room, Services services, Outbox outbox) {
    this.visitor = visitor;
    this.room = room;
    this.connection = connection;
    this.services = services;
    this.outbox = outbox;
  }

  /// What is done for a call, and how it answers. Failures are answered by the caller.
  private interface Action {
    void perform(Task task) throws InterruptedException;
  }

  /// Runs a command line.
  ///
  /// @param length bytes of the line that asks for it
  /// @param after done when it has ended, before its answer is sent; perhaps more than once
  void run(Object id, int length, RunningCommand command, Runnable after) {
    boolean begun =
        begin(
            id,
            length,
            "command.run",
            command.name(),
            command.trace(),
            task -> {
              command.runsAs(task);
              answer(task, Frames.answer(id, new Finished(run(command, after))));
            },
            after);
    if (!begun) {
      after.run();
    }
  }

  private int run(RunningCommand command, Runnable after) {
    long since = System.nanoTime();
    services.log().info("command", "words", command.name());
    try {
      int exit = command.exitCode(exitOf(command));
      long millis = (System.nanoTime() - since) / 1_000_000;
      services.log().info("command ended", "exit", exit, "millis", millis);
      return exit;
    } finally {
      after.run();
    }
  }

  /// A command tells its failures itself; only where its terminal is gone it cannot.
  private int exitOf(RunningCommand command) {
    try {
      int exit = services.shell().run(command.argv(), command.terminal(), services.gateway());
      command.terminal().release();
      return exit;
    } catch (RequestFailed untold) {
      return untold.failure().kind().exitCode();
    }
  }

  /// Answers with what the word under the cursor could become.
  void complete(Object id, int length, CommandComplete what) {
    begin(
        id,
        length,
        "command.complete",
        "command.complete",
        task -> {
          List<Candidate> candidates =
              services.shell().complete(what.line(), what.cursor(), services.gateway());
          var shown =
              candidates.stream()
                  .map(each -> new Completions.Candidate(each.value(), each.description()))
                  .toList();
          answer(task, Frames.answer(id, new Completions(shown)));
        });
  }

  /// Answers a request of a program.
  void request(Message.Call call, int length) {
    if (!Requests.knows(call.method())) {
      String why = services.say(Sentence.UNKNOWN_METHOD, call.method());
      outbox.send(Frames.refusal(call.id(), Frames.UNKNOWN_METHOD, why));
      return;
    }
    begin(
        call.id(),
        length,
        call.method(),
        call.method(),
        task -> {
          JsonNode parameters = Requests.toJson(call.params());
          Request<?> request = Requests.parse(call.method(), parameters);
          var progress = new ProgressNotices(call.id(), outbox);
          Object reply = services.gateway().call(request, progress);
          Lines.Measured line = Lines.answer(task.id(), reply, LARGEST_ANSWER);
          if (line.length() > LARGEST_ANSWER) {
            throw tooLarge(line.length());
          }
          answer(task, line.bytes());
        });
  }

  /// Who has heard the answer may use its id again at once.
  private void answer(Task task, byte[] line) {
    task.finish();
    tasks.remove(task.id(), task);
    outbox.send(line);
  }

  /// Cancels the call with that id, where it still runs.
  void cancel(Object id) {
    Task task = tasks.get(id);
    if (task != null) {
      task.cancel();
    }
  }

  /// Cancels all that runs.
  void cancelAll() {
    tasks.values().forEach(Task::cancel);
  }

  private boolean begin(Object id, int length, String method, String what, Action action) {
    return begin(id, length, method, what, "", action, () -> {});
  }

  /// @param what the method, or the noun and verb of a command
  /// @param trace what the client adds to its id
  private boolean begin(
      Object id,
      int length,
      String method,
      String what,
      String trace,
      Action action,
      Runnable after) {
    Optional<Actor> actor = visitor.actor();
    if (actor.isEmpty()) {
      refuse(id, Refusal.STRANGER, services.say(Sentence.NO_RIGHTS_ANY_MORE), null, Map.of());
      return false;
    }
    return isInTime(id, method, what, actor.orElseThrow())
        && begin(id, length, method, trace, actor.orElseThrow(), action, after);
  }

  /// What the owner types is never held back; a program of the owner is a client like others.
  private boolean isInTime(Object id, String method, String what, Actor actor) {
    boolean typed = actor.mayNameFiles() && method.startsWith("command.");
    if (typed || Pace.isFree(what)) {
      return true;
    }
    String client = actor.mayNameFiles() ? connection : actor.name().raw();
    Duration wait = services.pace().ask(client);
    if (wait.isZero()) {
      return true;
    }
    long millis = Math.max(1, wait.toMillis());
    refuse(
        id,
        Refusal.RATE,
        services.say(Sentence.ASKS_TOO_OFTEN, actor.name().toString()),
        services.say(Sentence.ASKS_TOO_OFTEN_HINT, millis),
        Map.of("retryAfterMillis", millis));
    return false;
  }

  private void refuse(
      Object id,
      Refusal refusal,
      String message,
      @Nullable String hint,
      Map<String, Object> details) {
    services.refusals().count(refusal);
    outbox.send(Lines.refusal(id, new Failure(FailureKind.NOT_ALLOWED, message, hint, details)));
  }

  private boolean begin(
      Object id,
      int length,
      String method,
      String trace,
      Actor actor,
      Action action,
      Runnable after) {
    var task = new Task(id, connection + "-" + count.incrementAndGet() + trace);
    if (tasks.size() >= MOST_WAITING) {
      String why = services.say(Sentence.TOO_MANY_REQUESTS, MOST_WAITING);
      outbox.send(Frames.refusal(id, Frames.REFUSED, why));
      return false;
    }
    if (tasks.putIfAbsent(id, task) != null) {
      String why = services.say(Sentence.MALFORMED_REQUEST, "its id is in use");
      outbox.send(Frames.refusal(id, Frames.INVALID_REQUEST, why));
      return false;
    }
    long bytes = (long) length * UNDERSTOOD;
    if (!room.take(bytes)) {
      tasks.remove(id, task);
      outbox.send(Frames.refusal(id, Frames.REFUSED, services.say(Sentence.NO_ROOM_TO_WAIT)));
      return false;
    }
    Runnable working = () -> work(task, method, actor, action, after);
    Thread.ofVirtual().name(task.name()).start(() -> giving(bytes, working));
    return true;
  }

  private void giving(long bytes, Runnable working) {
    try {
      working.run();
    } finally {
      room.give(bytes);
    }
  }

  private void work(Task task, String method, Actor actor, Action action, Runnable after) {
    task.begin(Thread.currentThread());
    ScopedValue.where(Log.REQUEST, task.name())
        .where(Caller.PRESENT, new Caller(actor, task.name()))
        .where(Spoken.PRESENT, Locale.ENGLISH) // programs; a command binds its person's
        .run(
            () ->
                answering(
                    task,
                    failure -> {
                      after.run();
                      answer(task, Lines.refusal(task.id(), failure));
                    },
                    () -> perform(task, method, action)));
  }

  private interface Performance {
    void run() throws InterruptedException;
  }

  private void perform(Task task, String method, Action action) throws InterruptedException {
    permits.acquire();
    try (Activity.Work _ = services.activity().begin(task.name(), method)) {
      action.perform(task);
    } finally {
      permits.release();
    }
  }

  private void answering(Task task, Consumer<Failure> refuse, Performance performance) {
    try {
      performance.run();
    } catch (RequestFailed failed) {
      refuse.accept(failed.failure());
    } catch (InterruptedException _) {
      refuse.accept(Failure.of(FailureKind.INTERRUPTED, services.say(Sentence.INTERRUPTED), null));
    } catch (InvalidPathException unnamable) { // wherever a name becomes a path
      String what = "a file name cannot hold what is written there";
      String said = services.say(Sentence.MALFORMED_REQUEST, what);
      refuse.accept(Failure.of(FailureKind.USAGE, said, null));
    } catch (Throwable broken) { // also an error: whoever asked must hear of it
      services.log().error("a request broke", broken);
      refuse.accept(broken(task, broken));
    }
  }

  private Failure broken(Task task, Throwable broken) {
    String what = broken.getClass().getSimpleName();
    String said = services.say(Sentence.INTERNAL_ERROR, what, task.name());
    return services.detailed().getAsBoolean()
        ? Failure.of(FailureKind.FAILED, said, Log.stackOf(broken))
        : Failure.of(FailureKind.FAILED, said, services.say(Sentence.INTERNAL_ERROR_HINT));
  }

  private RequestFailed tooLarge(long bytes) {
    return new RequestFailed(
        FailureKind.FAILED, services.say(Sentence.ANSWER_TOO_LARGE, bytes, LARGEST_ANSWER), null);
  }
}
