package io.opentrade.server.audit;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AuditList;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.Redactor;
import io.opentrade.store.AuditCheck;
import io.opentrade.store.AuditRow;
import io.opentrade.store.AuditStore;
import io.opentrade.store.StoreFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records what is asked of the daemon and changes something: a row before it is done, a row with
/// what came of it. Safe for use by many threads.
///
/// Where the row cannot be written the request is refused, but for those that take risk away.
public final class Audit implements AutoCloseable {
  private static final int USUAL = 100;

  private final Path file;
  private final InstantSource clock;
  private final Redactor redactor = new Redactor();
  private final Log log;
  private @Nullable AuditStore store;

  /// @param file made where missing, when it is needed first
  public Audit(Path file, InstantSource clock, Log log) {
    this.file = file;
    this.clock = clock;
    this.log = log;
  }

  /// An action under way. Whoever began it says how it ended, once.
  public final class Action {
    private final AuditRow begun;

    private Action(AuditRow begun) {
      this.begun = begun;
    }

    /// It did what was asked.
    public void done() {
      ended("done");
    }

    /// It did not, for a reason that its caller is told.
    public void failed(Failure failure) {
      String word = failure.kind() == FailureKind.REFUSED ? "refused: " : "failed: ";
      ended(word + failure.message());
    }

    /// It was cancelled by whoever asked.
    public void interrupted() {
      ended("cancelled");
    }

    /// It broke, for a reason that the log tells.
    public void broke() {
      ended("failed: an error of the program; the log tells more");
    }

    private void ended(String outcome) {
      if (begun.number() == 0) {
        return;
      }
      try {
        append(row(begun, begun.number(), redactor.redact(outcome)));
      } catch (StoreFailure failed) {
        log.error("an outcome was not recorded", failed);
      }
    }
  }

  /// Records that somebody asks for something, before it is done.
  ///
  /// @param request which the actor may make
  /// @return what its outcome is told to; null where nothing need be recorded
  /// @throws RequestFailed where it cannot be recorded, and must be
  public @Nullable Action begin(Actor actor, String id, Request<?> request) {
    if (AuditedRequests.onlyLooks(request)) {
      return null;
    }
    AuditRow row = row(actor, id, request);
    try {
      return new Action(row(row, append(row)));
    } catch (StoreFailure failed) {
      log.error("an action is not recorded", failed);
      if (AuditedRequests.protects(request)) {
        return null;
      }
      throw new RequestFailed(
          FailureKind.FAILED,
          "nothing was done, since it cannot be recorded: " + failed.getMessage(),
          "what takes risk away (halt, panic, order cancel, position close) works");
    }
  }

  /// Records that somebody asked for what they may not.
  ///
  /// @param why in a few words
  public void refused(Actor actor, String id, Request<?> request, String why) {
    AuditRow row = row(actor, id, request);
    try {
      long number = append(row);
      append(row(row, number, "refused: not allowed, " + why));
    } catch (StoreFailure failed) {
      log.error("a refusal was not recorded", failed);
    }
  }

  /// The newest actions that fit.
  public AuditList.Reply list(AuditList asked) {
    long since = asked.since() == null ? Long.MIN_VALUE : asked.since().toEpochMilli();
    int most = asked.limit() == 0 ? USUAL : asked.limit();
    AuditStore open = opened();
    List<AuditRow> rows = open.beginnings(since, text(asked.actor()), text(asked.method()), most);
    Map<Long, String> outcomes = new HashMap<>();
    if (!rows.isEmpty()) {
      open.ends(rows.getFirst().number()).forEach(end -> outcomes.put(end.begun(), end.body()));
    }
    return new AuditList.Reply(
        rows.stream().map(row -> action(row, outcomes.get(row.number()))).toList(), open.count());
  }

  private static AuditList.Action action(AuditRow row, @Nullable String outcome) {
    return new AuditList.Action(
        row.number(),
        Instant.ofEpochMilli(row.at()),
        row.kind(),
        new ForeignText(row.actor()),
        row.method(),
        row.request(),
        new ForeignText(row.body()),
        outcome == null ? null : new ForeignText(outcome));
  }

  /// Follows the chain of all rows.
  public AuditVerify.Reply verify(AuditVerify asked) {
    AuditCheck check = opened().check(asked.noted());
    return new AuditVerify.Reply(
        check.rows(),
        check.head(),
        moment(check.firstAt()),
        moment(check.lastAt()),
        check.broken() == 0 ? null : check.broken(),
        check.reason());
  }

  private static @Nullable Instant moment(long at) {
    return at == 0 ? null : Instant.ofEpochMilli(at);
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  private AuditRow row(Actor actor, String id, Request<?> request) {
    return new AuditRow(
        0,
        clock.millis(),
        0,
        actor.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        actor.name().raw(),
        Requests.methodOf(request),
        id,
        redactor.redact(AuditedRequests.describe(request)));
  }

  private AuditRow row(AuditRow of, long begun, String outcome) {
    return new AuditRow(
        0, clock.millis(), begun, of.kind(), of.actor(), of.method(), of.request(), outcome);
  }

  private static AuditRow row(AuditRow of, long number) {
    return new AuditRow(
        number, of.at(), 0, of.kind(), of.actor(), of.method(), of.request(), of.body());
  }

  private long append(AuditRow row) {
    return opened().append(row);
  }

  private synchronized AuditStore opened() {
    AuditStore open = store;
    if (open == null) {
      open = AuditStore.open(file);
      store = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    AuditStore open = store;
    store = null;
    if (open != null) {
      open.close();
    }
  }
}
