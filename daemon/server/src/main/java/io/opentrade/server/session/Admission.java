package io.opentrade.server.session;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold before a strategy may trade at an account. All of it refuses with a line for
/// people.
final class Admission {
  private Admission() {}

  /// The series it is to trade on: each at the account's own exchange, each symbol once.
  static List<SeriesName> series(Session session, List<String> texts) {
    List<SeriesName> all = new ArrayList<>();
    Set<String> symbols = new HashSet<>();
    for (String text : texts) {
      SeriesName series = series(session, text);
      if (!symbols.add(series.symbol())) {
        throw refused(series.symbol() + " is named twice", "name each market once");
      }
      all.add(series);
    }
    return all;
  }

  private static SeriesName series(Session session, String text) {
    try {
      SeriesName series = SeriesName.of(text);
      if (!series.exchange().equals(session.account().exchange())) {
        throw refused(
            session.account().name() + " trades on " + session.account().exchange() + " only",
            null);
      }
      return series;
    } catch (IllegalArgumentException wrong) {
      throw refused(String.valueOf(wrong.getMessage()), null);
    }
  }

  /// It has not traded on something else under that name.
  static void requireSame(StrategyRoster.@Nullable Member before, List<SeriesName> series) {
    if (before != null && !before.facts().markets().equals(series)) {
      throw refused(
          before.facts().name() + " has traded on " + before.facts().words() + " before",
          "give another --name");
    }
  }

  /// It goes on with what became of its budget.
  static void requireBudget(StrategyRoster.@Nullable Member before, @Nullable Money budget) {
    if (before != null && !Objects.equals(before.facts().budget(), budget)) {
      throw refused(
          before.facts().name() + " began with another budget, and goes on with what became of it",
          "leave the budget as it was, or give another --name");
    }
  }

  /// No other trades there.
  ///
  /// @param number its own
  static void requireAlone(Session.Loop loop, List<SeriesName> series, int number) {
    for (StrategyRoster.Member other : loop.trading().roster().all()) {
      for (SeriesName market : series) {
        if (other.running()
            && other.facts().number() != number
            && other.facts().trades(market.symbol())) {
          throw refused(
              other.facts().name() + " trades " + market.symbol() + " at this account already",
              "use another account: opentrade account add NAME --demo CASH");
        }
      }
    }
  }

  /// Its number was taken when the exchange had not answered yet: nobody else has it by now.
  static void requireNumber(StrategyRoster roster, StrategyFacts facts) {
    if (roster.find(facts.name()) == null && roster.next() != facts.number()) {
      throw refused("another strategy was started at the same moment", "start this one again");
    }
  }

  /// A request that makes no sense here.
  static RequestFailed refused(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
