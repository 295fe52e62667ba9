package io.opentrade.commands.alert;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AlertAction;
import io.opentrade.protocol.AlertFiring;
import io.opentrade.protocol.AlertInfo;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.AlertTest;
import io.opentrade.protocol.ForeignText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Alerts and what they fired, for people.
final class AlertScreen {
  private final Invocation invocation;

  AlertScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  /// @param key of the line that says what was done
  int changed(AlertInfo alert, String key) {
    if (invocation.json()) {
      invocation.document(alert);
    } else {
      invocation.out().print(invocation.text(key, alert.id(), alert.name()));
      trouble(alert);
    }
    return 0;
  }

  void list(List<AlertInfo> alerts) {
    Table table =
        new Table()
            .left(invocation.text("column.id"), 0)
            .flexible(invocation.text("column.alert"), 0)
            .left(invocation.text("column.state"), 0)
            .right(invocation.text("column.firings"), 1)
            .left(invocation.text("column.lastFired"), 0);
    for (AlertInfo alert : alerts) {
      table
          .row()
          .cell(Tint.BOLD, alert.id())
          .cell(alert.name().toString())
          .cell(tint(alert), state(alert))
          .cell(Numbers.count(alert.firings()))
          .cell(Times.minute(alert.fired()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    alerts.forEach(this::trouble);
  }

  private void trouble(AlertInfo alert) {
    ForeignText trouble = alert.trouble();
    if (trouble != null) {
      invocation.err().print(Line.of(Tint.BAD, alert.id() + ": " + trouble));
    }
  }

  private static Tint tint(AlertInfo alert) {
    return alert.state().equals("active") ? Tint.GOOD : Tint.WARN;
  }

  private String state(AlertInfo alert) {
    boolean waits = alert.state().equals("active") && !alert.armed();
    return waits ? invocation.text("alert.fired") : alert.state();
  }

  int show(AlertInfo alert) {
    if (invocation.json()) {
      invocation.document(alert);
      return 0;
    }
    AlertTerms terms = alert.terms();
    invocation
        .out()
        .print(new Line().add(Tint.BOLD, alert.id() + " ").add(alert.name().toString()));
    fact("alert.waitsFor", terms.expression().toString());
    fact("alert.symbol", terms.symbol());
    fact("alert.state", state(alert));
    fact("alert.repeats", repeats(terms));
    fact("alert.cooldown", span(terms.cooldown()));
    fact("alert.slack", terms.hysteresis());
    fact("alert.until", terms.until() == null ? null : Times.minute(terms.until()));
    fact("alert.message", terms.message() == null ? null : terms.message().toString());
    fact("alert.does", action(terms.action()));
    fact("alert.by", alert.by() + ", " + Times.minute(alert.created()));
    fact(
        "alert.lastFired",
        alert.fired() == null
            ? null
            : Times.minute(alert.fired()) + " (" + Numbers.count(alert.firings()) + "×)");
    trouble(alert);
    return 0;
  }

  private void fact(String key, @Nullable String value) {
    if (value != null) {
      invocation
          .out()
          .print(new Line().add(Tint.DIM, "  " + invocation.text(key) + "  ").add(value));
    }
  }

  private String repeats(AlertTerms terms) {
    if (terms.once()) {
      return invocation.text("alert.once");
    }
    String every = span(terms.every());
    return every == null
        ? invocation.text("alert.eachTime")
        : invocation.text("alert.every", every);
  }

  private static @Nullable String span(@Nullable Integer seconds) {
    return seconds == null ? null : Times.duration(Duration.ofSeconds(seconds));
  }

  private @Nullable String action(AlertAction action) {
    String account =
        Objects.requireNonNullElse(action.account(), invocation.text("alert.everything"));
    if (action.pause() != null) {
      return invocation.text("alert.pauses", action.pause(), account);
    }
    if (action.halt()) {
      return invocation.text("alert.halts", account);
    }
    return action.command().isEmpty()
        ? null
        : ForeignText.printable("opentrade " + String.join(" ", action.command()));
  }

  void history(List<AlertFiring> firings) {
    Table table =
        new Table()
            .left(invocation.text("column.time"), 0)
            .left(invocation.text("column.id"), 0)
            .flexible(invocation.text("column.what"), 0)
            .left(invocation.text("column.told"), 1)
            .flexible(invocation.text("column.outcome"), 2);
    for (AlertFiring firing : firings) {
      table
          .row()
          .cell(Times.minute(firing.at()))
          .cell(Tint.BOLD, firing.alert())
          .cell(firing.text().toString())
          .cell(invocation.text(firing.told() ? "alert.yes" : "alert.no"))
          .cell(firing.outcome() == null ? "–" : firing.outcome().toString());
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  void test(AlertTest.Reply reply) {
    if (!reply.firings().isEmpty()) {
      Table table =
          new Table()
              .left(invocation.text("column.fires"), 0)
              .left(invocation.text("column.bar"), 0)
              .right(invocation.text("column.price"), 0);
      for (AlertTest.Moment moment : reply.firings()) {
        table
            .row()
            .cell(Times.minute(moment.at()))
            .cell(Tint.DIM, Times.minute(moment.bar()))
            .cell(Numbers.exact(moment.price()));
      }
      invocation.out().print(table.lines(invocation.out().width(), ""));
    }
    invocation
        .out()
        .print(
            invocation.text(
                "alert.tested",
                Numbers.count(reply.total()),
                Numbers.count(reply.bars()),
                String.join(", ", reply.series()),
                Times.brief(reply.from()),
                Times.brief(reply.to())));
    if (reply.total() > reply.firings().size()) {
      invocation
          .out()
          .print(
              Line.of(
                  Tint.DIM, invocation.text("alert.more", Numbers.count(reply.firings().size()))));
    }
  }
}
