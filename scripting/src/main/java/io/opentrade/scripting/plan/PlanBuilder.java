package io.opentrade.scripting.plan;

import io.opentrade.engine.indicator.Definition;
import io.opentrade.engine.indicator.Indicators;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.PlanPrinter;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Nearest;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.PlanSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// The host side of a prelude's columns. Every exported method may be called by the script with
/// anything at all.
public final class PlanBuilder {
  private static final String OTHER_MARKET = "the column belongs to another market";

  private final Words words;
  private final Declaration declaration;
  private final List<ParameterDeclaration> parameters;
  private final Map<String, ParameterValue> values;
  private final boolean keepSymbolic;
  private final Map<List<Object>, Node> nodes = new HashMap<>();
  private final PlanSize size = new PlanSize();
  private final Set<String> concretised = new HashSet<>();
  private final PlanDraft draft;
  private final List<Scan> scans = new ArrayList<>();
  private Refusal last = new Refusal("", "");

  /// @param values of all declared parameters
  /// @param keepSymbolic whether numbers may stay symbolic; else they are plain from the start
  public PlanBuilder(
      Words words,
      Declaration declaration,
      Map<String, ParameterValue> values,
      boolean keepSymbolic) {
    this.words = words;
    this.declaration = declaration;
    this.parameters = List.copyOf(declaration.parameters().values());
    this.values = Map.copyOf(values);
    this.keepSymbolic = keepSymbolic;
    this.draft = new PlanDraft(words);
  }

  /// The plan as far as the script has described it.
  public PlanDraft draft() {
    return draft;
  }

  /// The parameters whose values were looked at so far.
  public Set<String> looked() {
    return Set.copyOf(concretised);
  }

  @Export
  public Node source(String series, String field) {
    return guarded(
        () ->
            node(
                List.of("source", series, field),
                () ->
                    new Expression.Source(series, Field.valueOf(field.toUpperCase(Locale.ROOT)))));
  }

  @Export
  public Node unary(String operator, Object of) {
    return guarded(
        () -> {
          var constant = Expression.Unary.Operator.valueOf(operator);
          Node node = column(of, operator);
          return node(
              List.of(constant, node), () -> new Expression.Unary(constant, node.expression()));
        });
  }

  @Export
  public Node binary(String operator, Object left, Object right) {
    return guarded(
        () -> {
          var constant = Expression.Binary.Operator.valueOf(operator);
          Node first = operand(left, operator);
          Node second = operand(right, operator);
          return node(
              List.of(constant, first, second),
              () -> new Expression.Binary(constant, first.expression(), second.expression()));
        });
  }

  @Export
  public Node shift(Object of, Object bars) {
    return guarded(
        () -> {
          Node node = column(of, "shift");
          Scalar count = scalar(bars, "shift");
          if (count instanceof Scalar.Literal(double value)
              && (value < 0 || value != Math.rint(value))) {
            throw new Refusal(
                "a column can be shifted by a whole number of bars from 0 up, not " + plain(value),
                value < 0 ? "the bars ahead cannot be seen" : "a bar is the smallest step");
          }
          return node(
              List.of("shift", node, count), () -> new Expression.Shift(node.expression(), count));
        });
  }

  /// Without the point that some languages' numbers arrive with.
  private static String plain(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }

  @Export
  public Node where(Object condition, Object then, Object otherwise) {
    return guarded(
        () -> {
          Node first = column(condition, "where");
          Node second = operand(then, "where");
          Node third = operand(otherwise, "where");
          return node(
              List.of("where", first, second, third),
              () ->
                  new Expression.Where(
                      first.expression(), second.expression(), third.expression()));
        });
  }

  /// A column that the script computes itself, bar by bar.
  ///
  /// @param columns list of nodes
  /// @param step takes the state and the values of the bar and gives the next state
  @Export
  public Node scan(Value columns, Value initial, Value step) {
    return guarded(
        () -> {
          if (!step.canExecute()) {
            throw new Refusal("the last argument of scan must be a function", "");
          }
          List<Object> operands = new ArrayList<>();
          for (long index = 0; index < Math.min(columns.getArraySize(), 100); index++) {
            Value element = columns.getArrayElement(index);
            operands.add(
                element.isNumber()
                    ? (Object) element.asDouble()
                    : element.isHostObject() ? element.asHostObject() : element);
          }
          String code =
              step.getSourceLocation() == null
                  ? ""
                  : step.getSourceLocation().getCharacters().toString();
          return scan(operands, code, conditions -> new GuestStep(step, initial, conditions));
        });
  }

