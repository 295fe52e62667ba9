package io.opentrade.server.alert.language;

import java.util.List;

/// The words of an expression, read one after the other.
final class Tokens {
  private final List<Token> all;
  private int next;

  Tokens(List<Token> all) {
    this.all = all;
  }

  Token peek() {
    return all.get(next);
  }

  /// The one behind the next.
  Token second() {
    return all.get(Math.min(next + 1, all.size() - 1));
  }

  Token take() {
    Token token = all.get(next);
    if (next < all.size() - 1) {
      next++;
    }
    return token;
  }

  boolean takeSign(String sign) {
    boolean here = peek().is(sign);
    if (here) {
      take();
    }
    return here;
  }

  boolean takeWord(String word) {
    boolean here = peek().isWord(word);
    if (here) {
      take();
    }
    return here;
  }

  /// @throws ExpressionRefused where another word stands here
  void need(String sign, String accepted) {
    if (!takeSign(sign)) {
      throw unexpected(accepted);
    }
  }

  Token need(Token.Kind kind, String accepted) {
    if (peek().kind() != kind) {
      throw unexpected(accepted);
    }
    return take();
  }

  ExpressionRefused unexpected(String accepted) {
    return new ExpressionRefused(
        peek().at(), peek().shown() + " is not what can stand here", accepted);
  }
}
