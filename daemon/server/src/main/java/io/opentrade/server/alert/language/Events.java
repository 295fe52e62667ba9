package io.opentrade.server.alert.language;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `event KIND where …` and `health = bad`.
final class Events {
  private static final Set<String> KINDS = Set.of("order", "fill", "strategy", "account", "health");
  private static final String KIND = "order, fill, strategy, account, health or any";
  private static final Map<String, Where.Field> FIELDS =
      Map.of(
          "text", Where.Field.TEXT,
          "account", Where.Field.ACCOUNT,
          "subject", Where.Field.SUBJECT,
          "tone", Where.Field.TONE);

  private final Tokens tokens;

  Events(Tokens tokens) {
    this.tokens = tokens;
  }

  Condition event() {
    Token token = tokens.peek();
    String kind = token.text().toLowerCase(Locale.ROOT);
    boolean any = kind.equals("any");
    if (token.kind() != Token.Kind.WORD || !any && !KINDS.contains(kind)) {
      throw tokens.unexpected(KIND);
    }
    tokens.take();
    List<Where> where = new ArrayList<>();
    if (tokens.takeWord("where")) {
      where.add(where());
      while (tokens.peek().isWord("and") && isField(tokens.second())) {
        tokens.take();
        where.add(where());
      }
    }
    return new Condition.Event(any ? null : kind, where);
  }

  private static boolean isField(Token token) {
    return token.kind() == Token.Kind.WORD
        && FIELDS.containsKey(token.text().toLowerCase(Locale.ROOT));
  }

  private Where where() {
    if (!isField(tokens.peek())) {
      throw tokens.unexpected("text, account, subject or tone");
    }
    Where.Field field = FIELDS.get(tokens.take().text().toLowerCase(Locale.ROOT));
    boolean whole = tokens.takeSign("=") || tokens.takeSign("==");
    if (!whole && !tokens.takeSign("~")) {
      throw tokens.unexpected("= \"the whole of it\" or ~ \"an expression that is found in it\"");
    }
    Token text = tokens.peek();
    if (text.kind() != Token.Kind.TEXT && text.kind() != Token.Kind.WORD) {
      throw tokens.unexpected("a text in quotes");
    }
    tokens.take();
    return new Where(Objects.requireNonNull(field), whole, text.text(), pattern(text, whole));
  }

  private static Pattern pattern(Token text, boolean whole) {
    try {
      return Pattern.compile(
          whole ? Pattern.quote(text.text()) : text.text(), Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException wrong) {
      throw new ExpressionRefused(
          text.at(),
          "the regular expression is none: " + wrong.getDescription(),
          "RE2 syntax, without look-around and back references");
    }
  }

  Condition health() {
    @Nullable String check = null;
    if (tokens.takeSign("(")) {
      check = tokens.need(Token.Kind.WORD, "the name of a check, such as disk").text();
      tokens.need(")", "a closing bracket");
    }
    if (!tokens.takeSign("=") && !tokens.takeSign("==")) {
      throw tokens.unexpected("= bad or = ok");
    }
    if (tokens.takeWord("bad")) {
      return new Condition.Health(check, true);
    }
    if (tokens.takeWord("ok")) {
      return new Condition.Health(check, false);
    }
    throw tokens.unexpected("bad or ok");
  }
}
