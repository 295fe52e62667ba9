package io.opentrade.server.session;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.strategy.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Carries out what strategies decide at the desks of an account: each decision at the first prices
/// after it, unless it is too old by then; on paper and at an exchange alike. A function of the
/// account's inputs. For one thread.
final class Decisions {
  private final AccountTrading trading;

  Decisions(AccountTrading trading) {
    this.trading = trading;
  }

  /// A strategy was asked, and answered.
  ///
  /// @return whether something is to be carried out
  boolean answered(Entry.Answered answer, List<Effect> effects) {
    List<String> states = answer.states();
    if (states != null) {
      desk(answer.desk()).memory().keeps(states);
    }
    boolean wants = false;
    for (Entry.Wish wish : answer.wishes()) {
      StrategyMemory memory = desk(wish.desk()).memory();
      memory.answered(answer.at(), wish);
      if (answer.late()) {
        memory.notCarriedOut(answer.at(), "the strategy took too long to answer");
      } else if (!wish.intents().isEmpty()) {
        wants = true;
        decided(answer, wish, effects);
      }
    }
    if (wants) {
      // What it holds elsewhere decides how much there is: the price of that is needed, too.
      for (TradedDesk desk : family(desk(answer.desk()))) {
        if (!trading.engine().desk(desk.number()).position().flat()) {
          desk.pending().await();
        }
      }
    }
    return wants;
  }

  private void decided(Entry.Answered answer, Entry.Wish wish, List<Effect> effects) {
    trading.register().by(answer.by(), null);
    long at = answer.at();
    List<Intent> possible =
        wish.intents().stream().map(each -> trading.possible(desk(wish.desk()), each)).toList();
    trading.handle(new Event.BarClosed(at, wish.desk(), wish.sequence()), effects);
    var decided = new Event.Decided(at, wish.desk(), wish.sequence(), possible);
    desk(wish.desk()).pending().decided(decided, answer.by());
    trading.handle(decided, effects);
  }

  private TradedDesk desk(int number) {
    return trading.desks().get(number);
  }

  /// The desks of a desk's strategy.
  private List<TradedDesk> family(TradedDesk desk) {
    int strategy = desk.facts().strategy();
    List<TradedDesk> family = new ArrayList<>();
    for (TradedDesk each : trading.desks()) {
      boolean same = strategy != DeskFacts.BY_HAND && each.facts().strategy() == strategy;
      if (same || each == desk) {
        family.add(each);
      }
    }
    return family;
  }

  /// A market has another price. The desk hears of it, and what can be carried out now is: what a
  /// strategy decided, as soon as all its markets that matter have had a price.
  ///
  /// @return the desks at which something was
  List<TradedDesk> priced(TradedDesk desk, long at, Price price, List<Effect> effects) {
    List<TradedDesk> acting = acting(desk);
    if (!acting.contains(desk)) {
      trading.follow(new Event.Priced(at, desk.number(), price), effects);
    }
    if (!acting.isEmpty()) {
      carryOut(acting, at, effects);
    }
    return acting;
  }

  private List<TradedDesk> acting(TradedDesk desk) {
    List<TradedDesk> family = family(desk);
    return family.stream().anyMatch(TradedDesk::awaited)
        ? List.of()
        : family.stream().filter(each -> trading.engine().desk(each.number()).deciding()).toList();
  }

  /// Exits of all markets free the cash for entries.
  private void carryOut(List<TradedDesk> deciding, long at, List<Effect> effects) {
    List<TradedDesk> acting = new ArrayList<>();
    for (TradedDesk desk : deciding) {
      if (desk.pending().stale(at)) {
        tooLate(desk, at, effects);
      } else {
        acting.add(desk);
      }
    }
    boolean alone = acting.size() == 1;
    for (TradedDesk desk : acting) {
      int before = effects.size();
      trading.register().by(desk.pending().by(), null);
      trading.follow(new Event.BarOpened(at, desk.number(), price(desk), alone), effects);
      trading.meetMarket(desk, effects);
      desk.memory().carriedOut(List.copyOf(effects.subList(before, effects.size())), alone);
    }
    if (acting.size() > 1) {
      enter(acting, at, effects);
    }
  }

  private static Price price(TradedDesk desk) {
    return Objects.requireNonNull(desk.price(), "it has had no price");
  }

  private void enter(List<TradedDesk> acting, long at, List<Effect> effects) {
    int before = effects.size();
    trading.register().by(acting.getFirst().pending().by(), null);
    trading.follow(new Event.EntriesDue(at), effects);
    for (TradedDesk desk : acting) {
      trading.meetMarket(desk, effects);
    }
    List<Effect> entries = List.copyOf(effects.subList(before, effects.size()));
    for (TradedDesk desk : acting) {
      desk.memory()
          .carriedOut(entries.stream().filter(each -> concerns(each, desk)).toList(), true);
    }
  }

  private static boolean concerns(Effect effect, TradedDesk desk) {
    return switch (effect) {
      case Effect.Submit(int number, var _) -> number == desk.number();
      case Effect.Cancel(int number, var _) -> number == desk.number();
      case Effect.Paired(int number, var _) -> number == desk.number();
      case Effect.Dropped _,
          Effect.Locked _,
          Effect.Killed _,
          Effect.AskStrategy _,
          Effect.Told _,
          Effect.TradeClosed _,
          Effect.Unmatched _ ->
          true;
    };
  }

  private void tooLate(TradedDesk desk, long at, List<Effect> effects) {
    desk.memory().notCarriedOut(at, "the next price came too late");
    long sequence = desk.pending().sequence();
    trading.follow(new Event.Decided(at, desk.number(), sequence, List.of()), effects);
    trading.follow(new Event.Priced(at, desk.number(), price(desk)), effects);
  }
}
