package io.opentrade.server.notify;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.DeliveryRow;
import io.opentrade.store.NoticeRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Several notices as one.
final class Digest {
  private static final int MOST_LINES = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Digest() {}

  /// One notice of all; the notice itself where there is one.
  static Notice of(List<DeliveryRow> rows) {
    List<NoticeRow> notices = rows.stream().map(DeliveryRow::notice).toList();
    if (notices.size() == 1) {
      return notice(notices.getFirst());
    }
    NoticeRow first = notices.getFirst();
    NoticeRow last = notices.getLast();
    int worst = notices.stream().mapToInt(NoticeRow::severity).max().orElse(0);
    String lines =
        notices.stream()
            .limit(MOST_LINES)
            .map(each -> TIME.format(Instant.ofEpochMilli(each.at())) + "  " + each.title())
            .collect(Collectors.joining("\n"));
    int more = notices.size() - MOST_LINES;
    return new Notice(
        "digest:" + first.number() + "-" + last.number(),
        "digest",
        Severity.values()[worst],
        Instant.ofEpochMilli(last.at()),
        new ForeignText(notices.size() + " notices"),
        new ForeignText(more > 0 ? lines + "\n… and " + more + " more" : lines));
  }

  static Notice notice(NoticeRow row) {
    return new Notice(
        row.key(),
        row.kind(),
        Severity.values()[row.severity()],
        Instant.ofEpochMilli(row.at()),
        new ForeignText(row.title()),
        new ForeignText(row.text()));
  }
}
