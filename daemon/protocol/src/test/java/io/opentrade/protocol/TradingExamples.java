package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns accounts.
final class TradingExamples {
  private static final Instant AT = Instant.parse("2026-01-31T14:05:00.123Z");
  private static final String DEMO = "demo";
  private static final String SYMBOL = "BTC/USDT";
  private static final String ID = "otK3F9X1";

  private TradingExamples() {}

  private static Decimal decimal(String text) {
    return Decimal.of(text);
  }

  private static SecretText secret(String text) {
    return new SecretText(text);
  }

  private static AccountKey key() {
    return new AccountKey(secret("key"), secret("secret"), secret("passphrase"));
  }

  private static OrderTicket ticket() {
    return new OrderTicket(
        SYMBOL,
        "buy",
        decimal("0.01"),
        null,
        null,
        decimal("60000"),
        null,
        decimal("58000"),
        decimal("65000"),
        "1.5%",
        null,
        "gtc",
        true,
        false);
  }

  static List<Request<?>> requests() {
    return List.of(
        new AccountList(),
        new AccountAdd("trial", "okx", decimal("500"), decimal("0.0008")),
        new AccountConnect(
            "main", "okx", key(), false, "https://gateway.example.net", secret("vault"), false),
        new AccountTest("main"),
        new AccountRotate("main", key(), null, null, true),
        new AccountRemove("main"),
        new AccountTakeover("main"),
        new RiskSet("main", decimal("250"), true),
        new OrderResolve("main", ID, "cancelled"),
        new BalanceShow(DEMO),
        new PortfolioShow(DEMO),
        new PnlShow(DEMO),
        new OrderPlace(DEMO, ticket(), "monday-1"),
        new OrderPreview(DEMO, ticket()),
        new OrderList(DEMO, SYMBOL, true),
        new OrderShow(DEMO, ID),
        new OrderCancel(DEMO, ID, null),
        new OrderReplace(DEMO, ID, null, decimal("59500"), null, null),
        new PositionList(null),
        new PositionClose(DEMO, SYMBOL),
        new FillList(DEMO, null, 20),
        new FillExport(DEMO, AT, null, "hifo", 0, 100),
        new StrategyStart(
            DEMO,
            new InputFile("/home/ada/sma-cross.js", new ForeignText("sma-cross.js")),
            "BTC/USDT@binance:5m",
            null,
            decimal("2500"),
            Map.of("fast", "12")),
        new StrategyAdd("trend", settings()),
        new StrategyEdit(
            "trend",
            new StrategySettings(
                null, null, List.of(), null, null, null, new ForeignText("slower"), Map.of()),
            true),
        new StrategyRemove("trend"),
        new StrategyLaunch("trend"),
        new StrategyStop(DEMO, "sma-cross"),
        new StrategyList(null),
        new StrategyStatus(DEMO, "sma-cross"),
        new StrategyLogs(DEMO, "sma-cross", 20),
        new StrategyWhy(DEMO, "sma-cross", 5),
        new StrategyPositions(DEMO, "sma-cross"),
        new TradingHalt(DEMO, "sma-cross"),
        new TradingResume(DEMO, null),
        new TradingPanic(null, true));
  }

  private static StrategySettings settings() {
    return new StrategySettings(
        DEMO,
        new InputFile("/home/ada/sma-cross.js", new ForeignText("sma-cross.js")),
        List.of("BTC/USDT@binance:5m"),
        decimal("2500"),
        decimal("1"),
        "isolated",
        new ForeignText("follows the trend"),
        Map.of("fast", "12"));
  }

  private static StoredStrategy stored() {
    return new StoredStrategy(
        "trend",
        true,
        DEMO,
        new ForeignText("/home/ada/sma-cross.js"),
        "9f86d081",
        List.of("BTC/USDT@binance:5m"),
        decimal("2500"),
        decimal("1"),
        "isolated",
        new ForeignText("follows the trend"),
        Map.of("fast", "12"),
        AT,
        AT);
  }

  private static PositionInfo position() {
    return new PositionInfo(
        DEMO,
        SYMBOL,
        new ForeignText("sma-cross"),
        decimal("0.01"),
        decimal("60000"),
        decimal("60100"),
        decimal("601"),
        decimal("1"));
  }

  private static OrderInfo order() {
    return new OrderInfo(
        ID,
        DEMO,
        SYMBOL,
        "buy",
        "limit",
        "entry",
        "working",
        null,
        decimal("0.01"),
        Decimal.ZERO,
        decimal("60000"),
        null,
        new ForeignText("monday-1"),
        new ForeignText("ada"),
        AT);
  }

  private static FillInfo fill() {
    return new FillInfo(
        ID,
        ID,
        DEMO,
        SYMBOL,
        "buy",
        decimal("0.01"),
        decimal("60000"),
        decimal("600"),
        decimal("0.6"),
        AT);
  }

  private static FillExport.Reply export() {
    FillExport.Row row =
        new FillExport.Row(
            new ForeignText("28457"),
            ID,
            SYMBOL,
            null,
            "sell",
            decimal("0.01"),
            decimal("61000"),
            decimal("610"),
            Decimal.ZERO,
            decimal("0.00075"),
            new ForeignText("BNB"),
            AT);
    FillExport.Disposal disposal =
        new FillExport.Disposal(
            SYMBOL,
            new ForeignText("sma-cross"),
            "long",
            AT,
            AT,
            ID,
            decimal("0.01"),
            decimal("600"),
            decimal("610"),
            decimal("10"),
            decimal("0.6"),
            Decimal.ZERO,
            decimal("9.4"));
    FillExport.OpenLot open =
        new FillExport.OpenLot(
            SYMBOL, null, "long", AT, decimal("0.02"), decimal("1200"), decimal("1.2"));
    return new FillExport.Reply(
        DEMO,
        true,
        "USDT",
        "hifo",
        List.of(row),
        List.of(disposal),
        List.of(open),
        decimal("10"),
        decimal("0.6"),
        1L);
  }

