package io.opentrade.server.alert.language;

import io.opentrade.engine.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts an expression into words.
final class Lexer {
  /// Longer than any expression a person writes.
  static final int LONGEST = 2_000;

  // Each stops at the first character that cannot belong to it, so none goes back far.
  private static final Pattern MARKET =
      Pattern.compile("[A-Za-z0-9]{1,20}/[A-Za-z0-9-]{1,40}@[A-Za-z0-9_-]{1,20}");

  /// Else read as a division of two words, and refused for reasons that help nobody.
  private static final Pattern NO_EXCHANGE =
      Pattern.compile("[A-Z][A-Z0-9]{1,19}/[A-Z][A-Z0-9-]{1,39}(?![A-Za-z0-9_@(.-])");

  private static final Pattern SPAN = Pattern.compile("[0-9]{1,5}[smhdw](?![A-Za-z0-9_])");
  private static final Pattern NUMBER =
      Pattern.compile("([0-9][0-9_]{0,20}(?:\\.[0-9]{1,12})?)([kM%]?)(?![A-Za-z0-9_.])");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_:]{0,60}");
  private static final List<String> SIGNS =
      List.of("<=", ">=", "!=", "==", "<", ">", "=", "~", "+", "-", "*", "/", "(", ")", ",", ".");
  private static final String EXAMPLES =
      "a market (BTC/USDT@binance), a number (65000, 5%, 65k), a time (30s, 1h), a word or a sign";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// @throws ExpressionRefused at the first character that begins no word
  static List<Token> tokens(String text) {
    if (text.length() > LONGEST) {
      throw new ExpressionRefused(
          LONGEST, "the expression is too long", "at most " + LONGEST + " characters");
    }
    return new Lexer(text).all();
  }

  private List<Token> all() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (Character.isWhitespace(next)) {
        at++;
      } else if (next == '"' || next == '\'') {
        quoted(next);
      } else {
        plain();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length(), 0));
    return tokens;
  }

  private void quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new ExpressionRefused(at, "a text does not end", "a second " + quote);
    }
    tokens.add(new Token(Token.Kind.TEXT, text.substring(at + 1, end), at, 0));
    at = end + 1;
  }

  private void plain() {
    Matcher market = at(MARKET);
    Matcher noExchange = at(NO_EXCHANGE);
    Matcher span = at(SPAN);
    Matcher number = at(NUMBER);
    Matcher word = at(WORD);
    if (market.lookingAt()) {
      add(Token.Kind.MARKET, market.group(), 0);
      if (at < text.length() && text.charAt(at) == ':') {
        at++; // a series: the length of its bars is the next word
        lengthOfBars();
      }
    } else if (noExchange.lookingAt()) {
      String pair = noExchange.group();
      throw new ExpressionRefused(
          at, "'" + pair + "' says no exchange", "for example " + pair + "@binance");
    } else if (span.lookingAt()) {
      add(Token.Kind.SPAN, span.group(), seconds(span.group()));
    } else if (number.lookingAt()) {
      double value = Double.parseDouble(number.group(1).replace("_", ""));
      add(Token.Kind.NUMBER, number.group(), scaled(value, number.group(2)));
    } else if (word.lookingAt()) {
      add(Token.Kind.WORD, word.group(), 0);
    } else {
      sign();
    }
  }

  private void lengthOfBars() {
    Matcher span = at(SPAN);
    if (!span.lookingAt()) {
      throw new ExpressionRefused(at, "no bars are of that length", "for example 5m, 1h or 1d");
    }
    add(Token.Kind.SPAN, span.group(), seconds(span.group()));
  }

  private void sign() {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        add(Token.Kind.SIGN, sign, 0);
        return;
      }
    }
    throw new ExpressionRefused(at, "nothing begins like this", EXAMPLES);
  }

  private double seconds(String span) {
    try {
      return Timeframe.of(span).millis() / 1000.0;
    } catch (IllegalArgumentException _) {
      throw new ExpressionRefused(at, "'" + span + "' is no time", "for example 30s, 5m, 1h or 1d");
    }
  }

  private static double scaled(double value, String suffix) {
    return switch (suffix) {
      case "k" -> value * 1_000;
      case "M" -> value * 1_000_000;
      case "%" -> value / 100;
      default -> value;
    };
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }

  private void add(Token.Kind kind, String word, double number) {
    tokens.add(new Token(kind, word, at, number));
    at += word.length();
  }
}
