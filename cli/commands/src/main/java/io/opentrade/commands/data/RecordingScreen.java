package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.DataRecord;
import io.opentrade.protocol.DataRecordings;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RecordingRemove;
import io.opentrade.protocol.RecordingVerify;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Recorded books and trades.
final class RecordingScreen {
  private static final int MOST_GAPS = 5;

  private final Invocation invocation;

  RecordingScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  /// What was recorded, and what is missing in it.
  void recorded(DataRecord.Reply reply) {
    reply.recordings().forEach(this::one);
    switch (reply.ended()) {
      case "disk" -> warn("record.disk");
      case "size" -> invocation.out().print(invocation.text("record.size"));
      default -> {}
    }
  }

  private void one(DataRecord.Recording one) {
    head(one.market(), span(one.from(), one.to()), one.bytes());
    counts(one.trades(), one.books(), one.changes());
    if (one.doubles() > 0 || one.missing() > 0) {
      invocation
          .out()
          .print("  " + invocation.text("record.doubtful", one.doubles(), one.missing()));
    }
    one.gaps().stream().limit(MOST_GAPS).forEach(this::gap);
    if (one.gapCount() > MOST_GAPS) {
      invocation.out().print("  " + invocation.text("quality.more", one.gapCount() - MOST_GAPS));
    }
    if (one.failure() != null) {
      warn("record.failed", one.failure());
    }
    invocation.out().print(Line.of(Tint.DIM, "  " + one.file()));
  }

  private void head(String market, String span, long bytes) {
    Line line = new Line().add(Tint.BOLD, market).add("  " + span);
    invocation.out().print(line.add("  " + Numbers.bytes(bytes)));
  }

  private void counts(long trades, long books, long changes) {
    invocation
        .out()
        .print(
            "  "
                + invocation.text(
                    "record.counts",
                    Numbers.count(trades),
                    Numbers.count(books),
                    Numbers.count(changes)));
  }

  private String span(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? invocation.text("record.nothing")
        : Times.brief(from) + " UTC, " + Times.duration(Duration.between(from, to));
  }

  private void gap(DataRecord.Gap gap) {
    Instant to = gap.to();
    String lasted =
        to == null
            ? invocation.text("record.open")
            : Times.duration(Duration.between(gap.from(), to));
    invocation
        .out()
        .print(
            Line.of(
                Tint.WARN,
                "  "
                    + invocation.text(
                        "record.gap", gap.what(), Times.clock(gap.from()), lasted, gap.why())));
  }

  /// What a recording holds, and what should not be there.
  void verified(RecordingVerify.Reply reply) {
    ForeignText market = reply.market();
    String name = market == null ? "?" : market.toString();
    head(name, span(reply.from(), reply.to()), reply.bytes());
    counts(reply.trades(), reply.books(), reply.changes());
    if (reply.gaps() > 0) {
      invocation.out().print("  " + invocation.text("record.gaps", reply.gaps()));
    }
    if (reply.cut()) {
      invocation.out().print("  " + invocation.text("record.cut"));
    }
    reply.faults().stream()
        .limit(MOST_GAPS)
        .forEach(fault -> warn("record.fault", fault.line(), fault.what()));
    if (reply.faultCount() > MOST_GAPS) {
      invocation
          .out()
          .print("  " + invocation.text("quality.more", reply.faultCount() - MOST_GAPS));
    }
    if (reply.faultCount() == 0) {
      invocation.out().print(Line.of(Tint.GOOD, "  " + invocation.text("record.sound")));
    }
    invocation.out().print(Line.of(Tint.DIM, "  SHA-256 " + reply.sha256()));
    invocation.out().print(Line.of(Tint.DIM, "  " + reply.file()));
  }

  /// A file is gone.
  void removed(String name, RecordingRemove.Reply reply) {
    invocation.out().print(invocation.text("record.removed", name, Numbers.bytes(reply.bytes())));
  }

  private void warn(String key, Object... arguments) {
    invocation.out().print(Line.of(Tint.WARN, "  " + invocation.text(key, arguments)));
  }

  /// The files, and the room that they take.
  void kept(DataRecordings.Reply reply) {
    if (reply.recordings().isEmpty()) {
      invocation.out().print(invocation.text("record.none"));
      invocation.out().print(Line.of(Tint.DIM, "  → " + invocation.text("record.none.hint")));
      return;
    }
    Table table =
        new Table()
            .left(invocation.text("column.market"), 0)
            .left(invocation.text("column.from"), 0)
            .left(invocation.text("column.to"), 1)
            .right(invocation.text("column.size"), 0)
            .flexible(invocation.text("column.file"), 2);
    for (DataRecordings.Kept kept : reply.recordings()) {
      String path = kept.file().raw();
      table
          .row()
          .cell(Tint.BOLD, kept.market().toString())
          .cell(Times.minute(kept.began()))
          .cell(Times.minute(kept.written()))
          .cell(Numbers.bytes(kept.bytes()))
          .cell(Tint.DIM, path.substring(path.lastIndexOf('/') + 1));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    invocation
        .out()
        .print(
            Line.of(
                Tint.DIM,
                invocation.text(
                    "record.room",
                    Numbers.bytes(reply.bytes()),
                    reply.folder(),
                    Numbers.bytes(reply.free()))));
  }
}
