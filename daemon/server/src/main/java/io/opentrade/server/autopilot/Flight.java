package io.opentrade.server.autopilot;

import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Requests;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.server.notify.Notices;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.PilotDecisionRow;
import io.opentrade.store.PilotLegRow;
import io.opentrade.store.PilotRow;
import io.opentrade.store.PilotStepRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes decisions down, before anything of them is done, and tells people. Whatever is killed
/// then, the decision stands, and is made once.
record Flight(AutopilotStore store, Notices notices) {
  static final String ON = "on";
  static final String ENDING = "closing";
  static final String OVER = "over";
  private static final int MONEY_SCALE = 2;

  /// A start, which opens nothing yet: the first review does.
  void began(Books books, Instant now, String by) {
    String reason =
        "%s risk with %s %s, %d strategies on %d markets; by %s"
            .formatted(
                books.terms().risk().word(),
                books.terms().budget(),
                books.terms().currency(),
                books.terms().strategies().size(),
                books.terms().symbols().size(),
                by);
    decide(books, now, "start", "start", reason, books.run(), List.of(), List.of());
  }

  /// The run ends: all that is at work is closed.
  ///
  /// @param kind `target`, `loss` or `stop`
  void ends(Books books, Instant now, String kind, String reason) {
    PilotRow run = books.run();
    PilotRow ending =
        new PilotRow(
            run.id(),
            run.account(),
            run.definition(),
            ENDING,
            run.started(),
            null,
            reason,
            books.peak().toPlainString(),
            run.reviewed());
    decide(books, now, "end", kind, reason, ending, books.atWork(), List.of());
  }

  /// One leg ends, until the next review looks again.
  void exits(Books books, Instant now, Books.Held leg, String reason) {
    String key = "exit-" + leg.leg().name();
    decide(books, now, key, "exit", reason, books.run(), List.of(leg), List.of());
  }

  /// What a review found.
  ///
  /// @param due when it was due
  void reviewed(Books books, Instant now, Instant due, Review review) {
    long number = store.decisions(books.run().id());
    List<Leg> open = new ArrayList<>();
    for (Review.Opening each : review.open()) {
      Leg leg = leg(books, number, each);
      if (leg.budget().signum() > 0) {
        open.add(leg);
      }
    }
    List<Books.Held> close =
        books.atWork().stream().filter(one -> review.close().contains(one.leg())).toList();
    PilotRow run = books.run();
    PilotRow next =
        new PilotRow(
            run.id(),
            run.account(),
            run.definition(),
            run.state(),
            run.started(),
            null,
            null,
            books.peak().toPlainString(),
            due.toEpochMilli());
    write(
        books,
        new PilotDecisionRow(
            0,
            run.id(),
            "review-" + due.toEpochMilli(),
            "review",
            now.toEpochMilli(),
            review.reason(),
            books.money().toString(),
            Requests.print(review.verdicts())),
        next,
        close,
        open);
  }

  /// A share of what the budget is worth now.
  private static Leg leg(Books books, long number, Review.Opening opening) {
    BigDecimal budget =
        books
            .equity()
            .multiply(BigDecimal.valueOf(opening.share()))
            .setScale(MONEY_SCALE, RoundingMode.DOWN);
    Candidate candidate = opening.candidate();
    String file = candidate.strategy();
    String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    String coin = candidate.symbol().split("/", -1)[0].toLowerCase(Locale.ROOT);
    return new Leg(
        "auto%d-%d-%s-%s".formatted(books.run().id(), number, stem, coin),
        file,
        candidate.series(),
        opening.share(),
        new Decimal(budget),
        opening.evidence().set());
  }

  /// Everything is closed: the run is over.
  void over(Books books, Instant now) {
    PilotRow run = books.run();
    PilotRow over =
        new PilotRow(
            run.id(),
            run.account(),
            run.definition(),
            OVER,
            run.started(),
            now.toEpochMilli(),
            run.reason(),
            books.peak().toPlainString(),
            run.reviewed());
    String reason =
        String.format(
            Locale.ROOT,
            "it ended with %s %s, %+.2f%%: %s",
            Limits.money(books.equity()),
            books.terms().currency(),
            books.profitPercent(),
            run.reason());
    decide(books, now, OVER, OVER, reason, over, List.of(), List.of());
  }

  private void decide(
      Books books,
      Instant now,
      String key,
      String kind,
      String reason,
      PilotRow next,
      List<Books.Held> close,
      List<Leg> open) {
    write(
        books,
        new PilotDecisionRow(
            0,
            books.run().id(),
            key,
            kind,
            now.toEpochMilli(),
            reason,
            books.money().toString(),
            "[]"),
        next,
        close,
        open);
  }

  private void write(
      Books books,
      PilotDecisionRow decision,
      PilotRow next,
      List<Books.Held> close,
      List<Leg> open) {
    List<PilotStepRow> steps = new ArrayList<>();
    List<PilotLegRow> legs = new ArrayList<>();
    for (Books.Held each : close) {
      steps.add(step("close", each.leg().name()));
      legs.add(each.row(decision.run(), Books.CLOSING));
    }
    for (Leg leg : open) {
      steps.add(step("open", leg.name()));
      legs.add(new PilotLegRow(leg.name(), decision.run(), Requests.print(leg), Books.OPEN));
    }
    if (store.decide(next, decision, steps, legs)) {
      tell(books.terms(), decision);
    }
  }

  private static PilotStepRow step(String action, String leg) {
    return new PilotStepRow(0, 0, action, leg, Steps.WANTED, "");
  }

  /// Posted again after a restart: whoever keeps notices knows the key.
  void tell(Terms terms, PilotDecisionRow decision) {
    Severity severity = decision.kind().equals("loss") ? Severity.WARNING : Severity.INFO;
    notices.post(
        new Notice(
            "autopilot-" + decision.run() + "-" + decision.key(),
            "autopilot",
            severity,
            Instant.ofEpochMilli(decision.at()),
            new ForeignText("autopilot at " + terms.account() + ": " + decision.kind()),
            new ForeignText(decision.reason())));
  }

  /// How it stands, once a day.
  ///
  /// @param day such as `2026-01-31`, which has just ended
  void report(Books books, Instant now, String day) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s: %s of %s %s, %+.2f%%; %.2f%% below its peak",
                day,
                Limits.money(books.equity()),
                books.terms().budget(),
                books.terms().currency(),
                books.profitPercent(),
                books.fallPercent()));
    for (Books.Held held : books.atWork()) {
      BigDecimal profit = held.equity().subtract(held.leg().budget().value());
      text.append(
          "\n%s on %s: %s"
              .formatted(held.leg().strategy(), held.leg().symbol(), Limits.money(profit)));
    }
    notices.post(
        new Notice(
            "autopilot-" + books.run().id() + "-day-" + day,
            "autopilot",
            Severity.INFO,
            now,
            new ForeignText("autopilot at " + books.terms().account() + ": the day"),
            new ForeignText(text.toString())));
  }

  /// When the next review is due.
  static Instant due(PilotRow run, Terms terms) {
    return Instant.ofEpochMilli(run.reviewed()).plus(Duration.ofDays(terms.risk().days()));
  }

  /// The last time a review was due, where one was missed or several.
  static Instant lastDue(PilotRow run, Terms terms, Instant now) {
    long period = Duration.ofDays(terms.risk().days()).toMillis();
    long periods = (now.toEpochMilli() - run.reviewed()) / period;
    return Instant.ofEpochMilli(run.reviewed() + periods * period);
  }
}
