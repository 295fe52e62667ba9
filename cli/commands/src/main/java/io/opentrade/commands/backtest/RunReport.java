package io.opentrade.commands.backtest;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.commands.text.Told;
import io.opentrade.protocol.AccountReport;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Breakdowns;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.MoreMetrics;
import io.opentrade.protocol.RiskEvents;
import io.opentrade.protocol.RunFacts;
import io.opentrade.protocol.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The report of a backtest: what ran, the figures, the equity, the trades that stand out, and what
/// to be careful about.
final class RunReport {
  private static final int WIDEST = 160;
  private static final int HASH = 8;
  private static final int LOG_LINES = 8;
  private static final int LOCKS = 8;

  private final Screen screen;
  private final Messages messages;
  private final int rows;
  private final int width;
  private final boolean full;

  RunReport(Screen screen, Messages messages, int rows) {
    this(screen, messages, rows, false);
  }

  /// @param full with the further figures and the breakdowns
  RunReport(Screen screen, Messages messages, int rows, boolean full) {
    this.full = full;
    this.screen = screen;
    this.messages = messages;
    this.rows = rows;
    this.width = Math.min(WIDEST, screen.width());
  }

  void print(BacktestReply reply) {
    BacktestResult result = reply.result();
    head(result, reply.facts());
    screen.blank();
    Line verdict = new Verdict(messages).line(result);
    screen.print(verdict);
    screen.blank();
    screen.print(new MetricGroups(messages, result).lines(width));
    if (reply.chart().points().size() > 1) {
      screen.blank();
      screen.print(new EquityPicture(messages, reply.chart(), screen.color()).lines(width, rows));
    }
    screen.print(new TradeTables(messages, result).lines(width));
    AccountReport account = result.account();
    if (account != null && (full || AccountSection.worthTelling(account))) {
      screen.print(new AccountSection(messages, result, account).lines(width, full));
    }
    if (full) {
      further(result);
    }
    remarks(result, reply.facts());
    foot(result);
    screen.flush();
  }

  private void further(BacktestResult result) {
    MoreMetrics more = result.more();
    if (more == null) {
      screen.blank();
      screen.print(Line.of(Tint.WARN, messages.text("report.noMore")));
      return;
    }
    screen.blank();
    screen.print(new MoreGroups(messages, result, more).lines(width));
    Breakdowns breakdowns = result.breakdowns();
    if (breakdowns != null) {
      screen.print(new BreakdownTables(messages, result, breakdowns).lines(width));
    }
  }

  private void head(BacktestResult result, RunFacts facts) {
    BacktestResult.Run run = result.run();
    Line title = new Line().add(Tint.BOLD, run.strategy().toString());
    if (!run.data().isEmpty()) {
      title.add(messages.text("report.on")).add(Tint.BOLD, markets(run.data()));
    }
    String kind = run.config().style() + " · " + language(facts.language());
    if (title.width() + 2 + kind.length() <= width) {
      title.padTo(width - kind.length()).add(Tint.DIM, kind);
    }
    screen.print(title);
    screen.print(Line.of(Tint.DIM, "─".repeat(width)));
    for (BacktestResult.Data data : run.data()) {
      item("report.data", data(data, run.data().size() > 1, facts));
    }
    if (!run.params().isEmpty()) {
      item("report.params", params(run.params()));
    }
    item("report.money", money(run));
    item("report.market", market(run.config()));
    List<String> fills = FillTerms.of(messages, run.config().fills());
    if (!fills.isEmpty()) {
      item("report.fills", fills);
    }
    String rules = run.config().risk();
    if (rules != null) {
      item("report.risk", List.of(rules.split(", (?![^(]*\\))")));
    }
    AccountReport account = result.account();
    if (account != null && account.kind().equals("futures")) {
      item("report.account", AccountSection.terms(messages, account));
    }
  }

  private String markets(List<BacktestResult.Data> data) {
    return data.size() == 1
        ? data.getFirst().series().toString()
        : messages.text("report.markets", data.size());
  }

  private String language(String language) {
    return messages.find("language." + language).orElse(language);
  }

  private List<String> data(BacktestResult.Data data, boolean several, RunFacts facts) {
    List<String> things = new ArrayList<>();
    if (several) {
      things.add(data.series().toString());
    }
    things.add(Times.brief(data.from()) + " → " + Times.brief(data.to()) + " UTC");
    things.add(messages.count("report.bars", data.bars()));
    things.add(
        data.gaps() == 0
            ? messages.text("report.noGaps")
            : messages.count("report.gaps", data.gaps()));
    things.add("#" + shortened(data.hash()));
    if (facts.warmupBars() > 0 && !several) {
      things.add(messages.count("report.warmup", facts.warmupBars()));
    }
    return things;
  }

