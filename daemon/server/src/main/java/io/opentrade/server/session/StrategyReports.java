package io.opentrade.server.session;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.ledger.Book;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.StrategyLogs;
import io.opentrade.protocol.StrategyStatus;
import io.opentrade.protocol.StrategyWhy;
import io.opentrade.sandbox.RestartPolicy;
import io.opentrade.sandbox.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people ask about one strategy: how it fares, what it wrote, why it did what it did.
record StrategyReports(Strategies strategies) {
  /// What the account knows of it.
  private record Account(
      StrategyFacts facts, int openOrders, int fills, Money realised, Money unrealised) {}

  StrategyStatus.Reply status(Session session, String name) throws InterruptedException {
    Account account = session.ask(loop -> account(loop, name));
    LiveStrategy running = strategies.running(session, name);
    RestartPolicy.Life life = strategies.life(session, name);
    Usage usage = running == null ? null : usage(running);
    return new StrategyStatus.Reply(
        strategies.info(session, name),
        new ForeignText(account.facts().script().name()),
        account.facts().script().language().name().toLowerCase(Locale.ROOT),
        usage != null,
        running == null ? null : running.since(),
        running == null || running.line().bars() == 0
            ? null
            : Instant.ofEpochMilli(running.line().last()),
        account.openOrders(),
        account.fills(),
        Views.decimal(account.realised()),
        Views.decimal(account.unrealised()),
        usage == null ? null : usage.memoryBytes(),
        usage == null ? null : usage.processor().toMillis(),
        life == null ? 0 : life.deaths(),
        life == null ? null : new ForeignText(life.reason()),
        usage == null ? null : strategies.wall());
  }

  private static @Nullable Usage usage(LiveStrategy running) {
    return running.line().decider().usage();
  }

  private static Account account(Session.Loop loop, String name) {
    StrategyFacts facts = Strategies.facts(loop, name);
    AccountTrading trading = loop.trading();
    int open = 0;
    int fills = 0;
    Money realised = Money.ZERO;
    Money unrealised = Money.ZERO;
    for (TradedDesk desk : Strategies.desks(loop, facts)) {
      Book book = trading.engine().ledger().book(desk.number());
      Price market = trading.engine().desk(desk.number()).market();
      open += trading.engine().desk(desk.number()).openOrderList().size();
      fills += fills(trading, desk.number());
      realised = realised.plus(book.realised().minus(book.fees()));
      if (market != null && !book.position().flat()) {
        unrealised = unrealised.plus(book.unrealised(market, desk.facts().instrument()));
      }
    }
    return new Account(facts, open, fills, realised, unrealised);
  }

  private static int fills(AccountTrading trading, int desk) {
    int fills = 0;
    for (OrderFacts order : trading.register().all()) {
      fills += order.desk() == desk ? trading.register().fills(order.id()).size() : 0;
    }
    return fills;
  }

  StrategyLogs.Reply logs(Session session, StrategyLogs request) throws InterruptedException {
    int number = session.ask(loop -> Strategies.facts(loop, request.name()).number());
    StrategyDiary diary = strategies.diary(session, number);
    StrategyDiary.Page page =
        request.after() == null
            ? diary.newest(request.limit())
            : diary.after(request.after(), Duration.ofMillis(request.patience()));
    return new StrategyLogs.Reply(
        page.lines().stream().map(StrategyReports::line).toList(), page.seq(), page.lost());
  }

  private static StrategyLogs.Line line(StrategyDiary.Line line) {
    Long bar = line.bar();
    return new StrategyLogs.Line(
        Instant.ofEpochMilli(line.at()),
        line.kind(),
        bar == null ? null : Instant.ofEpochMilli(bar),
        new ForeignText(line.text()));
  }

  /// What it decided is known from the journal; where it wanted nothing, since the daemon started.
  StrategyWhy.Reply why(Session session, String name, int limit) throws InterruptedException {
    List<StrategyWhy.Bar> bars = new ArrayList<>(session.ask(loop -> decisions(loop, name)));
    LiveStrategy running = strategies.running(session, name);
    if (running != null) {
      for (StrategyLine.Quiet quiet : running.line().quiet()) {
        bars.add(
            new StrategyWhy.Bar(
                Instant.ofEpochMilli(quiet.bar()), List.of(), texts(List.of(quiet.reason()))));
      }
    }
    bars.sort(Comparator.comparing(StrategyWhy.Bar::bar));
    return new StrategyWhy.Reply(bars.subList(Math.max(0, bars.size() - limit), bars.size()));
  }

  private static List<StrategyWhy.Bar> decisions(Session.Loop loop, String name) {
    StrategyFacts facts = Strategies.facts(loop, name);
    List<StrategyWhy.Bar> bars = new ArrayList<>();
    for (TradedDesk desk : Strategies.desks(loop, facts)) {
      String market = facts.series().size() == 1 ? "" : desk.facts().symbol() + ": ";
      for (StrategyMemory.Decision each : desk.memory().decisions()) {
        bars.add(
            new StrategyWhy.Bar(
                Instant.ofEpochMilli(each.bar()),
                texts(each.wanted().stream().map(market::concat).toList()),
                texts(each.outcome())));
      }
    }
    return bars;
  }

  private static List<ForeignText> texts(List<String> words) {
    return words.stream().map(ForeignText::new).toList();
  }

  PositionList.Reply positions(Session session, String name) throws InterruptedException {
    return session.ask(
        loop -> {
          int number = Strategies.facts(loop, name).number();
          ForeignText holder = new ForeignText("strategy " + number);
          List<PositionInfo> all = new Views(loop.trading()).positions();
          return new PositionList.Reply(
              all.stream().filter(each -> holder.equals(each.strategy())).toList());
        });
  }
}