  private static AccountInfo account() {
    return new AccountInfo(DEMO, true, "binance", "USDT", decimal("10012.5"), "active", 1, 2, AT);
  }

  static void replies(Map<String, Object> all) {
    AccountCheck check =
        new AccountCheck(
            account(),
            new ForeignText("testnet"),
            true,
            null,
            new ForeignText("it is compared with its exchange"),
            List.of(new ForeignText("BTCUSDT buy 0.01 at 60000, web_1")));
    all.put("account.connect", check);
    all.put("account.test", check);
    all.put("account.rotate", check);
    all.put("account.remove", account());
    all.put("account.takeover", account());
    all.put("risk.set", new RiskSet.Reply("main", decimal("250"), "USDT", true));
    all.put("order.resolve", new OrderReply(false, List.of(order()), List.of()));
    OrderReply reply = new OrderReply(false, List.of(order()), List.of(fill()));
    all.put("account.list", new AccountList.Reply(List.of(account())));
    all.put("account.add", account());
    all.put(
        "balance.show",
        new BalanceShow.Reply(
            DEMO,
            true,
            List.of(
                new BalanceShow.Balance(
                    "BTC", decimal("0.01"), decimal("0.004"), decimal("0.006"), decimal("600")))));
    all.put(
        "portfolio.show",
        new PortfolioShow.Reply(
            DEMO,
            true,
            "USDT",
            decimal("10000"),
            List.of(
                new PortfolioShow.Holding(
                    "USDT", decimal("9400"), decimal("9400"), decimal("94"), null),
                new PortfolioShow.Holding(
                    "BTC", decimal("0.01"), decimal("600"), decimal("6"), decimal("-0.6")))));
    all.put(
        "pnl.show",
        new PnlShow.Reply(
            DEMO,
            true,
            "USDT",
            decimal("10000"),
            decimal("10012.5"),
            decimal("12.5"),
            decimal("0.125"),
            decimal("14"),
            Decimal.ZERO,
            decimal("1.5"),
            3,
            2,
            List.of(new PnlShow.Period("2026-01-31", 3, decimal("12.5")))));
    all.put("order.place", reply);
    all.put(
        "order.preview",
        new OrderPreview.Reply(
            DEMO,
            SYMBOL,
            "buy",
            "market",
            "entry",
            decimal("0.01"),
            decimal("60000.01"),
            decimal("60000"),
            decimal("600.0001"),
            decimal("0.6000001"),
            decimal("0.0001"),
            decimal("600.0001"),
            decimal("10000"),
            new ForeignText("not enough cash")));
    all.put("order.list", new OrderList.Reply(List.of(order())));
    all.put("order.show", reply);
    all.put("order.cancel", reply);
    all.put("order.replace", reply);
    all.put("position.list", new PositionList.Reply(List.of(position())));
    all.put("position.close", reply);
    all.put("fill.list", new FillList.Reply(List.of(fill())));
    all.put("fill.export", export());
    StrategyInfo strategy =
        new StrategyInfo(
            new ForeignText("sma-cross"),
            DEMO,
            "BTC/USDT@binance:5m",
            "running",
            null,
            decimal("2500"),
            decimal("2512.5"),
            decimal("0.01"),
            1012,
            3,
            1,
            AT);
    all.put("strategy.start", strategy);
    all.put("strategy.stop", strategy);
    all.put("strategy.list", new StrategyList.Reply(List.of(strategy), List.of(stored())));
    all.put("strategy.add", stored());
    all.put("strategy.edit", stored());
    all.put("strategy.remove", stored());
    all.put("strategy.launch", new StrategyLaunch.Reply(strategy, true, "9f86d081"));
    strategies(all, strategy);
    TradingReply brakes =
        new TradingReply(
            List.of(
                new TradingReply.AccountState(
                    DEMO,
                    "halted",
                    List.of(ID),
                    List.of(order()),
                    List.of("otK3F9X2"),
                    List.of(new ForeignText("ETH/USDT is not closed")))));
    all.put("trading.halt", brakes);
    all.put("trading.resume", brakes);
    all.put("trading.panic", brakes);
  }

  private static void strategies(Map<String, Object> all, StrategyInfo strategy) {
    all.put(
        "strategy.status",
        new StrategyStatus.Reply(
            strategy,
            new ForeignText("sma-cross.js"),
            "javascript",
            true,
            AT,
            AT,
            1,
            4,
            decimal("12.5"),
            decimal("-1.25"),
            180_000_000L,
            5_400L,
            1,
            new ForeignText("sma-cross.js:12:5: on bar 1011: x is not defined"),
            "bubblewrap"));
    all.put(
        "strategy.logs",
        new StrategyLogs.Reply(
            List.of(
                new StrategyLogs.Line(AT, "started", null, new ForeignText("by ada")),
                new StrategyLogs.Line(AT, "log", AT, new ForeignText("crossed"))),
            1_769_868_300_123_002L,
            false));
    all.put(
        "strategy.why",
        new StrategyWhy.Reply(
            List.of(
                new StrategyWhy.Bar(
                    AT,
                    List.of(new ForeignText("enter long 50%")),
                    List.of(new ForeignText("refused: not enough cash"))),
                new StrategyWhy.Bar(
                    AT, List.of(), List.of(new ForeignText("it asked for nothing"))))));
    all.put("strategy.positions", new PositionList.Reply(List.of(position())));
  }
}