  static String shortened(String hash) {
    return hash.length() > HASH ? hash.substring(0, HASH) : hash;
  }

  private static List<String> params(Map<String, Object> params) {
    return params.entrySet().stream()
        .map(entry -> entry.getKey() + " " + value(entry.getValue()))
        .toList();
  }

  private static String value(Object value) {
    return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf(number.longValue())
        : String.valueOf(value);
  }

  private List<String> money(BacktestResult.Run run) {
    BacktestResult.Config config = run.config();
    String percent = config.fee().value().movePointRight(2).stripTrailingZeros().toPlainString();
    List<String> things = new ArrayList<>();
    things.add(messages.text("report.cash", Numbers.exact(config.cash()), run.currency()).strip());
    things.add(messages.text("report.size", config.size()));
    boolean tiers = config.fills() != null && config.fills().feeTiers() != null;
    things.add(
        tiers
            ? messages.text("report.feeTiers")
            : config.fee().signum() == 0
                ? messages.text("report.noFee")
                : messages.text("report.fee", percent));
    if (config.closeAtEnd()) {
      things.add(messages.text("report.closeAtEnd"));
    }
    return things;
  }

  private List<String> market(BacktestResult.Config config) {
    return List.of(
        messages.text("report.tick", config.tick()),
        messages.text("report.lot", config.lot()),
        messages.text("report.moneyScale", config.moneyScale()),
        messages.text("report.missing." + config.missing()));
  }

  private void item(String key, List<String> things) {
    String label = messages.text(key);
    List<String> parts = Screen.wrapList(things, width - 10);
    for (int i = 0; i < parts.size(); i++) {
      screen.print(new Line().add(Tint.DIM, i == 0 ? label : "").padTo(10).add(parts.get(i)));
    }
  }

  private void remarks(BacktestResult result, RunFacts facts) {
    if (!result.warnings().isEmpty()) {
      screen.blank();
    }
    for (Warning warning : result.warnings()) {
      List<String> parts = Screen.wrap(Told.in(messages, warning.message().toString()), width - 2);
      for (int i = 0; i < parts.size(); i++) {
        screen.print(new Line().add(Tint.WARN, i == 0 ? "! " : "  ").add(parts.get(i)));
      }
    }
    risk(result);
    if (!facts.log().isEmpty()) {
      screen.blank();
      screen.print(Line.of(Tint.BOLD, messages.text("report.log")));
      for (ForeignText line : facts.log().stream().limit(LOG_LINES).toList()) {
        screen.print(new Line().add(Tint.DIM, "  │ ").add(line.toString()));
      }
      int more = Math.max(0, facts.log().size() - LOG_LINES) + facts.logDropped();
      if (more > 0) {
        screen.print(Line.of(Tint.DIM, "  │ " + messages.count("report.moreLog", more)));
      }
    }
  }

  private void risk(BacktestResult result) {
    RiskEvents events = result.risk();
    if (events == null || events.locks().isEmpty()) {
      return;
    }
    screen.blank();
    screen.print(Line.of(Tint.BOLD, messages.text("report.locks")));
    for (RiskEvents.Lock lock : events.locks().stream().limit(LOCKS).toList()) {
      String what =
          lock.symbol() == null ? messages.text("report.everything") : lock.symbol().toString();
      String side = lock.side() == null ? "" : " " + lock.side();
      String text =
          messages.text(
              "report.lock",
              Times.brief(lock.at()),
              Times.brief(lock.until()),
              what + side,
              lock.protection(),
              lock.reason());
      for (String part : Screen.wrap(text, width - 2)) {
        screen.print(Line.of("  " + part));
      }
    }
    int more = events.locks().size() - LOCKS;
    if (more > 0) {
      screen.print(Line.of(Tint.DIM, "  " + messages.count("report.moreLocks", more)));
    }
  }

  private void foot(BacktestResult result) {
    BacktestResult.Execution execution = result.execution();
    String wall = Times.duration(Duration.ofMillis(execution.wallMillis()));
    String speed = Numbers.shortCount(execution.barsPerSecond());
    screen.blank();
    facts(
        messages.text("report.run", execution.id()),
        messages.text("report.speed", wall, speed),
        messages.text("report.engine", result.run().engine()),
        messages.text("report.strategyHash", shortened(result.run().strategyHash())));
    facts(
        messages.text("report.again", execution.id()),
        messages.text("report.allTrades"),
        messages.text("report.allFigures"));
  }

  private void facts(String... facts) {
    for (String line : Screen.wrapList(List.of(facts), width)) {
      screen.print(Line.of(Tint.DIM, line));
    }
  }
}
