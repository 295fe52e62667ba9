package io.opentrade.server.alert.language;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.market.MarketName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what alerts wait for. The words are told by `help alerts`.
public final class AlertLanguage {
  private AlertLanguage() {}

  /// @param market what words mean that name none; null for the one market that the expression
  ///     names, where there is one
  /// @throws ExpressionRefused where it cannot be understood
  public static Condition read(String expression, @Nullable MarketName market) {
    return read(expression, market, new Timeframe(60_000));
  }

  /// @param finest the shortest bars that windows such as `change(1h)` may be measured with
  /// @throws ExpressionRefused where it cannot be understood
  public static Condition read(String expression, @Nullable MarketName market, Timeframe finest) {
    List<Token> tokens = Lexer.tokens(expression);
    Subject subject = new Subject(market == null ? only(tokens) : market, finest);
    return new Parser(new Tokens(tokens), subject).all();
  }

  /// Reads what somebody wants to know now: a number, or whether something holds.
  ///
  /// @throws RequestFailed of kind USAGE, with the place
  public static Node value(String expression) {
    try {
      List<Token> tokens = Lexer.tokens(expression);
      Subject subject = new Subject(only(tokens), new Timeframe(60_000));
      return new Parser(new Tokens(tokens), subject).any();
    } catch (ExpressionRefused refused) {
      throw refused.toFailure(expression);
    }
  }

  private static @Nullable MarketName only(List<Token> tokens) {
    List<String> named =
        tokens.stream()
            .filter(token -> token.kind() == Token.Kind.MARKET)
            .map(Token::text)
            .distinct()
            .toList();
    return named.size() == 1 ? MarketName.of(named.getFirst()) : null;
  }

  /// The same for somebody who asked by the wire.
  ///
  /// @throws RequestFailed of kind USAGE, with the place
  public static Condition ask(String expression, @Nullable MarketName market, Timeframe finest) {
    try {
      return read(expression, market, finest);
    } catch (ExpressionRefused refused) {
      throw refused.toFailure(expression);
    }
  }
}
