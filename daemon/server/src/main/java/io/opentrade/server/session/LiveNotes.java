package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.event.Scope;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.ForeignText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a strategy, by the lines of its account's journal: lives, decisions that came
/// too late, refusals, and what people did to it.
///
/// @param past the account as its journal leaves it
record LiveNotes(AccountTrading past, StrategyFacts facts) {
  List<DivergenceRun.Note> read(PastJournal journal) {
    List<DivergenceRun.Note> notes = new ArrayList<>();
    for (Entry entry = journal.next(); entry != null; entry = journal.next()) {
      journal.pass();
      DivergenceRun.Note note = note(entry);
      if (note != null) {
        notes.add(note);
      }
    }
    for (TradedDesk desk : past.desks()) {
      if (desk.facts().strategy() == facts.number()) {
        decisions(desk, notes);
      }
    }
    notes.sort(Comparator.comparing(DivergenceRun.Note::at));
    return notes;
  }

  /// What became of the latest of its decisions; earlier ones are not remembered in words.
  private static void decisions(TradedDesk desk, List<DivergenceRun.Note> notes) {
    for (StrategyMemory.Decision decision : desk.memory().decisions()) {
      for (String outcome : decision.outcome()) {
        boolean late = outcome.contains("too late") || outcome.contains("no price came");
        boolean refused = outcome.startsWith("refused") || outcome.startsWith("dropped");
        if (late || refused) {
          String kind = late ? "late" : "refused";
          notes.add(note(decision.at(), desk.facts().symbol(), kind, outcome));
        }
      }
    }
  }

  private static DivergenceRun.Note note(
      long at, @Nullable String symbol, String kind, String text) {
    return new DivergenceRun.Note(Instant.ofEpochMilli(at), symbol, kind, new ForeignText(text));
  }

  private DivergenceRun.@Nullable Note note(Entry entry) {
    return switch (entry) {
      case Entry.StrategyStarted(long at, StrategyFacts other)
          when other.number() == facts.number() ->
          note(at, null, "started", "it was started");
      case Entry.StrategyStopped(long at, int number, String by) when number == facts.number() ->
          note(at, null, "stopped", "stopped by " + by);
      case Entry.Restored(long at) -> note(at, null, "byHand", "restored from a backup");
      case Entry.Answered answer when answer.late() && mine(answer.desk()) ->
          note(answer.at(), null, "late", "the strategy took too long to answer");
      case Entry.Placed placed when mine(placed.command().desk()) && !ours(placed.by()) ->
          note(placed.at(), symbol(placed.command().desk()), "byHand", "order by " + placed.by());
      case Entry.Told(Event event, String by, String _) -> told(event, by);
      case Entry.Followed(Event event) -> told(event, "");
      default -> null;
    };
  }

  private DivergenceRun.@Nullable Note told(Event event, String by) {
    return switch (event) {
      case Command.Halt(long at, Scope scope) when concerns(scope) ->
          note(at, null, "byHand", "halted by " + by);
      case Command.Reduce(long at, Scope scope) when concerns(scope) ->
          note(at, null, "byHand", "reduced by " + by);
      case Command.Resume(long at, Scope scope) when concerns(scope) ->
          note(at, null, "byHand", "resumed by " + by);
      case Command.Flatten(long at, int desk, String _, boolean _) when mine(desk) ->
          note(at, symbol(desk), "byHand", "closed by " + by);
      case Command.Cancel(long at, OrderId order) when mine(desk(order)) && !ours(by) ->
          note(at, symbol(desk(order)), "byHand", "order " + order.text() + " taken back by " + by);
      case Command.Replace(long at, OrderId order, Ticket _) when mine(desk(order)) ->
          note(at, symbol(desk(order)), "byHand", "order " + order.text() + " replaced by " + by);
      case Event.Liquidated(int desk, Fill fill) when mine(desk) ->
          note(fill.at(), symbol(desk), "refused", "the exchange took the position");
      case Report.Rejected(long at, OrderId order, String reason) when mine(desk(order)) ->
          note(at, symbol(desk(order)), "refused", "order " + order.text() + ": " + reason);
      default -> null;
    };
  }

  private int desk(OrderId order) {
    OrderFacts known = past.register().find(order);
    return known == null ? -1 : known.desk();
  }

  private boolean concerns(Scope scope) {
    return switch (scope) {
      case Scope.Strategy(int number) -> number == facts.number();
      default -> true;
    };
  }

  private boolean mine(int desk) {
    return desk >= 0 && past.desks().get(desk).facts().strategy() == facts.number();
  }

  private String symbol(int desk) {
    return past.desks().get(desk).facts().symbol();
  }

  private boolean ours(String by) {
    return by.equals("strategy " + facts.name());
  }
}
