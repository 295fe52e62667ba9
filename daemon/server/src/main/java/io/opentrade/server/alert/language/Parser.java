package io.opentrade.server.alert.language;

import io.opentrade.server.alert.language.Condition.Relation;
import org.jspecify.annotations.Nullable;

/// The shape of an expression, from the loosest tie to the tightest: `or`, `and`, `not`,
/// comparisons, sums, products, signs.
final class Parser {
  /// Brackets deeper than this are no person's.
  private static final int DEEPEST = 60;

  private static final String CONDITION =
      "something that holds or not: BTC/USDT@binance > 65000, rsi(14, 1h) < 30, event order";
  private static final String NUMBER =
      "a number: 65000, 5%, a market, change(1h), rsi(14, 1h), equity(demo), …";

  private final Tokens tokens;
  private final Words words;
  private int depth;

  Parser(Tokens tokens, Subject subject) {
    this.tokens = tokens;
    this.words = new Words(tokens, subject, this);
  }

  /// A number, or something that holds or not.
  Node any() {
    Node node = orNode();
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.unexpected("and, or, or the end");
    }
    return node;
  }

  Condition all() {
    Condition condition = or();
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.unexpected("and, or, or the end");
    }
    return condition;
  }

  private Condition or() {
    int at = tokens.peek().at();
    return condition(orNode(), at);
  }

  private Node orNode() {
    int at = tokens.peek().at();
    Node left = andNode();
    while (tokens.takeWord("or")) {
      int second = tokens.peek().at();
      left = new Condition.Or(condition(left, at), condition(andNode(), second));
    }
    return left;
  }

  private Node andNode() {
    int at = tokens.peek().at();
    Node left = notNode();
    while (tokens.takeWord("and")) {
      int second = tokens.peek().at();
      left = new Condition.And(condition(left, at), condition(notNode(), second));
    }
    return left;
  }

  private Node notNode() {
    if (!tokens.peek().isWord("not")) {
      return comparison();
    }
    tokens.take();
    deeper();
    int at = tokens.peek().at();
    Condition of = condition(notNode(), at);
    depth--;
    return new Condition.Not(of);
  }

  private Node comparison() {
    int at = tokens.peek().at();
    Node left = sum();
    Relation relation = relation();
    if (relation == null) {
      return left;
    }
    Term first = term(left, at);
    int second = tokens.peek().at();
    return new Condition.Comparison(first, relation, term(sum(), second));
  }

  private @Nullable Relation relation() {
    if (tokens.takeSign("==")) {
      return Relation.EQUAL;
    }
    for (Relation relation : Relation.values()) {
      if (tokens.takeSign(relation.sign())) {
        return relation;
      }
    }
    return null;
  }

  private Node sum() {
    int at = tokens.peek().at();
    Node left = product();
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      Term.Operator operator = tokens.take().is("+") ? Term.Operator.ADD : Term.Operator.SUBTRACT;
      int second = tokens.peek().at();
      left = new Term.Arithmetic(operator, term(left, at), term(product(), second));
    }
    return left;
  }

  private Node product() {
    int at = tokens.peek().at();
    Node left = signed();
    while (tokens.peek().is("*") || tokens.peek().is("/")) {
      Term.Operator operator =
          tokens.take().is("*") ? Term.Operator.MULTIPLY : Term.Operator.DIVIDE;
      int second = tokens.peek().at();
      left = new Term.Arithmetic(operator, term(left, at), term(signed(), second));
    }
    return left;
  }

  private Node signed() {
    if (!tokens.takeSign("-")) {
      return primary();
    }
    deeper();
    int at = tokens.peek().at();
    Term of = term(signed(), at);
    depth--;
    return of instanceof Term.Number(double value)
        ? new Term.Number(-value)
        : new Term.Arithmetic(Term.Operator.SUBTRACT, new Term.Number(0), of);
  }

  private Node primary() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case NUMBER, SPAN -> new Term.Number(tokens.take().number());
      case MARKET, WORD -> words.read();
      case SIGN -> brackets();
      case TEXT, END -> throw tokens.unexpected(CONDITION);
    };
  }

  private Node brackets() {
    if (!tokens.takeSign("(")) {
      throw tokens.unexpected(CONDITION);
    }
    deeper();
    Node inner = orNode();
    depth--;
    tokens.need(")", "and, or, or a closing bracket");
    return inner;
  }

  /// A number, for a word that takes some.
  Term term() {
    int at = tokens.peek().at();
    deeper();
    Term term = term(sum(), at);
    depth--;
    return term;
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw new ExpressionRefused(
          tokens.peek().at(), "this is too deep", "at most " + DEEPEST + " brackets in another");
    }
  }

  private static Condition condition(Node node, int at) {
    if (node instanceof Condition condition) {
      return condition;
    }
    throw new ExpressionRefused(at, "this is a number, and nothing it is held against", CONDITION);
  }

  private static Term term(Node node, int at) {
    if (node instanceof Term term) {
      return term;
    }
    throw new ExpressionRefused(at, "this holds or not, it is no number", NUMBER);
  }
}
