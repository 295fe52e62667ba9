package io.opentrade.server.alert.language;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.alert.language.Quantity.AccountKind;
import io.opentrade.server.alert.language.Quantity.MarketKind;
import io.opentrade.server.market.MarketName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words an expression may use, and what they mean.
final class Words {
  private static final Map<String, MarketKind> OF_MARKETS =
      Map.of(
          "price", MarketKind.PRICE,
          "last", MarketKind.PRICE,
          "bid", MarketKind.BID,
          "ask", MarketKind.ASK,
          "spread", MarketKind.SPREAD,
          "silence", MarketKind.SILENCE,
          "funding", MarketKind.FUNDING);
  private static final Map<String, AccountKind> OF_ACCOUNTS =
      Map.of(
          "equity", AccountKind.EQUITY,
          "pnl", AccountKind.PNL,
          "drawdown", AccountKind.DRAWDOWN,
          "balance", AccountKind.BALANCE);
  private static final Map<String, Expression.Binary.Operator> CROSSES =
      Map.of(
          "crosses", Expression.Binary.Operator.OR,
          "crossesabove", Expression.Binary.Operator.CROSSES_ABOVE,
          "crossesbelow", Expression.Binary.Operator.CROSSES_BELOW);

  private final Tokens tokens;
  private final Parser parser;
  private final Events events;
  private final Columns columns;

  Words(Tokens tokens, Subject subject, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
    this.events = new Events(tokens);
    this.columns = new Columns(tokens, subject);
  }

  /// What the next word means, with its arguments.
  Node read() {
    Token word = tokens.take();
    if (word.kind() == Token.Kind.MARKET) {
      return new Term.Live(new Quantity.OfMarket(market(word), MarketKind.PRICE));
    }
    String name = word.text().toLowerCase(Locale.ROOT);
    MarketKind kind = OF_MARKETS.get(name);
    if (kind != null) {
      return new Term.Live(new Quantity.OfMarket(columns.market(word, kind), kind));
    }
    AccountKind account = OF_ACCOUNTS.get(name);
    if (account != null) {
      return account(account);
    }
    Expression.Binary.Operator cross = CROSSES.get(name);
    if (cross != null) {
      return cross(word, cross);
    }
    return switch (name) {
      case "event" -> events.event();
      case "health" -> events.health();
      default -> columns.column(word);
    };
  }

  static MarketName market(Token token) {
    try {
      return MarketName.of(token.text());
    } catch (RequestFailed wrong) {
      throw new ExpressionRefused(
          token.at(), wrong.failure().message(), "a market, for example BTC/USDT@binance");
    }
  }

  private Node account(AccountKind kind) {
    boolean balance = kind == AccountKind.BALANCE;
    String accepted = balance ? "(ACCOUNT, CURRENCY), as in balance(demo, USDT)" : "(ACCOUNT)";
    tokens.need("(", accepted);
    String account = tokens.need(Token.Kind.WORD, "the name of an account").text();
    String currency = "";
    if (balance) {
      tokens.need(",", "a comma and a currency, as in balance(demo, USDT)");
      Token word = tokens.need(Token.Kind.WORD, "a currency, such as USDT");
      currency = word.text().toUpperCase(Locale.ROOT);
    }
    tokens.need(")", "a closing bracket");
    return new Term.Live(new Quantity.OfAccount(account, kind, currency));
  }

  private Node cross(Token word, Expression.Binary.Operator operator) {
    tokens.need("(", "two columns in brackets: crosses(ema(20, 1h), ema(50, 1h))");
    Term first = parser.term();
    tokens.need(",", "a comma and what is crossed");
    Term second = parser.term();
    tokens.need(")", "a closing bracket");
    SeriesName series = series(word, first, second);
    Expression left = Crossing.column(word, first, series);
    Expression right = Crossing.column(word, second, series);
    return new Condition.Cross(series, Crossing.of(operator, left, right));
  }

  private static SeriesName series(Token word, Term first, Term second) {
    List<SeriesName> all = new ArrayList<>();
    Crossing.series(first, all);
    Crossing.series(second, all);
    if (all.isEmpty()) {
      throw new ExpressionRefused(
          word.at(),
          "a cross is seen at the close of bars, and nothing here is made of bars",
          "crosses(BTC/USDT@binance, ema(20, 1h)); or write > or <, which fire at the crossing");
    }
    if (all.stream().distinct().count() > 1) {
      throw new ExpressionRefused(
          word.at(),
          "both sides of a cross must be of the same market and bars, not "
              + all.get(0)
              + " and "
              + all.stream().filter(one -> !one.equals(all.get(0))).findFirst().orElseThrow(),
          "for example crosses(ema(20, 1h), ema(50, 1h))");
    }
    return all.getFirst();
  }
}