  /// The same for a language of the host.
  ///
  /// @param columns nodes, numbers and parameters
  /// @param code text that tells the function from others
  /// @param step makes the function, told which inputs are conditions
  public Node scan(List<Object> columns, String code, Function<boolean[], ScanStep> step) {
    return guarded(
        () -> {
          boolean[] conditions = new boolean[columns.size()];
          List<Expression> inputs = new ArrayList<>();
          for (int index = 0; index < conditions.length; index++) {
            Node input = operand(columns.get(index), "scan");
            conditions[index] = input.expression().kind() == Expression.Kind.CONDITION;
            inputs.add((conditions[index] ? where(input, 1, 0) : input).expression());
          }
          int number = scans.size();
          Expression.Scan scan = new Expression.Scan(number, PlanPrinter.hash(code), inputs);
          size.add(scan);
          scans.add(new Scan(scan, step.apply(conditions)));
          return new Node(scan, this);
        });
  }

  /// The scans so far with their functions, in order of their numbers.
  public List<Scan> scans() {
    return List.copyOf(scans);
  }

  /// A scan and its function.
  public record Scan(Expression.Scan expression, ScanStep step) {}

  /// @param names of the last arguments, which were passed by name, separated by commas
  @Export
  public Node indicator(String name, String output, Value positional, String names, Value named) {
    return guarded(
        () -> {
          List<Argument> arguments = arguments(positional, name);
          Map<String, Argument> byName = new LinkedHashMap<>();
          List<Argument> last = arguments(named, name);
          List<String> keys = names.isEmpty() ? List.of() : Arrays.asList(names.split(",", -1));
          for (int index = 0; index < Math.min(keys.size(), last.size()); index++) {
            byName.put(keys.get(index), last.get(index));
          }
          return indicator(name, output, arguments, byName);
        });
  }

  /// The same for a language of the host.
  ///
  /// @param positional nodes, numbers, parameters and words
  public Node indicator(String name, String output, List<Object> positional) {
    return guarded(
        () -> {
          List<Argument> arguments =
              positional.stream()
                  .map(
                      each ->
                          each instanceof String word
                              ? new Argument.Word(word)
                              : argument(each, name))
                  .toList();
          return indicator(name, output, arguments, Map.of());
        });
  }

  private Node indicator(
      String name, String output, List<Argument> positional, Map<String, Argument> named) {
    Definition definition = Indicators.find(name);
    Expression.Indicator indicator =
        new IndicatorCall(definition, positional, named).output(output);
    List<Object> key = new ArrayList<>(List.of("indicator", indicator.name(), output));
    indicator.arguments().forEach(argument -> key.add(identity(argument)));
    Node made = node(List.copyOf(key), () -> indicator);
    return definition.condition() ? binary("NOT_EQUAL", made, 0) : made;
  }

  /// The outputs of an indicator, separated by commas.
  @Export
  public String outputs(String name) {
    return guarded(() -> String.join(",", Indicators.find(name).outputs()));
  }

  /// The names of the indicators with own kernels, separated by commas.
  @Export
  public String ownIndicators() {
    return Indicators.own().stream().map(Definition::name).collect(Collectors.joining(","));
  }

  @Export
  public void requireIndicator(String name) {
    guarded(() -> resolve(name));
  }

  private String resolve(String name) {
    try {
      return Indicators.resolve(name);
    } catch (PlanException refused) {
      String way = words.operatorFor(name);
      if (way.isEmpty()) {
        throw refused;
      }
      throw new Refusal("no indicator is called '" + name + "'", way);
    }
  }

  @Export
  public String seriesNames() {
    return String.join("\n", declaration.series().keySet());
  }

  @Export
  public int parameterCount() {
    return parameters.size();
  }

  @Export
  public String parameterName(int index) {
    return parameters.get(index).name();
  }

  /// The value in this run: a whole number where the parameter is declared as one.
  @Export
  public Object parameterValue(int index) {
    ParameterDeclaration parameter = parameters.get(index);
    return switch (values.getOrDefault(parameter.name(), parameter.value())) {
      case ParameterValue.Number(double value) ->
          parameter.whole() && Math.abs(value) <= Integer.MAX_VALUE ? (Object) (int) value : value;
      case ParameterValue.Flag(boolean value) -> value;
      case ParameterValue.Text(String value) -> value;
    };
  }

  /// A stand-in for a number that may stay symbolic; null for any other parameter.
  @Export
  public @Nullable Object parameterHandle(int index) {
    ParameterDeclaration parameter = parameters.get(index);
    return keepSymbolic && parameter.value() instanceof ParameterValue.Number
        ? new ParameterHandle(parameter.name())
        : null;
  }

  /// The script looked at the value of a parameter.
  @Export
  public void concretise(String name) {
    concretised.add(name);
  }

  /// Refuses a key that no plan has; said of each before its value is looked at.
  @Export
  public void requireKey(String key) {
    guarded(
        () -> {
          draft.require(key);
          return key;
        });
  }

