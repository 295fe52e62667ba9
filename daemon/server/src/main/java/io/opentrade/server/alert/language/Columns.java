package io.opentrade.server.alert.language;

import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.indicator.Definition;
import io.opentrade.engine.indicator.Indicators;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.server.alert.language.Quantity.MarketKind;
import io.opentrade.server.market.MarketName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words that are measured over bars: windows such as `change(1h)`, and every indicator.
final class Columns {
  private static final Expression CLOSE = new Expression.Source("", Field.CLOSE);
  private static final String PERPETUAL = "-PERP";
  private static final String OWN =
      "price, bid, ask, spread, silence, funding, change, volume, high, low, crosses, equity, pnl,"
          + " drawdown, balance, event, health, or an indicator (opentrade strategy indicators)";

  private final Tokens tokens;
  private final Subject subject;

  Columns(Tokens tokens, Subject subject) {
    this.tokens = tokens;
    this.subject = subject;
  }

  /// The market that a word is about: the one behind `of`, else the one that is meant.
  MarketName market(Token word) {
    if (tokens.takeWord("of")) {
      return Words.market(tokens.need(Token.Kind.MARKET, "a market, such as BTC/USDT@binance"));
    }
    MarketName meant = subject.market();
    if (meant == null) {
      throw new ExpressionRefused(
          word.at(),
          "of which market is '" + word.text() + "'?",
          word.text() + " of BTC/USDT@binance; or name one for all: --symbol BTC/USDT@binance");
    }
    return meant;
  }

  /// The same for a word of a kind: only perpetuals have funding.
  MarketName market(Token word, MarketKind kind) {
    MarketName market = market(word);
    if (kind == MarketKind.FUNDING && !market.symbol().endsWith(PERPETUAL)) {
      throw new ExpressionRefused(
          word.at(),
          "there is no funding of " + market + ", only of perpetual futures",
          "funding of BTC/USDT" + PERPETUAL + "@" + market.exchange());
    }
    return market;
  }

  Term column(Token word) {
    String name = word.text().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "change", "volume", "high", "low" -> window(word, name);
      default -> indicator(word);
    };
  }

  private Term window(Token word, String name) {
    String example = word.text() + "(1h)";
    tokens.need("(", "a span of time in brackets: " + example);
    Token span = tokens.need(Token.Kind.SPAN, "a span of time, as in " + example);
    tokens.need(")", "a closing bracket");
    MarketName market = market(word);
    Timeframe sampling = subject.sampling(Math.round(span.number() * 1000));
    if (sampling == null) {
      throw new ExpressionRefused(
          span.at(),
          "'" + span.text() + "' cannot be measured with bars of " + subject.finest(),
          "whole minutes, hours or days, at least " + subject.finest());
    }
    int bars = (int) (Math.round(span.number() * 1000) / sampling.millis());
    Scalar length = new Scalar.Literal(bars);
    SeriesName series = new SeriesName(market.symbol(), market.exchange(), sampling);
    Term price = new Term.Live(new Quantity.OfMarket(market, MarketKind.PRICE));
    return switch (name) {
      case "change" ->
          new Term.Arithmetic(
              Term.Operator.SUBTRACT,
              new Term.Arithmetic(
                  Term.Operator.DIVIDE,
                  price,
                  new Term.Column(series, new Expression.Shift(CLOSE, length))),
              new Term.Number(1));
      case "volume" -> new Term.Column(series, over("sum", Field.VOLUME, length));
      case "high" -> new Term.Column(series, over("highest", Field.HIGH, length));
      default -> new Term.Column(series, over("lowest", Field.LOW, length));
    };
  }

  private static Expression over(String indicator, Field field, Scalar length) {
    return new Expression.Indicator(
        indicator,
        List.of(new Argument.Column(new Expression.Source("", field)), new Argument.Number(length)),
        "");
  }

  private Term indicator(Token word) {
    Definition definition = definition(word);
    List<Argument> arguments = new ArrayList<>();
    Bars bars = arguments(word, arguments);
    Timeframe timeframe = bars.timeframe();
    String output =
        tokens.takeSign(".")
            ? tokens.need(Token.Kind.WORD, "one of " + definition.outputs()).text()
            : "";
    MarketName market = bars.market() == null ? market(word) : bars.market();
    SeriesName series = new SeriesName(market.symbol(), market.exchange(), timeframe);
    if (takesColumnFirst(definition)
        && (arguments.isEmpty() || !(arguments.getFirst() instanceof Argument.Column))) {
      arguments.addFirst(new Argument.Column(CLOSE));
    }
    Expression expression = new Expression.Indicator(definition.name(), arguments, output);
    tryOut(word, timeframe, expression);
    return new Term.Column(series, expression);
  }

  private static Definition definition(Token word) {
    try {
      return Indicators.find(word.text());
    } catch (PlanException unknown) {
      throw new ExpressionRefused(word.at(), String.valueOf(unknown.getMessage()), OWN);
    }
  }

  private static boolean takesColumnFirst(Definition definition) {
    return definition.forms().stream()
        .map(Definition.Form::parameters)
        .allMatch(all -> !all.isEmpty() && all.getFirst().type() == Definition.Type.COLUMN);
  }

  /// What stands last: the length of the bars, perhaps with their market before it.
  private record Bars(@Nullable MarketName market, Timeframe timeframe) {}

  private Bars arguments(Token word, List<Argument> arguments) {
    String example = word.text() + "(…, 1h)";
    tokens.need("(", "arguments in brackets, the length of the bars last: " + example);
    while (tokens.peek().kind() != Token.Kind.SPAN && tokens.peek().kind() != Token.Kind.MARKET) {
      arguments.add(argument(example));
      tokens.need(",", "a comma and the length of the bars: " + example);
    }
    MarketName market =
        tokens.peek().kind() == Token.Kind.MARKET ? Words.market(tokens.take()) : null;
    Token span = tokens.need(Token.Kind.SPAN, "the length of the bars: " + example);
    Timeframe timeframe = Timeframe.of(span.text());
    if (timeframe.millis() % subject.finest().millis() != 0) {
      throw new ExpressionRefused(
          span.at(),
          "bars of " + span.text() + " cannot be made of bars of " + subject.finest(),
          "a multiple of " + subject.finest());
    }
    tokens.need(")", "a closing bracket");
    return new Bars(market, timeframe);
  }

  private Argument argument(String example) {
    boolean negative = tokens.takeSign("-");
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.NUMBER) {
      double number = tokens.take().number();
      return new Argument.Number(new Scalar.Literal(negative ? -number : number));
    }
    if (negative || token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.TEXT) {
      throw tokens.unexpected("a number, open, high, low, close, volume, or bars: " + example);
    }
    tokens.take();
    Field field = field(token.text());
    return field == null
        ? new Argument.Word(token.text())
        : new Argument.Column(new Expression.Source("", field));
  }

  private static final Map<String, Field> FIELDS =
      Map.of(
          "open", Field.OPEN,
          "high", Field.HIGH,
          "low", Field.LOW,
          "close", Field.CLOSE,
          "volume", Field.VOLUME);

  private static @Nullable Field field(String word) {
    return FIELDS.get(word.toLowerCase(Locale.ROOT));
  }

  /// Lets the engine look at the arguments, whose complaint is the best.
  private static void tryOut(Token word, Timeframe timeframe, Expression expression) {
    try {
      new LiveEvaluator(timeframe, Map.of(), Map.of()).number(expression);
    } catch (PlanException wrong) {
      throw new ExpressionRefused(
          word.at(),
          String.valueOf(wrong.getMessage()),
          "see: opentrade strategy indicators " + word.text());
    }
  }
}
