package io.opentrade.sandbox.link;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.sandbox.PlanSize;
import java.util.ArrayList;
import java.util.List;

/// Reads the table of nodes.
final class NodeReader {
  private static final int TEXT = 400;
  private static final int ARGUMENTS = 30;

  private final List<Expression> nodes = new ArrayList<>();
  private final PlanSize size = new PlanSize();
  private final WireReader in;

  NodeReader(WireReader in) {
    this.in = in;
    int count = in.integer(PlanSize.MAXIMUM_NODES);
    for (int number = 0; number < count; number++) {
      Expression node = node();
      size.add(node);
      nodes.add(node);
    }
  }

  Expression get(int number) {
    if (number < 0 || number >= nodes.size()) {
      throw new LinkException("a node names node " + number + ", which does not precede it");
    }
    return nodes.get(number);
  }

  private Expression node() {
    int tag = in.octet();
    return switch (tag) {
      case NodeWriter.SOURCE -> new Expression.Source(in.text(TEXT), in.constant(Field.class));
      case NodeWriter.CONSTANT -> new Expression.Constant(scalar());
      case NodeWriter.SHIFT -> new Expression.Shift(child(), scalar());
      case NodeWriter.UNARY ->
          new Expression.Unary(in.constant(Expression.Unary.Operator.class), child());
      case NodeWriter.BINARY ->
          new Expression.Binary(in.constant(Expression.Binary.Operator.class), child(), child());
      case NodeWriter.WHERE -> new Expression.Where(child(), child(), child());
      case NodeWriter.INDICATOR -> indicator();
      case NodeWriter.SCAN ->
          new Expression.Scan(
              in.integer(PlanSize.MAXIMUM_NODES),
              in.text(TEXT),
              in.list(Expression.Scan.MAXIMUM_INPUTS, this::child));
      default -> throw new LinkException("no node has the tag " + tag);
    };
  }

  private Expression child() {
    return get(in.integer());
  }

  private Expression indicator() {
    String name = in.text(TEXT);
    String output = in.text(TEXT);
    return new Expression.Indicator(name, in.list(ARGUMENTS, this::argument), output);
  }

  private Argument argument() {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> new Argument.Column(child());
      case 1 -> new Argument.Number(scalar());
      case 2 -> new Argument.Word(in.text(TEXT));
      default -> throw new LinkException("no argument has the tag " + tag);
    };
  }

  private Scalar scalar() {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> new Scalar.Literal(in.number());
      case 1 -> new Scalar.Parameter(in.text(TEXT));
      default -> throw new LinkException("no number has the tag " + tag);
    };
  }
}
