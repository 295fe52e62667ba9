package io.opentrade.server.notify;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.NoticeStore;
import io.opentrade.store.StandingRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How things stood when somebody was told last, kept across restarts. The notice is posted before
/// it is noted: killed in between, it is posted again under the same key, and that is known.
final class Standings {
  /// What is told of a change.
  record Telling(String kind, Severity severity, Instant at, String title, String text) {}

  private final NoticeStore store;
  private final Notices notices;
  private final Map<String, StandingRow> known = new HashMap<>();

  Standings(NoticeStore store, Notices notices) {
    this.store = store;
    this.notices = notices;
  }

  /// Tells where a thing stands otherwise than before. How it stands at first is told only where
  /// that is not as it should be.
  ///
  /// @param fine whether it is as it should be
  void told(String subject, String state, boolean fine, Telling telling) {
    StandingRow before = find(subject);
    if (before != null && before.state().equals(state)) {
      return;
    }
    StandingRow now = new StandingRow(subject, state, before == null ? 0 : before.changes() + 1);
    if (before != null || !fine) {
      notices.post(
          new Notice(
              subject + "#" + now.changes(),
              telling.kind(),
              telling.severity(),
              telling.at(),
              new ForeignText(telling.title()),
              new ForeignText(telling.text())));
    }
    store.note(now);
    known.put(subject, now);
  }

  /// The moment that was noted first under a name.
  Instant first(String subject, String now) {
    StandingRow before = find(subject);
    if (before == null) {
      before = new StandingRow(subject, now, 0);
      store.note(before);
      known.put(subject, before);
    }
    return Instant.parse(before.state());
  }

  private @Nullable StandingRow find(String subject) {
    StandingRow row = known.get(subject);
    if (row == null) {
      row = store.standing(subject).orElse(null);
      if (row != null) {
        known.put(subject, row);
      }
    }
    return row;
  }
}
