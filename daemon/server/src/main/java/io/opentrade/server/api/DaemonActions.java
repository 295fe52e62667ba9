package io.opentrade.server.api;

import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.DaemonStatus;
import io.opentrade.protocol.DaemonStop;
import io.opentrade.protocol.DoctorRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.health.Doctor;
import io.opentrade.server.health.HealthChecks;
import io.opentrade.server.jobs.Research;
import io.opentrade.server.log.LogReader;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// `daemon.*` and `health`: the daemon about itself.
public final class DaemonActions {
  private final DaemonFacts facts;
  private final Activity activity;
  private final Research research;
  private final HealthChecks health;
  private final Supplier<List<Health.Check>> further;
  private final Doctor doctor;
  private final LogReader logs;
  private final IntSupplier connections;
  private final IntSupplier waitingHere;
  private final Lifecycle lifecycle;
  private final Supplier<Messages> messages;

  /// @param further what `health --full` looks at beside
  /// @param connections counts the open connections
  /// @param waitingHere counts the orders that no exchange holds
  public DaemonActions(
      DaemonFacts facts,
      Activity activity,
      Research research,
      HealthChecks health,
      Supplier<List<Health.Check>> further,
      Doctor doctor,
      LogReader logs,
      IntSupplier connections,
      IntSupplier waitingHere,
      Lifecycle lifecycle,
      Supplier<Messages> messages) {
    this.facts = facts;
    this.activity = activity;
    this.research = research;
    this.health = health;
    this.further = further;
    this.doctor = doctor;
    this.logs = logs;
    this.connections = connections;
    this.waitingHere = waitingHere;
    this.lifecycle = lifecycle;
    this.messages = messages;
  }

  Health.Reply health(Health request) {
    List<Health.Check> all = new ArrayList<>(health.look());
    if (request.full()) {
      all.addAll(further.get());
    }
    return new Health.Reply(all);
  }

  Health.Reply doctor(DoctorRun request) {
    List<Health.Check> all = new ArrayList<>(health.look());
    all.addAll(doctor.look(request.offline()));
    return new Health.Reply(all);
  }

  DaemonStatus.Reply status() {
    Research.State state = research.state();
    return new DaemonStatus.Reply(
        facts.version(),
        facts.build(),
        facts.pid(),
        facts.startedAt(),
        facts.home(),
        facts.recovered(),
        state.word(),
        state.pid(),
        activity.jobsBeside(Caller.PRESENT.get().request()),
        connections.getAsInt(),
        waitingHere.getAsInt(),
        null);
  }

  DaemonLogs.Reply logs(DaemonLogs request) {
    try {
      return logs.read(request);
    } catch (IOException unreadable) {
      throw new RequestFailed(FailureKind.FAILED, String.valueOf(unreadable.getMessage()), null);
    }
  }

  DaemonStop.Reply stop(DaemonStop request) {
    String asking = Caller.PRESENT.get().request();
    int others = activity.beside(asking);
    if (others > 0 && !request.force()) {
      throw new RequestFailed(
          FailureKind.FAILED,
          messages.get().say(Sentence.DAEMON_BUSY, others),
          messages.get().say(Sentence.DAEMON_BUSY_HINT));
    }
    lifecycle.stop(asking);
    return new DaemonStop.Reply(facts.pid(), others, false); // the next command starts another
  }
}