  /// Says what a key of the plan is: a node, a number, a parameter or a text.
  @Export
  public void decide(String key, Object value) {
    guarded(
        () -> {
          if (value instanceof String text) {
            draft.text(key, text);
          } else {
            draft.column(key, operand(value, key).expression());
          }
          return key;
        });
  }

  @Export
  public void plot(String name, Object column) {
    guarded(
        () -> {
          draft.plot(name, operand(column, "plot").expression());
          return name;
        });
  }

  @Export
  public void refuse(String message, String hint) {
    guarded(
        () -> {
          throw new Refusal(message, hint);
        });
  }

  /// Refuses a misspelled name.
  ///
  /// @param names the right ones, separated by commas
  /// @param hint used where none of them is near
  @Export
  public void refuseName(String what, String name, String names, String hint) {
    List<String> known = names.isEmpty() ? List.of() : Arrays.asList(names.split(","));
    String better = words.otherwise(name, known);
    if (better.isEmpty()) {
      List<String> near = Nearest.names(name, known);
      better = near.isEmpty() ? hint : "did you mean '" + String.join("' or '", near) + "'?";
    }
    if (better.isEmpty() && !known.isEmpty() && known.size() <= 12) {
      better = "it has " + String.join(", ", known);
    }
    refuse(what + " has no '" + name + "'", better);
  }

  /// The hint of the last refusal, for languages in which our exceptions arrive without it.
  @Export
  public String lastHint() {
    return last.hint();
  }

  /// The message of the last refusal; the empty text where it was asked for already.
  @Export
  public String takeMessage() {
    String message = last.message();
    last = new Refusal("", "");
    return message;
  }

  /// Refuses, from elsewhere on the host, in a way that both languages can show.
  public <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      last = refusal;
    } catch (PlanException refused) {
      last = new Refusal(String.valueOf(refused.getMessage()), "");
    } catch (IllegalArgumentException refused) {
      String message = String.valueOf(refused.getMessage());
      last = new Refusal(message, message.contains(" needs a ") ? words.mixedKinds() : "");
    }
    throw last;
  }

  /// The same node where it is one of this builder's.
  ///
  /// @throws Refusal where it belongs to another market
  public Node own(Node node) {
    if (node.owner() != this) {
      throw new Refusal(OTHER_MARKET, words.otherMarket());
    }
    return node;
  }

  /// Refuses a column of another market, which the guest's own words tell from this one's.
  @Export
  public void refuseOther() {
    refuse(OTHER_MARKET, words.otherMarket());
  }

  private Node node(List<Object> key, Supplier<Expression> make) {
    Node known = nodes.get(key);
    if (known == null) {
      Expression expression = make.get();
      size.add(expression);
      known = new Node(expression, this);
      nodes.put(key, known);
    }
    return known;
  }

  private Node constant(Scalar scalar) {
    return node(List.of("constant", scalar), () -> new Expression.Constant(scalar));
  }

  private Node column(Object value, String operator) {
    if (value instanceof Node node) {
      return own(node);
    }
    throw new Refusal(words.operator(operator) + " needs a column", "");
  }

  private Node operand(@Nullable Object value, String operator) {
    return value instanceof Node node ? own(node) : constant(scalar(value, operator));
  }

  private Scalar scalar(@Nullable Object value, String operator) {
    return switch (value) {
      case ParameterHandle(String name) -> new Scalar.Parameter(name);
      case Number number -> new Scalar.Literal(number.doubleValue());
      case null, default ->
          throw new Refusal(words.operator(operator) + " needs a column or a number", "");
    };
  }

  private List<Argument> arguments(Value list, String name) {
    List<Argument> arguments = new ArrayList<>();
    for (long index = 0; index < Math.min(list.getArraySize(), 30); index++) {
      Value element = list.getArrayElement(index);
      arguments.add(
          element.isString()
              ? new Argument.Word(element.asString())
              : argument(element.isHostObject() ? element.asHostObject() : element, name));
    }
    return arguments;
  }

  private Argument argument(Object value, String name) {
    return switch (value) {
      case Node node -> new Argument.Column(own(node).expression());
      case Value guest when guest.isNumber() ->
          new Argument.Number(new Scalar.Literal(guest.asDouble()));
      default -> new Argument.Number(scalar(value, name));
    };
  }

  /// Expressions are compared by identity, which is enough where equal ones are the same, and
  /// cheap.
  private Object identity(Argument argument) {
    return argument instanceof Argument.Column(Expression expression)
        ? new Identity(expression)
        : argument;
  }

  private record Identity(Expression expression) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity(Expression that) && that == expression;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(expression);
    }
  }
}
